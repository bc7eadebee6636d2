"""After a change, what is judged again and what still stands come to what a first look finds."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from supervise_cli.model import Finding
from supervise_cli.pipeline import judging
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import opened
from tests.rules import repository
from tests.rules.test_cases import AS_OF
from tests.rules.test_naive import repositories
from tests.rules.test_naive_record import WORLDS
from tests.rules.test_naive_record import repositories as of_world

STEPS = 4
MADE = {"links and times": repositories(), **{name: of_world(each) for name, each in WORLDS.items()}}


def _write(root: Path, files: dict[str, bytes]) -> None:
    for old in [each for each in root.rglob("*.yaml") if each.relative_to(root).as_posix() not in files]:
        old.unlink()
    for path, raw in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists() or place.read_bytes() != raw:
            place.write_bytes(raw)


def _validate(root: Path) -> list[Finding]:
    with opened(root, repository.NOW, as_of=AS_OF) as state:
        return list(check(state).findings)


@st.composite
def histories(draw: st.DrawFn, made: st.SearchStrategy[dict[str, bytes]]) -> list[dict[str, bytes]]:
    """A repository, and how it looks after each of some changes to a few of its files."""
    states = [draw(made)]
    for _ in range(STEPS - 1):
        files, other = dict(states[-1]), draw(made)
        paths = draw(st.lists(st.sampled_from(sorted({*files, *other})), min_size=1, max_size=3))
        for path in set(paths) - {"sup.yaml"}:
            if path in other:
                files[path] = other[path]
            else:
                files.pop(path, None)
        states.append(files)
    return states


@pytest.mark.parametrize("name", MADE)
def test_judged_again(
    name: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: Counter[str] = Counter()
    many = 40 if name == "links and times" else 15
    since = judging.since

    def counted(*arguments: object) -> judging.Since | None:
        last = since(*arguments)  # type: ignore[arg-type]
        seen["in part" if last is not None else "whole"] += 1
        return last

    monkeypatch.setattr(judging, "since", counted)

    @settings(
        max_examples=many,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(histories(MADE[name]))
    def agree(states: list[dict[str, bytes]]) -> None:
        root = tmp_path_factory.mktemp("repository")
        before: list[Finding] = []
        for files in states:
            _write(root, files)
            found = _validate(root)
            assert found == repository.findings(files, AS_OF)
            seen["changed"] += found != before
            before = found
        shutil.rmtree(root)

    agree()
    assert min(seen["whole"], seen["in part"], seen["changed"]) >= many, seen


def test_only_what_changed_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = Path(__file__).parents[2] / "examples" / "puyang"
    root = tmp_path / "puyang"
    shutil.copytree(example, root)
    _validate(root)
    asked: list[frozenset[str]] = []
    since = judging.since

    def noted(*arguments: object) -> judging.Since | None:
        last = since(*arguments)  # type: ignore[arg-type]
        assert last is not None
        asked.append(last.judged)
        return last

    monkeypatch.setattr(judging, "since", noted)
    session = sorted(root.glob("sessions/*/*/*.yaml"))[0]
    session.write_bytes(session.read_bytes() + b"# looked through\n")
    _validate(root)
    naming = {each.stem for each in root.rglob("*.yaml") if session.stem in each.read_text("utf-8")}
    assert asked == [naming | {session.stem}]
    assert len(naming) < len(list(root.rglob("*.yaml"))) / 2
