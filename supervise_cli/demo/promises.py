"""How much supervision everybody is owed in a month, and how much is planned: nobody goes short.

The same reckoning as that of ``sup due`` (R70-R72), which stands in a layer the demonstration may not see: a
month in post and not on leave owes one session, of somebody in the first year of practice two; part of a
month its share by days, halves rounded up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.schedule import SUPERVISED, Planner
from supervise_cli.demo.workdays import workdays
from supervise_cli.demo.world import Person
from supervise_cli.model import Period

_NEW_DAYS = 366
_NEW, _OLD = 2, 1


class Promises:
    """What each person is owed and will get, by month."""

    def __init__(self, people: Iterable[Person], periods: Sequence[Period]) -> None:
        self._owed: dict[tuple[str, str], int] = {}
        self._planned: Counter[tuple[str, str]] = Counter()
        self._alone: set[tuple[str, str]] = set()
        for person in people:
            for month in periods:
                expected = _expected(person, month)
                if expected:
                    self._owed[person.id, month.label] = expected

    def count(self, meetings: Iterable[Meeting]) -> None:
        """Takes the meetings that are to be held into account."""
        for meeting in meetings:
            if meeting.cancelled is None:
                for person in meeting.attendees:
                    self._planned[person.id, _month(meeting)] += 1
                    if meeting.solo:
                        self._alone.add((person.id, _month(meeting)))

    def short(self, person: Person, month: Period) -> int:
        """How many sessions are missing; whoever is owed any has at least one alone."""
        mark = person.id, month.label
        owed = self._owed.get(mark, 0)
        return max(owed - self._planned[mark], int(owed > 0 and mark not in self._alone))

    def spare(self, person: Person, meeting: Meeting) -> bool:
        """Whether this person may stay away from this meeting; if so, the meeting is taken off the count."""
        mark = person.id, _month(meeting)
        if self._planned[mark] <= self._owed.get(mark, 0):
            return False
        self._planned[mark] -= 1
        return True


def fill_up(planner: Planner, periods: Sequence[Period], chance: Chance) -> Promises:
    """Adds a talk for everybody who would go short, with the head or with whoever looks after the station."""
    promises = Promises(planner.world.people, periods)
    promises.count(planner.meetings)
    for month in periods:
        for person in planner.world.people:
            for _ in range(promises.short(person, month)):
                meeting = extra(planner, person, chance.shuffled(workdays(month)), chance)
                if meeting is not None:
                    promises.count([meeting])
    return promises


def extra(planner: Planner, person: Person, days: Sequence[date], chance: Chance) -> Meeting | None:
    """A talk of two on the first of these days that will do, with the head or who looks after the station."""
    for day in days:
        site = person.site(day)
        if site is None or not person.works(day):
            continue
        for supervisor in (planner.world.head(site, day), planner.keeper(site, day)):
            if supervisor is None or supervisor is person or not planner.may_supervise(supervisor, day):
                continue
            near = supervisor.site(day) is site
            mode = "face_to_face" if near else "phone"
            minutes = chance.integer(8, 11) * 5
            place = site.id if near else None
            found = planner.diary.find([supervisor, person], [day], minutes, place, chance)
            if found:
                circle = Circle.HEADS if person.role(day) == "head" else Circle.WORKERS
                return planner.add(
                    Meeting(
                        *found,
                        minutes,
                        site,
                        supervisor,
                        planner.appointment(supervisor, day),
                        [person],
                        "individual",
                        mode,
                        circle,
                        extra=True,
                    )
                )
    return None


def _expected(person: Person, month: Period) -> int:
    whole = (month.end - month.start).days + 1
    weight = 0
    for number in range(whole):
        day = month.start + timedelta(number)
        posting = person.posting(day)
        if posting and posting.site and posting.role in SUPERVISED and not person.is_away(day):
            new = person.since is not None and (day - person.since).days < _NEW_DAYS
            weight += _NEW if new else _OLD
    return (2 * weight + whole) // (2 * whole)


def _month(meeting: Meeting) -> str:
    return f"{meeting.day:%Y-%m}"
