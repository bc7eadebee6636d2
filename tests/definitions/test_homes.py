"""Where somebody is at home, and what is cancelled: on the day itself and the day beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.rebooking import to_rebook
from tests.definitions.books import facts_of

NEAR, FAR = "ST-410902101", "ST-410902102"
OTHER = {"id": FAR, "division_code": "410902102"}


def home(day: str, *postings: dict[str, Any]) -> str:
    person = {"id": "P-9M2AB", "postings": [{"role": "worker"} | each for each in postings]}
    with facts_of("2022-12-31", OTHER, person) as facts:
        post = Homes(facts).at("P-9M2AB", day)
        return post.station if post else ""


@pytest.mark.parametrize(
    ("day", "station"), [("2022-05-31", ""), ("2022-06-01", NEAR), ("2022-06-30", NEAR), ("2022-07-01", "")]
)
def test_from_the_first_day_to_the_last(day: str, station: str) -> None:
    assert home(day, {"key": "p1", "station": NEAR, "from": "2022-06-01", "to": "2022-06-30"}) == station


def test_where_most_of_the_time_is_spent_and_all_of_it_where_nobody_says() -> None:
    near, far = {"key": "p1", "station": NEAR}, {"key": "p2", "station": FAR}
    assert home("2022-06-01", near | {"fte": 0.4}, far | {"fte": 0.6}) == FAR
    assert home("2022-06-01", near | {"fte": 0.6}, far | {"fte": 0.4}) == NEAR
    assert home("2022-06-01", near | {"fte": 0.9}, far) == FAR
    assert home("2022-06-01", near | {"fte": 1}, {"from": "2022-01-01"} | far) == FAR
    assert home("2022-06-01", near, {"from": "2022-01-01", "fte": 1} | far) == FAR


def test_of_equal_ones_the_latest_then_the_lesser_key() -> None:
    near, far = {"key": "p2", "station": NEAR}, {"key": "p1", "station": FAR}
    assert home("2022-06-01", near | {"from": "2022-01-01"}, far | {"from": "2022-02-01"}) == FAR
    assert home("2022-06-01", near | {"from": "2022-02-01"}, far | {"from": "2022-01-01"}) == NEAR
    assert home("2022-06-01", near, far) == FAR


def test_to_be_made_up_for_from_the_day_it_was_cancelled() -> None:
    cancelled = {
        "id": "S-20220615-AAAAA", "outcome": "cancelled", "start": None, "end": None, "content": None,
        "summary": None, "cancelled": {"date": "2022-06-14", "by": "supervisor", "reason": "防汛。"},
    }  # fmt: skip
    with facts_of("2022-12-31", cancelled) as facts:
        assert to_rebook(facts, date(2022, 6, 13)) == []
        assert [each.record for each in to_rebook(facts, date(2022, 6, 14))] == ["S-20220615-AAAAA"]
