"""How far ahead ``sup due`` looks: to the day, by the bundled policy and by a local one."""

from __future__ import annotations

from typing import Any

import pytest

from supervise_cli.definitions.owing import Kind, Owing
from tests.definitions.books import facts_of

ACTION = {"id": "S-20220601-AAAAA", "date": "2022-06-01"}


def given(due: str) -> dict[str, Any]:
    """A session that gives an action with that date."""
    return ACTION | {"actions": [{"key": "a1", "what": "写提纲", "owner": "P-9M2AB", "due": due}]}


@pytest.mark.parametrize(
    ("due", "policy", "listed"),
    [
        ("2022-06-30", {}, True),
        ("2022-07-01", {}, False),
        ("2022-06-19", {"due_ahead_days": {"2022-01-01": 3}}, True),
        ("2022-06-20", {"due_ahead_days": {"2022-01-01": 3}}, False),
    ],
)
def test_an_action_is_due_a_fortnight_ahead(due: str, policy: dict[str, Any], listed: bool) -> None:
    with facts_of("2022-06-16", given(due), policy=policy) as facts:
        found = [each for each in Owing(facts).things if each.kind is Kind.ACTION]
        assert [each.by for each in found] == ([due] if listed else [])


def test_it_is_late_from_the_day_after() -> None:
    for as_of, days in (("2022-06-16", 0), ("2022-06-17", 1)):
        with facts_of(as_of, given("2022-06-16")) as facts:
            owing = Owing(facts)
            (thing,) = [each for each in owing.things if each.kind is Kind.ACTION]
            assert thing.late(owing.day) == days
            assert len(owing.overdue(Kind.ACTION)) == days
