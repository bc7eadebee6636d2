"""Where somebody is at home, and what is cancelled: on the day itself and the day beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.rebooking import to_rebook
from supervise_cli.definitions.staff import appointments, headships, in_post
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


@pytest.mark.parametrize(
    ("day", "station"), [("2022-05-31", ""), ("2022-06-01", NEAR), ("2022-06-30", NEAR), ("2022-07-01", "")]
)
def test_in_post_from_the_first_day_to_the_last(day: str, station: str) -> None:
    posting = {"key": "p1", "station": NEAR, "role": "worker", "from": "2022-06-01", "to": "2022-06-30"}
    with facts_of("2022-12-31", {"id": "P-9M2AB", "postings": [posting]}) as facts:
        found = [each.station for each in in_post(facts, date.fromisoformat(day)) if each.person == "P-9M2AB"]
        assert found == ([station] if station else [])


@pytest.mark.parametrize(
    ("shares", "station"), [((0.4, 0.6), FAR), ((0.6, 0.4), NEAR), ((0.9, None), FAR), ((None, 1), FAR)]
)
def test_in_one_post_a_day_the_home(shares: tuple[float | None, float | None], station: str) -> None:
    """``sessions.home`` in SQL finds what :class:`Homes` does."""
    postings = [
        {"key": f"p{n}", "station": at, "role": "worker", "from": f"2022-0{n}-01"}
        | ({"fte": fte} if fte else {})
        for n, (at, fte) in enumerate(zip((NEAR, FAR), shares, strict=True), 1)
    ]
    session = {"id": "S-20220615-AAAAA"}
    with facts_of("2022-12-31", OTHER, {"id": "P-9M2AB", "postings": postings}, session) as facts:
        assert [p.station for p in in_post(facts, date(2022, 6, 1)) if p.person == "P-9M2AB"] == [station]
        assert list(facts.rows("SELECT person, station FROM attendance")) == [("P-9M2AB", station)]
        home = Homes(facts).at("P-9M2AB", "2022-06-15")
        assert home is not None
        assert home.station == station


@pytest.mark.parametrize(
    ("day", "station"),
    [("2022-05-31", None), ("2022-06-01", NEAR), ("2022-06-30", NEAR), ("2022-07-01", None)],
)
def test_an_attendance_is_of_the_home_of_the_day(day: str, station: str | None) -> None:
    posting = {"key": "p1", "station": NEAR, "role": "worker", "from": "2022-06-01", "to": "2022-06-30"}
    held = {"id": "S-20220615-AAAAA", "date": day}
    with facts_of("2022-12-31", {"id": "P-9M2AB", "postings": [posting]}, held) as facts:
        assert list(facts.rows("SELECT person, station FROM attendance")) == [("P-9M2AB", station)]
        assert list(facts.rows("SELECT person, station FROM invited")) == [("P-9M2AB", station)]


def test_of_equal_postings_the_latest_then_the_lesser_key_in_sql_too() -> None:
    postings = [
        {"key": "p3", "station": NEAR, "role": "worker", "from": "2022-02-01"},
        {"key": "p2", "station": FAR, "role": "worker", "from": "2022-02-01"},
        {"key": "p1", "station": NEAR, "role": "worker", "from": "2022-01-01"},
    ]
    held = {"id": "S-20220615-AAAAA"}
    with facts_of("2022-12-31", OTHER, {"id": "P-9M2AB", "postings": postings}, held) as facts:
        assert list(facts.rows("SELECT station FROM attendance")) == [(FAR,)]


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2022-05-31", False), ("2022-06-01", True), ("2022-06-30", True), ("2022-07-01", False)],
)
def test_heads_and_appointments_from_the_first_day_to_the_last(day: str, holds: bool) -> None:
    span = {"from": "2022-06-01", "to": "2022-06-30"}
    head = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": NEAR, "role": "head"} | span]}
    appointed = {"id": "P-4T8NC", "postings": [{"key": "p1", "station": NEAR, "role": "supervisor"}]}
    appointed["appointments"] = [{"key": "s1", "kind": "full_time", "side": "internal"} | span]
    with facts_of("2022-12-31", head, appointed) as facts:
        at = date.fromisoformat(day)
        assert [each.person for each in headships(facts, at)] == (["P-9M2AB"] if holds else [])
        found = [(each.person, each.kind, each.side, each.home) for each in appointments(facts, at)]
        assert found == ([("P-4T8NC", "full_time", "internal", NEAR)] if holds else [])


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2022-05-31", False), ("2022-06-01", True), ("2022-06-30", True), ("2022-07-01", False)],
)
def test_appointed_only_who_holds_a_posting(day: str, holds: bool) -> None:
    posting = {"key": "p1", "station": NEAR, "role": "supervisor", "from": "2022-06-01", "to": "2022-06-30"}
    person = {"id": "P-4T8NC", "postings": [posting]}
    person["appointments"] = [{"key": "s1", "kind": "full_time", "side": "internal"}]
    other = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": NEAR, "role": "worker"}]}
    with facts_of("2022-12-31", person, other) as facts:
        assert bool(appointments(facts, date.fromisoformat(day))) is holds
