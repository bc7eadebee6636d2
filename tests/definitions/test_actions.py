"""How far an action is, on the day itself and the day before; what a split means for the whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from supervise_cli.definitions.actions import Action, actions, rectifications
from tests.definitions.books import facts_of

GIVEN = {
    "id": "S-20220615-AAAAA",
    "actions": [{"key": "a1", "what": "写提纲", "owner": "P-9M2AB", "due": "2022-06-30"}],
}
A1 = "S-20220615-AAAAA#a1"


def on(day: str, *records: Mapping[str, Any]) -> dict[str, Action]:
    """The actions as they stand on a day; the records reach beyond it."""
    with facts_of("2022-12-31", *records) as facts:
        return actions(facts, date.fromisoformat(day))


def follow_up(n: int, day: str, of: str, outcome: str, *parts: str, **more: Any) -> dict[str, Any]:
    split = {"actions": [{"key": key, "what": "写一半"} for key in parts]} if parts else {}
    return {"id": f"F-20220701-0000{n}", "of": of, "date": day, "outcome": outcome} | split | more


def test_it_is_given_on_the_day_of_the_session() -> None:
    assert on("2022-06-14", GIVEN) == {}
    assert on("2022-06-15", GIVEN) == {
        A1: Action(
            A1, "S-20220615-AAAAA", "/actions/a1", "写提纲", "2022-06-15", "P-9M2AB", "2022-06-30", "", ""
        )
    }


def test_what_is_not_said_is_empty() -> None:
    bare = GIVEN | {"actions": [{"key": "a1", "what": "写提纲"}]}
    action = on("2022-06-15", bare)[A1]
    assert (action.owner, action.due, action.outcome, action.closed_on, action.parts) == ("", "", "", "", ())


def test_a_follow_up_counts_from_its_day() -> None:
    done = follow_up(1, "2022-07-01", A1, "done")
    assert on("2022-06-30", GIVEN, done)[A1].closed_on == ""
    assert on("2022-07-01", GIVEN, done)[A1].closed_on == "2022-07-01"


def test_a_follow_up_in_a_session_counts_from_its_day() -> None:
    later = {
        "id": "S-20220701-AAAAA", "date": "2022-07-01",
        "follow_up": [{"of": A1, "date": "2022-07-01", "outcome": "done"}],
    }  # fmt: skip
    assert on("2022-06-30", GIVEN, later)[A1].closed_on == ""
    assert on("2022-07-01", GIVEN, later)[A1].closed_on == "2022-07-01"


def test_a_part_is_given_on_the_day_of_the_split() -> None:
    split = follow_up(1, "2022-07-01", A1, "split", "b1", "b2")
    assert on("2022-06-30", GIVEN, split).keys() == {A1}
    found = on("2022-07-01", GIVEN, split)
    assert found[A1].parts == ("F-20220701-00001#b1", "F-20220701-00001#b2")
    part = found["F-20220701-00001#b1"]
    assert (part.what, part.given_on, part.owner, part.due) == ("写一半", "2022-07-01", "", "")


def test_the_whole_is_closed_with_its_last_part() -> None:
    records = [
        GIVEN,
        follow_up(1, "2022-07-01", A1, "split", "b1", "b2"),
        follow_up(2, "2022-07-05", "F-20220701-00001#b1", "done"),
        follow_up(3, "2022-07-03", "F-20220701-00001#b2", "dropped"),
    ]
    assert on("2022-07-04", *records)[A1].closed_on == ""
    assert on("2022-07-05", *records)[A1].closed_on == "2022-07-05"


def test_parts_of_a_part() -> None:
    records = [
        GIVEN,
        follow_up(1, "2022-07-01", A1, "split", "b1"),
        follow_up(2, "2022-07-02", "F-20220701-00001#b1", "split", "c1", "c2"),
        follow_up(3, "2022-07-06", "F-20220701-00002#c1", "done"),
        follow_up(4, "2022-07-04", "F-20220701-00002#c2", "done"),
    ]
    assert on("2022-07-05", *records)[A1].closed_on == ""
    assert on("2022-07-06", *records)[A1].closed_on == "2022-07-06"


def test_what_was_done_before_its_parts_stays_so() -> None:
    records = [
        GIVEN,
        follow_up(1, "2022-07-01", A1, "split", "b1"),
        follow_up(2, "2022-07-02", A1, "done"),
        follow_up(3, "2022-07-09", "F-20220701-00001#b1", "done"),
    ]
    found = on("2022-07-09", *records)[A1]
    assert (found.closed_on, found.parts) == ("2022-07-02", ())


def test_parts_outlive_a_word_in_between() -> None:
    records = [
        GIVEN,
        follow_up(1, "2022-07-01", A1, "split", "b1"),
        follow_up(2, "2022-07-02", A1, "in_progress", owner="P-4T8NC", due="2022-08-01"),
        follow_up(3, "2022-07-09", "F-20220701-00001#b1", "done"),
    ]
    found = on("2022-07-09", *records)[A1]
    assert (found.owner, found.due) == ("P-4T8NC", "2022-08-01")
    assert (found.closed_on, found.parts) == ("2022-07-09", ("F-20220701-00001#b1",))


def test_two_splits_of_one_session_keep_their_parts() -> None:
    given = GIVEN | {"actions": [{"key": "a1", "what": "写提纲"}, {"key": "a2", "what": "约村医"}]}
    of = {"date": "2022-07-01", "outcome": "split"}
    both = {
        "id": "S-20220701-AAAAA", "date": "2022-07-01",
        "follow_up": [
            {"of": A1, "actions": [{"key": "b1", "what": "写一半"}]} | of,
            {"of": "S-20220615-AAAAA#a2", "actions": [{"key": "b2", "what": "约一半"}]} | of,
        ],
    }  # fmt: skip
    found = on("2022-07-01", given, both)
    assert found[A1].parts == ("S-20220701-AAAAA#b1",)
    assert found["S-20220615-AAAAA#a2"].parts == ("S-20220701-AAAAA#b2",)


def test_parts_of_two_records_at_the_same_place() -> None:
    given = GIVEN | {"actions": [{"key": "a1", "what": "写提纲"}, {"key": "a2", "what": "约村医"}]}
    records = [
        given,
        follow_up(1, "2022-07-01", A1, "split", "b1"),
        follow_up(2, "2022-07-01", "S-20220615-AAAAA#a2", "split", "b2"),
    ]
    assert on("2022-07-01", *records)[A1].parts == ("F-20220701-00001#b1",)


def test_a_confirmation_closes_what_nobody_closed_and_leaves_what_somebody_did() -> None:
    confirmed = follow_up(2, "2022-07-05", A1, "confirmed")
    assert on("2022-07-05", GIVEN, confirmed)[A1].closed_on == "2022-07-05"
    found = on("2022-07-05", GIVEN, follow_up(1, "2022-07-01", A1, "done"), confirmed)[A1]
    assert (found.outcome, found.closed_on) == ("done", "2022-07-01")


def test_what_an_audit_found() -> None:
    audit = {
        "id": "AU-20220601-AAAAA",
        "findings": [
            {"key": "f1", "item": "缺签名", "severity": "minor", "owner": "P-9M2AB", "due": "2022-06-30"}
        ],
    }
    with facts_of("2022-12-31", audit) as facts:
        (found,) = rectifications(facts, date(2022, 6, 30)).values()
    assert (found.what, found.owner, found.due, found.given_on) == ("缺签名", "P-9M2AB", "2022-06-30", "")


def test_a_ring_of_parts_closes_nothing() -> None:
    records = [
        follow_up(1, "2022-07-01", "F-20220701-00002#b1", "split", "b1"),
        follow_up(2, "2022-07-01", "F-20220701-00001#b1", "split", "b1"),
    ]
    assert {each.closed_on for each in on("2022-07-01", *records).values()} == {""}
