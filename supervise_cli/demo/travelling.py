"""A full-time supervisor on the road: two stations a day where that can be arranged, each once a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from supervise_cli.demo.diary import AFTERNOON, MORNING
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.schedule import MAX_GROUP, SUPERVISED, Planner, can_come, chunks
from supervise_cli.demo.world import Person, Site

TURNS = ("goal_alignment", "facility_integration", "resource_brand")
_TOGETHER = 0.75
"""Share of the stations that are visited on one way with their neighbour."""


def travel_round(planner: Planner, supervisor: Person, sites: Sequence[Site], days: Sequence[date]) -> None:
    """Each station once: all of its staff together, then the head alone."""
    pairs = [sites[index : index + 2] for index in range(0, len(sites), 2)]
    for index, pair in enumerate(pairs):
        order = planner.around(days, (index + 0.5) / len(pairs) * 0.9 + 0.05)
        if len(pair) == 2 and planner.chance.happens(_TOGETHER):
            met = _visit(planner, supervisor, pair[0], order, (MORNING,))
            same = [met, *order] if met else order
            _visit(planner, supervisor, pair[1], same, (AFTERNOON,) if met else (MORNING, AFTERNOON))
        else:
            for number, site in enumerate(pair):
                shifted = order if number == 0 else order[3:] + order[:3]
                _visit(planner, supervisor, site, shifted, (MORNING, AFTERNOON))


def _visit(
    planner: Planner,
    supervisor: Person,
    site: Site,
    days: Sequence[date],
    halves: Sequence[tuple[int, int]],
) -> date | None:
    """On the first day that suits: the team (in parts if it is large), and the head after his part."""
    first = min(days)
    team = [each for each in planner.world.at(site, first, *SUPERVISED) if can_come(each, days)]
    met = None
    for part in chunks(team, MAX_GROUP) if len(team) > 1 else []:
        met = _meet(planner, supervisor, site, part, days, halves) or met
    return met


def _meet(
    planner: Planner,
    supervisor: Person,
    site: Site,
    part: list[Person],
    days: Sequence[date],
    halves: Sequence[tuple[int, int]],
) -> date | None:
    chance = planner.chance
    first = min(days)
    minutes = chance.integer(14, 20) * 5
    head = next((each for each in part if each.role(first) == "head"), None)
    alone = chance.integer(9, 12) * 5 if head else 0
    suits = [day for day in days if all(each.site(day) is site for each in part)]
    if head:
        suits = [day for day in suits if head.role(day) == "head"]
    whole = minutes + (10 + alone if alone else 0)
    people = [supervisor, *part]
    found = planner.diary.find(people, suits, whole, site.id, chance, halves)
    if found is None and len(halves) == 1:
        found = planner.diary.find(people, suits, whole, site.id, chance)
    if found is None:
        return None
    day, start = found
    at_city = supervisor.site(day) is planner.world.city
    way = None if at_city else planner.world.centre_of(site).travel.get(site.id)
    month = day.year * 12 + day.month
    group = Meeting(
        day,
        start,
        minutes,
        site,
        supervisor,
        planner.appointment(supervisor, day),
        part,
        "group",
        "on_site" if chance.happens(0.35) else "face_to_face",
        Circle.WORKERS,
        focus=TURNS[(month + int(site.division.code[-2:])) % 3],
        travel=2 * way if way else None,
        care=chance.happens(0.2),
    )
    planner.add(group)
    if head:
        planner.add(
            replace(
                group,
                start=start + minutes + 10,
                minutes=alone,
                attendees=[head],
                form="individual",
                mode="face_to_face",
                circle=Circle.HEADS,
                focus=None,
                travel=None,
                care=(month + head.turn) % 3 == 0,
                absent=[],
            )
        )
    return day
