"""SUP340, SUP341, SUP630, SUP637: what was asked, called off, agreed or found, and nothing came of it."""

from __future__ import annotations

from datetime import timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final

_ASKED, _CALLED_OFF, _FOUND = 20, 14, 5
"""Days before the end."""


def _plant(ground: Ground) -> None:
    person = ground.person()
    ground.put("person", person)
    _unanswered(ground, person)
    _not_made_up_for(ground, person)
    _not_rectified(ground, person)
    _long_overdue(ground)


def _unanswered(ground: Ground, person: Record) -> None:
    asked = (ground.last - timedelta(_ASKED)).isoformat()
    fields = {
        "asked_on": ground.last.isoformat(),
        "by": person["id"],
        "topic": "practice_skill",
        "urgency": "urgent",
    }
    data = final("request", ground.new_id("R", asked), ground.last, person["id"], fields)
    ground.sound_spare("request", data)
    data |= {"asked_on": asked, "recorded_on": asked}
    ground.expect("SUP340", data["id"], ground.put("request", data), "/asked_on")


def _not_made_up_for(ground: Ground, person: Record) -> None:
    data = ground.session(ground.last - timedelta(_CALLED_OFF))
    for name in ("start", "end", "content", "summary", "actions"):
        del data[name]
    data |= {
        "outcome": "cancelled",
        # Somebody whom this supervisor does not meet again.
        "attendees": [{"person": person["id"]}],
        "cancelled": {"date": data["date"], "by": "station", "reason": "镇里临时开会。"},
    }
    data.pop("agreement", None)
    ground.expect("SUP341", data["id"], ground.put("session", data), "/date")


def _not_rectified(ground: Ground, person: Record) -> None:
    day = ground.last - timedelta(_ASKED)
    finding = {
        "key": "f1",
        "item": "走访表没有附在后面",
        "severity": "minor",
        "owner": person["id"],
        "due": (ground.last + timedelta(_FOUND)).isoformat(),
    }
    fields = {
        "scope": person["postings"][0]["station"],
        "period": f"{day:%Y-%m}",
        "auditor": person["entered_by"],
        "findings": [finding],
    }
    data = final("audit", ground.new_id("AU", day.isoformat()), day, person["entered_by"], fields)
    ground.sound_spare("audit", data)
    finding["due"] = (ground.last - timedelta(_FOUND)).isoformat()
    ground.expect("SUP637", data["id"], ground.put("audit", data), "/findings/f1")


def _long_overdue(ground: Ground) -> None:
    """Due after the last time they met, so that no session could have come back to it."""
    post = Outpost(ground)
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    post.lead(person, station)
    action = {
        "key": "a1",
        "what": "补齐走访表",
        "owner": person,
        "due": (ground.last + timedelta(_FOUND)).isoformat(),
    }
    data = post.meeting([*post.days(post.months[0])][-1], [person], station, actions=[action])
    action["due"] = (post.quarter.end - timedelta(3)).isoformat()
    ground.expect("SUP630", data["id"], ground.put("session", data), "/actions/a1")


PLANTER = Planter(frozenset({"SUP340", "SUP341", "SUP630", "SUP637"}), _plant)
