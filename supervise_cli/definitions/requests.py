"""Which requests for supervision are still unanswered (domain §8a request, §8b rule 49).

A request is answered by the session that names it, and by a follow-up that answers or ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from supervise_cli.workspace.index.facts import Facts

ANSWERS = ("answered", "done", "confirmed", "dropped")
"""Outcomes of a follow-up after which nobody waits for an answer."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request somebody waits on. ``by`` is a person or a station; ``wished_by`` is "" without a day."""

    record: str
    asked_on: str
    by: str
    topic: str
    is_urgent: bool
    wished_by: str


def unanswered(facts: Facts, as_of: date) -> list[Request]:
    """The requests made by ``as_of`` that nothing of that day or before answers, oldest first."""
    marks = ",".join("?" * len(ANSWERS))
    day = as_of.isoformat()
    rows = facts.rows(
        "SELECT r.record, r.asked_on, r.by, r.topic, r.urgency, r.wished_by FROM request r"
        " WHERE r.asked_on <= ?"
        " AND NOT EXISTS (SELECT 1 FROM session_requests x JOIN held s ON s.uid = x.uid"
        " WHERE x.value = r.record AND s.date <= ?)"
        " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.of = r.record AND f.date <= ?"
        f" AND f.outcome IN ({marks}))"
        " AND NOT EXISTS (SELECT 1 FROM session_follow_up i WHERE i.of = r.record AND i.date <= ?"
        f" AND i.outcome IN ({marks}))"
        " ORDER BY r.asked_on, r.record",
        (day, day, day, *ANSWERS, day, *ANSWERS),
    )
    return [
        Request(record, asked_on, by, topic, urgency == "urgent", wished_by or "")
        for record, asked_on, by, topic, urgency, wished_by in rows
    ]
