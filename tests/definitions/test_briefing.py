"""``brief`` of every station and person of the demonstration that changes hands equals a recount."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from supervise_cli.definitions.briefing import Briefing
from supervise_cli.pipeline.opening import Opened, opened
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
