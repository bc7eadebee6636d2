"""What the sessions are like: nobody twice at one time, everybody supervised, what was agreed followed up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from supervise_cli.demo.generate import Demo

Record = dict[str, Any]
MONTHS = (("2022-04-01", "2022-04-30"), ("2022-05-01", "2022-05-31"), ("2022-06-01", "2022-06-30"))
LAST = "2022-06-30"


def _present(session: Record) -> set[str]:
    return {each["person"] for each in session["attendees"] if not each.get("absent")}


def _everyone(session: Record) -> list[str]:
    return sorted(_present(session)) + [each["person"] for each in session["supervisors"]]


def _posting(person: Record, day: str) -> Record | None:
    return next((each for each in person["postings"] if each["from"] <= day <= each.get("to", "9999")), None)


def _away(by_type: Mapping[str, list[Record]], person: str, first: str, last: str) -> int:
    """Days of leave between two days."""
    spans = [
        (max(each["from"], first), min(each["to"], last))
        for each in by_type["leave"]
        if each["person"] == person
    ]
    return sum(
        (date.fromisoformat(end) - date.fromisoformat(begin)).days + 1 for begin, end in spans if begin <= end
    )


def _people(by_type: Mapping[str, list[Record]]) -> dict[str, Record]:
    return {person["id"]: person for person in by_type["person"]}


def test_nobody_is_in_two_sessions_at_once(held: list[Record]) -> None:
    spans = defaultdict(list)
    for session in held:
        if "start" in session and "end" in session:
            for person in _everyone(session):
                spans[person, session["date"]].append((session["start"], session["end"]))
    clashes = []
    for who, times in spans.items():
        times.sort()
        clashes += [who for (_, end), (start, _) in pairwise(times) if start < end]
    assert clashes == []


def test_between_two_places_there_is_time_to_travel(held: list[Record]) -> None:
    stops = defaultdict(list)
    for session in held:
        if "start" in session and session["mode"] not in ("online", "phone"):
            for person in _everyone(session):
                stops[person, session["date"]].append((session["start"], session["end"], session["station"]))
    for who, visits in stops.items():
        visits.sort()
        for (_, left, here), (arrived, _, there) in pairwise(visits):
            assert here == there or _minutes(arrived) - _minutes(left) >= 90, who


def test_sessions_are_at_working_hours_and_mostly_on_working_days(held: list[Record]) -> None:
    weekend = [each for each in held if date.fromisoformat(each["date"]).weekday() > 4]
    assert 0 < len(weekend) < len(held) // 50
    assert all(each["start"] >= "08:30" and each["end"] <= "18:00" for each in held if "start" in each)
    assert not [
        each for each in held if each["date"] in ("2022-04-05", "2022-05-02", "2022-05-04", "2022-06-03")
    ]


def test_everyone_is_in_post_and_supervisors_hold_the_appointment(
    held: list[Record], by_type: Mapping[str, list[Record]]
) -> None:
    people = _people(by_type)
    for session in held:
        for person in _everyone(session):
            assert _posting(people[person], session["date"]), (session["id"], person)
        for each in session["supervisors"]:
            appointments = people[each["person"]]["appointments"]
            assert any(
                one["kind"] == each["as"]
                and one["side"] == each["side"]
                and one["from"] <= session["date"] <= one.get("to", "9999")
                for one in appointments
            ), session["id"]


def test_nobody_supervises_himself(held: list[Record], by_type: Mapping[str, list[Record]]) -> None:
    for session in held:
        attendees = {each["person"] for each in session["attendees"]}
        assert not attendees & {each["person"] for each in session["supervisors"]}, session["id"]
    for agreement in by_type["agreement"]:
        assert agreement["supervisor"] not in agreement.get("supervisees", ())


def test_groups_have_two_to_eight_members(held: list[Record]) -> None:
    for session in held:
        size = len(session["attendees"])
        if session["form"] == "individual":
            assert size == 1
        elif session["form"] == "group":
            assert 2 <= size <= 8
        else:
            assert session["form"] == "collective"
            assert size > 8


def test_written_down_within_three_days_or_with_a_reason(by_type: Mapping[str, list[Record]]) -> None:
    late = 0
    for session in by_type["session"]:
        days = (date.fromisoformat(session["recorded_on"]) - date.fromisoformat(session["date"])).days
        assert days >= 0
        assert session["recorded_on"] <= LAST
        assert days <= 3 or session["late_reason"]
        late += days > 3
    assert 1 <= late <= len(by_type["session"]) // 20


def test_times_agree_with_minutes(held: list[Record]) -> None:
    ways: Counter[str] = Counter()
    for session in held:
        if "start" in session and "minutes" in session:
            assert _minutes(session["end"]) - _minutes(session["start"]) == session["minutes"]
        ways[f"{'start' in session} {'minutes' in session}"] += 1
        length = session.get("minutes") or _minutes(session["end"]) - _minutes(session["start"])
        assert 30 <= length <= (120 if session["form"] == "individual" else 180)
        assert all(each.get("minutes", 1) <= length for each in session["attendees"])
    assert len(ways) == 3


def test_everyone_owed_supervision_has_it_alone_every_month(
    held: list[Record], by_type: Mapping[str, list[Record]]
) -> None:
    for first, last in MONTHS:
        alone = {
            session["attendees"][0]["person"]
            for session in held
            if session["form"] == "individual" and session["date"][:7] == first[:7]
        }
        for person in by_type["person"]:
            begins, ends = _posting(person, first), _posting(person, last)
            there = begins and ends and begins["role"] in ("head", "worker", "assistant")
            if there and _away(by_type, person["id"], first, last) <= 15:
                assert person["id"] in alone, (person["id"], first)


def test_newcomers_are_seen_more_often(held: list[Record], by_type: Mapping[str, list[Record]]) -> None:
    counts = Counter(each["attendees"][0]["person"] for each in held if each["form"] == "individual")
    new, old = [], []
    for person in by_type["person"]:
        posting = person["postings"][0]
        if (
            len(person["postings"]) == 1
            and posting["role"] == "worker"
            and posting["from"] < "2022-04-01"
            and "to" not in posting
        ):
            (new if person["practice_since"] > "2022-01-01" else old).append(counts[person["id"]])
    assert sum(new) / len(new) > sum(old) / len(old)


def test_within_the_quarter_every_worker_is_asked_how_things_are(
    held: list[Record], by_type: Mapping[str, list[Record]]
) -> None:
    asked = {
        each["person"] for session in held if "wellbeing" in session["focus"] for each in session["attendees"]
    }
    for person in by_type["person"]:
        posting = _posting(person, MONTHS[0][0])
        there = (
            posting is not None
            and posting["role"] in ("head", "worker", "assistant")
            and _posting(person, LAST)
        )
        assert not there or person["id"] in asked, person["id"]


def test_within_the_quarter_every_station_covers_the_four_focal_contents(
    held: list[Record], by_type: Mapping[str, list[Record]]
) -> None:
    covered = defaultdict(set)
    for session in held:
        covered[session["station"]] |= set(session["focus"])
    whole = [
        station["id"]
        for station in by_type["station"]
        if station["level"] == "township_station" and station.get("opened_on", "9999") <= MONTHS[0][0]
    ]
    assert len(whole) > 30
    for station in whole:
        assert len(covered[station]) == 4, station


def test_workers_are_also_supervised_by_others_than_their_head(
    held: list[Record], by_type: Mapping[str, list[Record]]
) -> None:
    others = {
        each["person"]
        for session in held
        for each in session["attendees"]
        if session["supervisors"][0]["as"] != "station_head"
    }
    for person in by_type["person"]:
        posting = _posting(person, MONTHS[0][0])
        there = (
            posting is not None
            and posting["role"] in ("head", "worker", "assistant")
            and _posting(person, LAST)
        )
        assert not there or person["id"] in others, person["id"]


def test_external_supervisors_plan_and_link_and_somebody_carries_on(held: list[Record]) -> None:
    outside = [each for each in held if each["supervisors"][0]["side"] == "external"]
    assert {each["form"] for each in outside} == {"individual", "group", "collective"}
    for session in outside:
        assert {"project_planning", "resource_linking"} & set(session["functions"]), session["id"]
        assert session["follow_up_by"]
    inside = [each for each in held if each["supervisors"][0]["side"] == "internal"]
    assert not [each for each in inside if "project_planning" in each["functions"]]


def test_cancelled_sessions_are_made_up_for_in_a_week(by_type: Mapping[str, list[Record]]) -> None:
    sessions = {each["id"]: each for each in by_type["session"] if each["status"] == "final"}
    made_up = {each["rebooks"]: each for each in sessions.values() if "rebooks" in each}
    cancelled = [each for each in sessions.values() if each["outcome"] == "cancelled"]
    assert len(cancelled) >= 10
    for session in cancelled:
        later = made_up[session["id"]]
        days = (date.fromisoformat(later["date"]) - date.fromisoformat(session["date"])).days
        assert 0 < days <= 11
        assert later["attendees"][0]["person"] == session["attendees"][0]["person"]
        assert session["cancelled"]["date"] <= session["date"]


def test_every_worker_has_an_agreement(by_type: Mapping[str, list[Record]]) -> None:
    opened = {each["id"]: max(each.get("opened_on", ""), "2022-04-01") for each in by_type["station"]}
    stations = {
        each["station"]
        for each in by_type["agreement"]
        if "station" in each and each["from"] <= opened[each["station"]]
    }
    partners = {who for each in by_type["agreement"] for who in each.get("supervisees", ())}
    for person in by_type["person"]:
        posting = _posting(person, LAST)
        if posting and posting["role"] in ("worker", "assistant"):
            assert posting["station"] in stations
            assert person["id"] in partners, person["id"]
    assert all(each["to"] >= each["from"] for each in by_type["agreement"])


class TestActions:
    """Every action has an owner and a date; its follow-ups come after it, in order, and end once."""

    def test_fields(self, demo: Demo) -> None:
        for _, record in demo.records:
            made_on = record.get("date", "")
            for action in record.get("actions", ()):
                assert action["owner"]
                assert action["due"] > made_on
                assert len(action["what"]) <= 40

    def test_histories(self, demo: Demo) -> None:
        actions, history = _actions(demo)
        assert len(actions) > 500
        for name, entries in history.items():
            assert name in actions
            days = [on for on, _ in entries]
            assert days == sorted(set(days)), name
            assert days[0] > actions[name][0]
            assert days[-1] <= LAST
            ends = [entry["outcome"] in ("done", "dropped", "split") for _, entry in entries]
            assert not any(ends[:-1]), name

    def test_all_outcomes_occur_both_ways(self, demo: Demo) -> None:
        here = Counter(
            each["outcome"] for name, record in demo.records for each in record.get("follow_up", ())
        )
        apart = Counter(record["outcome"] for name, record in demo.records if name == "follow_up")
        assert {"done", "in_progress", "handed_over", "dropped"} <= set(here)
        assert {"done", "in_progress", "handed_over", "split", "dropped"} <= set(apart)

    def test_what_is_done_is_shown_and_not_confirmed_by_its_owner(self, demo: Demo) -> None:
        actions, history = _actions(demo)
        for name, entries in history.items():
            owner = actions[name][1]["owner"]
            for _, entry in entries:
                owner = entry.get("owner", owner)
                if entry["outcome"] == "done":
                    assert entry["evidence"][0]["what"]
                    assert entry["verified_by"] != owner

    def test_some_are_open_at_the_end_and_none_is_long_overdue(self, demo: Demo) -> None:
        actions, history = _actions(demo)
        still_open = []
        for name, (_, action) in actions.items():
            entries = [entry for _, entry in history.get(name, [])]
            if not entries or entries[-1]["outcome"] not in ("done", "dropped", "split"):
                still_open.append(max(entry.get("due", action["due"]) for entry in [*entries, action]))
        assert len(still_open) > 50
        week = (date.fromisoformat(LAST) - timedelta(7)).isoformat()
        assert min(still_open) > week

    def test_what_was_due_is_taken_up_at_the_next_meeting(self, demo: Demo, held: list[Record]) -> None:
        _, history = _actions(demo)
        for session in held:
            there = _present(session)
            leader = session["supervisors"][0]["person"]
            for earlier in held:
                if earlier["date"] >= session["date"] or earlier["supervisors"][0]["person"] != leader:
                    continue
                if not there & _present(earlier):
                    continue
                for action in earlier.get("actions", ()):
                    entries = history.get(f"{earlier['id']}#{action['key']}", [])
                    told = [on for on, _ in entries if on <= session["date"]]
                    assert told or action["due"] > session["date"], (session["id"], earlier["id"])


def _actions(demo: Demo) -> tuple[dict[str, tuple[str, Record]], dict[str, list[tuple[str, Record]]]]:
    """Actions by reference with the day they were made, and the follow-ups of each by day."""
    actions: dict[str, tuple[str, Record]] = {}
    history: dict[str, list[tuple[str, Record]]] = defaultdict(list)
    for name, record in demo.records:
        for action in record.get("actions", ()):
            actions[f"{record['id']}#{action['key']}"] = (record["date"], action)
        entries = (
            record.get("follow_up", []) if name == "session" else [record] if name == "follow_up" else []
        )
        for entry in entries:
            if entry["of"].startswith(("R-", "AU-")):
                continue
            history[entry["of"]].append((entry["date"], entry))
    for told in history.values():
        told.sort(key=lambda pair: pair[0])
    return actions, history


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
