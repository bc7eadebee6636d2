"""SUP211, SUP212, SUP315: waivers of what nobody may waive, of nothing, and of no day at all."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record


def _plant(ground: Ground) -> None:
    session = ground.session()
    ground.put("session", session)
    for code, waived, pointer in (("SUP211", "SUP304", "/start"), ("SUP212", "SUP306", "/attendees")):
        waiver = _waiver(ground, session) | {"code": waived, "pointer": pointer}
        ground.expect(code, waiver["id"], ground.put("waiver", waiver), "/code")
    waiver = _waiver(ground, session) | {"code": "SUP306", "until": "2020-12-31"}
    ground.expect("SUP315", waiver["id"], ground.put("waiver", waiver), "/until")


def _waiver(ground: Ground, session: Record) -> Record:
    last = ground.last
    return {
        "schema": "waiver/1",
        "id": ground.new_id("WV", last.isoformat()),
        "status": "final",
        "record": session["id"],
        "reason": "那几天防汛，人手都在村里，先这样记着，下个月补齐。",
        "approved_by": session["supervisors"][0]["person"],
        "from": last.isoformat(),
        "until": last.replace(year=last.year + 1, day=1).isoformat(),
    }


PLANTER = Planter(frozenset({"SUP211", "SUP212", "SUP315"}), _plant)
