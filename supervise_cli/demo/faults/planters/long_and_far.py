"""SUP309–SUP311: sessions too long, at two stations with no time to travel, on days of leave."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record

_WAY = 60
"""Minutes between two rooms."""


def _plant(ground: Ground) -> None:
    for minutes in (121, 200):
        data = ground.session()
        # So long by the minutes alone: with the times it would be another fault.
        del data["start"], data["end"]
        data["minutes"] = minutes
        ground.expect("SUP309", data["id"], ground.put("session", data), "/minutes")
    _no_time_to_travel(ground)
    _on_leave(ground)


def _no_time_to_travel(ground: Ground) -> None:
    """Half an hour divided between two rooms that nothing else is far from."""
    here, there = ground.station(), ground.station()
    here["travel_minutes"] = [{"station": there["id"], "minutes": _WAY}]
    for room in (here, there):
        ground.put("station", room)
    one, other = ground.session(), ground.session()
    for name in ("date", "recorded_on", "entered_by", "supervisors", "attendees"):
        other[name] = one[name]
    other["actions"][0]["owner"] = one["actions"][0]["owner"]
    begin = one["start"][:3]
    half = int(one["start"][3:5])
    one |= {"station": here["id"], "mode": "on_site", "end": f"{begin}{half + 14:02d}"}
    other |= {"station": there["id"], "mode": "on_site", "start": f"{begin}{half + 15:02d}"}
    other["end"] = f"{begin}{half + 29:02d}"
    paths: dict[str, str] = {}
    for data in (one, other):
        data.pop("agreement", None)
        paths[data["id"]] = ground.put("session", data)
    lesser, greater = sorted(paths)
    ground.expect("SUP310", greater, paths[greater], "/start", lesser)


def _on_leave(ground: Ground) -> None:
    data, person = ground.session(), ground.person()
    person["postings"][0]["from"] = data["date"]
    ground.put("person", person)
    leave = _leave(ground, person["id"], data["date"], data["entered_by"])
    data["attendees"] = [{"person": person["id"]}]
    data.pop("agreement", None)
    path = ground.put("session", data)
    ground.expect("SUP311", data["id"], path, f"/attendees/{person['id']}/person", leave)


def _leave(ground: Ground, person: str, day: str, by: str) -> str:
    identity = ground.new_id("L", day)
    leave: Record = {"schema": "leave/1", "id": identity, "status": "final", "recorded_on": day}
    ground.put("leave", {**leave, "entered_by": by, "person": person, "from": day, "to": day})
    return identity


PLANTER = Planter(frozenset({"SUP309", "SUP310", "SUP311"}), _plant)
