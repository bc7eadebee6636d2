"""Cases change hands: somebody leaves or is away for long, a client moves, somebody else suits better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.demo.casework.case_file import CaseFile
from supervise_cli.demo.casework.days import Days
from supervise_cli.demo.casework.notes import Notes
from supervise_cli.demo.casework.wording import Wording
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.world import Person, Site, World

_SOON = 10
"""Days within which the successor begins."""


@dataclass
class HandingOver:
    """Finds who carries on, and writes the note of it."""

    world: World
    days: Days
    notes: Notes
    wording: Wording
    chance: Chance

    def over(self, case: CaseFile, day: date, until: date, why: str) -> date | None:
        """Somebody carries on for a worker who is there until then: the day of the note, None if nobody."""
        begin = max(until, day) + timedelta(1)
        heir = self._heir(case, case.site, begin) or self._elsewhere(case, begin)
        if heir is None:
            return None
        person, site = heir
        free = self.days.free(case.worker, case.site, day + timedelta(1), until)
        kind = why if site is case.site else "moved"
        if free:
            self._write(case, free[-1], person, site, kind)
            return free[-1]
        first = self.days.free(person, site, begin, begin + timedelta(_SOON))
        self._write(case, first[0], person, site, kind, by=person)
        return first[0]

    def on_purpose(self, case: CaseFile, day: date, kind: str) -> bool:
        """Hands the case on though the worker stays; False if nobody suits."""
        begin = day + timedelta(1)
        heir = self._elsewhere(case, begin) if kind == "moved" else self._heir(case, case.site, begin)
        if heir is None:
            return False
        self._write(case, day, *heir, kind)
        return True

    def _write(
        self, case: CaseFile, day: date, heir: Person, site: Site, kind: str, by: Person | None = None
    ) -> None:
        told = self.wording.handover(case, afterwards=by is not None)
        transfer: Record = {"worker": heir.id, "reason": self.wording.why_changed(case, kind)}
        if site is not case.site:
            transfer = {"worker": heir.id, "station": site.id, "reason": transfer["reason"]}
        self.notes.write(case, day, "home_visit", told, worker=by, transfer=transfer)
        case.worker, case.site = heir, site

    def _heir(self, case: CaseFile, site: Site, begin: date) -> tuple[Person, Site] | None:
        """Somebody there who begins soon and does not leave soon; rather not the head."""
        able = []
        for person in self.world.at(site, begin, "worker", "assistant", "head"):
            stays, _ = self.days.stays(person, site, begin)
            soon = self.days.free(person, site, begin, begin + timedelta(_SOON))
            if person is not case.worker and soon and stays > min(begin + timedelta(45), self.days.last):
                able.append(person)
        rather = [person for person in able if person.role(begin) != "head"] or able
        return (self.chance.choice(rather), site) if rather else None

    def _elsewhere(self, case: CaseFile, begin: date) -> tuple[Person, Site] | None:
        """Somebody at another station of the county."""
        others = [
            site
            for site in self.world.open_on(begin - timedelta(30))
            if site.county == case.site.county and site is not case.site
        ]
        for site in self.chance.shuffled(others):
            heir = self._heir(case, site, begin)
            if heir is not None:
                return heir
        return None
