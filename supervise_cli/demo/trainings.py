"""Trainings: one of the city each month, one of each county a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.phrases import county
from supervise_cli.demo.schedule import SUPERVISED, Planner
from supervise_cli.demo.workdays import workdays, written
from supervise_cli.demo.world import Ids, Person, Site
from supervise_cli.model import Period

_NEWCOMERS = 75
"""Days in post up to which somebody goes to the first training."""


@dataclass
class Trainings:
    """Whoever has nothing else that day and is at work may take part."""

    planner: Planner
    ids: Ids
    chance: Chance
    last: date
    records: list[Record] = field(default_factory=list)

    def hold(self, month: Period) -> None:
        """The trainings of one month."""
        world, chance = self.planner.world, self.chance
        everybody = world.people
        kind = chance.weighted((("practice", 5), ("supervision", 3), ("induction", 3)))
        if month.start.month in (4, 5):
            kind = "exam"
        self._hold(month, kind, world.city, everybody, chance.integer(18, 45))
        for number, centre in enumerate(world.centres):
            here = [
                each for each in everybody for site in [each.site(month.start)]
                if site and site.county == centre.county
            ]  # fmt: skip
            if len(here) >= 3 and (month.start.month + number) % 3 == 0:
                local = chance.weighted((("practice", 6), ("induction", 3)))
                self._hold(month, local, centre, here, chance.integer(8, 20))

    def _hold(self, month: Period, kind: str, site: Site, people: Sequence[Person], most: int) -> None:
        for day in self.chance.sample(workdays(month), 8):
            able = [
                each for each in people if _wanted(each, kind, day) and self.planner.diary.is_idle(each, day)
            ]
            writers = [
                *self.planner.world.at(site, day, "manager"),
                *self.planner.world.at(self.planner.world.city, day, "manager"),
            ]
            if len(able) < 3 or not any(each.works(day) for each in writers):
                continue
            chosen = sorted(each.id for each in self.chance.sample(able, most))
            writer = next(each for each in writers if each.works(day))
            recorded = written(day, self.chance.choice((0, 1, 2)), self.last)
            fields: Record = {
                "date": day.isoformat(),
                "title": self.chance.choice(county.TRAININGS[kind]),
                "provider": f"{site.name}（演示）"
                if self.chance.happens(0.6)
                else self.chance.choice(county.PROVIDERS),
                "hours": self.chance.choice((3, 4, 6, 6, 7)),
                "kind": kind,
                "people": chosen,
            }
            self.records.append(final("training", self.ids.make("T", recorded), recorded, writer.id, fields))
            return


def _wanted(person: Person, kind: str, day: date) -> bool:
    role = person.role(day)
    if role is None or person.is_away(day):
        return False
    if kind == "supervision":
        return role in ("head", "supervisor")
    if role not in SUPERVISED:
        return False
    if kind == "induction":
        posting = person.postings[0]
        return (day - posting.start).days <= _NEWCOMERS
    if kind == "exam":
        return not any(level != "none" for level, start, _ in person.licence if start <= day)
    return True
