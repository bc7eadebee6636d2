"""The time that people spent on the road on field trips (domain §8a visit; S5).

A trip is written once, however many stations it came to and sessions were held on it, and so is its time.
"""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

BOTH, NONE = "both", "none"


@dataclass(frozen=True, slots=True)
class Travelled:
    """One person's minutes of one trip, there and back; ``stations`` are those that the trip came to.

    ``side`` is that of the person's appointments as supervisor on the first day (``internal``, ``external``,
    ``both``), or ``none`` of who came along without any.
    """

    record: str
    pointer: str
    person: str
    minutes: int
    side: str
    stations: frozenset[str]


def travelled(facts: Facts, period: Period) -> list[Travelled]:
    """Everybody's time of the trips that set out in the period, by (first day, id)."""
    days = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    sides = _sides(facts)
    stops: dict[str, set[str]] = {}
    for record, station in facts.rows(
        'SELECT s.record, s.station FROM visit v JOIN visit_stops s ON s.uid = v.uid WHERE v."from" BETWEEN'
        " :start AND :end",
        days,
    ):
        stops.setdefault(record, set()).add(station)
    rows = facts.rows(
        'SELECT t.record, t.pointer, t.person, t.minutes, v."from" FROM visit v'
        ' JOIN visit_travel t ON t.uid = v.uid WHERE v."from" BETWEEN :start AND :end'
        ' ORDER BY v."from", t.record, t.n',
        days,
    )
    return [
        Travelled(
            record,
            f"{pointer}/minutes",
            person,
            minutes,
            _side(sides.get(person, []), day),
            frozenset(stops.get(record, ())),
        )
        for record, pointer, person, minutes, day in rows
    ]


def _sides(facts: Facts) -> dict[str, list[tuple[str, str, str]]]:
    """person → (side, first day, last day) of each appointment."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for person, *appointed in facts.rows(
        "SELECT record, side, COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31')"
        " FROM person_appointments WHERE side IS NOT NULL ORDER BY record, n"
    ):
        side, begins, ends = appointed
        found.setdefault(person, []).append((side, begins, ends))
    return found


def _side(appointed: list[tuple[str, str, str]], day: str) -> str:
    sides = {side for side, begins, ends in appointed if begins <= day <= ends}
    return next(iter(sides), NONE) if len(sides) < 2 else BOTH
