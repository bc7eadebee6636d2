"""``sup validate`` of a working tree starts no program and writes nowhere but in its cache."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.robustness.gitting import booby_trap, committed, git
from tests.robustness.tracing import Traced, traced
from tests.running import COMMAND, run_outside

WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")
CHANGES = re.compile(r"mk|rename|(un|sym)?link|rmdir|f?chmod|[fl]?chown|truncate|utime|setxattr|creat")
NEW = ("new-station", "--name", "某村", "--division-code", "410922104999")
STARTS = frozenset({"fork", "vfork"})
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def _touched(ran: Traced) -> set[str]:
    """The paths that some call would have written, made, renamed or removed."""
    found = set()
    for name, rest in ran.calls:
        if (CHANGES.match(name) and name not in {"readlink", "fchmod", "fchown"}) or (
            name in {"open", "openat", "openat2"} and WRITES.search(rest)
        ):
            found |= {match[1] for match in QUOTED.finditer(rest)}
    return found - {os.devnull, "/dev/tty"}


def _processes(ran: Traced) -> list[str]:
    """Every program started, and every process made that is no thread."""
    started = [rest for name, rest in ran.calls if name in {"execve", "execveat"} and "= 0" in rest]
    forked = [rest for name, rest in ran.calls if name in STARTS]
    cloned = [rest for name, rest in ran.calls if name in {"clone", "clone3"} and "CLONE_THREAD" not in rest]
    return [*started, *forked, *cloned]


def _tree(folder: Path) -> dict[str, tuple[int, ...]]:
    found = {}
    for each in [folder, *folder.rglob("*")]:
        about = each.lstat()
        found[str(each)] = (about.st_mode, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
    return found


@pytest.fixture
def trapped(records: Path) -> tuple[Path, Path]:
    """(a repository whose every git setting is a trap, the file that is there once one was sprung)."""
    (records / "sessions" / "2022" / "06" / "S-20220601-AAAA1.yaml").write_text("a: [\n", encoding="utf-8")
    committed(records)
    return records, booby_trap(records)


def test_the_traps_are_real(trapped: tuple[Path, Path]) -> None:
    # Else nothing below would show anything.
    records, sprung = trapped
    subprocess.run(["git", "status"], cwd=records, capture_output=True, check=False)
    assert sprung.exists()


@pytest.mark.parametrize(
    "words", [("validate",), ("validate", "--all", "--format", "json"), ("list", "session")]
)
def test_no_program_is_started_and_nothing_written(
    trapped: tuple[Path, Path], tmp_path: Path, cache_dir: Path, words: tuple[str, ...]
) -> None:
    records, sprung = trapped
    before = _tree(records)
    for _ in range(2):  # with a cold cache and a warm one
        command = [COMMAND[0], "-B", *COMMAND[1:], "-C", str(records), *words]
        ran = traced(command, tmp_path / "log", trace="%process,%file,%desc")
        assert ran.code == (1 if words[0] == "validate" else 0), ran.err
        assert len(_processes(ran)) == 1
        touched = _touched(ran)
        assert touched
        assert {each for each in touched if not each.startswith(str(cache_dir))} == set()
    assert _tree(records) == before
    assert not sprung.exists()


def test_a_repository_that_cannot_be_written_is_checked_as_any_other(
    records: Path, as_nobody_special: list[str]
) -> None:
    wanted = run_outside("-C", records, "validate", "--format", "json").ok().out
    for each in [records, *records.rglob("*")]:
        each.chmod(0o500 if each.is_dir() else 0o400)
    try:
        done = subprocess.run(
            [*as_nobody_special, *COMMAND, "-C", str(records), "validate", "--format", "json"],
            capture_output=True,
            check=False,
        )
        refused = subprocess.run(
            [*as_nobody_special, *COMMAND, "-C", str(records), *NEW],
            capture_output=True,
            check=False,
        )
    finally:
        for each in [records, *records.rglob("*")]:
            each.chmod(0o700 if each.is_dir() else 0o600)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, wanted, b"")
    assert refused.returncode == 2
    assert "没有写成" in refused.stderr.decode()
    assert "Traceback" not in refused.stderr.decode()


@pytest.mark.parametrize("spoil", ["closed", "file", "missing parent is a file", "no home"])
def test_no_cache_folder_to_be_had(
    records: Path, tmp_path: Path, as_nobody_special: list[str], spoil: str
) -> None:
    wanted = run_outside("-C", records, "validate", "--format", "json").ok().out
    place = tmp_path / "cache"
    environment = {**os.environ, "SUP_CACHE_DIR": str(place)}
    if spoil == "closed":
        place.mkdir(mode=0o500)
    elif spoil == "file":
        place.write_text("x", encoding="utf-8")
    elif spoil == "no home":
        for name in ("SUP_CACHE_DIR", "XDG_CACHE_HOME"):
            environment.pop(name, None)
        place.write_text("x", encoding="utf-8")
        environment["HOME"] = str(place / "below")
    else:
        place.write_text("x", encoding="utf-8")
        environment["SUP_CACHE_DIR"] = str(place / "below")
    done = subprocess.run(
        [*as_nobody_special, *COMMAND, "-C", str(records), "validate", "--format", "json"],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, wanted, b"")


def test_staged_files_and_commits_start_git_only(trapped: tuple[Path, Path], tmp_path: Path) -> None:
    records, sprung = trapped
    before = _tree(records)
    for words in (["--staged"], ["--rev", "HEAD"]):
        command = [*COMMAND, "-C", str(records), "validate", "--format", "json", *words]
        ran = traced(command, tmp_path / "log", trace="%process,%file,%desc")
        assert ran.code == 1, ran.err
        assert [each["code"] for each in json.loads(ran.out)["findings"]] != []
        assert not sprung.exists(), sprung.read_text(encoding="utf-8")
        inside = {each for each in _touched(ran) if each.startswith(str(records))}
        assert inside == set()
    assert _tree(records) == before


def test_a_missing_object_is_not_fetched(trapped: tuple[Path, Path]) -> None:
    # In a partial clone git would ask the remote, and the remote is a program of the repository's choice.
    records, sprung = trapped
    path = "sessions/2022/06/S-20220601-AAAA1.yaml"
    blob = git_without_traps(records, "rev-parse", f"HEAD:{path}")
    (records / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    done = run_outside("-C", records, "validate", "--format", "json", "--rev", "HEAD")
    assert done.code == 1, done.err
    found = [(each["code"], each["path"]) for each in json.loads(done.out)["findings"]]
    assert found == [("SUP001", path)]
    assert not sprung.exists()


def git_without_traps(folder: Path, *words: str) -> str:
    """Git on a trapped repository, its configuration laid aside."""
    config = folder / ".git" / "config"
    kept = config.read_bytes()
    config.write_text("[core]\n\trepositoryformatversion = 0\n", encoding="utf-8")
    try:
        return git(folder, *words).strip()
    finally:
        config.write_bytes(kept)
