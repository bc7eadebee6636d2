"""Resources that stations found: volunteers, goods, rooms, experts; some were spoken of in supervision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import fill
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases.linking import LINKS
from supervise_cli.demo.words import site_words
from supervise_cli.demo.workdays import workdays, written
from supervise_cli.demo.world import Ids, Site, World
from supervise_cli.model import Period

_MONTHLY = 0.3
_EARLIER = 45
"""Days within which a session may have led to the resource."""


@dataclass
class Linking:
    """Writes resources down, month by month."""

    world: World
    ids: Ids
    chance: Chance
    last: date
    records: list[Record] = field(default_factory=list)

    def find(self, month: Period, sessions: Sequence[tuple[Meeting, Record]]) -> None:
        """What was found in one month, a third of it where supervision had spoken of resources."""
        spoken: dict[str, list[Record]] = {}
        for meeting, record in sessions:
            if "resource_brand" in record.get("focus", ()) and record["outcome"] == "held":
                spoken.setdefault(meeting.site.id, []).append(record)
        for site in self.world.open_on(month.start):
            if self.chance.happens(_MONTHLY):
                self._found(site, month, spoken.get(site.id, ()))

    def _found(self, site: Site, month: Period, spoken: Sequence[Record]) -> None:
        chance = self.chance
        day = chance.choice(workdays(month))
        people = [each for each in self.world.at(site, day, "head", "worker") if each.works(day)]
        if not people:
            return
        writer = chance.choice(people)
        kind = chance.weighted([(name, each[0]) for name, each in LINKS.items()])
        _, descriptions, providers, (low, high), value = LINKS[kind]
        words = site_words(site)
        fields: Record = {
            "station": site.id,
            "date": day.isoformat(),
            "kind": kind,
            "description": fill(chance.choice(descriptions), chance, words),
            "provider": fill(chance.choice(providers), chance, words),
        }
        if chance.happens(0.8):
            fields["people"] = chance.integer(low, high)
        if value and chance.happens(0.9):
            fields["value_yuan"] = 100 * chance.integer(*value)
        fields |= self._where(site, day)
        earlier = (day - timedelta(_EARLIER)).isoformat()
        led = [each for each in spoken if earlier <= each["date"] < day.isoformat()]
        if led and chance.happens(0.5):
            fields["session"] = chance.choice(led)["id"]
        recorded = written(day, chance.choice((0, 0, 1, 3)), self.last)
        if not writer.works(recorded):
            recorded = day
        self.records.append(
            final("resource_link", self.ids.make("RL", recorded), recorded, writer.id, fields)
        )

    def _where(self, site: Site, day: date) -> Record:
        """The facility, if it is known to the station by then."""
        known = [each for each in site.facilities if each.cooperation[0][1] <= day]
        if known and self.chance.happens(0.35):
            return {"facility": f"{site.id}#{self.chance.choice(known).key}"}
        return {}
