"""What the supervised, supervisors, stations and the city say about the supervision of a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo import rounds
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Sameness, fill, sentence
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases import practice
from supervise_cli.demo.rounds import Held, Span
from supervise_cli.demo.world import Ids, Person, World
from supervise_cli.model import Period

_ITEMS = ("timely", "targeted", "continuous", "useful", "safe")
_LESS = {"external": ("timely", "continuous"), "station_head": ("safe",), "full_time": ()}
"""What each kind of supervisor is less praised for."""
_VALUES = ((2, 0.4), (3, 2.5), (4, 5.0), (5, 3.0))
_HEADS = 0.15
"""Of the heads about whom somebody is asked."""


@dataclass
class Evaluations:
    """Asks about each supervisor; the supervised are always among those who are asked."""

    world: World
    ids: Ids
    chance: Chance
    records: list[Record] = field(default_factory=list)
    _said: Sameness = field(default_factory=Sameness)

    def ask(self, periods: Sequence[Period], held: Held) -> None:
        """The evaluations of every quarter."""
        for span in rounds.quarters(periods):
            month = next(month for month in periods if month.end == span.end)
            mine = rounds.led(held, span.start, span.end)
            for person in self.world.people:
                if person in mine:
                    self._about(person, span, month, [meeting for meeting, _ in mine[person]])
            self._third_party(span, month)

    def _about(self, person: Person, span: Span, month: Period, meetings: Sequence[Meeting]) -> None:
        kind = meetings[-1].appointment.kind
        if kind == "station_head" and not self.chance.happens(_HEADS):
            return
        present = dict.fromkeys(each for meeting in meetings for each in meeting.present)
        able = [each for each in present if rounds.last_days(month, each.works, self.chance)]
        if not able:
            return
        for each in self.chance.sample(able, 2 if len(able) > 3 else 1):
            self._write(person.id, "supervisee", each, span, month, kind)
        if self.chance.happens(0.35):
            self._write(person.id, "supervisor", person, span, month, kind)
        if kind != "station_head" and self.chance.happens(0.5):
            site = self.chance.choice(meetings).site
            head = self.world.head(site, span.end)
            if head is not None and head is not person:
                self._write(person.id, "station", head, span, month, kind)

    def _third_party(self, span: Span, month: Period) -> None:
        """The city asks round in some counties."""
        busy = [site for site in self.world.centres if site.state == "open"]
        for centre in self.chance.sample(busy, 2):
            day = self._day(month, None)
            writers = self.world.at(self.world.city, day or span.end, "manager")
            if day is not None and writers and writers[0].works(day):
                self._write(centre.id, "third_party", writers[0], span, month, "full_time")

    def _day(self, month: Period, person: Person | None) -> date | None:
        return rounds.last_days(month, lambda day: person is None or person.works(day), self.chance)

    def _write(self, of: str, by: str, writer: Person, span: Span, month: Period, kind: str) -> None:
        day = self._day(month, writer)
        if day is None:
            return
        items = {name: self._value(name in _LESS[kind]) for name in _ITEMS}
        fields: Record = {"of": of, "by": by, "period": span.label, "items": items}
        if self.chance.happens(0.75):
            fields["comments"] = self._said.unlike(self._comment)
        self.records.append(final("evaluation", self.ids.make("E", day), day, writer.id, fields))

    def _value(self, less: bool) -> int:
        return max(1, self.chance.weighted(_VALUES) - (1 if less and self.chance.happens(0.5) else 0))

    def _comment(self) -> str:
        good = self.chance.sample(practice.PRAISE, self.chance.integer(1, 2))
        wish = self.chance.sample(practice.WISHES, self.chance.integer(0, 1))
        return "".join(sentence(fill(each, self.chance, {})) for each in (*good, *wish))
