"""SUP308: a session noted as held before it could be."""

from __future__ import annotations

from datetime import date, timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground

_EARLY = (1, 2, 7, 30)
"""Days before the session."""


def _plant(ground: Ground) -> None:
    for days in _EARLY:
        data = ground.session()
        data["recorded_on"] = (date.fromisoformat(data["date"]) - timedelta(days)).isoformat()
        ground.expect("SUP308", data["id"], ground.put("session", data), "/date")


PLANTER = Planter(frozenset({"SUP308"}), _plant)
