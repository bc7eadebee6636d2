"""Who led which held sessions as a supervisor; who leads a round of peers is one of them (domain §8a)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from supervise_cli.workspace.index.facts import Facts

_MOST = 5000
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


def days_of_sessions(facts: Facts) -> tuple[str, str] | None:
    """The first and the last day of any session, by which most people need no closer look; None for none."""
    ends = [
        day
        for order in ("", "DESC")
        for (day,) in facts.rows(f"SELECT date FROM session ORDER BY date {order} LIMIT 1")
    ]
    return (ends[0], ends[1]) if ends else None


def first_and_last(facts: Facts, people: Collection[str]) -> dict[str, tuple[str, str]]:
    """person → first and last day on which one of these people led a session."""
    found: dict[str, tuple[str, str]] = {}
    for some in _parts(people):
        marks = ", ".join("?" for _ in some)
        rows = facts.rows(
            f"SELECT x.person, min(s.date), max(s.date) {_LED} AND x.person IN ({marks}) GROUP BY x.person",
            some,
        )
        found |= {person: (first, last) for person, first, last in rows}
    return found


def _parts(people: Collection[str]) -> Iterator[list[str]]:
    """As many at a time as a query takes."""
    everybody = sorted(people)
    yield from (everybody[n : n + _MOST] for n in range(0, len(everybody), _MOST))


def led(facts: Facts, people: Collection[str]) -> list[Led]:
    """What these people led, by date and id."""
    found: list[Led] = []
    for some in _parts(people):
        marks = ", ".join("?" for _ in some)
        query = f"SELECT x.record, x.pointer, x.person, s.date, x.side {_LED} AND x.person IN ({marks})"
        found += [Led(*row) for row in facts.rows(query, some)]
    return sorted(found, key=lambda each: (each.date, each.record, each.pointer))


def stations_of(facts: Facts) -> dict[str, set[str]]:
    """supervisor → the stations from which anybody ever was at a session of theirs."""
    found: dict[str, set[str]] = {}
    for person, station in facts.rows(
        "SELECT DISTINCT c.person, COALESCE(a.station, c.host) FROM conducted c"
        " LEFT JOIN attendance a ON a.record = c.record WHERE COALESCE(a.station, c.host) IS NOT NULL"
    ):
        found.setdefault(person, set()).add(station)
    return found
