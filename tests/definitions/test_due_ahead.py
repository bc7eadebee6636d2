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


def test_what_has_no_date_is_never_late_and_comes_last() -> None:
    bare = ACTION | {
        "actions": [{"key": "a1", "what": "写提纲"}, {"key": "a2", "what": "约村医", "due": "2022-06-20"}]
    }
    with facts_of("2022-06-16", bare) as facts:
        owing = Owing(facts)
        found = [each for each in owing.things if each.kind is Kind.ACTION]
        assert [(each.by, each.late(owing.day)) for each in found] == [("2022-06-20", 0), ("", 0)]
        assert {(each.expected, each.delivered) for each in found} == {(0, 0)}


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
