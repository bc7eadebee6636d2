"""One quarter of supervision as it is balanced: of whom it can be told, and what everybody had (domain §8b).

Told of is who was owed supervision in each month of the quarter and at home at one station on its first day
and on its last; who came or left on the way, or was away for a month, is not. Fewer sessions than
``balance_sessions`` tell nothing about their balance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.owed import months_of
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.rows import Session
from supervise_cli.definitions.staff import headships
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

GROUP = frozenset({"group", "collective"})
"""The forms in which one supervisor speaks to several at once (S2)."""


@dataclass(frozen=True, slots=True)
class Share:
    """Minutes of somebody's quarter, and how many of them in a group; ``alone``: was there anything else."""

    person: str
    sessions: int
    minutes: int
    in_group: int
    alone: bool


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
    def enough(self) -> int:
        """From how many sessions on a balance is told."""
        return self.facts.policy.number("balance_sessions", self.period.end) or 1

    @cached_property
    def _heads(self) -> set[tuple[str, str]]:
        """(person, station) of who was head there on the first day and on the last."""
        first, last = (
            {(post.person, post.station) for post in headships(self.facts, day)}
            for day in (self.period.start, self.period.end)
        )
        return first & last

    @property
    def shares(self) -> Iterator[Share]:
        """How everybody's sessions were divided between the forms, by person."""
        for person in self.people:
            sessions = self.of_people.get(person, [])
            if len(sessions) >= self.enough:
                minutes = {
                    grouped: sum(
                        _minutes(each, person) for each in sessions if (each.form in GROUP) is grouped
                    )
                    for grouped in (True, False)
                }
                alone = any(each.form not in GROUP for each in sessions)
                yield Share(person, len(sessions), sum(minutes.values()), minutes[True], alone)

    @property
    def only_by_head(self) -> Iterator[tuple[str, str, int]]:
        """(station, head, sessions) where nobody but their own head supervised the staff, by station."""
        for station in self.stations:
            heads = {person for person, place in self._heads if place == station}
            staff = {person for person in self.people if self.people[person] == station} - heads
            met = [
                each
                for each in self.of_stations.get(station, [])
                if any(one.person in staff for one in each.attended)
            ]
            supervisors = {one.person for each in met for one in each.conducted}
            if len(met) >= self.enough and len(supervisors) == 1 and supervisors <= heads:
                yield station, supervisors.pop(), len(met)

    def without_functions(self, side: str, functions: Collection[str]) -> Iterator[tuple[str, int]]:
        """(supervisor, sessions) of who worked from a side and never in one of these functions, by person."""
        for person, sessions in self.of_supervisors.items():
            mine = [
                each
                for each in sessions
                if any(one.person == person and one.side == side for one in each.conducted)
            ]
            told = all(self._periods.known(place, self.period) for each in mine for place in each.stations)
            if (
                len(mine) >= self.enough
                and told
                and not any({*functions} & {*each.functions} for each in mine)
            ):
                yield person, len(mine)

    def missing_focus(self, wanted: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """(station, focal contents that never came up) of every station where some did not, by station."""
        for station in self.stations:
            sessions = self.of_stations.get(station, [])
            missing = [focus for focus in wanted if not any(focus in each.focus for each in sessions)]
            if len(sessions) >= self.enough and missing:
                yield station, missing

    @property
    def never_cared_for(self) -> Iterator[tuple[str, int]]:
        """(person, sessions) of whom nobody asked how they are, by focus, content or function."""
        for person in self.people:
            sessions = self.of_people.get(person, [])
            said = any(
                "wellbeing" in each.focus
                or "emotional_support" in each.contents
                or "supportive" in each.functions
                for each in sessions
            )
            if len(sessions) >= self.enough and not said:
                yield person, len(sessions)

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


def _minutes(session: Session, person: str) -> int:
    return max(each.minutes for each in session.attended if each.person == person)


def quarters(facts: Facts) -> list[Quarter]:
    """The complete quarters that are looked back on, the first one first."""
    return facts.once(_quarters)


def _quarters(facts: Facts) -> list[Quarter]:
    periods, homes = facts.once(Periods), facts.once(Homes)
    return [Quarter(facts, period, periods, homes) for period in periods.quarters]
