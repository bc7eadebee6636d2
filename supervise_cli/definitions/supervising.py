"""Who led which held sessions as a supervisor; who leads a round of peers is one of them (domain §8a)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from supervise_cli.workspace.index.facts import Facts

_LED = """FROM session_supervisors x CROSS JOIN session s ON s.uid = x.uid
    WHERE s.outcome = 'held' AND COALESCE(s.form, '') <> 'peer' AND COALESCE(x."as", '') <> 'peer_lead'"""


@dataclass(frozen=True, slots=True)
class Led:
    """One supervisor of one held session; ``pointer`` leads to the entry, ``date`` is ISO."""

    record: str
    pointer: str
    person: str
    date: str
    side: str


def first_and_last(facts: Facts) -> dict[str, tuple[str, str]]:
    """person → first and last day on which that person led a session, of those of whom there is a record.

    One look at all sessions, to tell of whom each has to be looked at.
    """
    known = {row[0] for row in facts.rows("SELECT record FROM person")}
    rows = facts.rows(f"SELECT x.person, min(s.date), max(s.date) {_LED} GROUP BY x.person")
    return {person: (first, last) for person, first, last in rows if person in known}


def led(facts: Facts, people: Collection[str]) -> list[Led]:
    """What these people led, by date and id."""
    if not people:
        return []
    marks = ", ".join("?" for _ in people)
    rows = facts.rows(
        f"SELECT x.record, x.pointer, x.person, s.date, x.side {_LED}"
        f" AND x.person IN ({marks}) ORDER BY s.date, x.record, x.pointer",
        sorted(people),
    )
    return [Led(*row) for row in rows]
