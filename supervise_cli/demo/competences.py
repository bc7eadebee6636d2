"""The four competences of supervisors as they and others see them, twice a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo import rounds
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import fill, sentence
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import practice
from supervise_cli.demo.rounds import Held
from supervise_cli.demo.words import site_words
from supervise_cli.demo.world import Ids, Person, World
from supervise_cli.model import Period

_STRONG = {
    "station_head": {"local_knowledge": 1, "psychology": -1},
    "external": {"psychology": 1, "local_knowledge": -1},
    "full_time": {"governance_resources": 1},
}
"""What supervisors of each kind are good at, and what less."""
_VALUES = ((2, 1.0), (3, 4.0), (4, 5.0), (5, 1.0))
_HEADS = 0.5
"""Of the heads, who are assessed by turns."""
_BACK = 150
"""Days that are looked back upon."""


@dataclass
class Competences:
    """Writes assessments of those who have led sessions."""

    world: World
    ids: Ids
    chance: Chance
    records: list[Record] = field(default_factory=list)
    _passed_over: set[str] = field(default_factory=set)

    def assess(self, periods: Sequence[Period], held: Held) -> None:
        """Every supervisor: oneself, and somebody else."""
        for month in rounds.half_years(periods):
            mine = rounds.led(held, rounds.before(month.end, _BACK), month.end)
            for person in self.world.people:
                if person in mine:
                    self._assess(person, month, [meeting for meeting, _ in mine[person]])

    def _assess(self, person: Person, month: Period, meetings: Sequence[Meeting]) -> None:
        kind = meetings[-1].appointment.kind
        day = rounds.last_days(month, person.works, self.chance)
        if day is None or (kind == "station_head" and not self._turn(person)):
            return
        self._write(person, day, "self", person, meetings)
        other = self.chance.weighted((("supervisees", 4), ("county", 4), ("expert", 1)))
        writer = rounds.manager(self.world, meetings[-1].site, day)
        if other == "expert":
            writer = self._expert(person, meetings[-1].site.county, day) or writer
            other = "expert" if writer is not None and writer.role(day) == "professor" else "county"
        if writer is not None and writer is not person:
            self._write(person, day, other, writer, meetings)

    def _turn(self, head: Person) -> bool:
        """Whether it is a head's turn: nobody is passed over twice."""
        if not self.chance.happens(_HEADS) and head.id not in self._passed_over:
            self._passed_over.add(head.id)
            return False
        self._passed_over.discard(head.id)
        return True

    def _expert(self, person: Person, county: str, day: date) -> Person | None:
        """A professor who supervises in the county."""
        for each in self.world.people:
            near = any(county in appointment.counties for appointment in each.appointments)
            if near and each is not person and each.role(day) == "professor" and each.works(day):
                return each
        return None

    def _write(
        self, person: Person, day: date, assessor: str, by: Person, meetings: Sequence[Meeting]
    ) -> None:
        ratings: list[Record] = []
        wanted: list[str] = []
        kind = meetings[-1].appointment.kind
        earlier = [meeting for meeting in meetings if meeting.day <= day]
        for competence in practice.EVIDENCE:
            value = self.chance.weighted(_VALUES) + _STRONG[kind].get(competence, 0)
            value = max(1, min(5, value))
            seen = self.chance.sample(earlier, self.chance.integer(1, 2))
            seen.sort(key=lambda each: each.key)
            told = self.chance.sample(practice.EVIDENCE[competence], len(seen))
            shown = [self._shown(*each) for each in zip(told, seen, strict=True)]
            rating: Record = {"competence": competence, "value": value}
            ratings.append(rating | ({"evidence": shown} if shown else {}))
            if value < 3:
                wanted.append(competence)
        fields: Record = {
            "supervisor": person.id,
            "date": day.isoformat(),
            "assessor": assessor,
            "ratings": ratings,
        }
        if wanted:
            words = site_words(meetings[-1].site)
            banks = [practice.DEVELOPMENT[each] for each in wanted]
            fields["development"] = [
                sentence(fill(self.chance.choice(bank), self.chance, words)) for bank in banks
            ]
        self.records.append(final("competence_assessment", self.ids.make("CA", day), day, by.id, fields))

    def _shown(self, told: str, meeting: Meeting) -> Record:
        what = fill(told, self.chance, site_words(meeting.site))
        return {"what": what, "date": meeting.day.isoformat()}
