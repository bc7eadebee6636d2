"""SUP650–SUP652: a stage left out, and cases closed without an evaluation or an approval."""

from __future__ import annotations

from datetime import date
from typing import Any

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final

_STAGES = ("assessment", "planning", "intervention", "closure")
_DONE = {"reason": "goals_met", "evaluation": "能自己去卫生院拿药了。"}


def _plant(ground: Ground) -> None:
    post = Outpost(ground)
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    post.lead(person, station)

    notes, approval = _case(post, station, person)
    del notes[1]["stage"]
    paths = [ground.put("case_note", each) for each in notes]
    ground.put("event", approval)
    ground.expect("SUP650", notes[2]["id"], paths[2], "/stage")

    notes, approval = _case(post, station, person)
    notes[3]["closing"] = {"reason": _DONE["reason"]}
    paths = [ground.put("case_note", each) for each in notes]
    ground.put("event", approval)
    ground.expect("SUP651", notes[3]["id"], paths[3], "/closing")

    notes, _ = _case(post, station, person)
    paths = [ground.put("case_note", each) for each in notes]
    ground.expect("SUP652", notes[3]["id"], paths[3], "/closing")


def _case(post: Outpost, station: str, worker: str) -> tuple[list[Record], Record]:
    """A case of some weeks, stage by stage, and the approval of its closing; neither is written yet."""
    ground, opened = post.ground, post.quarter.start
    fields: dict[str, Any] = {
        "opened_on": opened.isoformat(),
        "station": station,
        "worker": worker,
        "client_groups": ["elderly"],
        "age_band": "60plus",
        "risk": "low",
        "consent": {"given_by": "self", "date": opened.isoformat()},
    }
    case = final("case", ground.new_id("C"), opened, worker, fields)
    ground.put("case", ground.sound_spare("case", case))
    days = [*post.days(post.months[0], 5), *post.days(post.months[1])][:: len(_STAGES)]
    notes = []
    for stage, day in zip(_STAGES, days, strict=False):
        note = {
            "case": case["id"],
            "date": day.isoformat(),
            "worker": worker,
            "contact": "home_visit",
            "process": "坐下来谈了半小时，约好下回再来。",
            "stage": stage,
            **({"closing": dict(_DONE)} if stage == "closure" else {}),
        }
        made = final("case_note", ground.new_id("N", day.isoformat()), day, worker, note)
        notes.append(ground.sound_spare("case_note", made))
    return notes, _approval(post, case["id"], date.fromisoformat(notes[-1]["date"]))


def _approval(post: Outpost, case: str, day: date) -> Record:
    fields = {"of": case, "date": day.isoformat(), "by": post.supervisor, "kind": "approved"}
    made = final("event", post.ground.new_id("EV", day.isoformat()), day, post.supervisor, fields)
    return post.ground.sound_spare("event", made)


PLANTER = Planter(frozenset({"SUP650", "SUP651", "SUP652"}), _plant)
