"""In which sessions cases are spoken of: those of the worker alone, inside the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.casework.casebook import Casebook
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.world import Person

Held = Sequence[tuple[Meeting, Record]]
_MOST = 3
"""Cases for which one session has time."""


class Discussing:
    """The individual sessions by who attends; adds the discussion of a case to the record of one."""

    def __init__(self, held: Held, casebook: Casebook) -> None:
        self._casebook = casebook
        self._of: dict[str, list[tuple[Meeting, Record]]] = {}
        for meeting, record in held:
            inside = meeting.appointment.side == "internal"
            if meeting.solo and inside and record["status"] == "final" and record["outcome"] == "held":
                self._of.setdefault(meeting.attendees[0].id, []).append((meeting, record))

    def sessions(self, worker: Person, after: date, until: date) -> Iterator[tuple[Meeting, Record]]:
        """The sessions of the worker after a day, up to and with another, in order."""
        for meeting, record in self._of.get(worker.id, ()):
            if after < meeting.day <= until and meeting.cases < _MOST:
                yield meeting, record

    def discuss(self, case: CaseFile, meeting: Meeting, record: Record) -> None:
        """The session speaks of the case."""
        said = self._casebook.decide(case, meeting)
        told = ordered("session", {**record, "cases": [*record.get("cases", ()), said]})
        record.clear()
        record.update(told)
