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
    like = ground.session()
    own = like["supervisors"][0]["person"]
    agreement = {
        "schema": "agreement/1",
        "id": ground.new_id("A", like["date"]),
        "status": "final",
        "recorded_on": like["date"],
        "entered_by": own,
        "supervisor": own,
        "supervisees": [own, like["attendees"][0]["person"]],
        "from": like["date"],
        "to": ground.last.isoformat(),
        "functions": ["educational"],
        "frequency": [{"form": "individual", "per": "month", "count": 1, "minutes": 30}],
        "confidentiality_limits": "服务对象只用编号。",
        "cancel_rule": "提前半天告知，五个工作日内补上。",
    }
    ground.expect("SUP601", agreement["id"], ground.put("agreement", agreement), "/supervisees/0")


PLANTER = Planter(frozenset({"SUP601"}), _plant)
