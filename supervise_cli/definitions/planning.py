"""Which plans cover what, and the sessions that are on none of them (domain §8a plan, §8b 16, 17).

A plan of a station is for all below it, one of a person for what that supervisor does. A session says that it
is on a plan by ``plan_item``, or by ``ad_hoc_reason`` why it is not; rounds of peers need neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods, quarter_of, stored
from supervise_cli.definitions.stations import Station, ancestors, county_of, stations
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

_UNLINKED = "s.plan_item IS NULL AND s.ad_hoc_reason_sealed IS NULL"
_LED = "s.date BETWEEN :first AND :last AND COALESCE(s.form, '') <> 'peer'"


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A station, or a county without any plan, that went without in a quarter; ``places`` are how many."""

    station: str
    quarter: Period
    sessions: int
    places: int
    """Stations of the county; 0 where the finding is about the one station."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A supervisor of whose ``total`` sessions in a quarter so many do not say that they are on a plan."""

    supervisor: str
    quarter: Period
    sessions: int
    total: int
    last: str
    """The latest of these sessions."""


@dataclass(frozen=True, slots=True)
class _InForce:
    scope: str
    begins: str
    ends: str

    def meets(self, first: str, last: str) -> bool:
        return self.begins <= last and first <= self.ends


@dataclass(frozen=True, slots=True)
class _Session:
    """A held session that says nothing of plans; ``stations`` are those it belongs to."""

    record: str
    date: str
    stations: tuple[str, ...]
    supervisors: tuple[str, ...]


class Planning:
    """The plans as of the day judged by; what is shared is read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._periods = facts.once(Periods)
        self._day = standing_day(facts)
        self._tree: dict[str, Station] = stations(facts, self._day)
        self._plans = list(_in_force(facts, self._day.isoformat()))
        self._scopes: dict[tuple[str, str], set[str]] = {}
        self._opened = dict(facts.rows("SELECT record, COALESCE(opened_on, '') FROM station"))

    def without(self) -> Iterator[Unplanned]:
        """Where ``plan_sessions`` or more sessions of a quarter were held with no plan for them.

        Of a county for which there is no plan whatever it is said once, of the county centre.
        """
        for quarter in self._begun():
            enough = self.facts.policy.number("plan_sessions", quarter.end) or 1
            first, last = quarter.start.isoformat(), quarter.end.isoformat()
            held: dict[str, list[_Session]] = {}
            for session in self._unlinked(quarter):
                if not self._covered(session, first, last):
                    for station in session.stations:
                        held.setdefault(station, []).append(session)
            without = {
                station: sessions
                for station, sessions in sorted(held.items())
                if len(sessions) >= enough and self._kept(station, quarter)
            }
            yield from self._by_county(without, quarter)

    def _by_county(self, without: dict[str, list[_Session]], quarter: Period) -> Iterator[Unplanned]:
        counties: dict[str, list[str]] = {}
        for station in without:
            county = county_of(self._tree, station)
            alone = not county or self._any_plan(county, quarter)
            counties.setdefault("" if alone else county, []).append(station)
        for station in counties.pop("", []):
            yield Unplanned(station, quarter, len(without[station]), 0)
        for county, places in counties.items():
            sessions = {each.record for place in places for each in without[place]}
            yield Unplanned(county, quarter, len(sessions), len(places))

    def unlinked(self) -> Iterator[Unlinked]:
        """Supervisors of complete quarters for more than ``max_unplanned_share`` of whose sessions a plan
        was in force that day and nothing is said of it; from ``balance_sessions`` sessions on."""
        for quarter in self._periods.quarters:
            most = self.facts.policy.number("max_unplanned_share", quarter.end)
            enough = self.facts.policy.number("balance_sessions", quarter.end) or 1
            if most is None:
                continue
            mine: dict[str, list[_Session]] = {}
            for session in self._unlinked(quarter):
                if self._covered(session, session.date, session.date):
                    for person in session.supervisors:
                        mine.setdefault(person, []).append(session)
            totals = self._totals(quarter) if mine else {}
            for person in sorted(mine.keys() & totals.keys()):
                sessions, total = mine[person], totals[person]
                if total >= enough and 100 * len(sessions) > most * total:
                    yield Unlinked(person, quarter, len(sessions), total, sessions[-1].record)

    def _begun(self) -> list[Period]:
        """The quarters looked back on and, while the repository is open, the one that is running.

        A plan is for before: that it is missing is known as soon as there was enough to plan.
        """
        found = {each.start: each for each in self._periods.quarters}
        closed = self.facts.config.closed_on
        if (closed is None or closed > self._day) and self._day.year > 1:
            month = Period.month(self._day.year, self._day.month)
            running, before = quarter_of(month), quarter_of(month.previous().previous().previous())
            found[running.start] = running
            if not self._periods.over(before):  # not yet written up
                found[before.start] = before
        return [found[start] for start in sorted(found)]

    def _kept(self, station: str, quarter: Period) -> bool:
        """Whether the station was there when the quarter began, and records were kept."""
        there = station in self._opened and self._opened[station] <= quarter.start.isoformat()
        return there and self._periods.known(station, quarter)

    def _any_plan(self, county: str, quarter: Period) -> bool:
        """Whether any station of the county has one."""
        first, last = quarter.start.isoformat(), quarter.end.isoformat()
        return any(
            each.meets(first, last) and county_of(self._tree, each.scope) == county for each in self._plans
        )

    def _covered(self, session: _Session, first: str, last: str) -> bool:
        """Whether a plan of these days is for one of its stations, or for one of its supervisors."""
        if (first, last) not in self._scopes:
            self._scopes[first, last] = {each.scope for each in self._plans if each.meets(first, last)}
        above = {place for station in session.stations for place in ancestors(self._tree, station)}
        return not self._scopes[first, last].isdisjoint(above | set(session.supervisors))

    def _unlinked(self, quarter: Period) -> list[_Session]:
        """The sessions of the quarter that say neither, by (date, id)."""
        days = self._days(quarter)
        led: dict[str, list[str]] = {}
        for record, person in self.facts.rows(
            "SELECT x.record, x.person FROM held s JOIN session_supervisors x ON x.uid = s.uid"
            f" WHERE {_LED} AND {_UNLINKED} ORDER BY x.record, x.n",
            days,
        ):
            led.setdefault(record, []).append(person)
        homes: dict[str, set[str]] = {}
        for record, station in self.facts.rows(
            "SELECT a.record, COALESCE(a.station, a.host)"
            " FROM attendance a JOIN held s ON s.record = a.record"
            f" WHERE {_LED} AND {_UNLINKED} AND COALESCE(a.station, a.host) IS NOT NULL",
            days,
        ):
            homes.setdefault(record, set()).add(station)
        return [
            _Session(record, day, tuple(sorted(homes.get(record, ()))), tuple(dict.fromkeys(led[record])))
            for record, day in self.facts.rows(
                f"SELECT s.record, s.date FROM held s WHERE {_LED} AND {_UNLINKED} ORDER BY s.date, s.record",
                days,
            )
            if record in led
        ]

    def _totals(self, quarter: Period) -> dict[str, int]:
        """person → sessions supervised in the quarter, of people on the roster."""
        return dict(
            self.facts.rows(
                "SELECT x.person, count(DISTINCT s.uid) FROM held s JOIN session_supervisors x"
                f" ON x.uid = s.uid JOIN person p ON p.record = x.person WHERE {_LED} GROUP BY x.person",
                self._days(quarter),
            )
        )

    def _days(self, quarter: Period) -> dict[str, str]:
        return {"first": quarter.start.isoformat(), "last": min(quarter.end, self._day).isoformat()}


def _in_force(facts: Facts, day: str) -> Iterable[_InForce]:
    """All plans as the events up to that day left them: one that was terminated ends there."""
    ended = dict(
        facts.rows(
            'SELECT "of", min(date) FROM event WHERE kind = \'terminated\' AND date <= ? GROUP BY "of"',
            (day,),
        )
    )
    for record, scope, period in facts.rows("SELECT record, scope, period FROM plan ORDER BY record"):
        days = stored(period)
        if days is not None and scope is not None:
            begins, ends = days.start.isoformat(), days.end.isoformat()
            yield _InForce(scope, begins, min(ends, ended.get(record, ends)))
