"""Checks on how people are: offered, held or declined. No score and no text (Care)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.workdays import is_workday, on_or_before
from supervise_cli.demo.world import Ids, Person

_OFFERED = 0.2
"""Of the talks in which room was given to how somebody is."""
_RESULTS = (("held", 6.0), ("declined", 2.0), ("offered", 2.0))
_AGAIN = (10, 20)
"""Days after which one talks again where that was agreed."""


@dataclass
class Wellbeing:
    """Offers checks after individual sessions; what is agreed is kept."""

    ids: Ids
    chance: Chance
    last: date
    records: list[Record] = field(default_factory=list)

    def offer(self, meetings: Iterable[Meeting]) -> None:
        """The checks that follow from these sessions."""
        for meeting in meetings:
            if (
                meeting.care
                and meeting.solo
                and meeting.appointment.side == "internal"
                and not meeting.cancelled
            ):
                person = meeting.attendees[0]
                if person not in meeting.absent and self.chance.happens(_OFFERED):
                    self._check(person, meeting.supervisor, self._day(person, meeting))

    def _day(self, person: Person, meeting: Meeting) -> date:
        """The same day, or some days later."""
        later = on_or_before(meeting.day + timedelta(self.chance.choice((0, 0, 1, 2, 5))))
        able = meeting.day < later <= self.last and self._both(person, meeting.supervisor, later)
        return later if able else meeting.day

    def _both(self, person: Person, by: Person, day: date) -> bool:
        return is_workday(day) and person.works(day) and by.works(day)

    def _check(self, person: Person, by: Person, day: date) -> None:
        result = self.chance.weighted(_RESULTS)
        again = self._again(person, by, day) if result == "held" and self.chance.happens(0.4) else None
        more: Record = {}
        if again is not None:
            more = {"follow_up_agreed": True, "next_on": again.isoformat()}
        elif result == "held" and self.chance.happens(0.5):
            more = {"follow_up_agreed": False}
        self._write(person, by, day, result, more)
        if again is not None:
            self._write(person, by, again, "held", {"follow_up_agreed": False})

    def _again(self, person: Person, by: Person, day: date) -> date | None:
        able = [day + timedelta(n) for n in range(_AGAIN[0], _AGAIN[1] + 1)]
        able = [each for each in able if each <= self.last and self._both(person, by, each)]
        return self.chance.choice(able) if able else None

    def _write(self, person: Person, by: Person, day: date, result: str, more: Record) -> None:
        fields: Record = {
            "person": person.id,
            "date": day.isoformat(),
            "offered_by": by.id,
            "result": result,
            **({"consent": True} if result == "held" else {}),
            **more,
        }
        self.records.append(final("wellbeing_check", self.ids.make("W", day), day, by.id, fields))
