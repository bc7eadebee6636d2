"""On which days somebody can go to see a client."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.workdays import is_workday
from supervise_cli.demo.world import Person, Site

_SHORT = 14
"""Days of leave after which one comes back to one's cases oneself."""


class Days:
    """A day with a session or a training has no room for a case, and one case a day is enough."""

    def __init__(
        self, meetings: Iterable[Meeting], trainings: Iterable[tuple[str, date]], last: date
    ) -> None:
        self._taken = {(person.id, meeting.day) for meeting in meetings for person in meeting.everyone}
        self._taken |= set(trainings)
        self.last = last

    def free(self, person: Person, site: Site, first: date, end: date) -> list[date]:
        """The days from ``first`` to ``end`` on which the person is at work there and has time."""
        return [day for day in self.at_work(person, site, first, end) if (person.id, day) not in self._taken]

    def at_work(self, person: Person, site: Site, first: date, end: date) -> list[date]:
        """The days from ``first`` to ``end`` on which the person is at work there."""
        days = (first + timedelta(n) for n in range((min(end, self.last) - first).days + 1))
        return [
            day for day in days if is_workday(day) and person.site(day) is site and not person.is_away(day)
        ]

    def take(self, person: Person, day: date) -> None:
        """The day is used."""
        self._taken.add((person.id, day))

    @staticmethod
    def stays(person: Person, site: Site, day: date) -> tuple[date, str]:
        """Until when somebody who is there on ``day`` looks after cases, and what ends it: left or leave."""
        posting = person.posting(day)
        if posting is None or posting.site is not site:
            return day - timedelta(1), "left"
        end = posting.end
        while end is not None and person.site(end + timedelta(1)) is site:
            following = person.posting(end + timedelta(1))
            end = following.end if following else end
        until = end or date.max
        for first, last in sorted(person.leaves):
            if last >= day and (last - first).days > _SHORT and first <= until:
                return first - timedelta(1), "leave"
        return until, "left"
