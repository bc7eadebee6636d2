"""SUP640, SUP644, SUP645: no plan, no link to the plan there is, and a summary that says nothing."""

from __future__ import annotations

from typing import Any

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final


def _plant(ground: Ground) -> None:
    _no_plan(ground)
    _not_linked(ground)
    _says_too_little(ground)


def _no_plan(ground: Ground) -> None:
    post = Outpost(ground)
    _unexplained(post)
    ground.expect("SUP640", post.centre, f"stations/{post.centre}.yaml", "", post.quarter.label)


def _not_linked(ground: Ground) -> None:
    post = Outpost(ground)
    station = _unexplained(post)
    fields: dict[str, Any] = {
        "scope": station,
        "period": post.quarter.label,
        "objectives": [
            {
                "key": "o1",
                "text": "走访名单对上",
                "indicator": "差错户数",
                "due": post.quarter.end.isoformat(),
            }
        ],
    }
    begun = post.opened.isoformat()
    plan = final("plan", ground.new_id("PL", begun), post.opened, post.supervisor, fields)
    manager = post.person(post.centre, "manager")
    event = {"of": plan["id"], "date": begun, "by": manager, "kind": "approved"}
    approval = final("event", ground.new_id("EV", begun), post.opened, post.supervisor, event)
    for kind, data in (("plan", plan), ("event", approval)):
        ground.put(kind, ground.sound_spare(kind, data))
    ground.expect("SUP644", post.supervisor, f"people/{post.supervisor}.yaml", "", post.quarter.label)


def _unexplained(post: Outpost) -> str:
    """A quarter of one person, whose sessions do not say why they are on no plan; the station."""
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    post.ground.put("agreement", post.agreement([person]))
    for month in post.months:
        data = post.meeting([*post.days(month)][3], [person], station)
        del data["ad_hoc_reason"]
        post.ground.put("session", data)
    return station


def _says_too_little(ground: Ground) -> None:
    data = ground.session()
    data["summary"] = "谈了工作。"
    ground.expect("SUP645", data["id"], ground.put("session", data), "/summary")


PLANTER = Planter(frozenset({"SUP640", "SUP644", "SUP645"}), _plant)
