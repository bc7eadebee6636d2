"""SUP610–SUP616, SUP328: a quarter out of balance, each fault in a county of its own."""

from __future__ import annotations

from typing import Any

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.outpost import Outpost

_GROUP = {"form": "group", "minutes": 90}


def _plant(ground: Ground) -> None:
    _in_groups(ground, "SUP610", ())
    _in_groups(ground, "SUP611", (0,))
    _by_the_head(ground)
    _sides(ground)
    _about(ground, "SUP615", focus=["facility_integration", "resource_brand", "wellbeing"])
    _about(ground, "SUP616", focus=["goal_alignment"], content=["theory"], functions=["administrative"])
    _alike(ground)


def _opened(ground: Ground, number: int) -> tuple[Outpost, str, list[str]]:
    """An outpost with a station at which so many people are supervised."""
    post = Outpost(ground)
    station = post.station()
    people = [post.person(station) for _ in range(number)]
    post.begin(people, station)
    ground.put("agreement", post.agreement(people))
    return post, station, people


def _in_groups(ground: Ground, code: str, alone: tuple[int, ...]) -> None:
    """One of two is seen in groups, and alone in these months only; the other alone every month too."""
    post, station, (one, other) = _opened(ground, 2)
    post.lead(other, station)
    post.lead(one, station, leave_out=[n for n in range(3) if n not in alone], minutes=30)
    for month in post.months:
        post.hold([*post.days(month)][-3], [one, other], station, **_GROUP)
    ground.expect(code, one, f"people/{one}.yaml", "", post.quarter.label)


def _by_the_head(ground: Ground) -> None:
    post, station, (worker,) = _opened(ground, 1)
    head = post.person(station, "head", appointments=[post.appointment(kind="station_head")])
    ground.put("agreement", post.agreement([head]))
    post.lead(head, station)
    post.lead(worker, station, supervisors=[{"person": head, "as": "station_head", "side": "internal"}])
    # What would have been right, and is not written.
    post.meeting([*post.days(post.months[1])][-1], [worker], station)
    ground.expect("SUP612", station, f"stations/{station}.yaml", "", post.quarter.label)


def _sides(ground: Ground) -> None:
    """From outside only taught; from inside never asked how it goes."""
    post, station, (worker,) = _opened(ground, 1)
    outside = post.person(
        post.centre, "other", appointments=[post.appointment(kind="external", side="external")]
    )
    by = [{"person": outside, "as": "external", "side": "external"}]
    post.lead(worker, station, supervisors=by, follow_up_by=post.supervisor, functions=["educational"])
    post.lead(worker, station, functions=["educational", "resource_linking"])
    for code, person in (("SUP613", outside), ("SUP614", post.supervisor)):
        ground.expect(code, person, f"people/{person}.yaml", "", post.quarter.label)


def _about(ground: Ground, code: str, **fields: Any) -> None:
    """What one person's sessions are about; of SUP616 a colleague hears the rest."""
    post, station, people = _opened(ground, 1 if code == "SUP615" else 2)
    post.lead(people[0], station, **fields)
    for colleague in people[1:]:
        post.lead(colleague, station)
    subject, folder = (station, "stations") if code == "SUP615" else (people[0], "people")
    ground.expect(code, subject, f"{folder}/{subject}.yaml", "", post.quarter.label)


def _alike(ground: Ground) -> None:
    post, station, people = _opened(ground, 7)
    for person in people:
        post.lead(person, station, minutes=60)
    path = f"people/{post.supervisor}.yaml"
    ground.expect("SUP328", post.supervisor, path, "", post.quarter.label)


PLANTER = Planter(frozenset({"SUP328", *(f"SUP{number}" for number in range(610, 617))}), _plant)
