"""SUP206, SUP207, SUP313, SUP314, SUP605, SUP606: notes out of place, unreported danger, consent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record

_GUARDIAN = {"given_by": "guardian", "separate_for_sensitive": True}
_ALONE = {"given_by": "self"}


class _Book:
    """Cases of one worker who is there for nothing else, all opened in the last days."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.worker = ground.person()
        ground.put("person", self.worker)

    def day(self, before_the_end: int) -> str:
        return (self.ground.last - timedelta(before_the_end)).isoformat()

    def case(self, band: str, group: str, consent: dict[str, Any], **other: Any) -> tuple[str, str]:
        """Opens a case; returns its id and path."""
        opened = self.day(6)
        data: Record = {
            "schema": "case/1",
            "id": self.ground.new_id("C"),
            "status": "final",
            "recorded_on": opened,
            "entered_by": self.worker["id"],
            "opened_on": opened,
            "station": self.worker["postings"][0]["station"],
            "worker": self.worker["id"],
            "client_groups": [group],
            "age_band": band,
            "risk": "low",
            "consent": {**consent, "date": opened},
            **other,
        }
        return data["id"], self.ground.put("case", data)

    def note(self, case: str, day: str, **other: Any) -> tuple[str, str]:
        """Writes a note; returns its id and path."""
        data: Record = {
            "schema": "case_note/1",
            "id": self.ground.new_id("N", day),
            "status": "final",
            "recorded_on": day,
            "entered_by": self.worker["id"],
            "case": case,
            "date": day,
            "worker": self.worker["id"],
            "contact": "home_visit",
            "process": "坐下来谈了半小时，约好下回再来。\n",
            **other,
        }
        return data["id"], self.ground.put("case_note", data)


def _plant(ground: Ground) -> None:
    book = _Book(ground)
    _out_of_place(book)
    _not_of_the_station(book)
    _danger(book)
    case, path = book.case("under14", "left_behind_child", {**_ALONE, "separate_for_sensitive": True})
    ground.expect("SUP605", case, path, "/consent/given_by")
    for band, group, consent in (
        ("adult", "disabled", _ALONE),
        ("under14", "child_in_difficulty", {"given_by": "guardian"}),
    ):
        case, path = book.case(band, group, consent)
        ground.expect("SUP606", case, path, "/consent")


def _out_of_place(book: _Book) -> None:
    case, _ = book.case("adult", "low_income", _ALONE)
    early, path = book.note(case, book.day(7))
    book.ground.expect("SUP206", early, path, "/date")
    closing, _ = book.note(
        case, book.day(3), stage="closure", closing={"reason": "goals_met", "evaluation": "目标都做到了。"}
    )
    late, path = book.note(case, book.day(1), stage="intervention")
    book.ground.expect("SUP206", late, path, "/date", closing)


def _not_of_the_station(book: _Book) -> None:
    """Somebody of a room elsewhere, as one who moved and kept on writing."""
    room, person = book.ground.station(), book.ground.person()
    room["division_code"] = "411002101201"
    book.ground.put("station", room)
    person["postings"][0]["station"] = room["id"]
    book.ground.put("person", person)
    case, _ = book.case("60plus", "elderly", _ALONE)
    note, path = book.note(case, book.day(4), worker=person["id"])
    book.ground.expect("SUP207", note, path, "/worker")
    case, path = book.case("60plus", "elderly", _ALONE, worker=person["id"])
    book.ground.expect("SUP207", case, path, "/worker")


def _danger(book: _Book) -> None:
    case, _ = book.case("under14", "left_behind_child", _GUARDIAN)
    day = book.day(5)
    concern = {"concern": "neglect", "noticed_at": f"{day}T16:20"}
    kept, path = book.note(case, day, safeguarding={**concern, "not_reported_reason": "家里说过几天就接走。"})
    book.ground.expect("SUP313", kept, path, "/safeguarding")
    for reported in (f"{book.day(3)}T09:00", f"{day}T08:00"):
        case, _ = book.case("under14", "left_behind_child", _GUARDIAN)
        told = {**concern, "reported_at": reported, "reported_to": "镇派出所"}
        note, path = book.note(case, book.day(3), safeguarding=told)
        book.ground.expect("SUP314", note, path, "/safeguarding/reported_at")


PLANTER = Planter(frozenset({"SUP206", "SUP207", "SUP313", "SUP314", "SUP605", "SUP606"}), _plant)
