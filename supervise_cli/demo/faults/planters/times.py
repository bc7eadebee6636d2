"""SUP301–SUP307: written late, impossible times, two places at once, not in post, too many people."""

from __future__ import annotations

from datetime import date, timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground

_LATE = (5, 6, 7, 8, 9)
"""Days after the session; three are allowed."""


def _plant(ground: Ground) -> None:
    _late(ground)
    _ends_before_start(ground)
    _longer_than_the_session(ground)
    _two_places(ground)
    _not_in_post(ground)
    _too_many(ground)
    _longer_than_the_times(ground)


def _late(ground: Ground) -> None:
    for days in _LATE:
        data = ground.session(by=ground.last - timedelta(max(_LATE)))
        data["recorded_on"] = (date.fromisoformat(data["date"]) + timedelta(days)).isoformat()
        ground.expect("SUP301", data["id"], ground.put("session", data), "/recorded_on")


def _ends_before_start(ground: Ground) -> None:
    for n in range(3):
        data = ground.session()
        # By the twelve-hour clock, or the same time twice.
        data["end"] = data["start"] if n == 2 else f"0{n + 1}:{data['end'][3:]}"
        data["minutes"] = 30
        ground.expect("SUP302", data["id"], ground.put("session", data), "/end")


def _longer_than_the_session(ground: Ground) -> None:
    for group, minutes in (("attendees", 60), ("attendees", 120), ("supervisors", 90)):
        data = ground.session()
        data[group][0]["minutes"] = minutes
        path = ground.put("session", data)
        ground.expect("SUP303", data["id"], path, f"/{group}/{data[group][0]['person']}/minutes")


def _two_places(ground: Ground) -> None:
    """Two sessions of the same two people at the same time: one finding, on the greater id."""
    for _ in range(3):
        one, other = ground.session(), ground.session()
        for name in ("date", "recorded_on", "start", "end", "station", "supervisors", "attendees"):
            other[name] = one[name]
        other["entered_by"] = one["entered_by"]
        other["actions"][0]["owner"] = one["actions"][0]["owner"]
        other.pop("agreement", None)
        paths = {each["id"]: ground.put("session", each) for each in (one, other)}
        lesser, greater = sorted(paths)
        ground.expect("SUP304", greater, paths[greater], "/start", lesser)


def _not_in_post(ground: Ground) -> None:
    """Attendees who came only after the session, or had left before it."""
    for came in (True, False):
        data, person = ground.session(), ground.person()
        day = date.fromisoformat(data["date"])
        posting = person["postings"][0]
        if came:
            posting["from"] = (day + timedelta(1)).isoformat()
        else:
            posting["from"], posting["to"] = (
                (day - timedelta(90)).isoformat(),
                (day - timedelta(1)).isoformat(),
            )
            posting["left_because"] = "end_of_term"
        ground.put("person", person)
        data["attendees"][0]["person"] = person["id"]
        data.pop("agreement", None)
        path = ground.put("session", data)
        ground.expect("SUP305", data["id"], path, f"/attendees/{person['id']}/person")


def _too_many(ground: Ground) -> None:
    for guests in (12, 20):
        data = ground.session()
        data |= {"form": "group", "mode": "online", "guests": guests}
        ground.expect("SUP306", data["id"], ground.put("session", data), "/attendees")


def _longer_than_the_times(ground: Ground) -> None:
    for minutes in (45, 90):
        data = ground.session()
        data["minutes"] = minutes
        ground.expect("SUP307", data["id"], ground.put("session", data), "/minutes")


PLANTER = Planter(frozenset(f"SUP30{n}" for n in range(1, 8)), _plant)
