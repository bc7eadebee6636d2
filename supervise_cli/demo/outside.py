"""Sessions by people from outside: the rare professor, the one from another city, the near one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.schedule import MAX_GROUP, SUPERVISED, Planner
from supervise_cli.demo.workdays import workdays
from supervise_cli.demo.world import Person, Site
from supervise_cli.model import Period


def plan_outside(planner: Planner, month: Period) -> None:
    """Adds the sessions that external supervisors hold in one month."""
    days = workdays(month)
    number = month.start.year * 12 + month.start.month
    for person in planner.world.people:
        for appointment in person.appointments:
            over = appointment.end and appointment.end < month.end
            if appointment.kind != "external" or over or appointment.start > month.start:
                continue
            for index, county in enumerate(appointment.counties):
                if appointment.origin == "university":
                    _professor(planner, person, county, days, (number + index) % 3 == 0)
                elif appointment.origin == "out_of_town":
                    _from_away(planner, person, county, days, (number + index) % 3 == 1)
                else:
                    _from_near(planner, person, county, days)


def _centre(planner: Planner, county: str) -> Site:
    return next(site for site in planner.world.centres if site.county == county)


def _stations(planner: Planner, county: str, day: date) -> list[Site]:
    return [site for site in planner.world.open_on(day) if site.county == county]


def _carrier(planner: Planner, county: str, attendees: Sequence[Person], day: date) -> Person:
    """The head among those present, else the county's own supervisor, else whoever is there."""
    heads = [person for person in attendees if person.role(day) == "head"]
    own = planner.full_time(_centre(planner, county), day)
    return (heads or own or list(attendees))[0]


def _professor(planner: Planner, person: Person, county: str, days: Sequence[date], lecture: bool) -> None:
    """Once a quarter to all stations of a county at once; in between perhaps online with the heads."""
    chance = planner.chance
    sites = _stations(planner, county, days[0])
    centre = _centre(planner, county)
    far = planner.around(days, chance.choice((0.2, 0.55, 0.75)))
    if lecture and len(sites) >= 3:
        online = chance.happens(0.5)
        for day in far:
            audience = [
                each for site in sites for each in chance.sample(planner.world.at(site, day, *SUPERVISED), 3)
            ]
            audience = [each for each in audience if planner.diary.is_idle(each, day)]
            minutes = chance.integer(24, 32) * 5
            found = planner.diary.find(
                [person, *audience], [day], minutes, None if online else centre.id, chance
            )
            if found and len(audience) > MAX_GROUP:
                _add(
                    planner,
                    found,
                    minutes,
                    centre,
                    person,
                    audience,
                    "collective",
                    "online" if online else "face_to_face",
                    Circle.WORKERS,
                    None if online else 800,
                    county,
                    guests=chance.integer(1, 4) if chance.happens(0.6) else None,
                )
                return
    elif chance.happens(0.3):
        heads = [head for site in sites for head in [planner.world.head(site, far[0])] if head][:6]
        _meet(planner, person, heads, far, centre, "online", 90, 600, county)


def _from_away(planner: Planner, person: Person, county: str, days: Sequence[date], comes: bool) -> None:
    """Online with the staff of a station; in person once a quarter, at a price."""
    chance = planner.chance
    site = chance.choice(_stations(planner, county, days[0]))
    when = planner.around(days, chance.choice((0.3, 0.6, 0.9)))
    team = planner.world.at(site, when[0], *SUPERVISED)[:6]
    _meet(
        planner,
        person,
        team,
        when,
        site,
        "on_site" if comes else "online",
        100,
        1200 if comes else 400,
        county,
    )


def _from_near(planner: Planner, person: Person, county: str, days: Sequence[date]) -> None:
    """Two or three stations a month, in person, the head alone or with the team."""
    chance = planner.chance
    for site in chance.sample(_stations(planner, county, days[0]), chance.integer(2, 3)):
        when = planner.around(days, chance.choice((0.15, 0.4, 0.7)))
        team = planner.world.at(site, when[0], *SUPERVISED)
        head = planner.world.head(site, when[0])
        if head and chance.happens(0.55):
            team = [head]
        _meet(planner, person, team[:6], when, site, "face_to_face", 70, 200, county)


def _meet(
    planner: Planner,
    person: Person,
    people: list[Person],
    days: Sequence[date],
    site: Site,
    mode: str,
    about: int,
    cost: int,
    county: str,
) -> None:
    if not people:
        return
    role = "head" if all(each.role(days[0]) == "head" for each in people) else None
    where = {each: each.site(days[0]) for each in people}
    suits = [
        day
        for day in days
        if all(each.site(day) is where[each] and (role is None or each.role(day) == role) for each in people)
    ]
    minutes = about + 5 * planner.chance.integer(-4, 4)
    place = None if mode == "online" else site.id
    found = planner.diary.find([person, *people], suits, minutes, place, planner.chance)
    if found:
        circle = Circle.HEADS if role else Circle.WORKERS
        form = "individual" if len(people) == 1 else "group"
        _add(planner, found, minutes, site, person, people, form, mode, circle, cost, county)


def _add(
    planner: Planner,
    found: tuple[date, int],
    minutes: int,
    site: Site,
    person: Person,
    people: list[Person],
    form: str,
    mode: str,
    circle: Circle,
    cost: int | None,
    county: str,
    guests: int | None = None,
) -> None:
    appointment = planner.appointment(person, found[0])
    way = {"university": 300, "out_of_town": 240}.get(appointment.origin, 40)
    planner.add(
        Meeting(
            *found,
            minutes,
            site,
            person,
            appointment,
            people,
            form,
            mode,
            circle,
            cost=cost,
            travel=None if mode == "online" else way,
            guests=guests,
            carrier=_carrier(planner, county, people, found[0]),
        )
    )
