"""``brief`` of every station and person of the demonstration that changes hands equals a recount."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from supervise_cli.definitions.briefing import Briefing
from supervise_cli.pipeline.opening import Opened, opened
from tests.definitions.books import facts_of
from tests.definitions.briefings import Brief
from tests.definitions.statuses import Record, Statuses
from tests.figures.recount import Books

NOW = datetime(2026, 11, 26, tzinfo=UTC)
DAYS = ("2022-02-15", "2022-04-01", "2022-06-27")
Demo = tuple[Path, dict[str, list[Record]], Books]


def told(state: Opened, record: str) -> dict[str, Any]:
    """Every part of the briefing, in the words of the recount."""
    found = Briefing(state.facts, record)
    came = found.last_visit
    return {
        "posts": {each.person for each in found.posts},
        "supervisors": found.supervisors,
        "supervises": set(found.supervises),
        "organisation": found.organisation,
        "sessions": [each.record for each in found.sessions],
        "last sessions": [each.record for each in found.last_sessions],
        "next on": found.next_on,
        "actions": [each.address for each in found.actions],
        "requests": {each.record for each in found.requests},
        "short": {each.post.person for each in found.short},
        "high risk": {each.case: (each.risk, each.date, each.record) for each in found.high_risk},
        "of quarter": [each.record for each in found.of_quarter],
        "quarter": found.quarter.label,
        "last visit": (came.record, came.date, came.purpose, came.supervisors) if came else None,
        "leaves": [each.record for each in found.leaves],
    }


_COUNTED = (
    "actions", "requests", "cases", "high_risks", "in_post", "supervised_by", "supervisors", "owed",
    "stations",
)  # fmt: skip


def _recount(records: dict[str, list[Record]], books: Books, day: str) -> Statuses:
    """What is the same for every briefing of the day is counted once."""
    own = Statuses(records, books, day)
    for name in _COUNTED:
        setattr(own, name, cache(getattr(own, name)))
    return own


def test_every_briefing_equals_the_recount(demo: Demo) -> None:
    root, records, books = demo
    seen: Counter[str] = Counter()
    for day in DAYS:
        own = _recount(records, books, day)
        places = {each["id"]: own.today.places(each) for each in own.final("session")}
        with opened(root, NOW, as_of=date.fromisoformat(day)) as state:
            for kind in ("station", "person"):
                for record in [each["id"] for each in own.final(kind)]:
                    found, expected = told(state, record), Brief(own, places, record).everything()
                    for name, each in expected.items():
                        assert found[name] == each, (day, record, name)
                        seen[f"{kind} {name}"] += bool(each)
    # Where there is nothing of a kind on any day nothing is compared.
    nothing = {name for name, number in seen.items() if not number}
    assert nothing == {"station supervises", "station organisation", "person last visit"}


WORKER = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": "ST-410902101", "role": "worker"}]}


def test_sessions_are_those_of_365_days() -> None:
    """From 2021-07-05 on: 365 days before 2022-07-05."""
    days = ("2021-07-04", "2021-07-05", "2022-07-05")
    sessions = [{"id": f"S-{day.replace('-', '')}-AAAAA", "date": day} for day in days]
    with facts_of("2022-07-05", WORKER, *sessions) as facts:
        found = [each.date for each in Briefing(facts, "P-9M2AB").sessions]
    assert found == ["2022-07-05", "2021-07-05"]


def test_the_quarter_begins_on_its_first_day() -> None:
    days = ("2022-03-31", "2022-04-01")
    sessions = [{"id": f"S-{day.replace('-', '')}-AAAAA", "date": day} for day in days]
    with facts_of("2022-06-30", WORKER, *sessions) as facts:
        assert [each.date for each in Briefing(facts, "P-9M2AB").of_quarter] == ["2022-04-01"]


def test_an_organisation_is_told_from_the_first_day_of_a_posting_to_the_last() -> None:
    posting = {
        "key": "p1",
        "organisation": "某高校",
        "role": "professor",
        "from": "2022-06-02",
        "to": "2022-06-04",
    }
    told = {}
    for day in ("2022-06-01", "2022-06-02", "2022-06-04", "2022-06-05"):
        with facts_of(day, {"id": "P-9M2AB", "postings": [posting]}) as facts:
            told[day] = Briefing(facts, "P-9M2AB").organisation
    assert list(told.values()) == ["", "某高校", "某高校", ""]


def test_who_is_away_today_or_begins_to_be_within_fourteen_days() -> None:
    """``due_ahead_days`` of the bundled policy."""
    spans = [("06-10", "06-14"), ("06-10", "06-15"), ("06-29", "06-30"), ("06-30", "06-30")]
    away = [
        {"id": f"L-2022060{n}-AAAAA", "from": f"2022-{first}", "to": f"2022-{last}"}
        for n, (first, last) in enumerate(spans, 1)
    ]
    with facts_of("2022-06-15", WORKER, *away) as facts:
        found = [each.record for each in Briefing(facts, "P-9M2AB").leaves]
    assert found == ["L-20220602-AAAAA", "L-20220603-AAAAA"]


def test_the_last_visit_may_be_today() -> None:
    stops = [{"key": "s1", "station": "ST-410902101", "date": day} for day in ("2022-06-15", "2022-06-16")]
    visits = [
        {"id": f"V-2022061{n}-AAAAA", "from": stop["date"], "to": stop["date"], "stops": [stop]}
        for n, stop in enumerate(stops, 5)
    ]
    with facts_of("2022-06-15", *visits) as facts:
        came = Briefing(facts, "ST-410902101").last_visit
    assert came is not None and came.date == "2022-06-15"


def test_sessions_still_owed_are_for_the_nearest_supervisor_alone() -> None:
    agreed = [
        {"id": "A-20220101-AAAAA", "supervisor": "P-2D6RW"},
        {"id": "A-20220102-AAAAA", "supervisor": "P-4T8NC", "from": "2022-02-01"},
    ]
    with facts_of("2022-06-15", WORKER, *agreed) as facts:
        short = {who: len(Briefing(facts, who).short) for who in ("P-2D6RW", "P-4T8NC")}
    assert short == {"P-2D6RW": 0, "P-4T8NC": 1}
