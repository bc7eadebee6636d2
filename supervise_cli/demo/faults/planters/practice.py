"""SUP601: one person on both sides."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground


def _plant(ground: Ground) -> None:
    data = ground.session()
    own = data["supervisors"][0]["person"]
    data["attendees"] = [{"person": own}]
    data.pop("agreement", None)
    ground.expect("SUP601", data["id"], ground.put("session", data), f"/attendees/{own}/person")
    agreement = ground.agreement()
    agreement["supervisees"].insert(0, agreement["supervisor"])
    ground.expect("SUP601", agreement["id"], ground.put("agreement", agreement), "/supervisees/0")


PLANTER = Planter(frozenset({"SUP601"}), _plant)
