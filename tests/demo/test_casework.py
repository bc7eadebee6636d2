"""Casework: every case is followed from its opening, supervision speaks of it, what it decides is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from supervise_cli.demo.casework.case_file import HIGH
from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.generate import Demo, generate
from supervise_cli.demo.options import DemoOptions
from supervise_cli.demo.phrases.matters import MATTERS

Record = dict[str, Any]
STAGES = ("intake", "assessment", "planning", "intervention", "evaluation", "closure", "follow_up")
SEVERAL = DemoOptions(stations=14, workers=60, months=12)


@dataclass(frozen=True)
class Told:
    """One case with all that was written about it, in order."""

    opening: Record
    notes: list[Record]
    discussed: list[tuple[Record, Record]]
    """The sessions that spoke of it, with what they said."""

    @property
    def closed_on(self) -> str:
        return next((note["date"] for note in self.notes if "closing" in note), "")


class Office:
    """The records of a demonstration by type, and its cases."""

    def __init__(self, demo: Demo) -> None:
        self.last = date.fromisoformat(demo.config["closed_on"])
        self.of: Mapping[str, list[Record]] = defaultdict(list)
        for name, record in demo.records:
            self.of[name].append(record)
        self.people = {each["id"]: each for each in self.of["person"]}
        self.away: dict[str, list[Record]] = defaultdict(list)
        for leave in self.of["leave"]:
            self.away[leave["person"]].append(leave)
        notes: dict[str, list[Record]] = defaultdict(list)
        for note in sorted(self.of["case_note"], key=lambda note: (note["date"], note["id"])):
            notes[note["case"]].append(note)
        discussed: dict[str, list[tuple[Record, Record]]] = defaultdict(list)
        for session in sorted(self.of["session"], key=lambda session: session["date"]):
            for said in session.get("cases", ()):
                discussed[said["case"]].append((session, said))
        self.cases = [Told(each, notes[each["id"]], discussed[each["id"]]) for each in self.of["case"]]

    def stations(self, person: str, day: str) -> list[str]:
        """Where somebody is at work that day."""
        if any(leave["from"] <= day <= leave["to"] for leave in self.away[person]):
            return []
        return [
            posting["station"]
            for posting in self.people[person]["postings"]
            if posting["from"] <= day <= posting.get("to", "9999") and "station" in posting
        ]


@pytest.fixture(scope="module")
def year(divisions: Divisions) -> Demo:
    return generate(SEVERAL, divisions)


@pytest.fixture(scope="module", params=["default", "year"])
def office(request: pytest.FixtureRequest, demo: Demo, year: Demo) -> Office:
    return Office(demo if request.param == "default" else year)


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def test_all_stages_risks_endings_and_groups_occur(demo: Demo, year: Demo) -> None:
    offices = [Office(demo), Office(year)]
    standing = {
        next(note["stage"] for note in told.notes[::-1] if "stage" in note) for told in offices[0].cases
    }
    assert standing == set(STAGES)
    notes = [note for office in offices for note in office.of["case_note"]]
    assert {note.get("risk") for note in notes} == {None, "low", "medium", "high", "crisis"}
    assert {each["risk"] for office in offices for each in office.of["case"]} == {"low", "medium", "high"}
    assert {note["contact"] for note in notes} == {
        "home_visit", "office", "phone", "online", "school", "accompany", "network"
    }  # fmt: skip
    assert len({note["closing"]["reason"] for note in notes if "closing" in note}) >= 5
    assert len({note["safeguarding"]["concern"] for note in notes if "safeguarding" in note}) >= 4
    assert {len(note["transfer"]) for note in notes if "transfer" in note} == {2, 3}
    assert (
        len({group for office in offices for each in office.of["case"] for group in each["client_groups"]})
        >= 11
    )


def test_stages_follow_one_another(office: Office) -> None:
    for told in office.cases:
        stages = [note["stage"] for note in told.notes if "stage" in note]
        assert tuple(stages) == STAGES[: len(stages)], told.opening["id"]


def test_there_is_a_note_every_month_until_the_end(office: Office) -> None:
    for told in office.cases:
        until = told.closed_on or office.last.isoformat()
        days = [
            told.opening["opened_on"],
            *(note["date"] for note in told.notes if note["date"] <= until),
            until,
        ]
        assert days == sorted(days), told.opening["id"]
        assert max(_days(a, b) for a, b in pairwise(days)) <= 30, told.opening["id"]
        after = [note for note in told.notes if told.closed_on and note["date"] > told.closed_on]
        assert [note.get("stage") for note in after] in ([], ["follow_up"])


def test_who_writes_a_note_has_the_case_and_is_at_work_there(office: Office) -> None:
    busy = {
        (each["person"], session["date"])
        for session in office.of["session"]
        for each in (*session["supervisors"], *session["attendees"])
    }
    for told in office.cases:
        worker, station = told.opening["worker"], told.opening["station"]
        for note in told.notes:
            there = office.stations(note["worker"], note["date"])
            transfer = note.get("transfer", {})
            assert note["worker"] in (worker, transfer.get("worker")), note["id"]
            assert there == [station] or there == [transfer.get("station")], note["id"]
            assert 0 <= _days(note["date"], note["recorded_on"]) <= 3, note["id"]
            assert note["recorded_on"] <= office.last.isoformat()
            worker, station = transfer.get("worker", worker), transfer.get("station", station)
            if "start" in note:
                assert (note["worker"], note["date"]) not in busy, note["id"]
                assert "08:00" <= note["start"] < note["end"] <= "19:00", note["id"]


def test_what_supervision_decides_is_carried_out_soon(office: Office) -> None:
    seen = 0
    for told in office.cases:
        for session, said in told.discussed:
            ref = f"{session['id']}#{said['key']}"
            done = [note for note in told.notes if note.get("decision_of") == ref]
            assert len(done) == 1, ref
            assert 0 <= _days(session["date"], done[0]["date"]) <= 10, ref
            assert done[0]["recorded_on"] >= session["recorded_on"], ref
            assert said["decision"]
            assert said["rationale"]
            assert said["risk"] == _risk(told, session["date"]), ref
            assert told.opening["opened_on"] <= session["date"] <= (told.closed_on or "9999")
            seen += 1
    assert seen > 30
    assert seen == sum("decision_of" in note for note in office.of["case_note"])


def _risk(told: Told, day: str) -> str:
    said = [note["risk"] for note in told.notes if note["date"] <= day and "risk" in note]
    return str([told.opening["risk"], *said][-1])


def test_every_case_is_spoken_of_in_three_months_and_high_risk_in_a_week(office: Office) -> None:
    for told in office.cases:
        days = [session["date"] for session, _ in told.discussed]
        until = told.closed_on or office.last.isoformat()
        early = min(_days(told.opening["opened_on"], day) for day in [*days, until])
        assert early <= 90, told.opening["id"]
        for day in _rises(told):
            assert any(0 <= _days(day, each) <= 7 for each in days), (told.opening["id"], day)


def _rises(told: Told) -> Iterator[str]:
    risk = "low"
    for record in (told.opening, *told.notes):
        now = record.get("risk", risk)
        if now in HIGH and risk not in HIGH:
            yield str(record.get("date", record.get("opened_on")))
        risk = now


def test_no_case_is_closed_while_the_risk_is_high_nor_without_evaluation_and_approval(office: Office) -> None:
    approved = {each["of"]: each for each in office.of["event"] if each["kind"] == "approved"}
    for told in office.cases:
        for note in told.notes:
            if "closing" not in note:
                continue
            event = approved[told.opening["id"]]
            assert note["closing"]["evaluation"]
            assert 0 <= _days(note["date"], event["date"]) <= 3
            assert event["by"] != note["worker"]
            assert _risk(told, note["date"]) == "low"
        assert bool(told.closed_on) == (told.opening["id"] in approved)


def test_danger_is_reported_at_once_and_the_risk_rises(office: Office) -> None:
    for note in office.of["case_note"]:
        if "safeguarding" in note:
            concern = note["safeguarding"]
            assert note.get("risk") in HIGH or note.get("stage") == "intake"
            assert concern["reported_to"]
            assert f"{note['date']}T{note['start']}" < concern["noticed_at"] < concern["reported_at"]
            assert concern["reported_at"] < f"{note['date']}T{note['end']}"


def test_consent_and_retention(office: Office) -> None:
    for told in office.cases:
        case = told.opening
        minor = case["age_band"] in ("under14", "14_17")
        assert case["consent"]["given_by"] == ("guardian" if minor else "self")
        assert case["retention"]["class"]
        sensitive = {"disabled", "mental_disorder", "released_or_correction"} & set(case["client_groups"])
        assert case["consent"].get("separate_for_sensitive", False) == (minor or bool(sensitive))


def test_every_matter_has_enough_words() -> None:
    for matter in MATTERS:
        assert len(matter.steps) == 7, matter.key
        assert min(len(matter.goals), len(matter.found), len(matter.gains)) >= 3, matter.key
        assert len(matter.signs) >= 4
        assert matter.alarms
        assert all(len(step.do) <= 30 for step in matter.steps)
    groups = {group for matter in MATTERS for group in matter.groups}
    assert len(groups) == 12


def test_what_is_agreed_about_wellbeing_is_kept(office: Office) -> None:
    checks = {(each["person"], each["date"]): each for each in office.of["wellbeing_check"]}
    assert {each["result"] for each in checks.values()} == {"held", "declined", "offered"}
    agreed = [each for each in checks.values() if each.get("follow_up_agreed")]
    assert agreed
    for check in agreed:
        assert checks[check["person"], check["next_on"]]["result"] == "held"
    for check in checks.values():
        assert check["person"] != check["offered_by"]
        assert set(check) <= {
            "schema", "id", "status", "recorded_on", "entered_by", "person", "date", "offered_by", "result",
            "consent", "follow_up_agreed", "next_on",
        }  # fmt: skip


def test_competences_are_seen_by_oneself_and_by_others(office: Office) -> None:
    made = office.of["competence_assessment"]
    assert {each["assessor"] for each in made} >= {"self", "supervisees", "county"}
    for each in made:
        assert len(each["ratings"]) == 4
        assert (each["entered_by"] == each["supervisor"]) == (each["assessor"] == "self")
        low = [rating for rating in each["ratings"] if rating["value"] < 3]
        assert len(each.get("development", ())) == len(low)
        for rating in each["ratings"]:
            assert all(shown["date"] <= each["date"] for shown in rating.get("evidence", ()))
    assert {rating["value"] for each in made for rating in each["ratings"]} >= {2, 3, 4, 5}


def test_the_supervised_are_asked_about_every_supervisor_who_is_evaluated(office: Office) -> None:
    made = office.of["evaluation"]
    assert {each["by"] for each in made} == {"supervisee", "supervisor", "station", "third_party"}
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in made:
        asked[each["of"], each["period"]].add(each["by"])
        assert set(each["items"].values()) <= {1, 2, 3, 4, 5}
    people = [ways for (of, _), ways in asked.items() if of.startswith("P-")]
    assert all("supervisee" in ways for ways in people)
    assert sum(set(each["items"].values()) == {5} for each in made) < len(made) // 10


def test_what_audits_find_is_put_right_by_its_date(office: Office) -> None:
    done = {each["of"]: each for each in office.of["follow_up"] if each["of"].startswith("AU-")}
    sessions = {each["id"]: each for each in office.of["session"]}
    for audit in office.of["audit"]:
        assert len(audit["checks"]) == audit["sample"]["size"]
        for check in audit["checks"]:
            assert sessions[check["of"]]["recorded_on"] < audit["recorded_on"]
            assert ("text" in check) == (check["verdict"] != "confirmed")
        for finding in audit.get("findings", ()):
            follow_up = done.pop(f"{audit['id']}#{finding['key']}")
            assert audit["recorded_on"] < follow_up["date"] <= finding["due"]
            assert follow_up["verified_by"] == audit["auditor"] != finding["owner"]
    assert done == {}
    assert len(office.of["audit"]) >= 5
