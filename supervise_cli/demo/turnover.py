"""Who came, who left and why, who moved to another station, who became head (S8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.recruiting import WORKER_LICENCES, Recruiter, head_appointment
from supervise_cli.demo.workdays import on_or_after
from supervise_cli.demo.world import Person, Posting, Site, World
from supervise_cli.model import Period

_LEAVING, _MOVING = 0.016, 0.003
"""Share of the people in post in a month who leave, and who move."""
_HEADS = 0.01
_RUNNING = 60
"""Days after which a station may take somebody over from another one, and people leave at the earliest."""
_LEAST_STATIONS = 10
"""Stations from which on a head is replaced in any case."""
_EXPERIENCED = 400
"""Days of practice with which somebody may become head."""
_REASONS = (("resigned", 6.0), ("end_of_term", 2.0), ("transfer", 1.0), ("unknown", 0.5))


def turn_over(world: World, periods: Sequence[Period], recruiter: Recruiter, chance: Chance) -> None:
    """Lets some leave and others come, so that as many as before are in post on the last day."""
    _replace(world, round(_LEAVING * _months(world, periods)), periods, recruiter, chance)
    _transfer(world, round(_MOVING * _months(world, periods)), periods, chance)
    stations = sum(len(world.open_on(month.start)) for month in periods)
    if len(world.open_stations) >= _LEAST_STATIONS:
        for _ in range(max(1, round(_HEADS * stations))):
            _new_head(world, periods, recruiter, chance)


def _months(world: World, periods: Sequence[Period]) -> int:
    """In how many months people were in post, added up."""
    return sum(person.posting(month.end) is not None for person in world.people for month in periods)


def _settled(world: World) -> list[Person]:
    """Workers and assistants in post, to whom nothing has happened yet."""
    return [
        person
        for person in world.people
        if len(person.postings) == 1
        and person.postings[0].role in ("worker", "assistant")
        and person.postings[0].end is None
    ]


def _some_day(periods: Sequence[Period], posting: Posting, chance: Chance) -> date | None:
    """A working day, neither the first nor the last ten, on which the posting has lasted for a while."""
    first = max(periods[0].start + timedelta(10), posting.start + timedelta(_RUNNING))
    last = periods[-1].end - timedelta(12)
    if first > last:
        return None
    day = first + timedelta(chance.integer(0, (last - first).days))
    return on_or_after(day)


def _replace(
    world: World, moves: int, periods: Sequence[Period], recruiter: Recruiter, chance: Chance
) -> None:
    """Some who were there leave; for each of them one of those in post has come only lately."""
    for person in chance.shuffled(_settled(world)):
        posting = person.postings[0]
        leaves = _some_day(periods, posting, chance)
        if moves <= 0:
            return
        if leaves is None:
            continue
        moves -= 1
        gone = recruiter.person(
            Posting(posting.role, posting.start, posting.site, end=leaves, fte=1), (0.2, 4), WORKER_LICENCES
        )
        gone.postings[0].left_because = chance.weighted(_REASONS)
        world.people.append(gone)
        came = min(leaves + timedelta(chance.integer(-6, 12)), periods[-1].end - timedelta(11))
        posting.start = on_or_after(came)
        person.since = posting.start - timedelta(chance.choice((0, 0, 0, 200, 500)))
        person.licence = [entry for entry in person.licence if entry[1] <= posting.start]
        if person.since == posting.start:
            person.licence = []


def _transfer(world: World, count: int, periods: Sequence[Period], chance: Chance) -> None:
    """Some move to another station of their county."""
    for person in chance.shuffled(_settled(world)):
        old = person.postings[0]
        if count <= 0:
            return
        day = _some_day(periods, old, chance)
        if day is None or old.site is None or len(world.at(old.site, day, "worker", "assistant")) < 3:
            continue
        others = [
            site
            for site in world.open_on(day - timedelta(_RUNNING))
            if site.county == old.site.county and site is not old.site
        ]
        if not others:
            continue
        site = min(others, key=lambda other: (len(world.at(other, day, "worker", "assistant")), other.id))
        old.end, old.left_because = day, "transfer"
        person.postings.append(Posting(old.role, day + timedelta(1), site, fte=1))
        count -= 1


def _new_head(world: World, periods: Sequence[Period], recruiter: Recruiter, chance: Chance) -> None:
    """One head moves on; the most experienced worker there becomes head, and a new worker comes."""
    heads = [
        person for person in world.people if person.postings[0].role == "head" and not person.postings[0].end
    ]
    for head in chance.shuffled(heads):
        posting = head.postings[0]
        day = _some_day(periods, posting, chance)
        heir = _heir(world, posting.site, day) if day and posting.site else None
        if day is None or heir is None:
            continue
        posting.end, posting.left_because = day, chance.weighted(_REASONS[:2])
        head.appointments[0].end = day
        heir.postings[0].end, heir.postings[0].left_because = day, "transfer"
        heir.postings.append(Posting("head", day + timedelta(1), posting.site, fte=1))
        assert posting.site is not None
        heir.appointments.append(head_appointment(posting.site, day + timedelta(1)))
        comes = min(day + timedelta(3), periods[-1].end - timedelta(9))
        world.people.append(
            recruiter.person(Posting("worker", comes, posting.site, fte=1), (0, 2), WORKER_LICENCES)
        )
        return


def _heir(world: World, site: Site, day: date) -> Person | None:
    """The most experienced of at least three who have been there for a while."""
    there = [
        person
        for person in _settled(world)
        if person.postings[0].site is site and person.postings[0].start < day - timedelta(_RUNNING)
    ]
    able = [
        person
        for person in there
        if person.since and (day - person.since).days > _EXPERIENCED and person.postings[0].role == "worker"
    ]
    if len(there) < 3 or not able:
        return None
    return min(able, key=lambda person: (person.since or day, person.id))
