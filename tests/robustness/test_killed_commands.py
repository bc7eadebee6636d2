"""Whole commands killed while they write: the repository is as before or as after, and stays clean."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from supervise_cli import resources
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.layout import Layout
from supervise_cli.workspace.tree import WorkingTree
from tests.robustness.tracing import Traced, traced
from tests.running import COMMAND, run_outside

CALLS = ("fsync", "link,linkat", "rename,renameat,renameat2")
"""Between these a write goes from nothing to everything; ``test_killed_writes`` goes through all calls."""

MOST = 40


def _seen(root: Path) -> dict[str, str]:
    source = WorkingTree(root, Layout(Catalogue.load(resources.schemas())))
    entries = source.entries()
    assert all(each.fault is None for each in entries), entries
    return {entry.path: raw.decode() for entry, raw in source.read(entries)}


def _validated(root: Path) -> tuple[int, list[str]]:
    done = run_outside("-C", root, "validate", "--format", "json", "--as-of", "2022-06-30")
    return done.code, [each["code"] for each in json.loads(done.out)["findings"]]


def _found(root: Path, *what: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run_outside("-C", root, "list", *what, "--json").ok().out)
    return found


def _session(root: Path, _: Path) -> list[str]:
    people = [each["id"] for each in _found(root, "person")]
    words = ["new-session", "--date", "2022-06-20", "--minutes", "60"]
    return [*words, "--attendee", people[0], "--supervisor", people[1], "--draft"]


def _void(root: Path, _: Path) -> list[str]:
    by = _found(root, "person")[0]["id"]
    return ["void", _unmentioned(root), "--reason", "重复录入", "--by", by]


def _unmentioned(root: Path) -> str:
    """A final session of which no other record speaks."""
    text = "".join(each.read_text(encoding="utf-8") for each in root.rglob("*.yaml"))
    sessions = [each["id"] for each in _found(root, "session") if each["status"] == "final"]
    return next(each for each in sessions if text.count(each) == 1)


def _people(root: Path, folder: Path) -> list[str]:
    table = folder / "people.csv"
    station = _found(root, "session")[0]["station"]
    rows = "".join(f"{name},{station},社工,2022-03-01\n" for name in ("欧阳甲", "欧阳乙", "欧阳丙"))
    table.write_text("姓名,站点,岗位,到岗时间\n" + rows, encoding="utf-8")
    return ["import", "people", str(table)]


COMMANDS: dict[str, tuple[Callable[[Path, Path], list[str]], int]] = {
    "new-session": (_session, 1),
    "void": (_void, 0),
    "import": (_people, 3),
}


def _killed(root: Path, words: Sequence[str], log: Path, calls: str, n: int) -> Traced:
    command = [*COMMAND, "-C", str(root), *words]
    return traced(command, log, trace=calls, inject=f"{calls}:signal=SIGKILL:when={n}")


def _left(root: Path) -> tuple[str, ...]:
    """What an interrupted write left lying about, tokens apart."""
    own = [each for each in (root / ".sup").rglob("*") if each.is_file()]
    temporary = [each for each in root.rglob(".~sup-*") if root / ".sup" not in each.parents]
    names = (each.relative_to(root).as_posix() for each in [*own, *temporary])
    return tuple(
        sorted(re.sub(r"[0-9a-f]{16}", "", n) for n in names if not n.endswith(("lock", ".gitignore")))
    )


def _write_another(root: Path) -> None:
    run_outside("-C", root, "new-station", "--name", "某村", "--division-code", "410922104999").ok()


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_all_or_nothing(records: Path, tmp_path: Path, name: str) -> None:
    make, added = COMMANDS[name]
    words = make(records, tmp_path)
    before = _seen(records)
    clean = _validated(records)
    kills, tried = 0, set[tuple[str, ...]]()
    for calls in CALLS:
        for n in range(1, MOST):
            root = Path(shutil.copytree(records, tmp_path / f"{calls[:6]}{n}"))
            ended = _killed(root, words, tmp_path / "log", calls, n)
            seen = _seen(root)
            new = [path for path in seen if path not in before]
            changed = [path for path in before if seen[path] != before[path]]
            if ended.code == 0:
                assert (len(new), len(changed)) == (added, 1 - bool(added))
                break
            kills += 1
            assert ended.code == -9, ended.err.decode()
            assert (len(new), len(changed)) in ((0, 0), (added, 1 - bool(added))), (calls, n)
            assert all(seen[path].endswith("\n") for path in [*new, *changed])
            left = _left(root)
            if left not in tried:
                tried.add(left)
                assert _validated(root) == clean, (calls, n)
                # The next writer is not in the way of what was left, and finishes it.
                _write_another(root)
                assert {path for path in _seen(root) if path not in seen} == {"stations/ST-410922104999.yaml"}
                assert not [each for each in _left(root) if each.startswith(".sup/")]
            shutil.rmtree(root)
        else:
            raise AssertionError(f"{MOST} kills and still not done: {calls}")
    assert kills >= 2


@pytest.mark.slow
def test_a_killed_mending_leaves_every_file_old_or_new(records: Path, tmp_path: Path) -> None:
    sound = _seen(records)
    clean = _validated(records)
    paths = [path for path in sorted(sound) if path.startswith("sessions/")][:3]
    for path in paths:
        typed = re.sub(r'^date: "(.*)"$', r"date: \1", sound[path], flags=re.MULTILINE)
        assert typed != sound[path]
        (records / path).write_text(typed, encoding="utf-8")
    wrong = _seen(records)
    states = set()
    for calls in CALLS:
        for n in range(1, MOST):
            root = Path(shutil.copytree(records, tmp_path / f"{calls[:6]}{n}"))
            ended = _killed(root, ["validate", "--fix", "--as-of", "2022-06-30"], tmp_path / "log", calls, n)
            seen = _seen(root)
            assert seen.keys() == sound.keys()
            assert all(seen[path] in (wrong[path], sound[path]) for path in seen)
            states.add(sum(seen[path] == sound[path] for path in paths))
            if ended.code == 0:
                assert seen == sound
                assert _validated(root) == clean
                break
            assert ended.code == -9, ended.err.decode()
            run_outside("-C", root, "validate", "--fix", "--as-of", "2022-06-30")
            assert _seen(root) == sound
            assert not [each for each in _left(root) if each.startswith(".sup/")]
            shutil.rmtree(root)
        else:
            raise AssertionError(f"{MOST} kills and still not done: {calls}")
    # The kills came before, between and after.
    assert states == {0, 1, 2, 3}


def test_a_record_of_an_unfinished_batch_can_be_shown_and_withdrawn(records: Path, tmp_path: Path) -> None:
    session = _unmentioned(records)
    path = next(each for each in records.rglob(session + ".yaml"))
    place = records / ".sup" / "batch" / "0123" / path.relative_to(records)
    place.parent.mkdir(parents=True)
    path.rename(place)
    run_outside("-C", records, "show", session).ok()
    by = _found(records, "person")[0]["id"]
    run_outside("-C", records, "void", session, "--reason", "重复录入", "--by", by).ok()
    assert "status: void" in path.read_text(encoding="utf-8")
    assert not place.exists()
