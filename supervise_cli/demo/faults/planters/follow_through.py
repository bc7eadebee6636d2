"""What was asked, called off, agreed or found, and nothing came of it (SUP340, SUP341, SUP63x)."""

from __future__ import annotations

from datetime import date, timedelta

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
    _care_forgotten(ground, person)
    _agreed(ground)


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


def _care_forgotten(ground: Ground, person: Record) -> None:
    day = ground.last - timedelta(_ASKED)
    fields = {
        "person": person["id"],
        "date": day.isoformat(),
        "offered_by": person["entered_by"],
        "result": "held",
        "consent": True,
        "follow_up_agreed": True,
        "next_on": (ground.last + timedelta(_FOUND)).isoformat(),
    }
    data = final("wellbeing_check", ground.new_id("W", day.isoformat()), day, person["entered_by"], fields)
    ground.sound_spare("wellbeing_check", data)
    data["next_on"] = (ground.last - timedelta(_FOUND)).isoformat()
    ground.expect("SUP636", data["id"], ground.put("wellbeing_check", data), "/follow_up_agreed")


def _agreed(ground: Ground) -> None:
    post = Outpost(ground)
    station = post.station()
    person = post.person(station)
    post.begin([person], station)
    ground.put("agreement", post.agreement([person]))
    met = post.lead(person, station)
    day = [*post.days(post.months[0])][-1]
    _long_overdue(post, day, person, station, met[1])
    _done_by_word_alone(post, day, person, station)
    _nobody_carries_on(post, day, person, station)


def _long_overdue(post: Outpost, day: date, person: str, station: str, after: Record) -> None:
    """One is due after the last time they met, so that no session could have come back to it."""
    ground = post.ground
    actions = [
        {"key": key, "what": what, "owner": person, "due": (ground.last + timedelta(_FOUND)).isoformat()}
        for key, what in (("a1", "补齐走访表"), ("a2", "问清志愿者人数"))
    ]
    data = post.meeting(day, [person], station, actions=actions)
    actions[0]["due"] = (post.quarter.end - timedelta(3)).isoformat()
    actions[1]["due"] = post.months[1].start.isoformat()
    path = ground.put("session", data)
    for action in actions:
        ground.expect("SUP630", data["id"], path, f"/actions/{action['key']}")
    ground.expect("SUP632", after["id"], ground.path("session", after), "", f"{data['id']}#a2")


def _done_by_word_alone(post: Outpost, day: date, person: str, station: str) -> None:
    ground = post.ground
    action = {"key": "a1", "what": "整理两户档案", "owner": person}
    session = post.hold(day, [person], station, actions=[action])
    data = ground.follow_up_of(f"{session['id']}#a1", session)
    data |= {"outcome": "done", "text": "都理好了。"}
    ground.expect("SUP631", data["id"], ground.put("follow_up", data), "/outcome")


def _nobody_carries_on(post: Outpost, day: date, person: str, station: str) -> None:
    appointment = post.appointment(kind="external", side="external")
    guest = post.person(post.centre, "other", appointments=[appointment])
    led = [{"person": guest, "as": "external", "side": "external"}]
    data = post.meeting(day, [person], station, supervisors=led, follow_up_by=post.supervisor)
    del data["follow_up_by"]
    post.ground.expect("SUP638", data["id"], post.ground.put("session", data), "/supervisors")


PLANTER = Planter(
    frozenset(
        {"SUP340", "SUP341", "SUP630", "SUP631", "SUP632", "SUP636", "SUP637", "SUP638"},
    ),
    _plant,
)
