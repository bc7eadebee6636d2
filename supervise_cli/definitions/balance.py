"""One quarter of supervision as it is balanced: of whom it can be told, and what everybody had (domain §8b).

Told of is who was owed supervision in each month of the quarter and at home at one station on its first day
and on its last; who came or left on the way, or was away for a month, is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.owed import months_of
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.rows import Session
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


class Quarter:
    """What there was in one quarter, over the whole repository."""

    def __init__(self, facts: Facts, period: Period, periods: Periods, homes: Homes) -> None:
        self.facts = facts
        self.period = period
        self._periods = periods
        self._homes = homes
        self._activity = Activity(facts, period)

    @property
    def label(self) -> str:
        return self.period.label

    @property
    def sessions(self) -> list[Session]:
        """The sessions held, by (date, id)."""
        return self._activity.sessions

    @cached_property
    def people(self) -> dict[str, str]:
        """person → station, of everybody who can be told of, by id."""
        owed: dict[str, set[str]] = {}
        for each in self._activity.owed:
            if each.expected:
                owed.setdefault(each.post.person, set()).add(each.month)
        all_months = len(months_of(self.period))
        found = {person: self._station(person) for person in owed if len(owed[person]) == all_months}
        return {
            person: station
            for person, station in sorted(found.items())
            if station and self._periods.known(station, self.period)
        }

    def _station(self, person: str) -> str:
        """Where somebody was at home on the first and on the last day; "" where that is not one place."""
        ends = (self._homes.at(person, day.isoformat()) for day in (self.period.start, self.period.end))
        places = {post.station if post is not None else "" for post in ends}
        return places.pop() if len(places) == 1 else ""

    @cached_property
    def stations(self) -> list[str]:
        """The stations at which anybody can be told of, by id."""
        return sorted(set(self.people.values()))

    @cached_property
    def of_people(self) -> dict[str, list[Session]]:
        """person → the sessions at which the person was."""
        found: dict[str, list[Session]] = {}
        for session in self.sessions:
            for person in dict.fromkeys(each.person for each in session.attended):
                found.setdefault(person, []).append(session)
        return found

    @cached_property
    def of_stations(self) -> dict[str, list[Session]]:
        """station → the sessions at which somebody at home there was."""
        found: dict[str, list[Session]] = {}
        for session in self.sessions:
            for station in dict.fromkeys(each.station for each in session.attended):
                found.setdefault(station, []).append(session)
        return found

    @cached_property
    def of_supervisors(self) -> dict[str, list[Session]]:
        """person → the sessions that the person supervised."""
        found: dict[str, list[Session]] = {}
        for session in self.sessions:
            for person in dict.fromkeys(each.person for each in session.conducted):
                found.setdefault(person, []).append(session)
        return dict(sorted(found.items()))


def quarters(facts: Facts) -> Iterator[Quarter]:
    """The complete quarters that are looked back on, the first one first."""
    periods, homes = Periods(facts), Homes(facts)
    for period in periods.quarters:
        yield Quarter(facts, period, periods, homes)
