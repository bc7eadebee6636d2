"""SUP342: a station whose staff is there, and nobody of it appointed a supervisor."""

from __future__ import annotations

from datetime import timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final


def _plant(ground: Ground) -> None:
    """The head stays when the outpost is given up, and is away on leave, so that no supervision is owed."""
    post = Outpost(ground)
    station = post.station()
    posting = {"key": "p1", "station": station, "role": "head", "from": post.opened.isoformat()}
    away = {"from": (post.quarter.end + timedelta(1)).isoformat(), "to": ground.last.isoformat()}
    head = ground.new_id("P")
    data = final(
        "person",
        head,
        post.opened,
        post.supervisor,
        {
            "label": "方志明",
            "postings": [posting],
            "appointments": [{"key": "s1", "kind": "station_head", "side": "internal"}],
        },
    )
    ground.sound_spare("person", data)
    del data["appointments"]
    ground.put("person", data)
    leave = final("leave", ground.new_id("L", away["from"]), post.quarter.end, head, {"person": head, **away})
    ground.put("leave", ground.sound_spare("leave", leave))
    post.begin([head], station)
    ground.put("agreement", post.agreement([head]))
    post.lead(head, station)
    ground.expect("SUP342", station, f"stations/{station}.yaml")


PLANTER = Planter(frozenset({"SUP342"}), _plant)
