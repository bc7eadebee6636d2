"""Readers that go away, streams that are closed, terminals that know no Chinese: no traceback, no noise."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.running import COMMAND

PLACES = {
    "C": {"LC_ALL": "C"},
    "C, no UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "GBK console": {"PYTHONIOENCODING": "gbk"},
    "ASCII console": {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
}
COMMANDS = (
    ("list", "session"), ("list", "person", "--json"), ("validate", "--format", "json"), ("--help",),
    ("report", "--month", "2022-06"), ("show", "nosuch"), ("new-session", "--help"), ("explain", "SUP201"),
)  # fmt: skip


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, **more}


def _shell(script: str, *words: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """A shell script that has the program as ``"$@"``."""
    return subprocess.run(
        ["bash", "-c", script, "sh", *COMMAND, *map(str, words)],
        capture_output=True,
        env=_environment(**more),
        timeout=60,
        check=False,
    )


def _calm(err: bytes) -> None:
    assert b"Traceback" not in err
    assert b"Exception ignored" not in err
    assert b"Error" not in err


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_away(small_demo: Path, words: tuple[str, ...]) -> None:
    for reader in ("head -n 1 >/dev/null", "true", "head -c 10 >/dev/null"):
        done = _shell(f'set -o pipefail; "$@" | {reader}', "-C", small_demo, *words)
        _calm(done.stderr)
        assert done.returncode == (2 if words[0] == "show" else 0)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(small_demo: Path, words: tuple[str, ...], closed: str) -> None:
    done = _shell(f'exec {closed}; "$@"', "-C", small_demo, *words)
    _calm(done.stderr)
    assert done.returncode == (2 if words == ("show", "nosuch") else 0)


def test_a_full_disk_behind_the_output(small_demo: Path) -> None:
    done = _shell('"$@" > /dev/full', "-C", small_demo, "list", "session")
    _calm(done.stderr)
    assert done.returncode == 2
    assert done.stderr.decode().strip()


@pytest.mark.parametrize("place", PLACES)
def test_terminals_that_know_no_chinese(small_demo: Path, place: str) -> None:
    for words in COMMANDS:
        done = subprocess.run(
            [*COMMAND, "-C", str(small_demo), *words],
            capture_output=True,
            env=_environment(**PLACES[place]),
            check=False,
        )
        _calm(done.stderr)
        # The same bytes as anywhere: UTF-8, which every terminal of today reads.
        assert (done.stdout + done.stderr).decode("utf-8")
        usual = subprocess.run([*COMMAND, "-C", str(small_demo), *words], capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (usual.returncode, usual.stdout, usual.stderr)


def _on_a_terminal(
    words: list[str], folder: Path, columns: int, rows: int = 24, **more: str
) -> tuple[int, str]:
    import pexpect

    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "-C", str(folder), *words],
        env=_environment(TERM="xterm", **more),
        dimensions=(rows, columns),
        timeout=60,
        encoding="utf-8",
    )
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus if child.exitstatus is not None else -1), str(child.before)


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: needs a pseudo-terminal")
@pytest.mark.parametrize("columns", [80, 40, 20])
def test_a_narrow_terminal(small_demo: Path, columns: int) -> None:
    for words in (
        ["--help"],
        ["new-session", "--help"],
        ["list", "station"],
        ["list"],
        [],
        ["validate"],
        ["due"],
    ):
        code, said = _on_a_terminal(words, small_demo, columns)
        assert code == 0, said
        assert "Traceback" not in said
        if columns == 80 and words in (["--help"], ["list"], [], ["validate"], ["due"]):
            assert [line for line in said.splitlines() if wcswidth(line) > columns] == []


def test_colour_only_where_it_is_wanted(small_demo: Path, tmp_path: Path) -> None:
    (tmp_path / "sup.yaml").write_text("nonsense\n", encoding="utf-8")
    code, said = _on_a_terminal(["validate"], tmp_path, 80)
    assert code == 1
    assert "\x1b[" in said
    _, plain = _on_a_terminal(["validate"], tmp_path, 80, NO_COLOR="1")
    assert "\x1b" not in plain
    piped = subprocess.run([*COMMAND, "-C", str(tmp_path), "validate"], capture_output=True, check=False)
    assert b"\x1b" not in piped.stdout


ACTS = "\x1b]0;owned\x07\x1b[2J\u202e\u2066\x9b\x00"[:-1]


@pytest.mark.parametrize(
    "words",
    [
        ("show", ACTS), ("done", ACTS), ("list", ACTS), ("validate", "--select", ACTS), ("validate", ACTS),
        ("report", "--month", ACTS), ("report", "--scope", ACTS), ("explain", ACTS), (ACTS,),
        ("list", "--month", ACTS), ("new-session", "--date", ACTS, "--dry-run"),
        ("new-session", "--from", ACTS), ("import", "people", ACTS), ("new-session", "--attendee", ACTS),
        ("validate", "--as-of", ACTS), ("--" + ACTS,), ("validate", "--rev", ACTS),
    ],
    ids=lambda each: each[0] if each[0].isascii() and each[0].isprintable() else "bare",
)  # fmt: skip
def test_what_is_typed_does_not_act(small_demo: Path, words: tuple[str, ...]) -> None:
    done = subprocess.run([*COMMAND, "-C", str(small_demo), *words], capture_output=True, check=False)
    _harmless(done)


def test_what_records_hold_does_not_act(records: Path) -> None:
    person = sorted((records / "people").glob("P-*.yaml"))[0]
    text = person.read_text(encoding="utf-8")
    person.write_text(re.sub(r"(?m)^label: .*$", "label: 王\u202e秀\u2066兰\u200b", text), encoding="utf-8")
    for words in (["list", "person"], ["show", person.stem], ["list", "person", "--json"], ["validate"]):
        done = subprocess.run([*COMMAND, "-C", str(records), *words], capture_output=True, check=False)
        assert done.stdout
        _harmless(done)


def _harmless(done: subprocess.CompletedProcess[bytes]) -> None:
    said = (done.stdout + done.stderr).decode("utf-8")
    assert {c for c in said if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}} <= {"\n", "\t"}
    _calm(done.stderr)


def test_interrupted(small_demo: Path) -> None:
    # Again and again a little later, until the command is done before it is interrupted.
    for n in range(40):
        child = subprocess.Popen(
            [*COMMAND, "-C", str(small_demo), "validate"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        time.sleep(0.12 + n * 0.04)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
        if child.returncode == 0:
            return
        assert child.returncode in (2, -signal.SIGINT, 1), err
        if child.returncode == 2:
            _calm(err)
    raise AssertionError("never came to an end")
