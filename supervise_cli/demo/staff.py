"""Who works at the stations: heads, workers, assistants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.recruiting import WORKER_LICENCES, Recruiter, head_appointment
from supervise_cli.demo.turnover import turn_over
from supervise_cli.demo.world import Person, Posting, Site, World
from supervise_cli.model import Period

_HEAD_LICENCES = (("assistant_sw", 5.0), ("sw", 4.0), ("none", 1.0))
_ASSISTANT_LICENCES = (("none", 9.0), ("assistant_sw", 1.0))


def hire(world: World, total: int, periods: Sequence[Period], recruiter: Recruiter, chance: Chance) -> None:
    """Fills the open stations so that ``total`` are in post on the last day, with some coming and going."""
    sizes = _sizes(len(world.open_stations), total, chance)
    first, last = periods[0].start, periods[-1].end
    for site, size in zip(world.open_stations, sizes, strict=True):
        world.people.append(_head(site, first, recruiter, chance))
        for _ in range(size - 1):
            world.people.append(_colleague(site, last, recruiter, chance))
    turn_over(world, periods, recruiter, chance)


def _sizes(stations: int, total: int, chance: Chance) -> list[int]:
    """Staff of each station, near the mean, adding up to ``total``."""
    mean = total // stations
    sizes = [max(2, mean + chance.weighted(((-1, 3), (0, 4), (1, 3), (2, 1)))) for _ in range(stations)]
    while sum(sizes) != total:
        index = chance.integer(0, stations - 1)
        step = 1 if sum(sizes) < total else -1
        if sizes[index] + step >= 2 and abs(sizes[index] + step - mean) <= 3:
            sizes[index] += step
    return sizes


def _head(site: Site, first: date, recruiter: Recruiter, chance: Chance) -> Person:
    """The status of a supervisor came some weeks after the opening at first, later together with it."""
    assert site.opened is not None
    person = recruiter.person(Posting("head", site.opened, site, fte=1), (2.2, 9), _HEAD_LICENCES)
    days = chance.integer(0, 20) if site.opened < first else 0
    person.appointments.append(head_appointment(site, site.opened + timedelta(days)))
    return person


def _colleague(site: Site, last: date, recruiter: Recruiter, chance: Chance) -> Person:
    """Most come when the station opens, some within two months; all are there some days before ``last``."""
    assert site.opened is not None
    role = chance.weighted((("worker", 8), ("assistant", 2)))
    start = site.opened + timedelta(chance.choice((0, 0, 0, 7, 14, 31, 45, 60)))
    if start > last - timedelta(12):
        start = site.opened
    licences = WORKER_LICENCES if role == "worker" else _ASSISTANT_LICENCES
    years = (0.0, 0.1) if chance.happens(0.45) else (0.3, 5)
    posting = Posting(role, start, site, fte=0.5 if role == "assistant" and chance.happens(0.3) else 1)
    return recruiter.person(posting, years, licences)
