"""The tests of what asks the definitions besides the rules: warmed once, run again in children."""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from itertools import zip_longest
from mmap import mmap
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from tests.mutants import trying
from tests.mutants.cases import Watching
from tests.mutants.making import Mutant
from tests.tools import ROOT


def by_tests(mutants: Sequence[Mutant], tests: Sequence[str], told: Callable[[Mutant], None]) -> list[Mutant]:
    """The mutants that a test tells apart from the program, each also to ``told``, as soon as it does."""
    # The same examples in every child, none written down, and none made smaller: that they fail is enough.
    settings.register_profile(
        "mutants", derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
    )
    settings.load_profile("mutants")
    # A mutant of what no test loads could not be put in its place.
    for file in {each.file for each in mutants}:
        import_module(file.removesuffix(".py").replace("/", "."))
    judge = _Judge(mutants, told)
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

    def __init__(self, mutants: Sequence[Mutant], told: Callable[[Mutant], None]) -> None:
        self._told = told
        self.killed: list[Mutant] = []
        self.failing: list[str] = []
        self._mutants = mutants
        self._seconds: dict[str, float] = {}
        # What a fixture shared by a file asks is asked once, for the first of its tests.
        self._by_file: defaultdict[Path, set[tuple[str, str]]] = defaultdict(set)
        self._by_test: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._watches = True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None]:
        with self._watching(self._by_file[item.path]):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None]:
        with self._watching(self._by_test[item.nodeid]):
            return (yield)

    def _watching(self, touched: set[tuple[str, str]]) -> AbstractContextManager[object]:
        return Watching(touched) if self._watches else contextlib.nullcontext()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item, after in zip_longest(session.items, session.items[1:]):
            started = time.monotonic()
            if not _passes(item, after):
                self.failing.append(item.nodeid)
            self._seconds[item.nodeid] = time.monotonic() - started
        if self.failing:
            return True
        self._watches = False
        asking = sorted(session.items, key=lambda each: self._seconds[each.nodeid])
        print(f"{len(asking)} tests", flush=True)
        for number, mutant in enumerate(self._mutants, 1):
            items = [each for each in asking if self._asks(each, mutant)]
            told = self._told_apart(mutant, items)
            if told is None:
                print(f"? {mutant.file}:{mutant.line} ({len(items)} tests; {number} done)", flush=True)
                continue
            self.killed.append(mutant)
            self._told(mutant)
            if told < len(items):
                # What told one mutant apart may well tell the next one of its file, too.
                asking.remove(items[told])
                asking.insert(0, items[told])
        return True

    def _asks(self, item: pytest.Item, mutant: Mutant) -> bool:
        return mutant.is_touched_by(self._by_file[item.path] | self._by_test[item.nodeid])

    def _told_apart(self, mutant: Mutant, items: Sequence[pytest.Item]) -> int | None:
        """Which of these tests fails (their number where it took too long or could not run); None if none."""
        with mmap(-1, 8) as shared:
            shared[:] = len(items).to_bytes(8)

            def pass_all() -> bool:
                for number, (item, after) in enumerate(zip_longest(items, items[1:])):
                    if not _passes(item, after):
                        shared[:] = number.to_bytes(8)
                        return False
                return True

            seconds = 30 + 3 * sum(self._seconds[each.nodeid] for each in items)
            outcome = trying.in_child(mutant, pass_all, seconds)
            number = int.from_bytes(shared[:])
        return number if outcome in (trying.KILLED, trying.TIMEOUT) else None


def _passes(item: pytest.Item, after: pytest.Item | None) -> bool:
    with contextlib.suppress(AttributeError):
        item._initrequest()  # type: ignore[attr-defined]
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=after))
