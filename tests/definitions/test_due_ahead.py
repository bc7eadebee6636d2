"""How far ahead ``sup due`` looks: to the day, by the bundled policy and by a local one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.owing import Kind, Owing
from tests.definitions.books import facts_of
from tests.rules.repository import in_memory
from tests.rules.test_cases import Case

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


def test_what_has_no_date_is_never_late_and_comes_last() -> None:
    bare = ACTION | {
        "actions": [{"key": "a1", "what": "写提纲"}, {"key": "a2", "what": "约村医", "due": "2022-06-20"}]
    }
    with facts_of("2022-06-16", bare) as facts:
        owing = Owing(facts)
        found = [each for each in owing.things if each.kind is Kind.ACTION]
        assert [(each.by, each.late(owing.day)) for each in found] == [("2022-06-20", 0), ("", 0)]
        assert {(each.expected, each.delivered, each.number) for each in found} == {(0, 0, 1)}


def test_what_has_no_date_is_not_long_overdue() -> None:
    bare = ACTION | {"actions": [{"key": "a1", "what": "写提纲"}]}
    with facts_of("2022-06-16", bare, policy={"long_overdue_days": {"2022-01-01": 0}}) as facts:
        assert [each.variant for each in Owing(facts).things if each.kind is Kind.ACTION] == [""]


def stations_of(kind: Kind, *records: dict[str, Any]) -> list[tuple[str, ...]]:
    """Where each thing of that kind is owed; the worker is at home at a station, the others at an office."""
    worker = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": "ST-410902101", "role": "worker"}]}
    with facts_of("2022-06-16", worker, *records) as facts:
        return [each.stations for each in Owing(facts).things if each.kind is kind]


@pytest.mark.parametrize(("owner", "places"), [("P-9M2AB", ("ST-410902101",)), ("P-4T8NC", ())])
def test_a_part_of_an_action_is_owed_where_its_owner_is_at_home(owner: str, places: tuple[str, ...]) -> None:
    part = {"key": "b1", "what": "写提纲", "owner": owner, "due": "2022-06-20"}
    split = {
        "id": "F-20220610-AAAAA", "of": "S-20220601-AAAAA#a1", "date": "2022-06-10", "outcome": "split",
        "actions": [part],
    }  # fmt: skip
    assert stations_of(Kind.ACTION, given("2022-06-20"), split) == [places]


def test_where_a_cancelled_session_is_to_be_made_up_for() -> None:
    gone = {
        "id": "S-20220614-AAAAA", "date": "2022-06-14", "outcome": "cancelled", "content": None,
        "summary": None, "start": None, "end": None,
        "cancelled": {"date": "2022-06-14", "by": "station", "reason": "防汛。"},
    }  # fmt: skip
    assert stations_of(Kind.REBOOKING, gone) == [("ST-410902101",)]
    led = [{"person": "P-9M2AB", "as": "station_head", "side": "internal"}]
    nowhere = gone | {"station": None, "attendees": [{"person": "P-4T8NC"}], "supervisors": led}
    assert stations_of(Kind.REBOOKING, nowhere) == [("ST-410902101",)]


def test_where_an_agreement_is_to_be_looked_at() -> None:
    named = {"id": "A-20220101-AAAAA", "to": "2022-06-30"}
    assert stations_of(Kind.AGREEMENT, named) == [("ST-410902101",)]
    assert stations_of(Kind.AGREEMENT, named | {"supervisees": ["P-4T8NC"]}) == [()]
    of_station = named | {"supervisees": None, "station": "ST-410902101"}
    assert stations_of(Kind.AGREEMENT, of_station) == [("ST-410902101",)]


@pytest.mark.parametrize(("review_on", "listed"), [("2022-07-16", True), ("2022-07-17", False)])
def test_a_review_is_noticed_a_month_ahead(review_on: str, listed: bool) -> None:
    with facts_of("2022-06-16", {"id": "A-20220101-AAAAA", "review_on": review_on}) as facts:
        found = [each.variant for each in Owing(facts).things if each.kind is Kind.AGREEMENT]
        assert found == (["review"] if listed else [])


@pytest.mark.parametrize(("ends", "listed"), [("2022-07-16", True), ("2022-07-17", False)])
def test_an_end_is_noticed_a_month_ahead(ends: str, listed: bool) -> None:
    with facts_of("2022-06-16", {"id": "A-20220101-AAAAA", "to": ends}) as facts:
        found = [each.variant for each in Owing(facts).things if each.kind is Kind.AGREEMENT]
        assert found == (["ends"] if listed else [])


@pytest.mark.parametrize(
    ("as_of", "since", "listed"),
    [
        ("2022-06-16", "2022-01-01", True),
        ("2022-06-16", "2022-06-14", True),
        ("2022-07-01", "2022-01-01", True),
    ],
)
def test_a_session_of_the_month_is_owed_while_it_is_possible(as_of: str, since: str, listed: bool) -> None:
    person = {"id": "P-9M2AB", "practice_since": since}
    person["postings"] = [{"key": "p1", "station": "ST-410902101", "role": "worker"}]
    with facts_of(as_of, person) as facts:
        (thing,) = [each for each in Owing(facts).things if each.kind is Kind.SESSION]
        assert (thing.variant, thing.expected, thing.delivered) == ("new", 2, 0)


def test_a_session_of_the_month_that_was_held_is_owed_no_longer() -> None:
    person = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": "ST-410902101", "role": "worker"}]}
    with facts_of("2022-06-16", person, {"id": "S-20220616-AAAAA", "date": "2022-06-16"}) as facts:
        assert [each for each in Owing(facts).things if each.kind is Kind.SESSION] == []
    with facts_of("2022-06-15", person, {"id": "S-20220616-AAAAA", "date": "2022-06-16"}) as facts:
        (thing,) = [each for each in Owing(facts).things if each.kind is Kind.SESSION]
        assert (thing.variant, thing.expected, thing.delivered, thing.by) == ("", 1, 0, "2022-06-30")


@pytest.mark.parametrize(("written", "by"), [("2022-06-10", "2022-06-13"), ("2022-06-13", "2022-06-16")])
def test_a_draft_is_to_be_completed_within_the_days_for_writing_up(written: str, by: str) -> None:
    draft = {"id": "S-20220610-AAAAA", "date": written, "status": "draft", "entered_by": "P-2D6RW"}
    with facts_of("2022-06-16", draft) as facts:
        (thing,) = [each for each in Owing(facts).things if each.kind is Kind.DRAFT]
        assert (thing.by, thing.who, thing.subject, thing.variant) == (by, "P-2D6RW", draft["id"], "")
        assert thing.stations == ("ST-410902101",)


@pytest.mark.parametrize(
    ("seen", "listed"), [("2022-06-16", False), ("2022-06-01", False), ("2022-05-31", True)]
)
def test_a_review_of_today_and_from_the_notice_on_counts(seen: str, listed: bool) -> None:
    """The review is on 1 July, its notice a month before."""
    agreement = {"id": "A-20220101-AAAAA", "review_on": "2022-07-01"}
    event = {
        "id": "EV-20220601-AAAAA",
        "of": agreement["id"],
        "date": seen,
        "kind": "comment",
        "by": "P-2D6RW",
    }
    with facts_of("2022-06-16", agreement, event) as facts:
        found = [each for each in Owing(facts).things if each.kind is Kind.AGREEMENT]
        assert bool(found) is listed


def test_a_draft_of_a_day_without_a_policy_has_no_date() -> None:
    draft = {"id": "S-20220610-AAAAA", "date": "1999-12-31", "status": "draft"}
    with facts_of("2022-06-16", draft) as facts:
        assert [each.by for each in Owing(facts).things if each.kind is Kind.DRAFT] == [""]


def test_a_spoiled_draft_is_named_by_its_file() -> None:
    case = Case("", "", {"records": [{"id": "S-20220610-AAAAA", "status": "draft", "mode": "pigeon"}]})
    with in_memory(case.files(), date(2022, 6, 16)) as state:
        (thing,) = [each for each in Owing(state.facts).things if each.kind is Kind.DRAFT]
    assert (thing.subject, thing.variant) == ("sessions/2022/06/S-20220610-AAAAA.yaml", "invalid")


@pytest.mark.parametrize(
    ("entered_by", "led_by", "who"),
    [("P-4T8NC", "P-2D6RW", "P-4T8NC"), (None, "P-2D6RW", "P-2D6RW"), (None, None, "")],
)
def test_whose_a_draft_is(entered_by: str | None, led_by: str | None, who: str) -> None:
    led = [{"person": led_by, "as": "full_time", "side": "internal"}] if led_by else None
    draft = {"id": "S-20220610-AAAAA", "status": "draft", "entered_by": entered_by, "supervisors": led}
    with facts_of("2022-06-16", draft) as facts:
        assert [each.who for each in Owing(facts).things if each.kind is Kind.DRAFT] == [who]
