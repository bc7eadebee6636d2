"""Who is in post where, who may supervise, who came and who left (domain §8a person, §8c words)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.sessions import home
from supervise_cli.workspace.index.facts import Facts

_IN_FORCE = """COALESCE({0}."from", '0001-01-01') <= :day AND COALESCE({0}."to", '9999-12-31') >= :day"""


@dataclass(frozen=True, slots=True)
class Post:
    """A person's posting at a station. ``pointer`` leads to it in the person's record."""

    person: str
    pointer: str
    station: str
    role: str


@dataclass(frozen=True, slots=True)
class Appointed:
    """A supervisor's appointment in force; ``home`` is the person's station, "" outside the stations."""

    person: str
    pointer: str
    kind: str
    side: str
    origin: str
    counties: tuple[str, ...]
    home: str


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who came to or left a station on ``on``; ``reason`` is given for those who left."""

    person: str
    pointer: str
    station: str
    role: str
    on: str
    reason: str = ""


def in_post(facts: Facts, day: date) -> list[Post]:
    """Everybody posted at a station on that day, each once, at the home of that day."""
    rows = facts.rows(
        "SELECT p.record, p.pointer, p.station, p.role FROM person_postings p WHERE p.station IS NOT NULL"
        f" AND p.pointer = {home('pointer', 'p.record', ':day')} ORDER BY p.record",
        {"day": day.isoformat()},
    )
    return [Post(person, pointer, station, role or "other") for person, pointer, station, role in rows]


def headships(facts: Facts, day: date) -> list[Post]:
    """Every posting as head of a station in force that day; a person may hold several."""
    rows = facts.rows(
        "SELECT p.record, p.pointer, p.station, p.role FROM person_postings p WHERE p.station IS NOT NULL"
        f" AND p.role = 'head' AND {_IN_FORCE.format('p')} ORDER BY p.record, p.pointer",
        {"day": day.isoformat()},
    )
    return [Post(*row) for row in rows]


def appointments(facts: Facts, day: date) -> list[Appointed]:
    """Every appointment as supervisor in force that day, of people who hold any posting that day."""
    at = {"day": day.isoformat()}
    counties: dict[tuple[str, int], list[str]] = {}
    for record, parent, code in facts.rows(
        "SELECT record, parent, value FROM person_appointments_counties ORDER BY record, n"
    ):
        counties.setdefault((record, parent), []).append(code)
    rows = facts.rows(
        f"SELECT a.record, a.n, a.pointer, a.kind, a.side, a.origin, {home('station', 'a.record', ':day')}"
        f" FROM person_appointments a WHERE {_IN_FORCE.format('a')}"
        f" AND EXISTS (SELECT 1 FROM person_postings p WHERE p.record = a.record AND {_IN_FORCE.format('p')})"
        " ORDER BY a.record, a.pointer",
        at,
    )
    return [
        Appointed(
            person,
            pointer,
            kind or "",
            side or "",
            origin or "",
            tuple(counties.get((person, n), ())),
            station or "",
        )
        for person, n, pointer, kind, side, origin, station in rows
    ]


def arrivals(facts: Facts, start: date, end: date, inside: Callable[[str], bool]) -> list[Move]:
    """Who came to the stations ``inside`` in these days: posted there, and nowhere inside the day before."""
    return list(_moves(facts, start, end, inside, coming=True))


def departures(facts: Facts, start: date, end: date, inside: Callable[[str], bool]) -> list[Move]:
    """Who left the stations ``inside``: last day there in these days, nowhere inside the day after."""
    return list(_moves(facts, start, end, inside, coming=False))


_Posting = tuple[str, str, str, str, str, str, str]


def _moves(
    facts: Facts, start: date, end: date, inside: Callable[[str], bool], *, coming: bool
) -> Iterator[Move]:
    first, last = start.isoformat(), end.isoformat()
    postings: dict[str, list[_Posting]] = {}
    for row in facts.rows(
        "SELECT record, pointer, station, COALESCE(role, 'other'), COALESCE(\"from\", ''),"
        " COALESCE(\"to\", ''), COALESCE(left_because, 'unknown') FROM person_postings"
        " WHERE station IS NOT NULL ORDER BY record, pointer"
    ):
        if inside(row[2]):
            postings.setdefault(row[0], []).append(row)
    for person, held in postings.items():
        days: set[str] = set()
        for _, pointer, station, role, begins, ends, reason in held:
            on = begins if coming else ends
            if not first <= on <= last or on in days:
                continue
            beside = date.fromisoformat(on) + timedelta(days=-1 if coming else 1)
            if not any(_covers(each, beside.isoformat()) for each in held):
                days.add(on)
                yield Move(person, pointer, station, role, on, "" if coming else reason)


def _covers(posting: _Posting, day: str) -> bool:
    _, _, _, _, begins, ends, _ = posting
    return begins <= day and (not ends or day <= ends)
