"""How many cases there are, and the step that follows them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.casework.approving import Approving
from supervise_cli.demo.casework.casebook import Casebook
from supervise_cli.demo.casework.course import Course
from supervise_cli.demo.casework.days import Days
from supervise_cli.demo.casework.discussing import Discussing, Held
from supervise_cli.demo.casework.handing_over import HandingOver
from supervise_cli.demo.casework.notes import Notes
from supervise_cli.demo.casework.wording import Wording
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.world import Ids, Person, World

_SHARE = 0.06
"""Of the individual sessions, before which a case was opened that is to be spoken of there."""
_NEW = 0.06
"""Of the workers who take up a case in the last weeks."""
_BEFORE, _LONG_BEFORE, _JUST = (8, 34), (40, 80), (2, 6)
"""Days before the session on which the case was opened; in the first month; and when the risk is high."""
_FIRST = 31
_LATELY = 20
_SOON = 4
_STAYS = 40
"""Days for which the worker stays at least."""
_ROLES = ("worker", "head", "assistant")
_MOST = 4
"""Cases of one worker."""
_RISKS = (("low", 60.0), ("medium", 34.0), ("high", 6.0))


@dataclass
class Caseload:
    """Opens cases at every station and follows each."""

    world: World
    ids: Ids
    casebook: Casebook
    chance: Chance
    first: date
    last: date
    notes: list[Record] = field(default_factory=list)
    approvals: list[Record] = field(default_factory=list)
    _of: dict[str, int] = field(default_factory=dict)

    def work(self, held: Held, meetings: Iterable[Meeting], trainings: Sequence[Record]) -> None:
        """Every case from its opening on; the sessions in ``held`` speak of some."""
        taught = [
            (each, date.fromisoformat(record["date"])) for record in trainings for each in record["people"]
        ]
        days = Days(meetings, taught, self.last)
        self._open(held, days)
        wording = Wording(self.chance.branch("words"))
        notes = Notes(self.ids, days, self.chance.branch("notes"), self.notes)
        handing = HandingOver(self.world, days, notes, wording, self.chance.branch("handing over"))
        approving = Approving(self.world, self.ids, wording, self.last, self.approvals)
        discussing = Discussing(held, self.casebook)
        course = Course(days, notes, wording, discussing, handing, approving, self.chance.branch("courses"))
        for case in sorted(self.casebook.files, key=lambda each: (each.opened, each.code)):
            course.follow(case)

    def _open(self, held: Held, days: Days) -> None:
        for case in self.casebook.files:
            self._of[case.worker.id] = self._of.get(case.worker.id, 0) + 1
        for meeting, record in held:
            inside = meeting.solo and meeting.appointment.side == "internal" and record["outcome"] == "held"
            if inside and self.chance.happens(_SHARE):
                self._before(meeting, days)
        for person in self.world.people:
            if person.role(self.last) in ("worker", "head") and self.chance.happens(_NEW):
                first = self.last - timedelta(self.chance.integer(3, _LATELY))
                self._begin(person, first, self.last, self.chance.weighted(_RISKS[:2]), days)

    def _before(self, meeting: Meeting, days: Days) -> None:
        """A case that is to be spoken of in the meeting."""
        risk = self.chance.weighted(_RISKS)
        early = (meeting.day - self.first).days < _FIRST
        low, high = _JUST if risk == "high" else _LONG_BEFORE if early else _BEFORE
        first = meeting.day - timedelta(self.chance.integer(low, high))
        self._begin(meeting.attendees[0], first, meeting.day - timedelta(1), risk, days)

    def _begin(self, worker: Person, first: date, latest: date, risk: str, days: Days) -> None:
        """A case of the worker, opened on the first day of these on which there is time for it."""
        site = worker.site(first)
        if site is None or site.level != "township_station" or worker.role(first) not in _ROLES:
            return
        free = days.free(worker, site, first, min(latest, first + timedelta(_SOON)))
        stays, _ = days.stays(worker, site, first)
        if not free or stays < min(first + timedelta(_STAYS), self.last):
            return
        if self._of.get(worker.id, 0) < _MOST:
            self._of[worker.id] = self._of.get(worker.id, 0) + 1
            group = self.casebook.anybody()
            self.casebook.open(self.ids.make("C"), free[0], site, worker, group, risk, self.last)
