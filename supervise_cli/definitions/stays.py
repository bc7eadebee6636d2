"""Who was in which session from when to when, on one day: what overlaps and ways to go are told from."""

from __future__ import annotations

from typing import NamedTuple

from supervise_cli.workspace.index.facts import Facts

_THERE = frozenset({"face_to_face", "on_site"})
SAME_DAY = """SELECT DISTINCT o.record FROM judged j CROSS JOIN session s ON s.record = j.id
    CROSS JOIN reference p ON p.uid = s.uid AND p.field = 'person'
    CROSS JOIN session o ON o.date = s.date
    CROSS JOIN reference q ON q.uid = o.uid AND q.target = p.target"""
"""The sessions of the same day in which somebody of a judged one is named."""


class Stay(NamedTuple):
    """Somebody at a session: ``start`` and ``end`` in minutes of the day, own ``minutes`` in between.

    ``station`` hosts it ("" where none is named), ``place`` is where the people met, as written.
    """

    record: str
    start: int
    end: int
    minutes: int
    station: str
    place: str
    mode: str

    @property
    def on_site(self) -> bool:
        """Whether the people met at the station."""
        return bool(self.station) and self.mode in _THERE

    def before(self, other: Stay) -> int:
        """Minutes left on the way if somebody comes early here and late there; below 0 it cannot be."""
        return other.end - other.minutes - self.start - self.minutes


def stays(facts: Facts) -> dict[tuple[str, str], list[Stay]]:
    """(person, day) → the sessions with a time at which that person was, by id."""
    found: dict[tuple[str, str], set[Stay]] = {}
    rows = facts.rows(
        "SELECT p.person, s.date, s.record, s.start, s.\"end\", s.length, p.minutes, COALESCE(s.station, ''),"
        " COALESCE(s.place, ''), COALESCE(s.mode, '') FROM timed s JOIN present p ON p.uid = s.uid"
    )
    for person, day, record, start, end, length, minutes, *where in rows:
        begins = minutes_of(start)
        ends = minutes_of(end) if end and end > start else begins + length
        own = ends - begins if minutes is None else min(minutes, ends - begins)
        found.setdefault((person, day), set()).add(Stay(record, begins, ends, own, *where))
    return {key: sorted(found[key]) for key in sorted(found)}


def minutes_of(clock: str) -> int:
    """``HH:MM`` in minutes of the day."""
    return int(clock[:2]) * 60 + int(clock[3:])


def clock_of(minutes: int) -> str:
    """Minutes of the day as ``HH:MM``, beyond midnight those of the next one."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
