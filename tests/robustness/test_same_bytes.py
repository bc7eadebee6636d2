"""The same records give the same bytes: anywhere, whatever happened to the cache, from whichever source."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from supervise_cli.workspace.tree import still_holds
from tests.robustness.gitting import committed, git
from tests.running import run_outside
from tests.tools import ROOT

MONTH = ("--month", "2022-06")
COMMANDS = {
    "findings": ("validate", "--format", "json"),
    "text": ("validate", "--all"),
    "en": ("validate", "--format", "json", "--all"),
    "md": ("report", *MONTH, "--format", "md"),
    "json": ("report", *MONTH, "--format", "json"),
    "html": ("report", *MONTH, "--format", "html"),
    "list": ("list", "session", "--json"),
    "actions": ("list", "actions"),
    "first screen": (),
}
ONE_PROCESS = """
import contextlib, io, json, os, sys
from supervise_cli.cli.main import run
answers = {}
os.chdir(sys.argv[2])
for name, words in json.loads(sys.argv[1]).items():
    kept = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\\n")
    with contextlib.redirect_stdout(kept):
        code = run(words)
    kept.flush()
    answers[name] = [code, kept.buffer.getvalue().decode()]
sys.stdout.write(json.dumps(answers))
"""
# Only the first is sure to be installed; one that is not there is C to every program, which is a case too.
PLACES: dict[str, dict[str, str | None]] = {
    "Shanghai, C": {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "Kiritimati, English": {"TZ": "Pacific/Kiritimati", "LC_ALL": "en_US.UTF-8", "PYTHONHASHSEED": "4242"},
    "Midway, Chinese": {
        "TZ": "Pacific/Midway",
        "LC_ALL": "zh_CN.UTF-8",
        "LANG": "zh_CN.GBK",
        "COLUMNS": "40",
    },
    "nothing set": {"TZ": None, "LC_ALL": None, "LANG": None, "LC_CTYPE": None, "PYTHONUTF8": "0"},
}


def _answers(folder: Path, env: Mapping[str, str | None], cache: Path) -> dict[str, tuple[int, str]]:
    environment = {**os.environ, "SUP_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT)}
    for name, value in env.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    done = subprocess.run(
        [sys.executable, "-c", ONE_PROCESS, json.dumps(COMMANDS), str(folder)],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {name: (code, out) for name, (code, out) in json.loads(done.stdout).items()}


def _spoil(folder: Path) -> Path:
    """Records with findings of several kinds, so that there is something to print."""
    sessions = sorted((folder / "sessions").rglob("S-*.yaml"))
    text = sessions[0].read_text(encoding="utf-8")
    sessions[0].write_text(re.sub(r"(?m)^station: .*$", "station: ST-410999999", text), encoding="utf-8")
    text = sessions[1].read_text(encoding="utf-8")
    sessions[1].write_text(text + "minuets: 60\n", encoding="utf-8")
    sessions[2].write_bytes(sessions[2].read_bytes()[:-20] + b"\xb6\xbd\n")
    shutil.copy(sessions[3], sessions[3].with_name(sessions[3].stem + " (1).yaml"))
    shutil.copy(sessions[4], sessions[4].with_name("S-20220630-ZZZZZ.yaml"))
    (folder / "sessions/2022/06/S-20220630-YYYYY.yaml").write_text("a: [\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def spoilt(small_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _spoil(Path(shutil.copytree(small_demo, tmp_path_factory.mktemp("spoilt") / "records")))


@pytest.fixture(scope="module")
def expected(spoilt: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    return _answers(spoilt, {}, tmp_path_factory.mktemp("first"))


def test_there_is_something_to_compare(expected: dict[str, tuple[int, str]]) -> None:
    codes = {each["code"] for each in json.loads(expected["findings"][1])["findings"]}
    assert {"SUP003", "SUP006", "SUP102", "SUP201", "SUP203"} <= codes
    assert {name: code for name, (code, _) in expected.items()} == {
        name: int(words[:1] == ("validate",)) for name, words in COMMANDS.items()
    }
    assert all(len(out) > 60 for _, out in expected.values())


@pytest.mark.parametrize("place", PLACES)
def test_zones_locales_hash_seeds_folders_and_caches(
    spoilt: Path, expected: dict[str, tuple[int, str]], tmp_path: Path, place: str
) -> None:
    folder = tmp_path / "另 一处" / "records"
    folder.mkdir(parents=True)
    # Another folder, its files made in another order.
    for each in sorted(spoilt.rglob("*"), reverse=True):
        target = folder / each.relative_to(spoilt)
        if each.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(each, target)
    for _ in ("cold", "warm"):
        answers = _answers(folder, PLACES[place], tmp_path / "cache")
        for name, wanted in expected.items():
            assert answers[name] == wanted, name


def test_working_tree_staged_files_and_commit_agree(spoilt: Path, tmp_path: Path) -> None:
    folder = committed(Path(shutil.copytree(spoilt, tmp_path / "records")))
    wanted = run_outside("-C", folder, "validate", "--format", "json")
    assert wanted.code == 1
    for words in (["--staged"], ["--rev", "HEAD"], ["--rev", "main", "--staged"][:2]):
        for cache in ("shared", "own"):
            env = {} if cache == "shared" else {"SUP_CACHE_DIR": str(tmp_path / "-".join(words))}
            found = run_outside("-C", folder, "validate", "--format", "json", *words, env=env)
            assert (found.code, found.out) == (1, wanted.out), words
    # What is on disk does not count for the other two, nor the other way round.
    for each in (folder / "sessions").rglob("*.yaml"):
        each.unlink()
    assert run_outside("-C", folder, "validate", "--format", "json").out != wanted.out
    assert run_outside("-C", folder, "validate", "--format", "json", "--staged").out == wanted.out
    git(folder, "add", "-A")
    assert run_outside("-C", folder, "validate", "--format", "json", "--staged").out != wanted.out
    assert run_outside("-C", folder, "validate", "--format", "json", "--rev", "HEAD").out == wanted.out


# --- what may happen to a cache ------------------------------------------------------------------


def _half(place: Path, _: Path) -> None:
    os.truncate(place, place.stat().st_size // 2)


def _nothing(place: Path, _: Path) -> None:
    os.truncate(place, 0)


def _zeros_in_the_middle(place: Path, _: Path) -> None:
    raw = bytearray(place.read_bytes())
    third = len(raw) // 3
    raw[third : 2 * third] = bytes(third)
    place.write_bytes(raw)


def _flipped(place: Path, _: Path) -> None:
    raw = bytearray(place.read_bytes())
    for at in range(200, len(raw), 997):
        raw[at] ^= 0xFF
    place.write_bytes(raw)


def _text(place: Path, _: Path) -> None:
    place.write_text("不是数据库\n" * 100, encoding="utf-8")


def _folder(place: Path, _: Path) -> None:
    place.unlink()
    place.mkdir()


def _link(place: Path, _: Path) -> None:
    elsewhere = place.parent.parent / "precious"
    elsewhere.write_text("precious\n", encoding="utf-8")
    place.unlink()
    place.symlink_to(elsewhere)


def _another_repository(place: Path, other: Path) -> None:
    shutil.copy2(other, place)
    shutil.copy2(other.with_suffix(".seal"), place.with_suffix(".seal"))


def _no_seal(place: Path, _: Path) -> None:
    place.with_suffix(".seal").unlink()


def _seal_is_a_folder(place: Path, _: Path) -> None:
    place.with_suffix(".seal").unlink()
    place.with_suffix(".seal").mkdir()


def _forged(place: Path, _: Path) -> None:
    """A verdict that says that all is well, and every fault gone; size and time as they were."""
    about = place.stat()
    with sqlite3.connect(place) as connection:
        connection.execute("DELETE FROM fault")
        connection.execute("UPDATE unit SET valid = 1")
        connection.execute("DELETE FROM verdict")
    connection.close()
    os.utime(place, ns=(about.st_atime_ns, about.st_mtime_ns))


def _tables_gone(place: Path, _: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("DROP TABLE fault")
    connection.close()


def _journal(place: Path, _: Path) -> None:
    place.with_name(place.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))


DAMAGE = [
    _half, _nothing, _zeros_in_the_middle, _flipped, _text, _folder, _link, _another_repository, _no_seal,
    _seal_is_a_folder, _forged, _tables_gone, _journal,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda each: each.__name__.strip("_"))
def test_a_damaged_cache_changes_nothing(
    spoilt: Path,
    small_demo: Path,
    expected: dict[str, tuple[int, str]],
    cache_dir: Path,
    damage: Callable[[Path, Path], None],
) -> None:
    words = ("-C", spoilt, "validate", "--format", "json")
    run_outside(*words)
    (place,) = cache_dir.glob("*.sqlite")
    run_outside("-C", small_demo, "validate").ok()
    other = next(each for each in cache_dir.glob("*.sqlite") if each != place)
    damage(place, other)
    for _ in range(2):
        found = run_outside(*words)
        assert (found.code, found.out) == expected["findings"]
        assert found.err == ""
    precious = cache_dir.parent / "precious"
    if precious.exists():
        assert precious.read_text(encoding="utf-8") == "precious\n"
        precious.unlink()


def test_what_the_cache_holds_is_for_the_owner_only(spoilt: Path, cache_dir: Path) -> None:
    shutil.rmtree(cache_dir)
    run_outside("-C", spoilt, "validate")
    assert cache_dir.stat().st_mode & 0o77 == 0
    assert [each for each in cache_dir.iterdir() if each.stat().st_mode & 0o77] == []


# --- changes that hide ---------------------------------------------------------------------------


@pytest.mark.parametrize("age", [0, 3600], ids=["just now", "an hour ago"])
@pytest.mark.parametrize("how", ["written over", "another file in its place"])
def test_a_change_of_equal_size_and_time_is_noticed(records: Path, age: int, how: str) -> None:
    place = sorted((records / "sessions").rglob("S-*.yaml"))[0]
    about = place.stat()
    stamp = (about.st_atime_ns, about.st_mtime_ns - age * 10**9)
    os.utime(place, ns=stamp)
    assert run_outside("-C", records, "validate").code == 0
    before = place.read_bytes()
    after = before.replace(b"status: final", b"status: fnial")
    assert len(after) == len(before)
    if how == "written over":
        with place.open("r+b") as file:
            file.write(after)
    else:
        new = place.with_name("new")
        new.write_bytes(after)
        new.replace(place)
    os.utime(place, ns=stamp)
    found = json.loads(run_outside("-C", records, "validate", "--format", "json").out)["findings"]
    assert [each["code"] for each in found] == ["SUP111"]


def test_a_file_written_just_before_it_was_read_is_read_again() -> None:
    # Within one tick of the clock a file may change once more and look the same in every respect.
    found = os.stat_result(
        (0o100600, 7, 0, 1, 0, 0, 60, 0, 0, 0), {"st_mtime_ns": 10**18, "st_ctime_ns": 10**18}
    )
    for seen, trusted in ((10**18 - 1, False), (10**18 + 10**9, False), (10**18 + 3 * 10**9, True)):
        stamp = ("p", 60, 10**18, 10**18, 7, seen, "content")
        assert still_holds(stamp, found) is trusted
