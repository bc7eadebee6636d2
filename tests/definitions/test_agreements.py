"""Until when an agreement is in force, and when a later one takes its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.agreements import Agreement, agreements, renewed
from tests.definitions.books import facts_of


def agreement(**more: Any) -> Agreement:
    usual = {
        "record": "A-20220101-AAAAA", "supervisor": "P-2D6RW", "supervisees": ("P-9M2AB",), "station": "",
        "begins": "2022-01-01", "ends": "2022-06-30", "review_on": "",
    }  # fmt: skip
    return Agreement(**(usual | more))


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2021-12-31", False), ("2022-01-01", True), ("2022-06-30", True), ("2022-07-01", False)],
)
def test_in_force_on_its_first_and_its_last_day(day: str, holds: bool) -> None:
    assert agreement().in_force(day) is holds


def event(kind: str, day: str, n: int = 1) -> dict[str, Any]:
    return {
        "id": f"EV-20220601-0000{n}",
        "of": "A-20220101-AAAAA",
        "date": day,
        "kind": kind,
        "by": "P-2D6RW",
    }


def stands(day: str, *events: dict[str, Any]) -> Agreement:
    with facts_of("2022-12-31", {"id": "A-20220101-AAAAA"}, *events) as facts:
        (found,) = agreements(facts, date.fromisoformat(day))
        return found


def test_terminated_from_the_day_of_the_event() -> None:
    ended = event("terminated", "2022-06-10")
    assert stands("2022-06-09", ended).ends == "9999-12-31"
    assert stands("2022-06-10", ended).ends == "2022-06-10"
    assert stands("2022-06-11", ended, event("reopened", "2022-06-11", 2)).ends == "9999-12-31"


def test_looked_at_again_from_the_day_of_the_event() -> None:
    seen = event("comment", "2022-06-10")
    assert stands("2022-06-09", seen).reviewed == ()
    assert stands("2022-06-10", seen).reviewed == ("2022-06-10",)


LATER = {"record": "A-20220701-AAAAA", "begins": "2022-01-02", "ends": "2022-07-01"}


@pytest.mark.parametrize(
    ("other", "is_renewed"),
    [
        ({}, True),
        ({"supervisor": "P-4T8NC"}, False),
        ({"begins": "2022-01-01"}, False),
        ({"ends": "2022-06-30"}, False),
        ({"supervisees": ("P-4T8NC",)}, False),
        ({"supervisees": ("P-4T8NC", "P-9M2AB")}, True),
    ],
)
def test_renewed_with_the_same_people(other: dict[str, Any], is_renewed: bool) -> None:
    one = agreement()
    assert renewed(one, [one, agreement(**(LATER | other))]) is is_renewed


@pytest.mark.parametrize(
    ("station", "is_renewed"), [("ST-410902101", True), ("ST-410902102", False), ("", False)]
)
def test_renewed_with_the_same_station(station: str, is_renewed: bool) -> None:
    one = agreement(supervisees=(), station="ST-410902101")
    other = agreement(**LATER, supervisees=() if station else ("P-9M2AB",), station=station)
    assert renewed(one, [one, other]) is is_renewed


def test_one_with_people_is_not_renewed_by_one_that_names_no_station() -> None:
    one = agreement()
    assert not renewed(one, [one, agreement(**LATER, supervisees=())])


def test_renewed_by_two_together() -> None:
    one = agreement(supervisees=("P-9M2AB", "P-4T8NC"))
    halves = [agreement(**LATER, supervisees=(person,)) for person in one.supervisees]
    assert renewed(one, [one, *halves])
    assert not renewed(one, [one, halves[0]])
