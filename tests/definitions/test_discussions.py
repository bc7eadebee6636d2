"""Which cases the sessions of a scope discussed."""

from __future__ import annotations

from typing import Any

import pytest

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.discussions import Discussion, discussions
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.model import Period
from tests.definitions.books import facts_of


def _session(day: str, *cases: dict[str, Any], by: str = "P-2D6RW") -> dict[str, Any]:
    keyed = [{"key": f"c{n}", **each} for n, each in enumerate(cases, 1)]
    return {
        "id": f"S-202206{day}-AAAAA",
        "date": f"2022-06-{day}",
        "cases": keyed,
        "supervisors": [{"person": by, "as": "full_time", "side": "internal"}],
    }


HIGH, PLAIN = {"case": "C-6X4BD", "risk": "high"}, {"case": "C-7K3QX"}
CASES = [{"id": each["case"]} for each in (HIGH, PLAIN)]


@pytest.mark.parametrize("day", ["01", "30"])
def test_one_session_alone(day: str) -> None:
    with facts_of("2022-07-10", *CASES, _session(day, HIGH, PLAIN)) as facts:
        found = discussions(Scoped(Activity(facts, Period.month(2022, 6)), EVERYTHING))
    record = f"S-202206{day}-AAAAA"
    assert found == [
        Discussion(record, "/cases/c1", "C-6X4BD", "high"),
        Discussion(record, "/cases/c2", "C-7K3QX", ""),
    ]


def test_of_a_supervisor_those_of_his_sessions() -> None:
    records = [*CASES, _session("20", HIGH, by="P-4T8NC"), _session("10", PLAIN)]
    with facts_of("2022-07-10", *records) as facts:
        activity = Activity(facts, Period.month(2022, 6))
        asked = [
            [each.case for each in discussions(Scoped(activity, scope))]
            for scope in (EVERYTHING, Scope(ScopeKind.SUPERVISOR, "P-4T8NC"))
        ]
    assert asked == [["C-7K3QX", "C-6X4BD"], ["C-6X4BD"]]
