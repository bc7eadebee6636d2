"""The cases of the rules, opened once: judging one again costs milliseconds, not a tenth of a second."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any
from unittest import mock

from supervise_cli import rules
from supervise_cli.model import Tier
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import Opened, catalogue
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.layout import Layout
from tests.rules import test_cases
from tests.rules.repository import NOW, Memory

AT_OPENING = frozenset({"supervise_cli/definitions/sessions.py"})
"""What is asked while a repository is opened (the views); to judge its mutants it has to be opened again."""
PACKAGES = ("supervise_cli/rules/", "supervise_cli/definitions/")


@dataclass(frozen=True)
class Prepared:
    """A case with its repository open. ``touched``: (file, function) of what judging it ran."""

    case: test_cases.Case
    opened: Opened
    touched: frozenset[tuple[str, str]]

    def agrees(self, anew: bool = False) -> bool:
        """Whether what is found now is what the case says; ``anew``: with the repository opened again."""
        if not anew:
            return _judged(self.case, self.opened)
        with ExitStack() as stack:
            return _judged(self.case, _opened(self.case, stack))


def prepare(cases: Iterable[test_cases.Case], stack: ExitStack) -> list[Prepared]:
    """The cases opened, each with only the rules it speaks of; those that need all rules keep all."""
    found = []
    for case in cases:
        for codes in (
            {case.code} | {each.get("code", case.code) for each in case.body.get("found", [])},
            None,
        ):
            opened = _opened(case, stack)
            queried = sorted(codes & set(rules.queried())) if codes is not None else rules.queried()
            touched: set[tuple[str, str]] = set()
            with mock.patch.object(rules, "queried", lambda queried=queried: queried), Watching(touched):
                agrees = _judged(case, opened)
            if agrees:
                # Every mutant is judged afresh.
                opened.facts.connection.execute("DELETE FROM verdict")
                opened.facts._made.clear()
                found.append(Prepared(case, opened, frozenset(touched)))
                break
        else:
            raise SystemExit(f"{case.code} {case.name}: fails without any mutation")
    return found


def _opened(case: test_cases.Case, stack: ExitStack) -> Opened:
    types = catalogue()
    connection = stack.enter_context(store.opened(Path("nowhere"), use_cache=False))
    snapshot = Snapshot(connection, types, Memory(case.files(), Layout(types)))
    opened = Opened(Path("nowhere"), snapshot, case.as_of, NOW)
    assert opened.facts is not None
    return opened


def _judged(case: test_cases.Case, opened: Opened) -> bool:
    practice = case.code in test_cases.PRACTICE
    tiers = frozenset({Tier.RECORD, Tier.PRACTICE} if practice else {Tier.RECORD})
    found = [
        f for f in check(opened, tiers).findings if f.code == case.code or f.code not in test_cases.PRACTICE
    ]
    paths = any("path" in each for each in case.body.get("found", []))
    return sorted(test_cases._found(each, case.code, paths) for each in found) == case.expected()


class Watching:
    """Notes into a set which functions of rules and definitions are called."""

    def __init__(self, touched: set[tuple[str, str]]) -> None:
        self._touched = touched
        self._names: Mapping[str, Any] = {}

    def __enter__(self) -> None:
        sys.settrace(self._called)

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _called(self, frame: FrameType, event: str, arg: Any) -> None:
        name = frame.f_code.co_filename
        for package in PACKAGES:
            at = name.rfind(package)
            if at >= 0:
                self._touched.add((name[at:], frame.f_code.co_qualname.partition(".<locals>")[0]))
