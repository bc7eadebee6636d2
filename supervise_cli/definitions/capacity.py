"""How many people and how many minutes a supervisor takes on, and how many there are (domain §4, §8b 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.staff import in_post
from supervise_cli.definitions.stations import stations
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Load:
    """What one supervisor has and takes on.

    ``pointer`` leads to the appointment that says it, or is ""; ``days`` are its days a month, as written.
    """

    person: str
    has: int
    takes: int
    pointer: str = ""
    days: str = ""


def supervisees(facts: Facts) -> Iterator[Load]:
    """How many people have each supervisor as their nearest by agreement today, and how many it may be.

    What an appointment in force says (``max_supervisees``; of several the largest) goes before policy.
    """
    day = standing_day(facts)
    supervising = Supervising(agreements(facts, day), stations(facts, day), day)
    roles = facts.policy.words("supervised_roles", day)
    count: dict[str, int] = {}
    for post in in_post(facts, day):
        nearest = next(iter(supervising.supervisors(post)), "") if post.role in roles else ""
        if nearest:
            count[nearest] = count.get(nearest, 0) + 1
    usual = facts.policy.number("max_supervisees", day)
    own = _most(facts, day)
    for person, has in sorted(count.items()):
        if person in own:
            yield Load(person, has, *own[person])
        elif usual is not None:
            yield Load(person, has, usual)


def _most(facts: Facts, day: date) -> dict[str, tuple[int, str]]:
    """person → the largest number that an appointment of that day names, and where."""
    found: dict[str, tuple[int, str]] = {}
    for person, pointer, most in facts.rows(
        "SELECT record, pointer, capacity_max_supervisees FROM person_appointments"
        " WHERE capacity_max_supervisees IS NOT NULL AND COALESCE(\"from\", '0001-01-01') <= :day"
        " AND COALESCE(\"to\", '9999-12-31') >= :day ORDER BY record, n",
        {"day": day.isoformat()},
    ):
        if person not in found or most > found[person][0]:
            found[person] = (most, f"{pointer}/capacity/max_supervisees")
    return found


def hours(facts: Facts, month: Period) -> Iterator[Load]:
    """The minutes each supervisor gave in a month, and those that the appointments' days make.

    Only of those all of whose appointments of that month say ``days_per_month``.
    """
    days = {"start": month.start.isoformat(), "end": month.end.isoformat()}
    said: dict[str, float | None] = {}
    for person, number in facts.rows(
        "SELECT record, capacity_days_per_month FROM person_appointments"
        " WHERE COALESCE(\"from\", '0001-01-01') <= :end AND COALESCE(\"to\", '9999-12-31') >= :start",
        days,
    ):
        before = said.get(person, 0)
        said[person] = None if number is None or before is None else before + number
    a_day = facts.policy.number("supervision_day_minutes", month.end)
    for person, minutes in facts.rows(
        "SELECT person, sum(minutes) FROM conducted WHERE date BETWEEN :start AND :end"
        " GROUP BY person ORDER BY person",
        days,
    ):
        number = said.get(person)
        if number is not None and a_day is not None:
            yield Load(person, minutes, int(number * a_day), days=f"{number:g}")


def overfull_months(facts: Facts) -> Iterator[tuple[Period, Load]]:
    """The complete months in which a supervisor gave more than the appointment's days make."""
    for month in facts.once(Periods).months:
        for load in hours(facts, month):
            if load.has > load.takes:
                yield month, load
