"""``-o FILE``: whole or not at all, and what is no file is never replaced by one."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from supervise_cli.errors import WriteFailed
from supervise_cli.workspace.saving import write_output


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "月报.md"
    place.write_text("旧的，更长的内容", encoding="utf-8")
    write_output(place, "新".encode())
    assert place.read_text(encoding="utf-8") == "新"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT RUN: no pipes on this system")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    place = tmp_path / "pipe"
    os.mkfifo(place)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(place.read_bytes()), daemon=True)
    reader.start()
    write_output(place, b"report")
    reader.join(timeout=10)
    assert got == [b"report"]
    assert stat.S_ISFIFO(place.stat().st_mode)
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(WriteFailed):
        write_output(folder, b"report")
    assert folder.is_dir()
