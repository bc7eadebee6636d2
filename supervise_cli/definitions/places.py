"""Facilities and goals of government beside the stations, and who spoke of them (S10.1, S10.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.scope import ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Facility:
    """One facility as of a day. ``address`` is ``<station>#<key>``; ``cooperation`` may be "unknown"."""

    address: str
    station: str
    pointer: str
    type: str
    cooperation: str


@dataclass(frozen=True, slots=True)
class Named:
    """A session that names something of a station: the place in the session, and what it names."""

    record: str
    pointer: str
    target: str


def facilities(facts: Facts, day: date) -> list[Facility]:
    """All facilities of all stations with the cooperation in force that day."""
    in_force = {
        (record, parent): value
        for record, parent, value in facts.rows(
            "SELECT record, parent, value FROM station_facilities_cooperation WHERE value IS NOT NULL"
            " AND COALESCE(\"from\", '0001-01-01') <= :day AND COALESCE(\"to\", '9999-12-31') >= :day"
            " ORDER BY record, parent, COALESCE(\"from\", '0001-01-01')",
            {"day": day.isoformat()},
        )
    }
    rows = facts.rows('SELECT record, n, "key", pointer, type FROM station_facilities ORDER BY record, n')
    return [
        Facility(f"{record}#{key}", record, pointer, kind or "other", in_force.get((record, n), "unknown"))
        for record, n, key, pointer, kind in rows
    ]


def named_facilities(within: Scoped) -> Iterator[tuple[Named, Facility]]:
    """Each time a session of the period names a facility of the scope (a supervisor's: any)."""
    known = {each.address: each for each in facilities(within.facts, within.period.end)}
    for named in _named(within, "facilities"):
        place = known.get(named.target)
        if place is not None and _counts(within, place.station):
            yield named, place


def named_goals(within: Scoped) -> Iterator[tuple[Named, str]]:
    """Each time a session of the period names a goal of the scope, with the station that lists the goal."""
    rows = within.facts.rows('SELECT record, "key" FROM station_gov_goals')
    known = {f"{record}#{key}": record for record, key in rows}
    for named in _named(within, "gov_goals"):
        station = known.get(named.target)
        if station is not None and _counts(within, station):
            yield named, station


def _counts(within: Scoped, station: str) -> bool:
    return within.scope.kind is ScopeKind.SUPERVISOR or within.inside(station)


def _named(within: Scoped, field: str) -> list[Named]:
    rows = within.facts.rows(
        f"SELECT t.record, t.pointer, t.value FROM held s JOIN session_{field} t ON t.uid = s.uid"
        " WHERE s.date BETWEEN :start AND :end ORDER BY s.date, t.record, t.n",
        {"start": within.period.start.isoformat(), "end": within.period.end.isoformat()},
    )
    mine = {each.record for each in within.sessions} if within.scope.kind is ScopeKind.SUPERVISOR else None
    return [Named(*row) for row in rows if mine is None or row[0] in mine]
