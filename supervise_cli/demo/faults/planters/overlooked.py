"""SUP633–SUP635, SUP646, SUP653: cases that supervision or everybody lost sight of, and what came of none.

That they were closed with the quarter is what is missing in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final


def _plant(ground: Ground) -> None:
    post = Outpost(ground)
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    post.lead(person, station)
    grave, unseen, decided = (_case(post, person, station) for _ in range(3))
    spoken: list[dict[str, Any]] = [
        {"key": f"c{n}", "case": case["id"]} for n, case in enumerate((grave, unseen, decided), 1)
    ]
    data = post.meeting([*post.days(post.months[0])][-1], [person], station, cases=spoken)
    grave["risk"] = "high"
    spoken[2] |= {"decision": "每周去看一次，连着看四周。", "rationale": "家里没有人可以叫。"}
    del spoken[1]
    paths = [ground.put("case", each) for each in (grave, unseen, decided)]
    for case, path in zip((grave, unseen, decided), paths, strict=True):
        ground.expect("SUP653", case["id"], path, "/worker")
    ground.expect("SUP633", grave["id"], paths[0], "/risk")
    ground.expect("SUP634", unseen["id"], paths[1], "/risk")
    path = ground.put("session", data)
    ground.expect("SUP635", data["id"], path, "/cases/c3")
    ground.expect("SUP646", data["id"], path, "/cases/c1")


def _case(post: Outpost, worker: str, station: str) -> Record:
    """A case opened on the first day of the outpost."""
    opened: date = post.opened
    fields = {
        "opened_on": opened.isoformat(),
        "station": station,
        "worker": worker,
        "client_groups": ["elderly"],
        "age_band": "60plus",
        "risk": "low",
        "consent": {"given_by": "self", "date": opened.isoformat()},
    }
    case = post.ground.sound_spare("case", final("case", post.ground.new_id("C"), opened, worker, fields))
    _close(post, case)
    return case


def _close(post: Outpost, case: Record) -> None:
    """As it should have been: a note that closes it, and its approval."""
    end, worker, ground = post.quarter.end, case["worker"], post.ground
    note = {
        "case": case["id"],
        "date": end.isoformat(),
        "worker": worker,
        "contact": "home_visit",
        "process": "去看了一次，日子过得稳当。",
        "stage": "closure",
        "closing": {"reason": "goals_met", "evaluation": "能自己去卫生院拿药了。"},
    }
    event = {"of": case["id"], "date": end.isoformat(), "by": post.supervisor, "kind": "approved"}
    for kind, prefix, fields in (("case_note", "N", note), ("event", "EV", event)):
        ground.sound_spare(kind, final(kind, ground.new_id(prefix, end.isoformat()), end, worker, fields))


PLANTER = Planter(frozenset({"SUP633", "SUP634", "SUP635", "SUP646", "SUP653"}), _plant)
