"""A year and more: stations open, people are away, plans, visits, requests, notes, claims hang together."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from supervise_cli import resources
from supervise_cli.demo import requests
from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.generate import Demo, generate
from supervise_cli.demo.options import DemoOptions
from supervise_cli.demo.workdays import counted_after
from supervise_cli.records import schema
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.types import Catalogue
from tests.demo.test_text import nearest
from tests.running import run_inside

Record = dict[str, Any]
FIRST, LAST = "2021-07-01", "2022-06-30"


@pytest.fixture(scope="module")
def year(divisions: Divisions) -> Demo:
    return generate(DemoOptions(months=12), divisions)


@pytest.fixture(scope="module")
def of(year: Demo) -> Mapping[str, list[Record]]:
    return _by_type(year)


@pytest.fixture(scope="module")
def sessions(of: Mapping[str, list[Record]]) -> list[Record]:
    """Final sessions that took place."""
    return [each for each in of["session"] if each["status"] == "final" and each["outcome"] == "held"]


def _by_type(demo: Demo) -> dict[str, list[Record]]:
    made: dict[str, list[Record]] = defaultdict(list)
    for name, record in demo.records:
        made[name].append(record)
    return made


def _open(of: Mapping[str, list[Record]], day: str) -> int:
    return sum(
        each["level"] == "township_station" and each.get("opened_on", "9999") <= day for each in of["station"]
    )


def test_every_record_is_valid(year: Demo) -> None:
    catalogue = Catalogue.load(resources.schemas())
    assert [found for name, data in year.records for found in schema.check(data, catalogue.get(name))] == []


def test_there_are_several_of_every_type(of: Mapping[str, list[Record]]) -> None:
    counts = {name: len(records) for name, records in of.items()}
    assert min(counts.values()) >= 5, counts
    assert set(counts) >= {
        "leave", "request", "visit", "plan", "event", "resource_link", "training", "month_note", "claim",
    }  # fmt: skip


def test_stations_open_over_the_months(of: Mapping[str, list[Record]]) -> None:
    grown = [_open(of, f"{y}-{m:02d}-28") for y, m in [*((2021, n) for n in range(7, 13)), (2022, 3)]]
    assert grown == sorted(grown)
    assert 10 <= grown[0] <= 18
    assert 28 <= grown[5] <= 34
    assert _open(of, LAST) == 46


def test_in_the_second_half_of_2022_every_township_gets_its_station(divisions: Divisions) -> None:
    made = _by_type(generate(DemoOptions(stations=89, workers=200, months=7, until="2022-12"), divisions))
    assert 44 <= _open(made, "2022-06-30") <= 48
    assert _open(made, "2022-12-31") == 89


def test_eighteen_months_are_valid(divisions: Divisions) -> None:
    made = generate(DemoOptions(stations=20, workers=80, months=18, until="2022-12"), divisions)
    catalogue = Catalogue.load(resources.schemas())
    assert [found for name, data in made.records for found in schema.check(data, catalogue.get(name))] == []
    months = {data["date"][:7] for name, data in made.records if name == "session"}
    assert len(months) == 18


def test_nothing_happens_at_a_station_before_it_opens(
    of: Mapping[str, list[Record]], sessions: list[Record]
) -> None:
    opened = {each["id"]: each.get("opened_on", "9999") for each in of["station"]}
    assert [each["id"] for each in sessions if each["date"] < opened[each["station"]]] == []
    for person in of["person"]:
        for posting in person["postings"]:
            assert "station" not in posting or posting["from"] >= opened[posting["station"]], person["id"]


def test_leave_is_respected(of: Mapping[str, list[Record]], sessions: list[Record]) -> None:
    away = defaultdict(list)
    for leave in of["leave"]:
        away[leave["person"]].append((leave["from"], leave["to"]))
    assert len(away) > 50
    assert any((date.fromisoformat(b) - date.fromisoformat(a)).days > 55 for v in away.values() for a, b in v)
    for session in sessions:
        for each in (*session["supervisors"], *session["attendees"]):
            assert not [1 for a, b in away[each["person"]] if a <= session["date"] <= b], session["id"]
    for training in of["training"]:
        for person in training["people"]:
            assert not [1 for a, b in away[person] if a <= training["date"] <= b], training["id"]


def _span(period: Any) -> tuple[str, str]:
    if isinstance(period, dict):
        return period["from"], period["to"]
    if "Q" in period:
        last = 3 * int(period[-1])
        return f"{period[:4]}-{last - 2:02d}-01", f"{period[:4]}-{last:02d}-31"
    return (f"{period}-01-01", f"{period}-12-31") if len(period) == 4 else (f"{period}-01", f"{period}-31")


class TestPlans:
    def test_each_is_approved_by_somebody_else_before_it_begins(self, of: Mapping[str, list[Record]]) -> None:
        approved = {each["of"]: each for each in of["event"] if each["kind"] == "approved"}
        for plan in of["plan"]:
            event = approved[plan["id"]]
            assert plan["recorded_on"] <= event["date"] < _span(plan["period"])[0], plan["id"]
            assert event["by"] != plan["entered_by"]

    def test_objectives_can_be_measured(self, of: Mapping[str, list[Record]]) -> None:
        for plan in of["plan"]:
            begin, end = _span(plan["period"])
            for each in plan["objectives"]:
                assert each["indicator"], plan["id"]
                assert each["target"], plan["id"]
                assert begin <= each["due"] <= end, plan["id"]

    def test_every_county_has_one_for_the_year_and_every_station_one_for_the_quarter(
        self, of: Mapping[str, list[Record]]
    ) -> None:
        scopes = Counter(
            each["scope"] for each in of["plan"] if _span(each["period"])[0][:7] in ("2022-01", "2022-04")
        )
        for station in of["station"]:
            if station["level"] == "county_centre":
                assert scopes[station["id"]] == 1
            elif station.get("opened_on", "9999") <= "2022-01-01" and station["level"] == "township_station":
                assert scopes[station["id"]] == 2

    def test_every_session_carries_out_an_item_of_its_month_or_says_why_not(
        self, of: Mapping[str, list[Record]], sessions: list[Record]
    ) -> None:
        items = {f"{plan['id']}#{each['key']}": each for plan in of["plan"] for each in plan["schedule"]}
        used = set()
        for session in sessions:
            if "plan_item" in session:
                item = items[session["plan_item"]]
                assert item["when"] == session["date"][:7]
                assert item["form"] == session["form"]
                used.add(session["plan_item"])
            else:
                assert session["ad_hoc_reason"], session["id"]
        assert 0 < len([each for each in sessions if "ad_hoc_reason" in each]) < len(sessions) // 8
        assert len(used) > 0.98 * len(items)


class TestVisits:
    def test_sessions_of_a_visit_are_at_its_stops_and_carry_no_way_of_their_own(
        self, of: Mapping[str, list[Record]], sessions: list[Record]
    ) -> None:
        stops = {f"{visit['id']}#{stop['key']}": stop for visit in of["visit"] for stop in visit["stops"]}
        named = [each for each in sessions if "visit" in each]
        assert len(named) > 300
        for session in named:
            stop = stops.pop(session["visit"], None) or next(
                stop for visit in of["visit"] for stop in visit["stops"]
                if session["visit"] == f"{visit['id']}#{stop['key']}"
            )  # fmt: skip
            assert (stop["station"], stop["date"]) == (session["station"], session["date"])
            assert [each["person"] for each in session["supervisors"]] == stop["supervisors"]
            assert "travel_minutes" not in session
            assert "cost_yuan" not in session
            if "start" in session:
                assert stop["arrive"] <= session["start"] < session["end"] <= stop["leave"]
        assert stops == {}, "a stop without a session"

    def test_one_way_often_leads_to_two_stations(self, of: Mapping[str, list[Record]]) -> None:
        sizes = Counter(len(each["stops"]) for each in of["visit"])
        assert sizes[2] > len(of["visit"]) // 4
        assert all(each["travel"][0]["minutes"] > 0 for each in of["visit"])
        stops = [stop for each in of["visit"] for stop in each["stops"]]
        for name in ("checked_files", "service_progress", "opinion"):
            assert len([each for each in stops if name in each]) > len(stops) // 10, name


class TestRequests:
    def _days(self, of: Mapping[str, list[Record]], sessions: list[Record]) -> dict[str, str]:
        """When each request was answered."""
        made = {name: each["date"] for each in sessions for name in each.get("requests", ())}
        for each in of["follow_up"]:
            if each["outcome"] == "answered":
                assert each["of"] not in made
                made[each["of"]] = each["date"]
        return made

    def test_some_are_answered_in_time_and_some_late(
        self, of: Mapping[str, list[Record]], sessions: list[Record]
    ) -> None:
        answered = self._days(of, sessions)
        found: Counter[tuple[str, bool]] = Counter()
        for each in of["request"]:
            if each["id"] in answered:
                allowed = {"normal": requests.NORMAL, "urgent": requests.URGENT}[each["urgency"]]
                due = counted_after(date.fromisoformat(each["asked_on"]), allowed).isoformat()
                assert answered[each["id"]] > each["asked_on"]
                found[each["urgency"], answered[each["id"]] <= due] += 1
        assert len(found) == 4
        assert min(found.values()) >= 3
        late = found["normal", False] + found["urgent", False]
        assert late < sum(found.values()) // 3

    def test_what_is_open_is_so_young_that_nobody_is_late(
        self, of: Mapping[str, list[Record]], sessions: list[Record]
    ) -> None:
        answered = self._days(of, sessions)
        still = [each for each in of["request"] if each["id"] not in answered]
        assert 3 <= len(still) <= 10
        for each in still:
            assert counted_after(date.fromisoformat(each["asked_on"]), requests.URGENT).isoformat() >= LAST

    def test_a_session_that_answers_is_about_what_was_asked(
        self, of: Mapping[str, list[Record]], sessions: list[Record]
    ) -> None:
        by_id = {each["id"]: each for each in of["request"]}
        for session in sessions:
            for name in session.get("requests", ()):
                asked = by_id[name]
                assert asked["topic"] in session["content"]
                there = {each["person"] for each in session["attendees"]} | {session["station"]}
                assert asked["by"] in there

    def test_the_days_are_those_of_the_bundled_policy(self) -> None:
        text = (resources.schemas() / "_policy.default.yaml").read_text(encoding="utf-8")
        for name, days in (("answer_days", requests.NORMAL), ("urgent_answer_days", requests.URGENT)):
            block = text.partition(f"\n{name}:")[2]
            assert f"value: {days}\n" in block[:120], name


def _minutes(session: Record) -> int:
    if "minutes" in session:
        return int(session["minutes"])
    start, end = session["start"], session["end"]
    return int(end[:2]) * 60 + int(end[3:]) - int(start[:2]) * 60 - int(start[3:])


def test_claims_are_what_is_recorded(of: Mapping[str, list[Record]], sessions: list[Record]) -> None:
    claimed: Counter[str] = Counter()
    for claim in of["claim"]:
        begin, end = _span(claim["period"])
        mine = [
            each
            for each in sessions
            if each["supervisors"][0]["person"] == claim["supervisor"] and begin <= each["date"] <= end
        ]
        assert claim["minutes"] == sum(map(_minutes, mine)) > 0
        assert claim["recorded_on"] >= max(each["recorded_on"] for each in mine)
        claimed[claim["supervisor"]] += claim["minutes"]
    outside = Counter[str]()
    for each in sessions:
        if each["supervisors"][0]["side"] == "external":
            outside[each["supervisors"][0]["person"]] += _minutes(each)
    assert claimed == outside


def test_an_agreement_that_ends_on_the_way_is_wound_up_with_its_minutes(
    of: Mapping[str, list[Record]], sessions: list[Record]
) -> None:
    wound_up = {each["of"]: each for each in of["event"] if each["kind"] == "terminated"}
    early = {
        each["id"] for each in of["agreement"] if each["to"] <= LAST and not each["to"].endswith("12-31")
    }
    assert set(wound_up) == early
    assert len(early) >= 3
    for name, event in wound_up.items():
        mine = [each for each in sessions if each.get("agreement") == name]
        assert event["minutes_certified"] == sum(map(_minutes, mine))


def test_month_notes_count_who_left(of: Mapping[str, list[Record]]) -> None:
    left: Counter[tuple[str, str]] = Counter()
    for person in of["person"]:
        for posting in person["postings"]:
            gone = posting.get("left_because") not in (None, "transfer")
            if gone and posting["role"] in ("head", "worker", "assistant"):
                left["ST-" + posting["station"][3:9], posting["to"][:7]] += 1
    told = {(each["scope"], each["month"]): each.get("exit_reasons", {}) for each in of["month_note"]}
    assert len(told) == len(of["month_note"]) == 8 * 12
    assert {mark: sum(reasons.values()) for mark, reasons in told.items() if reasons} == dict(left)
    assert {name for reasons in told.values() for name in reasons} >= {"burnout", "pay", "family"}


@pytest.fixture(scope="module")
def by_origin(of: Mapping[str, list[Record]], sessions: list[Record]) -> Mapping[str, list[Record]]:
    origin = {
        person["id"]: person["appointments"][0]["origin"]
        for person in of["person"]
        if person.get("appointments", [{}])[0].get("kind") == "external"
    }
    made: dict[str, list[Record]] = defaultdict(list)
    for each in sessions:
        if each["supervisors"][0]["person"] in origin:
            made[origin[each["supervisors"][0]["person"]]].append(each)
    return made


class TestWhoComesFromOutside:
    """The source's three ways: the professor rare and to many, from away dear, from near often."""

    def test_near_ones_come_more_often(self, by_origin: Mapping[str, list[Record]]) -> None:
        near = len(by_origin["local"]) + len(by_origin["other_agency"])
        assert near > 2 * len(by_origin["university"])
        assert near > 2 * len(by_origin["out_of_town"])

    def test_the_university_speaks_to_many_and_never_to_one(
        self, by_origin: Mapping[str, list[Record]]
    ) -> None:
        forms = Counter(each["form"] for each in by_origin["university"])
        assert forms["collective"] >= 5
        assert forms["individual"] <= forms["group"]

    def test_from_away_costs_most(self, by_origin: Mapping[str, list[Record]]) -> None:
        def mean(name: str, origin: str) -> float:
            found = [each.get(name, 0) for each in by_origin[origin] if each["mode"] != "online"]
            return sum(found) / len(found)

        assert mean("cost_yuan", "out_of_town") > 3 * mean("cost_yuan", "local")
        assert mean("travel_minutes", "out_of_town") > 3 * mean("travel_minutes", "local")


def _narratives(of: Mapping[str, list[Record]]) -> Iterator[tuple[str, str]]:
    for each in of["session"]:
        if each["status"] == "final" and "summary" in each:
            yield "summary", each["summary"]
    for each in of["visit"]:
        yield from (("opinion", stop["opinion"]) for stop in each["stops"] if "opinion" in stop)
    for each in of["month_note"]:
        yield from ((name, each[name]) for name in ("problems", "next_plan"))
    for each in of["plan"]:
        yield from (("needs", need["text"]) for need in each["needs"])
    for each in of["case_note"]:
        yield "process", each["process"]
        if "closing" in each:
            yield "closing", each["closing"]["evaluation"]
    for each in of["session"]:
        for said in each.get("cases", ()):
            yield from ((name, said[name]) for name in ("decision", "rationale"))
    yield from (("comments", each["comments"]) for each in of["evaluation"] if "comments" in each)


def test_no_two_longer_texts_are_nearly_the_same(of: Mapping[str, list[Record]]) -> None:
    """Likeness over runs of five characters, within texts of one kind."""
    texts = defaultdict(list)
    for name, text in _narratives(of):
        texts[name].append(text)
    assert set(texts) == {
        "summary", "opinion", "problems", "next_plan", "needs", "process", "closing", "decision", "rationale",
        "comments",
    }  # fmt: skip
    for name, found in texts.items():
        assert nearest(found)[-1] < 0.7, name


def test_no_narrative_that_could_be_taken_for_a_copy_is_one(year: Demo) -> None:
    """Every confidential field, texts of 60 characters and more. Measured: 0.56 in needs, 0.46 in notes."""
    catalogue = Catalogue.load(resources.schemas())
    texts: dict[str, list[str]] = defaultdict(list)
    for name, data in year.records:
        for field, text in _confidential(catalogue.get(name).fields, data, name):
            if len(text) >= 60:
                texts[field].append(text)
    assert len(texts["case_note/process"]) > 1000
    assert {name: most for name, found in texts.items() if (most := nearest(found)[-1]) >= 0.7} == {}


def _confidential(fields: Sequence[Field], data: Record, path: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        if (value := data.get(field.name)) is None:
            continue
        place = f"{path}/{field.name}"
        item = field.item if field.kind is Kind.LIST else field
        for each in value if isinstance(value, list) else [value]:
            if item is not None and item.kind is Kind.NARRATIVE:
                yield place, each
            elif item is not None and isinstance(each, dict):
                yield from _confidential(item.fields, each, place)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("year") / "一年"
    run_inside("demo", made, "--months", "12", "--stations", "24", "--workers", "110").ok()
    return made


@pytest.mark.parametrize("days", [0, 1, 7, 20, 45])
def test_after_the_last_day_nothing_is_overdue_and_nothing_is_wrong(folder: Path, days: int) -> None:
    day = (date.fromisoformat(LAST) + timedelta(days)).isoformat()
    assert json.loads(run_inside("-C", folder, "due", "--overdue", "--json", "--as-of", day).ok().out) == []
    found = json.loads(
        run_inside("-C", folder, "validate", "--all", "--as-of", day, "--format", "json").ok().out
    )
    assert [each for each in found["findings"] if each["severity"] != "information"] == []


def test_what_is_to_be_done_still_stands_there_after_the_last_day(folder: Path) -> None:
    after = [
        json.loads(run_inside("-C", folder, "due", "--json", "--as-of", day).ok().out)
        for day in (LAST, "2022-08-14")
    ]
    assert len(after[0]) == len(after[1]) > 20
    assert {each["kind"] for each in after[0]} >= {"action", "request", "draft"}


def test_nobody_went_short(folder: Path) -> None:
    """By the program's own reckoning (definitions/owed.py), not by the one of the demonstration."""
    from datetime import UTC, datetime

    from supervise_cli.definitions.owed import Entitlements, months_of
    from supervise_cli.model import Period
    from supervise_cli.pipeline.opening import opened

    now = datetime(2026, 1, 1, tzinfo=UTC)
    with opened(folder, now, as_of=date(2022, 7, 1)) as state:
        owed = Entitlements(state.facts)
        period = Period(date.fromisoformat(FIRST), date.fromisoformat(LAST), "")
        found = [each for month in months_of(period) for each in owed.of(month)]
        assert len(found) > 700
        assert [(each.post.person, each.month) for each in found if each.short] == []
