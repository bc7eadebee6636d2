"""When supervision is looked back upon: in which months, by whom, on which days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.workdays import workdays
from supervise_cli.demo.world import Person, Site, World
from supervise_cli.model import Period

_LAST_DAYS = 8
Held = Sequence[tuple[Meeting, Record]]


@dataclass(frozen=True)
class Span:
    """Months that are looked back upon together."""

    label: str
    start: date
    end: date


def quarters(periods: Sequence[Period]) -> list[Span]:
    """The whole quarters among the months; where there is none, the last month."""
    made = []
    for first, _, third in zip(periods, periods[1:], periods[2:], strict=False):
        if first.start.month % 3 == 1:
            label = f"{first.start.year}-Q{(first.start.month + 2) // 3}"
            made.append(Span(label, first.start, third.end))
    return made or [Span(periods[-1].label, periods[-1].start, periods[-1].end)]


def half_years(periods: Sequence[Period]) -> list[Period]:
    """The Junes and Decembers among the months; where there is none, the last month."""
    return [month for month in periods if month.start.month in (6, 12)] or [periods[-1]]


def last_days(month: Period, able: Callable[[date], bool], chance: Chance) -> date | None:
    """One of the last working days of the month on which that is possible."""
    days = [day for day in workdays(month)[-_LAST_DAYS:] if able(day)]
    return chance.choice(days) if days else None


def manager(world: World, site: Site, day: date) -> Person | None:
    """Who writes for the centre above a station that day."""
    able = [*world.at(world.centre_of(site), day, "manager"), *world.at(world.city, day, "manager")]
    return next((each for each in able if each.works(day)), None)


def led(held: Held, start: date, end: date) -> dict[Person, list[tuple[Meeting, Record]]]:
    """The sessions that were held from ``start`` to ``end``, by who led them."""
    made: dict[Person, list[tuple[Meeting, Record]]] = {}
    for meeting, record in held:
        if record["outcome"] == "held" and start <= meeting.day <= end:
            made.setdefault(meeting.supervisor, []).append((meeting, record))
    return made


def before(day: date, days: int) -> date:
    """So many days earlier."""
    return day - timedelta(days)
