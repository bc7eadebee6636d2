"""The openings of the cases that sessions discussed: each code leads to a record, and to nobody."""

from __future__ import annotations

from datetime import timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.workdays import on_or_before

_GROUPS = {
    "children": (("left_behind_child", 5), ("child_in_difficulty", 3)),
    "elderly": (("elderly", 5), ("extreme_poverty", 1)),
    "disability": (("disabled", 1),),
    "interview": (("low_income", 3), ("elderly", 2), ("left_behind_woman", 1)),
}
"""Of whom a topic speaks."""
_MINORS = frozenset({"left_behind_child", "child_in_difficulty"})
_SOURCES = (("outreach", 5), ("village_report", 4), ("self", 2), ("referral", 1))


class Casebook:
    """Opens cases some weeks before they are first discussed; has a stream of chance of its own."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self.records: list[Record] = []

    def open(self, code: str, meeting: Meeting, topic: str, risk: str) -> None:
        """The opening of a case of the worker who attends the meeting."""
        worker = meeting.attendees[0]
        posting = worker.posting(meeting.day)
        assert posting is not None
        day = on_or_before(meeting.day - timedelta(self._chance.integer(7, 60)))
        opened = max(day, posting.start)
        group = self._chance.weighted(_GROUPS[topic])
        recorded = min(opened + timedelta(self._chance.choice((0, 0, 1))), meeting.day)
        record = {
            "schema": "case/1",
            "id": code,
            "status": "final",
            "recorded_on": recorded.isoformat(),
            "entered_by": worker.id,
            "opened_on": opened.isoformat(),
            "station": (posting.site or meeting.site).id,
            "worker": worker.id,
            "client_groups": [group],
            "age_band": self._age(group),
            "risk": risk,
            "consent": self._consent(group, opened.isoformat()),
            "source": self._chance.weighted(_SOURCES),
        }
        self.records.append(ordered("case", record))

    def _age(self, group: str) -> str:
        if group in _MINORS:
            return self._chance.weighted((("under14", 4), ("14_17", 1)))
        return "60plus" if group in {"elderly", "extreme_poverty"} else "adult"

    def _consent(self, group: str, day: str) -> Record:
        sensitive = group in _MINORS or group == "disabled"
        return {
            "given_by": "guardian" if group in _MINORS else "self",
            "date": day,
            "scope": ["record", "supervision"],
            **({"separate_for_sensitive": True} if sensitive else {}),
        }
