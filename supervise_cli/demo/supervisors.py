"""Who supervises besides the heads: full-time at city and counties, professors, people from near and far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases import places
from supervise_cli.demo.recruiting import Recruiter
from supervise_cli.demo.world import Appointment, Person, Posting, Site, World
from supervise_cli.model import Period

FULL_TIME_FUNCTIONS = ("administrative", "educational", "supportive", "resource_linking")
EXTERNAL_FUNCTIONS = ("educational", "project_planning", "resource_linking")
STATIONS_PER_POST = 6
_LONG = 9
"""Months from which on one contract with an external supervisor ends on the way."""

_LICENCES = (("sw", 7.0), ("assistant_sw", 2.0), ("senior_sw", 1.0))
_EXTERNAL_LICENCES = (("sw", 5.0), ("senior_sw", 3.0), ("none", 2.0))


def appoint(world: World, periods: Sequence[Period], recruiter: Recruiter, chance: Chance) -> None:
    """Adds managers, full-time and external supervisors to the world, and who looks after which stations."""
    first = periods[0].start
    world.city.posts = 2
    _manager(world, world.city, recruiter, chance)
    counties = tuple(centre.county for centre in world.centres)
    own = [_full_time(world, world.city, counties, None, recruiter, chance) for _ in range(2)]
    left: list[Site] = []
    for centre in world.centres:
        if centre.state == "open":
            left += _at_centre(world, centre, recruiter, chance)
    if left:
        world.rounds.append((own[-1], left))
    busy = sorted(
        (centre.county for centre in world.centres if centre.state == "open"),
        key=lambda code: (-len([site for site in world.open_stations if site.county == code]), code),
    )
    for index in range(3):
        if mine := tuple(busy[index::3]):
            world.people.append(_professor(index, mine, first, recruiter, chance))
    for index in range(2):
        if mine := tuple(busy[index:4:2]):
            away = _from_away(index, mine, first, recruiter, chance)
            world.people.append(away)
            if index == 1 and len(periods) >= _LONG:
                world.people.append(_instead(away, periods[len(periods) // 2], recruiter, chance))
    for index in range(3):
        if mine := tuple(busy[index : index + 1]):
            world.people.append(_from_near(index, mine, first, recruiter, chance))


def _at_centre(world: World, centre: Site, recruiter: Recruiter, chance: Chance) -> list[Site]:
    """The posts of a county centre grow with its stations. Returns the stations nobody here looks after."""
    sites = sorted(
        (site for site in world.open_stations if site.county == centre.county),
        key=lambda site: (site.opened or date.max, site.id),
    )
    alone = len(sites) <= 1 and len(world.open_stations) > 1
    posts = 0 if alone else 1 + (len(sites) - 1) // STATIONS_PER_POST
    centre.posts = max(1, posts)
    _manager(world, centre, recruiter, chance)
    begin = 0
    for number in range(posts):
        end = len(sites) * (number + 1) // posts
        mine, begin = sites[begin:end], end
        needed = mine[0].opened if number else None
        person = _full_time(world, centre, (centre.county,), needed, recruiter, chance)
        world.rounds.append((person, sorted(mine, key=lambda site: site.id)))
    return [] if posts else sites


def _manager(world: World, site: Site, recruiter: Recruiter, chance: Chance) -> None:
    assert site.opened is not None
    start = site.opened + timedelta(chance.integer(0, 30))
    world.people.append(recruiter.person(Posting("manager", start, site, fte=1), (3, 12), _LICENCES))


def _full_time(
    world: World,
    site: Site,
    counties: tuple[str, ...],
    needed: date | None,
    recruiter: Recruiter,
    chance: Chance,
) -> Person:
    """A full-time supervisor, in post soon after the centre opened or just before ``needed``."""
    assert site.opened is not None
    start = site.opened + timedelta(chance.integer(10, 90))
    if needed is not None:
        start = max(start, needed - timedelta(chance.integer(10, 25)))
    person = recruiter.person(Posting("supervisor", start, site, fte=1), (3.5, 9), _LICENCES)
    days, people = (18, 20) if site is world.city else (20, 30)
    person.appointments.append(
        Appointment(
            "full_time",
            "internal",
            "local",
            chance.weighted((("trained", 6), ("recruited", 4))),
            start,
            FULL_TIME_FUNCTIONS,
            counties,
            (days, people, 8),
            by=site,
        )
    )
    person.credential = ("社工督导培训结业", "濮阳市民政局（演示）", start + timedelta(40), 90)
    world.people.append(person)
    return person


def _instead(away: Person, month: Period, recruiter: Recruiter, chance: Chance) -> Person:
    """The contract with somebody from another city is not renewed; somebody near takes over the counties."""
    before = month.start - timedelta(1)
    away.postings[0].end, away.postings[0].left_because = before, "end_of_term"
    away.appointments[0].end = before
    near = _from_near(0, away.appointments[0].counties, month.start, recruiter, chance)
    near.postings[0].start = near.appointments[0].start = month.start
    return near


def _external(
    organisation: str,
    role: str,
    origin: str,
    counties: tuple[str, ...],
    capacity: tuple[int, int, int],
    start: date,
    licences: Sequence[tuple[str, float]],
    world_city: Site | None,
    recruiter: Recruiter,
) -> Person:
    person = recruiter.person(Posting(role, start, organisation=organisation), (6, 18), licences)
    person.appointments.append(
        Appointment(
            "external",
            "external",
            origin,
            "hired",
            start,
            EXTERNAL_FUNCTIONS,
            counties,
            capacity,
            by=world_city,
        )
    )
    return person


def _professor(
    index: int, mine: tuple[str, ...], first: date, recruiter: Recruiter, chance: Chance
) -> Person:
    start = date(first.year, 1, 1) if first.month > 1 else date(first.year - 1, 7, 1)
    name = places.UNIVERSITIES[index % len(places.UNIVERSITIES)]
    return _external(
        name,
        "professor",
        "university",
        mine,
        (2, 60, 40),
        start,
        (("none", 6.0), ("sw", 4.0)),
        None,
        recruiter,
    )


def _from_away(
    index: int, mine: tuple[str, ...], first: date, recruiter: Recruiter, chance: Chance
) -> Person:
    start = first - timedelta(chance.integer(40, 200))
    name = places.OUT_OF_TOWN[index % len(places.OUT_OF_TOWN)]
    return _external(
        name, "other", "out_of_town", mine, (3, 30, 8), start, _EXTERNAL_LICENCES, None, recruiter
    )


def _from_near(
    index: int, mine: tuple[str, ...], first: date, recruiter: Recruiter, chance: Chance
) -> Person:
    start = first - timedelta(chance.integer(60, 300))
    name = places.LOCAL[index % len(places.LOCAL)]
    origin = "other_agency" if index == 1 else "local"
    return _external(name, "other", origin, mine, (5, 20, 8), start, _EXTERNAL_LICENCES, None, recruiter)
