"""``sup edit``: an unfinished copy is taken up again, said to be so, or thrown away."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An editor that writes what lies in ``typed``; at first something that is no record."""
    script, typed = tmp_path / "editor.py", tmp_path / "typed"
    script.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path(sys.argv[1]).write_bytes(pathlib.Path({str(typed)!r}).read_bytes())\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    typed.write_text("label: [\n", "utf-8")
    return typed


def test_an_unfinished_copy_is_said_to_be_one_and_can_be_thrown_away(office: Office, breaking: Path) -> None:
    record = office.root / "people" / f"{office.worker}.yaml"
    before = record.read_bytes()
    first = office.run("edit", "王秀兰")
    assert (first.code, record.read_bytes()) == (2, before)
    assert f"sup edit {office.worker} --discard" in first.err
    assert "上次没改完" not in first.err
    again = office.run("edit", "王秀兰")
    assert "上次没改完，接着改那个副本" in again.err
    assert f"sup edit {office.worker} --discard" in again.err
    gone = office.run("edit", "王秀兰", "--discard").ok()
    assert "扔掉了" in gone.err
    assert record.read_bytes() == before
    breaking.write_bytes(before.replace("王秀兰".encode(), "王秀英".encode()))
    fresh = office.run("edit", "王秀兰").ok()
    assert "上次没改完" not in fresh.err
    assert "王秀英" in record.read_text("utf-8")


def test_nothing_to_throw_away(office: Office) -> None:
    ran = office.run("edit", "王秀兰", "--discard").ok()
    assert "没有没改完的副本" in ran.err


def test_a_copy_of_a_record_that_changed_since(office: Office, breaking: Path) -> None:
    record = office.root / "people" / f"{office.worker}.yaml"
    office.run("edit", "王秀兰")
    record.write_bytes(record.read_bytes() + b"# later\n")
    ran = office.run("edit", "王秀兰")
    assert ran.code == 2
    assert f"sup edit {office.worker} --discard" in ran.err
    office.run("edit", "王秀兰", "--discard").ok()
    breaking.write_bytes(record.read_bytes() + b"# later still\n")
    office.run("edit", "王秀兰").ok()
    assert record.read_bytes().endswith(b"# later still\n")


def test_a_spoiled_record_is_told_of_and_can_be_repaired(office: Office, breaking: Path) -> None:
    path = office.made(*SESSION, "--action", f"what=补齐台账;owner={office.worker}")
    good = path.read_bytes()
    for words in (("due",), ("status",), ("brief", "柳格镇"), ("list",), ("list", "actions")):
        assert "没算在内" not in office.run(*words, *TODAY).ok().err
    path.write_bytes(good.replace(b"status: final", b"status: [final", 1))
    for words in (("due",), ("due", "--json"), ("status",), ("brief", "柳格镇"), ("list",), ("done", "台账")):
        assert (
            office.run(*words, *TODAY).err.count("有 1 个文件读不出来、格式不对或者编号重复，没算在内") == 1
        ), words
    place = path.relative_to(office.root).as_posix()
    shown = office.run("show", path.stem)
    assert shown.code == 2 and f"sup edit {path.stem}" in shown.err and f"sup validate {place}" in shown.err
    breaking.write_bytes(good)
    for typed in (path.stem, place, f"./{place}"):
        path.write_bytes(b"schema: session/1\n\tid: x\n")
        office.run("edit", typed).ok()
        assert path.read_bytes() == good
    assert "没算在内" not in office.run("done", "台账", *TODAY).ok().err
    # A draft counts nowhere anyhow, but the number is the one of the report and of the check.
    draft = office.made(*SESSION, "--draft")
    draft.write_bytes(draft.read_bytes() + b"minutes2: x\n")
    assert "有 1 个文件" in office.run("due", *TODAY).ok().err
    explained = json.loads(office.run("explain", "invalid_records", "--month", "2022-06", "--json").ok().out)
    checked = json.loads(office.run("validate", "--format", "json", *TODAY).out)
    assert explained["value"] == checked["summary"]["invalid"] == 1
