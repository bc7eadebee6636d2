"""SUP660, SUP663–SUP670: what a county or a city sees when it looks back on a quarter or a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.divisions import LIST
from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final
from supervise_cli.demo.workdays import workdays
from supervise_cli.model import Period

_ITEMS = ("timely", "targeted", "continuous", "useful", "safe")


def _plant(ground: Ground) -> None:
    _claims(ground)
    _townships(ground)
    _coverage(ground)
    _neglected(ground)
    _weak(ground)
    _not_assessed(ground)
    _rounds(ground)


def _claims(ground: Ground) -> None:
    """One that nothing explains, and the three that the way of counting explains, in a month each."""
    post = Outpost(ground)
    station = post.station()
    people = [post.person(station) for _ in range(2)]
    post.begin(people, station, form="group")
    ground.put("agreement", post.agreement(people))
    extra = (("", 30), ("per head", 0), ("travel", 40))
    for month, (way, minutes) in zip(post.months, extra, strict=True):
        days = post.days(month, 3)
        travel = {"travel_minutes": minutes} if way == "travel" else {}
        group = post.hold(next(days), people, station, form="group", **travel)
        alone = [post.hold(next(days), [each], station) for each in people]
        recorded = sum(each["minutes"] for each in (group, *alone))
        more = group["minutes"] if way == "per head" else minutes
        said = {"supervisor": post.supervisor, "period": month.label, "minutes": recorded}
        claim = _record(post, "claim", "CM", month.end, **said)
        ground.sound_spare("claim", claim)
        path = ground.put("claim", {**claim, "minutes": recorded + more})
        ground.expect("SUP660", claim["id"], path, "/minutes")


def _townships(ground: Ground) -> None:
    """The list of the demonstration, and a township more in the county of the first."""
    known = ground.townships
    county = known[0][:6]
    new = next(code for code in (f"{county}{n}" for n in range(499, 0, -1)) if code not in known)
    ground.sound[LIST] = _list_of(known)
    ground.write(LIST, _list_of([*known, new]))
    centre = f"ST-{county}"
    ground.expect("SUP663", centre, f"stations/{centre}.yaml", "", new)


def _list_of(codes: list[str]) -> str:
    return "\n".join(["区划代码", *codes]) + "\n"


def _coverage(ground: Ground) -> None:
    """Of two people one is supervised; the other misses every month, which is a fault too."""
    post = Outpost(ground)
    station = post.station()
    one, other = post.person(station), post.person(station)
    post.begin([one, other], station, form="group")
    ground.put("agreement", post.agreement([one, other]))
    post.lead(one, station)
    post.lead(other, station, leave_out=(0, 1, 2))
    ground.expect("SUP664", post.centre, f"stations/{post.centre}.yaml", "", post.quarter.label)
    for month in post.months:
        ground.expect("SUP324", other, f"people/{other}.yaml", "", month.label)


def _neglected(ground: Ground) -> None:
    post = Outpost(ground)
    none = [{"value": "none", "from": post.opened.isoformat()}]
    station = post.station(
        facilities=[{"key": "f1", "type": "culture_station", "name": "镇综合文化站", "cooperation": none}],
        gov_goals=[{"key": "g1", "text": "独居老人每月探访一次", "year": post.quarter.start.year}],
    )
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    post.lead(person, station)
    _planned(post, station)
    path = f"stations/{station}.yaml"
    ground.expect("SUP665", station, path, "/facilities/f1")
    ground.expect("SUP666", station, path, "/gov_goals/g1")


def _planned(post: Outpost, station: str) -> None:
    """A sound plan for the station, approved in time, that is for no goal of government."""
    begins, ends = post.opened.isoformat(), post.quarter.end.isoformat()
    said = {"key": "o1", "text": "走访名单对上", "indicator": "差错户数", "due": ends}
    period = {"from": begins, "to": ends}
    plan = _record(post, "plan", "PL", post.opened, scope=station, period=period, objectives=[said])
    manager = post.person(post.centre, "manager")
    approved = {"of": plan["id"], "date": begins, "by": manager, "kind": "approved"}
    for kind, data in (("plan", plan), ("event", _record(post, "event", "EV", post.opened, **approved))):
        post.ground.put(kind, post.ground.sound_spare(kind, data))


def _weak(ground: Ground) -> None:
    post = Outpost(ground, running=True)
    rating = {"competence": "psychology", "value": 2}
    said: dict[str, Any] = {"supervisor": post.supervisor, "date": post.opened.isoformat()}
    said |= {"assessor": "county", "ratings": [rating]}
    data = _record(post, "competence_assessment", "CA", post.opened, **said)
    ground.sound_spare("competence_assessment", {**data, "development": ["报了心理课，每月练一次。"]})
    path = ground.put("competence_assessment", data)
    ground.expect("SUP667", data["id"], path, "/ratings/0")


def _not_assessed(ground: Ground) -> None:
    """A supervisor of fourteen months, who sees a volunteer: nobody whose supervision could be missed."""
    first = (ground.last.replace(day=1) - timedelta(420)).replace(day=1)
    post = Outpost(ground, running=True, opened=first)
    station = post.station()
    person = post.person(station, "volunteer")
    for day in (_first_workday(first), _first_workday(ground.last.replace(day=1))):
        post.hold(day, [person], station)
    ground.expect("SUP668", post.supervisor, f"people/{post.supervisor}.yaml")


def _first_workday(day: date) -> date:
    return workdays(Period.month(day.year, day.month))[0]


def _rounds(ground: Ground) -> None:
    """One supervisor who spoke alone; another about whom three were full of praise."""
    alone, praised = Outpost(ground, running=True), Outpost(ground, running=True)
    label = alone.quarter.label
    for data in _evaluations(alone, ["supervisor"], 4):
        ground.put("evaluation", data)
    for data in _evaluations(praised, ["supervisee", "supervisee", "station"], 5):
        ground.put("evaluation", data)
    for post, code in ((alone, "SUP669"), (praised, "SUP670")):
        ground.expect(code, post.supervisor, f"people/{post.supervisor}.yaml", "", label)


def _evaluations(post: Outpost, asked: list[str], marks: int) -> Iterator[Record]:
    for by in asked:
        items = dict.fromkeys(_ITEMS, marks)
        said: dict[str, Any] = {"of": post.supervisor, "by": by, "period": post.quarter.label, "items": items}
        data = _record(post, "evaluation", "E", post.opened, **said)
        sound = {**data, "by": "supervisee", "items": {**items, "targeted": 3}}
        post.ground.sound_spare("evaluation", sound)
        yield data


def _record(post: Outpost, kind: str, prefix: str, day: date, /, **fields: Any) -> Record:
    identity = post.ground.new_id(prefix, day.isoformat())
    return final(kind, identity, day, post.supervisor, fields)


PLANTER = Planter(
    frozenset(
        {"SUP660", "SUP663", "SUP664", "SUP324", "SUP665", "SUP666", "SUP667", "SUP668", "SUP669", "SUP670"}
    ),
    _plant,
)
