"""What a county centre sees to: nobody is met only in groups, nobody new is left alone for weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.promises import extra
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.workdays import workdays
from supervise_cli.demo.world import Person
from supervise_cli.model import Period

_GROUP_SHARE = 75
"""Percent of a quarter's minutes that somebody may have in groups before a talk alone is added."""
_LONG_FOR_NEW, _LONG = 26, 55
"""Days between two sessions after which somebody new, or anybody, is looked in on."""


def even_out(planner: Planner, periods: Sequence[Period], last: date, chance: Chance) -> None:
    """Adds talks of two where a quarter would be out of balance or a gap too long."""
    for person in planner.world.people:
        for before, after in list(_gaps(person, _of(planner, person))):
            middle = before + (after - before) / 2
            extra(planner, person, _days(before + timedelta(1), after - timedelta(1), middle), chance)
        for quarter in _quarters(periods):
            while _is_one_sided(_of(planner, person), quarter):
                if extra(planner, person, _days(quarter.start, min(quarter.end, last), last), chance) is None:
                    break
    for quarter in _quarters(periods):
        _care(planner, quarter)


def _care(planner: Planner, quarter: Period) -> None:
    """At every station somebody from inside asks in the quarter how people are."""
    own: dict[str, list[Meeting]] = {}
    for each in sorted(planner.meetings, key=lambda each: each.key):
        inside = each.appointment.side == "internal" and not each.cancelled
        if inside and quarter.start <= each.day <= quarter.end:
            own.setdefault(each.site.id, []).append(each)
    for meetings in own.values():
        if not any(each.care for each in meetings):
            meetings[0].care = True


def _of(planner: Planner, person: Person) -> list[Meeting]:
    """What somebody is supervised in, in order of time, what was called off left out."""
    own = (each for each in planner.meetings if person in each.present and not each.cancelled)
    return sorted(own, key=lambda each: each.key)


def _is_one_sided(meetings: Sequence[Meeting], quarter: Period) -> bool:
    """Whether most of a quarter's time was spent in groups."""
    own = [each for each in meetings if quarter.start <= each.day <= quarter.end]
    grouped = sum(each.minutes for each in own if not each.solo)
    return 100 * grouped > _GROUP_SHARE * sum(each.minutes for each in own)


def _gaps(person: Person, meetings: Sequence[Meeting]) -> Iterator[tuple[date, date]]:
    for before, after in pairwise(meetings):
        allowed = _LONG_FOR_NEW if _is_new(person, before.day) else _LONG
        if (after.day - before.day).days > allowed:
            yield before.day, after.day


def _is_new(person: Person, day: date) -> bool:
    """In the first year, in which two sessions a month are owed (``new_worker_months``)."""
    return person.since is not None and (day - person.since).days < 366


def _quarters(periods: Sequence[Period]) -> list[Period]:
    names = {f"{each.start.year}-Q{(each.start.month + 2) // 3}" for each in periods}
    return [found for name in sorted(names) if (found := Period.parse(name)) is not None]


def _days(first: date, last: date, near: date) -> list[date]:
    """The working days from first to last, those nearest to ``near`` first."""
    days = workdays(Period(first, last, ""))
    return sorted(days, key=lambda day: (abs((day - near).days), day))
