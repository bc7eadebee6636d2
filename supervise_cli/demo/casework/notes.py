"""Case notes as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.casework.days import Days
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.phrases.matters.matter import Alarm
from supervise_cli.demo.workdays import written
from supervise_cli.demo.world import Ids, Person

_TIMED = frozenset({"home_visit", "office", "accompany", "school"})
_OF_DAY = ("一早", "傍晚", "饭点", "收工")
"""Where the note itself begins with the time of day, it needs no other."""
_MORNING, _AFTERNOON = (8 * 60 + 40, 10 * 60 + 30), (14 * 60 + 20, 16 * 60 + 40)


@dataclass
class Notes:
    """Writes notes down; what a note says of stage and risk is from then on so."""

    ids: Ids
    days: Days
    chance: Chance
    records: list[Record] = field(default_factory=list)

    def write(
        self,
        case: CaseFile,
        day: date,
        contact: str,
        process: str,
        stage: str = "",
        risk: str = "",
        known: date | None = None,
        at_once: bool = False,
        worker: Person | None = None,
        **more: object,
    ) -> Record:
        """The note of ``day``, written down at once or some days later, not before ``known``."""
        writer = worker or case.worker
        self.days.take(writer, day)
        fields: Record = {"case": case.code, "date": day.isoformat(), "worker": writer.id, "contact": contact}
        timed = contact in _TIMED and self.chance.happens(0.6)
        if timed and not any(word in process.partition("。")[0] for word in _OF_DAY):
            fields |= self._clock(contact)
        fields |= {"process": process, **more}
        if stage and stage != case.stage:
            fields["stage"] = case.stage = stage
            case.visits = 0
        if risk and risk != case.risk:
            fields["risk"] = case.risk = risk
        case.visits += 1
        recorded = day if at_once else self._recorded(writer, day, known or day)
        made = final("case_note", self.ids.make("N", recorded), recorded, writer.id, fields)
        self.records.append(made)
        return made

    def safeguarding(self, day: date, alarm: Alarm, authority: str) -> Record:
        """When harm was noticed, when and to whom it was reported, and the times of the note."""
        begin = self.chance.integer(9 * 12, 16 * 12) * 5
        noticed = begin + self.chance.integer(3, 6) * 5
        reported = noticed + self.chance.integer(3, 10) * 5
        concern = {
            "concern": alarm.concern,
            "noticed_at": f"{day}T{_time(noticed)}",
            "reported_at": f"{day}T{_time(reported)}",
            "reported_to": authority,
        }
        end = reported + self.chance.integer(4, 8) * 5
        return {"start": _time(begin), "end": _time(end), "safeguarding": concern}

    def _clock(self, contact: str) -> Mapping[str, str]:
        low, high = self.chance.choice((_MORNING, _AFTERNOON))
        start = self.chance.integer(low // 5, high // 5) * 5
        minutes = (
            self.chance.integer(16, 30) * 5 if contact == "accompany" else self.chance.integer(6, 14) * 5
        )
        return {"start": _time(start), "end": _time(start + minutes)}

    def _recorded(self, writer: Person, day: date, known: date) -> date:
        """Never on leave, nor after one has gone."""
        days = self.chance.weighted(((0, 60), (1, 30), (2, 10)))
        recorded = max(written(day, days, self.days.last), known)
        while recorded > max(day, known) and not writer.works(recorded):
            recorded -= timedelta(1)
        return recorded


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
