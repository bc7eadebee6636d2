"""SUP325–SUP327: a long gap, too many supervisees, more hours than days."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.outpost import Outpost


def _plant(ground: Ground) -> None:
    _gap(ground)
    _too_many(ground)
    _too_long(ground)


def _gap(ground: Ground) -> None:
    """Early in the first month and late in the third: the one between has none, which is a fault too."""
    post = Outpost(ground)
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    first, between, last = post.months
    days = [[*post.days(month)] for month in (first, between, last)]
    one = post.hold(days[0][1], [person], station)
    post.meeting(days[1][1], [person], station)
    other = post.hold(days[2][-2], [person], station)
    path = f"people/{person}.yaml"
    ground.expect("SUP324", person, path, "", between.label)
    ground.expect("SUP325", person, path, "", f"{one['date']}/{other['date']}")


def _too_many(ground: Ground) -> None:
    post = Outpost(ground, running=True, max_supervisees=8)
    station = post.station()
    ground.put("agreement", post.agreement([post.person(station) for _ in range(9)]))
    pointer = "/appointments/s1/capacity/max_supervisees"
    ground.expect("SUP326", post.supervisor, f"people/{post.supervisor}.yaml", pointer)


def _too_long(ground: Ground) -> None:
    post = Outpost(ground, days_per_month=1)
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    post.lead(person, station)
    month = post.months[1]
    days = post.days(month)
    for _ in range(6):
        post.hold(next(days), [person], station, minutes=60)
    ground.expect("SUP327", post.supervisor, f"people/{post.supervisor}.yaml", "", month.label)


PLANTER = Planter(frozenset({"SUP324", "SUP325", "SUP326", "SUP327"}), _plant)
