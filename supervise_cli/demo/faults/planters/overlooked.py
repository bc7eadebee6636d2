"""SUP633–SUP635: cases that supervision lost sight of, and a decision that no note carries out."""

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
    spoken[2]["decision"] = "每周去看一次，连着看四周。"
    del spoken[1]
    paths = [ground.put("case", each) for each in (grave, unseen, decided)]
    ground.expect("SUP633", grave["id"], paths[0], "/risk")
    ground.expect("SUP634", unseen["id"], paths[1], "/risk")
    ground.expect("SUP635", data["id"], ground.put("session", data), "/cases/c3")


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
    return post.ground.sound_spare("case", final("case", post.ground.new_id("C"), opened, worker, fields))


PLANTER = Planter(frozenset({"SUP633", "SUP634", "SUP635"}), _plant)
