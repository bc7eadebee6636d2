"""When the month that a standing is of is complete, and up to which day it counts."""

from __future__ import annotations

import pytest

from supervise_cli.definitions.standings import ALL, month_to_date, standings
from supervise_cli.model import Period
from tests.definitions.books import facts_of


@pytest.mark.parametrize(
    ("as_of", "end", "complete"),
    [
        ("2022-06-01", "2022-06-01", False),
        ("2022-06-29", "2022-06-29", False),
        ("2022-06-30", "2022-06-30", True),
    ],
)
def test_a_month_is_complete_on_its_last_day(as_of: str, end: str, complete: bool) -> None:
    with facts_of(as_of) as facts:
        found = standings(facts, month_to_date(facts))
    assert (found.period.end.isoformat(), found.complete) == (end, complete)


def test_a_month_gone_by_is_complete_and_one_to_come_counts_its_first_day() -> None:
    with facts_of("2022-06-15") as facts:
        gone = standings(facts, month_to_date(facts, Period.month(2022, 5)))
        to_come = month_to_date(facts, Period.month(2022, 7))
        # Days of a month that is over, but not all of them.
        half = standings(facts, Period(gone.period.start, gone.period.start, "2022-05"))
    assert gone.complete and not half.complete
    assert to_come.start == to_come.end


@pytest.mark.parametrize(("as_of", "late"), [("2022-06-20", 0), ("2022-06-21", 1)])
def test_a_request_is_overdue_from_the_day_after(as_of: str, late: int) -> None:
    asked = {"id": "R-20220615-AAAAA", "wished_by": "2022-06-20"}
    with facts_of(as_of, asked) as facts:
        found = standings(facts, month_to_date(facts)).stations[ALL]
    assert (found.requests_open, found.requests_overdue) == (1, late)
