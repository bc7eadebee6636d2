"""What somebody is owed in a month: where the person stands, until when a session is still possible."""

from __future__ import annotations

from typing import Any

import pytest

from supervise_cli.definitions.owed import Entitlements, Owed, State
from supervise_cli.model import Period
from tests.definitions.books import facts_of

NEAR, FAR = "ST-410902101", "ST-410902102"
OTHER = {"id": FAR, "division_code": "410902102"}


def posted(*spans: tuple[str, str, str]) -> dict[str, Any]:
    """Somebody who works at (station, from, to)."""
    postings = [
        {"key": f"p{n}", "station": station, "role": "worker", "from": begins, "to": ends}
        for n, (station, begins, ends) in enumerate(spans)
    ]
    return {"id": "P-9M2AB", "postings": postings}


def owed(as_of: str, *records: dict[str, Any], **more: Any) -> Owed | None:
    """What she is owed in June 2022."""
    with facts_of(as_of, OTHER, *records, **more) as facts:
        found = Entitlements(facts).of(Period.month(2022, 6))
        return next((each for each in found if each.post.person == "P-9M2AB"), None)


MOVES = posted((NEAR, "2022-01-01", "2022-06-15"), (FAR, "2022-06-16", "2022-12-31"))


@pytest.mark.parametrize(
    ("as_of", "station"),
    [("2022-06-15", NEAR), ("2022-06-16", FAR), ("2022-07-31", FAR), ("2022-05-31", NEAR)],
)
def test_she_stands_where_she_is_that_day(as_of: str, station: str) -> None:
    found = owed(as_of, MOVES)
    assert found is not None
    assert (found.post.station, found.days, found.expected) == (station, 30, 1)


def test_who_is_still_to_come_stands_where_she_begins() -> None:
    found = owed("2022-06-01", posted((FAR, "2022-06-10", "2022-06-15"), (NEAR, "2022-06-16", "2022-12-31")))
    assert found is not None
    assert (found.post.station, found.days) == (FAR, 21)


@pytest.mark.parametrize(
    ("begins", "expected"),
    [("2022-06-16", 1), ("2022-06-17", 0)],
)
def test_half_a_month_is_a_session(begins: str, expected: int) -> None:
    found = owed("2022-06-30", posted((NEAR, begins, "2022-12-31")))
    assert found is not None
    assert found.expected == expected


def session(n: int, day: str) -> dict[str, Any]:
    return {"id": f"S-20220601-0000{n}", "date": day}


def test_a_session_of_today_counts_and_one_to_come_does_not() -> None:
    person = posted((NEAR, "2022-01-01", "2022-12-31"))
    for as_of, delivered in (("2022-06-14", 0), ("2022-06-15", 1)):
        found = owed(as_of, person, session(1, "2022-06-15"))
        assert found is not None
        assert found.delivered == delivered


def test_the_first_and_the_last_day_of_the_month_count() -> None:
    person = posted((NEAR, "2022-01-01", "2022-12-31"))
    days = ["2022-05-31", "2022-06-01", "2022-06-30", "2022-07-01"]
    found = owed("2022-07-31", person, *(session(n, day) for n, day in enumerate(days)))
    assert found is not None
    assert found.delivered == 2


def test_more_than_enough_is_enough() -> None:
    person = posted((NEAR, "2022-01-01", "2022-12-31"))
    found = owed("2022-06-20", person, session(1, "2022-06-02"), session(2, "2022-06-03"))
    assert found is not None
    assert (found.expected, found.delivered, found.short, found.state) == (1, 2, 0, State.MET)


@pytest.mark.parametrize(
    ("as_of", "by", "state"),
    [
        ("2022-06-30", "2022-06-30", State.DUE),
        ("2022-07-01", "", State.MISSING),
        ("2022-05-31", "2022-06-30", State.DUE),
    ],
)
def test_until_when_a_session_is_possible(as_of: str, by: str, state: State) -> None:
    found = owed(as_of, posted((NEAR, "2022-01-01", "2022-12-31")))
    assert found is not None
    assert (found.by, found.state, found.short) == (by, state, 1)


def test_where_only_days_off_are_left_the_last_of_them() -> None:
    """She leaves on Saturday, 11 June; that day nothing is left but the Saturday."""
    person = posted((NEAR, "2022-01-01", "2022-06-11"))
    for as_of, by in (("2022-06-10", "2022-06-10"), ("2022-06-11", "2022-06-11"), ("2022-06-12", "")):
        found = owed(as_of, person)
        assert found is not None
        assert found.by == by


def test_no_chance_where_nothing_is_owed_any_more() -> None:
    """From the 16th on policy asks for nothing."""
    person = posted((NEAR, "2022-01-01", "2022-12-31"))
    policy = {"worker_sessions": {"2022-01-01": 2, "2022-06-16": 0}}
    found = owed("2022-06-10", person, policy=policy)
    assert found is not None
    assert (found.expected, found.by) == (1, "2022-06-15")


@pytest.mark.parametrize(
    ("begins", "ends", "days"),
    [("2022-01-01", "2022-06-29", 29), ("2022-06-30", "2022-12-31", 1), ("2022-06-02", "2022-12-31", 29)],
)
def test_the_days_of_the_month_that_count(begins: str, ends: str, days: int) -> None:
    found = owed("2022-07-31", posted((NEAR, begins, ends)))
    assert found is not None
    assert found.days == days


def test_nothing_is_owed_before_there_was_any_policy() -> None:
    policy = {"supervised_roles": {"1990-01-01": ["worker"]}}
    with facts_of("1999-06-10", posted((NEAR, "1999-01-01", "1999-12-31")), policy=policy) as facts:
        (found,) = Entitlements(facts).of(Period.month(1999, 6))
    assert (found.expected, found.by) == (0, "")


def test_the_last_of_three_days_off_that_are_unlike() -> None:
    """The Dragon Boat Festival, 3 to 5 June, each day at another station; nothing after it."""
    person = posted((NEAR, "2022-06-03", "2022-06-03"), (FAR, "2022-06-04", "2022-06-04"))
    person["postings"].append(
        {"key": "p9", "station": NEAR, "role": "worker", "from": "2022-06-05", "to": "2022-06-05"}
    )
    found = owed("2022-06-03", person)
    assert found is not None
    assert found.by == "2022-06-05"
