"""Every rule names the policy values it reads: ``sup policy`` and ``sup explain`` go by that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from supervise_cli import rules
from supervise_cli.workspace.policy import DatedValue, Policy
from tests.rules import repository
from tests.rules.test_cases import CASES, Case


@dataclass(frozen=True)
class Heard(Mapping[str, tuple[DatedValue, ...]]):
    """Policy values, and which of them somebody asked for."""

    held: Mapping[str, tuple[DatedValue, ...]]
    asked: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> tuple[DatedValue, ...]:
        self.asked.add(name)
        return self.held[name]

    def __iter__(self) -> Any:
        return iter(self.held)

    def values(self) -> Any:
        """Every value, whose words are quotations and decide nothing."""
        return self.held.values()

    def items(self) -> Any:
        """Every value with its name: who looks at all of them judges by none."""
        return self.held.items()

    def __len__(self) -> int:
        return len(self.held)


def _read(case: Case) -> set[str]:
    with repository.in_memory(case.files(), case.as_of) as state:
        facts = state.facts
        heard = Heard(facts.policy.values)
        listening = replace(facts, policy=Policy(heard), _made={})
        check = rules.get(case.code).check
        assert check is not None
        list(check(listening))
    return heard.asked


_ENOUGH = 6
_FOUND = [case for case in CASES if case.body.get("found")]
ASKED = sorted({case.code for case in _FOUND})


@pytest.mark.parametrize("code", ASKED)
def test_it_names_what_it_reads(code: str) -> None:
    cases = [case for case in _FOUND if case.code == code]
    read = set().union(*map(_read, cases[:: len(cases) // _ENOUGH + 1]))
    assert read <= {*rules.get(code).policy}, f"{code} reads {sorted(read)}"


def test_a_value_is_heard_of() -> None:
    case = next(each for each in _FOUND if each.code == "SUP301")
    assert date.fromisoformat("2022-01-01") < case.as_of
    assert _read(case) == {"write_up_days"}
