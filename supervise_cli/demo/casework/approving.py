"""Who approves that a case is closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.casework.wording import Wording
from supervise_cli.demo.fields import final
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.workdays import is_workday
from supervise_cli.demo.world import Ids, Person, World

_WITHIN = 3
"""Days."""


@dataclass
class Approving:
    """The head approves, of a case of the head's own the manager of the centre."""

    world: World
    ids: Ids
    wording: Wording
    last: date
    records: list[Record] = field(default_factory=list)

    def whoever(self, case: CaseFile, day: date) -> tuple[Person, date] | None:
        """Who approves a closing of that day, and when."""
        days = [day + timedelta(n) for n in range(_WITHIN + 1) if day + timedelta(n) <= self.last]
        for each in [*days[1:], *days[:1]]:
            centre = self.world.centre_of(case.site)
            able = [
                *self.world.at(case.site, each, "head"),
                *self.world.at(centre, each, "manager"),
                *self.world.at(self.world.city, each, "manager"),
            ]
            for person in able:
                if is_workday(each) and person is not case.worker and person.works(each):
                    return person, each
        return None

    def approve(self, case: CaseFile, by: Person, day: date) -> None:
        """The approval of the closing."""
        fields = {
            "of": case.code,
            "date": day.isoformat(),
            "by": by.id,
            "kind": "approved",
            "text": self.wording.approval(case),
        }
        self.records.append(final("event", self.ids.make("EV", day), day, by.id, fields))
