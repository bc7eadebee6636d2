"""SUP602–SUP604: supervisors without an appointment, with too little training, with too little practice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground

_APPOINTMENT = {"key": "a1", "kind": "full_time", "side": "internal"}


def _plant(ground: Ground) -> None:
    for ended in (False, True):
        session = ground.session()
        day = date.fromisoformat(session["date"])
        until = (day - timedelta(1)).isoformat()
        person = _led_by_another(
            ground, session, {"appointments": [{**_APPOINTMENT, "to": until}]} if ended else {}
        )
        at = f"/supervisors/{person}/person"
        ground.expect("SUP602", session["id"], ground.put("session", session), at)
    session = ground.session()
    short: list[dict[str, Any]] = [{"title": "社工督导培训", "hours": 40}]
    person = _led_by_another(ground, session, {"appointments": [_APPOINTMENT], "credentials": short})
    ground.put("session", session)
    ground.expect("SUP603", person, f"people/{person}.yaml", "/credentials")
    session = ground.session()
    since = (date.fromisoformat(session["date"]) - timedelta(90)).isoformat()
    person = _led_by_another(ground, session, {"practice_since": since, "appointments": [_APPOINTMENT]})
    ground.put("session", session)
    ground.expect("SUP604", person, f"people/{person}.yaml", "/practice_since")


def _led_by_another(ground: Ground, session: dict[str, Any], says: dict[str, Any]) -> str:
    """Puts a new person, of whom the roster says this, in the supervisor's place; returns the id."""
    person = ground.person()
    person["postings"][0]["from"] = session["date"]
    ground.put("person", {**person, **says})
    session["supervisors"] = [{"person": person["id"], "as": "full_time", "side": "internal"}]
    session.pop("agreement", None)
    return str(person["id"])


PLANTER = Planter(frozenset({"SUP602", "SUP603", "SUP604"}), _plant)
