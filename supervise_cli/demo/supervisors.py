"""Who supervises besides the heads: full-time at city and counties, professors, people from near and far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases import places
from supervise_cli.demo.staff import Recruiter
from supervise_cli.demo.world import Appointment, Person, Posting, Site, World

FULL_TIME_FUNCTIONS = ("administrative", "educational", "supportive", "resource_linking")
EXTERNAL_FUNCTIONS = ("educational", "project_planning", "resource_linking")
STATIONS_PER_POST = 6

_LICENCES = (("sw", 7.0), ("assistant_sw", 2.0), ("senior_sw", 1.0))
_EXTERNAL_LICENCES = (("sw", 5.0), ("senior_sw", 3.0), ("none", 2.0))


def appoint(world: World, first: date, recruiter: Recruiter, chance: Chance) -> None:
    """Adds managers, full-time and external supervisors to the world, all in post before ``first``."""
    world.city.posts = 2
    _office(world, world.city, 2, tuple(centre.county for centre in world.centres), recruiter, chance)
    for centre in world.centres:
        if centre.state != "open":
            continue
        load = len([site for site in world.open_stations if site.county == centre.county])
        posts = 0 if load <= 1 and len(world.open_stations) > 1 else 1 + (load - 1) // STATIONS_PER_POST
        centre.posts = max(1, posts)
        _office(world, centre, posts, (centre.county,), recruiter, chance)
    busy = sorted(
        (centre.county for centre in world.centres if centre.state == "open"),
        key=lambda code: (-len([site for site in world.open_stations if site.county == code]), code),
    )
    for index in range(3):
        mine = tuple(busy[index::3])
        if mine:
            world.people.append(_professor(index, mine, first, recruiter, chance))
    for index in range(2):
        mine = tuple(busy[index:4:2])
        if mine:
            world.people.append(_from_away(index, mine, first, recruiter, chance))
    for index in range(3):
        mine = tuple(busy[index : index + 1])
        if mine:
            world.people.append(_from_near(index, mine, first, recruiter, chance))


def _office(
    world: World, site: Site, posts: int, counties: tuple[str, ...], recruiter: Recruiter, chance: Chance
) -> None:
    assert site.opened is not None
    start = site.opened + timedelta(chance.integer(0, 30))
    world.people.append(recruiter.person(Posting("manager", start, site, fte=1), (3, 12), _LICENCES))
    for _ in range(posts):
        start = site.opened + timedelta(chance.integer(10, 90))
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
