"""The tests of what asks the definitions besides the rules: warmed once, run again in children."""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from tests.mutants import trying
from tests.mutants.cases import Watching
from tests.mutants.making import Mutant
from tests.tools import ROOT


def by_tests(mutants: Sequence[Mutant], tests: Sequence[str]) -> list[Mutant]:
    """The mutants that a test tells apart from the program."""
    # The same examples in every child, none written down, and none made smaller: that they fail is enough.
    settings.register_profile(
        "mutants", derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
    )
    settings.load_profile("mutants")
    judge = _Judge(mutants)
    options = [
        "-q",
        "-s",
        "--assert=plain",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        *(str(ROOT / each) for each in tests),
    ]
    code = pytest.main(options, plugins=[judge])
    if judge.failing or code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(f"fails without any mutation: {judge.failing or code}")
    return judge.killed


class _Judge:
    """Runs the tests once to see what each asks, then for every mutant those that ask it."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self.killed: list[Mutant] = []
        self.failing: list[str] = []
        self._mutants = mutants

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # By file: what a fixture shared by a file asks is asked once, for the first of its tests.
        touched_in: defaultdict[Path, set[tuple[str, str]]] = defaultdict(set)
        asking: list[tuple[float, pytest.Item]] = []
        for number, item in enumerate(session.items):
            started = time.monotonic()
            after = session.items[number + 1] if number + 1 < len(session.items) else None
            with Watching(touched_in[item.path]):
                good = _passes(item, after)
            if not good:
                self.failing.append(item.nodeid)
            asking.append((time.monotonic() - started, item))
        if self.failing:
            return True
        asking.sort(key=lambda each: each[0])
        print(f"{len(asking)} tests", flush=True)
        for mutant in self._mutants:
            asked = [each for each in asking if mutant.is_touched_by(touched_in[each[1].path])]
            items, seconds = [item for _, item in asked], sum(each for each, _ in asked)
            outcome = trying.in_child(mutant, lambda items=items: _all_pass(items), 30 + 3 * seconds)
            if outcome in (trying.KILLED, trying.TIMEOUT):
                self.killed.append(mutant)
            else:
                print(f"? {mutant.file}:{mutant.line} ({len(items)} tests)", flush=True)
        return True


def _all_pass(items: Sequence[pytest.Item]) -> bool:
    return all(_passes(item, after) for item, after in zip_longest(items, items[1:]))


def _passes(item: pytest.Item, after: pytest.Item | None) -> bool:
    with contextlib.suppress(AttributeError):
        item._initrequest()  # type: ignore[attr-defined]
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=after))
