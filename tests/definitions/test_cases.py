"""How a case stands, against a second computation that reads the records backwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supervise_cli.definitions.cases import Case, cases
from supervise_cli.pipeline.opening import catalogue
from supervise_cli.records.ids import path_of
from tests.rules.repository import in_memory, text_of
from tests.schemas import instances

TYPES = catalogue()
NOW = datetime(2022, 12, 31, 12, tzinfo=UTC)
CASES = ["C-AAAAA", "C-BBBBB"]
DAYS = ["2022-06-01", "2022-06-02", "2022-06-03", "2022-06-04"]
PEOPLE = ["P-00001", "P-00002", "P-00003"]
STATIONS = ["ST-410902101", "ST-410902102"]
STAGES = [choice.value for choice in TYPES.get("case_note").field("stage").choices]  # type: ignore[union-attr]
RISKS = ["low", "medium", "high", "crisis"]
Record = dict[str, Any]


def derived(records: list[Record], as_of: str) -> dict[str, Case]:
    """What the program makes of these records."""
    files = {
        path_of(TYPES.get(r["schema"].partition("/")[0]), r["id"], r): text_of(r) for r in records
    }  # fmt: skip
    with in_memory(files, date.fromisoformat(as_of)) as opened:
        found = cases(opened.facts, opened.as_of)
        assert list(opened.facts.rows("SELECT path FROM run WHERE valid = 0")) == []
        return found


def naive(records: list[Record], as_of: str) -> dict[str, dict[str, str]]:
    """For each fact the latest note that has it, looked for one by one; else what the opening says."""
    found = {}
    for case in records:
        if case["schema"] != "case/1" or case["status"] != "final" or case["opened_on"] > as_of:
            continue
        notes = [
            n for n in records
            if n["schema"] == "case_note/1" and n["status"] == "final" and n["case"] == case["id"]
            and n["date"] <= as_of
        ]  # fmt: skip
        notes.sort(key=lambda n: n["date"] + n["id"], reverse=True)

        def latest(*path: str, otherwise: str, notes: list[Record] = notes) -> str:
            for note in notes:
                value: Any = note
                for step in path:
                    value = value.get(step) if isinstance(value, dict) else None
                if value:
                    return str(value)
            return otherwise

        judging = next((n for n in notes if n.get("risk")), case)
        closing = [n for n in notes if "closing" in n]
        found[case["id"]] = {
            "stage": latest("stage", otherwise="intake"),
            "risk": latest("risk", otherwise=case["risk"]),
            "risk_on": judging.get("date") or judging["opened_on"],
            "risk_in": judging["id"],
            "worker": latest("transfer", "worker", otherwise=case["worker"]),
            "station": latest("transfer", "station", otherwise=case["station"]),
            "closed_on": closing[0]["date"] if closing else "",
            "closing_reason": closing[0]["closing"]["reason"] if closing else "",
            "noted_on": notes[0]["date"] if notes else "",
        }
    return found


def case_record(identity: str, **more: Any) -> Record:
    whole = instances.full(TYPES.get("case"))
    return {k: v for k, v in whole.items() if k != "previous"} | {"id": identity} | more


def note_record(identity: str, case: str, day: str, **more: Any) -> Record:
    whole = instances.full(TYPES.get("case_note"))
    head = ("schema", "status", "worker", "contact", "process")
    said = {name: value for name, value in more.items() if value is not None}
    return {name: whole[name] for name in head} | {"id": identity, "case": case, "date": day} | said


@st.composite
def repositories(draw: st.DrawFn) -> list[Record]:
    made = [
        case_record(
            identity, opened_on=draw(st.sampled_from(DAYS)),
            status=draw(st.sampled_from(["final"] * 4 + ["draft"])),
            risk=draw(st.sampled_from(RISKS)), worker=draw(st.sampled_from(PEOPLE)),
            station=draw(st.sampled_from(STATIONS)),
        )
        for identity in CASES
    ]  # fmt: skip
    some = lambda values: st.none() | st.sampled_from(values)  # noqa: E731
    for tail in draw(st.lists(st.sampled_from("123456789ABCDEF"), max_size=8, unique=True)):
        transfer = {"worker": draw(some(PEOPLE)), "station": draw(some(STATIONS))}
        transfer = {name: value for name, value in transfer.items() if value}
        reason = draw(some(["goals_met", "moved"]) | st.none())
        made.append(
            note_record(
                f"N-20220604-0000{tail}", draw(st.sampled_from(CASES)), draw(st.sampled_from(DAYS)),
                status=draw(st.sampled_from(["final"] * 4 + ["draft"])),
                stage=draw(some(STAGES)), risk=draw(some(RISKS)), transfer=transfer or None,
                closing={"reason": reason} if reason else None,
            )
        )  # fmt: skip
    return made


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=repositories(), as_of=st.sampled_from(DAYS))
def test_it_is_what_the_notes_say_read_backwards(records: list[Record], as_of: str) -> None:
    expected = naive(records, as_of)
    found = derived(records, as_of)
    assert set(found) == set(expected)
    for identity, case in found.items():
        assert {name: getattr(case, name) for name in expected[identity]} == expected[identity]
        assert case.is_open == (not expected[identity]["closed_on"])


def test_of_one_day_the_greater_id_is_the_later() -> None:
    day = "2022-06-02"
    records = [
        case_record("C-AAAAA", opened_on="2022-06-01", risk="low"),
        note_record("N-20220602-00002", "C-AAAAA", day, risk="crisis"),
        note_record("N-20220609-00001", "C-AAAAA", day, risk="medium"),
    ]
    assert derived(records, day)["C-AAAAA"].risk == "medium"


@pytest.mark.parametrize(("as_of", "open_"), [("2022-06-02", True), ("2022-06-03", False)])
def test_a_case_is_open_until_the_day_of_the_note_that_closes_it(as_of: str, open_: bool) -> None:
    records = [
        case_record("C-AAAAA", opened_on="2022-06-01"),
        note_record(
            "N-20220603-00001", "C-AAAAA", "2022-06-03", closing={"reason": "moved"}, stage="closure"
        ),
        note_record("N-20220604-00001", "C-AAAAA", "2022-06-04", stage="follow_up"),
    ]
    assert derived(records, as_of)["C-AAAAA"].is_open is open_
    after = derived(records, "2022-06-04")["C-AAAAA"]
    assert (after.closed_on, after.stage, after.noted_on) == ("2022-06-03", "follow_up", "2022-06-04")
