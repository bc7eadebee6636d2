"""SUP208: one village entered twice."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground


def _plant(ground: Ground) -> None:
    one, other = ground.station(), ground.station()
    ground.put("station", one)
    other["division_code"] = one["division_code"]
    paths = {one["id"]: ground.path("station", one), other["id"]: ground.put("station", other)}
    lesser, greater = sorted(paths)
    ground.expect("SUP208", greater, paths[greater], "/division_code", lesser)


PLANTER = Planter(frozenset({"SUP208"}), _plant)
