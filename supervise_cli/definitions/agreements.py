"""Who supervises whom by agreement, and which agreements end or are to be looked at again (R37-R40, R61).

An agreement that names people is with these people; one that names a station alone is with everybody there
and below. It is in force from ``from`` to ``to``, both included, or to the day an event terminated it; of
terminations and reopenings up to the day judged by the last one counts, so that what comes later leaves
earlier days as they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.staff import Post
from supervise_cli.definitions.stations import Station, ancestors
from supervise_cli.workspace.index.facts import Facts

OPEN_END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement; ``station`` is "" where it is with the people it names."""

    record: str
    supervisor: str
    supervisees: tuple[str, ...]
    station: str
    begins: str
    ends: str
    review_on: str
    reviewed: tuple[str, ...] = ()
    """The days of events that look at it again: approved, or a comment."""

    def in_force(self, day: str) -> bool:
        return self.begins <= day <= self.ends


def agreements(facts: Facts, as_of: date) -> list[Agreement]:
    """All agreements as the events up to that day left them, by (from, id)."""
    named: dict[str, list[str]] = {}
    for record, person in facts.rows("SELECT record, value FROM agreement_supervisees ORDER BY record, n"):
        named.setdefault(record, []).append(person)
    terminated, reviewed = _events(facts, as_of.isoformat())
    rows = facts.rows(
        'SELECT record, supervisor, station, "from", COALESCE("to", \'9999-12-31\'),'
        " COALESCE(review_on, '') FROM agreement ORDER BY \"from\", record"
    )
    return [
        Agreement(
            record,
            supervisor,
            tuple(named.get(record, ())),
            "" if record in named else station or "",
            begins,
            min(ends, terminated.get(record, ends)),
            review,
            tuple(reviewed.get(record, ())),
        )
        for record, supervisor, station, begins, ends, review in rows
    ]


def _events(facts: Facts, by: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """agreement → the day it was terminated; agreement → the days it was looked at again."""
    terminated: dict[str, str] = {}
    reviewed: dict[str, list[str]] = {}
    for record, day, kind in facts.rows(
        'SELECT e."of", e.date, e.kind FROM event e JOIN agreement a ON a.record = e."of"'
        " WHERE e.date <= ? ORDER BY e.date, e.record",
        (by,),
    ):
        if kind == "terminated":
            terminated[record] = day
        elif kind == "reopened":
            terminated.pop(record, None)
        elif kind in {"approved", "comment"}:
            reviewed.setdefault(record, []).append(day)
    return terminated, reviewed


class Supervising:
    """Who supervises whom on one day."""

    def __init__(self, everything: Iterable[Agreement], tree: dict[str, Station], day: date) -> None:
        self._tree = tree
        self._people: dict[str, list[Agreement]] = {}
        self._places: dict[str, list[Agreement]] = {}
        for each in everything:
            if each.in_force(day.isoformat()):
                for person in each.supervisees:
                    self._people.setdefault(person, []).append(each)
                if each.station:
                    self._places.setdefault(each.station, []).append(each)

    def agreements(self, person: str, station: str) -> list[Agreement]:
        """The agreements under which somebody at home at ``station`` is supervised, the nearest first.

        By name before by station, a near station before a far one, the latest before earlier ones.
        """
        found = [*reversed(self._people.get(person, ()))]
        for place in ancestors(self._tree, station):
            found += reversed(self._places.get(place, ()))
        return [each for each in found if each.supervisor != person]

    def supervisors(self, post: Post) -> list[str]:
        """Who supervises the holder of a post, the nearest first, nobody twice."""
        return list(dict.fromkeys(each.supervisor for each in self.agreements(post.person, post.station)))

    def answering(self, by: str, station: str) -> str:
        """Who is to answer what a person of ``station``, or the station itself, asks; "" if nobody."""
        person = by if by != station else ""
        return next((each.supervisor for each in self.agreements(person, station)), "")


def renewed(each: Agreement, everything: Iterable[Agreement]) -> bool:
    """Whether a later agreement of the same supervisor is with the same station or with all the people."""
    people: set[str] = set()
    for other in everything:
        if other.supervisor != each.supervisor or other.begins <= each.begins or other.ends <= each.ends:
            continue
        if each.station and other.station == each.station:
            return True
        people.update(other.supervisees)
    return bool(each.supervisees) and people.issuperset(each.supervisees)
