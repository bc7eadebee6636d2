"""Where a repository stands in one month: every station with all below it, and every supervisor.

The numbers are those that the figures of the same name give for the same days and scope; here they come for
all stations and supervisors from one reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.staff import Post
from supervise_cli.definitions.stations import ancestors
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

ALL = ""
"""Under this name stands the repository as a whole."""


@dataclass(slots=True)
class Standing:
    """The numbers of one station or supervisor. Of a supervisor people in post have no meaning: 0.

    ``owed`` and ``supervised`` are people, in post on the last day and owed supervision; ``expected`` and
    ``short`` are sessions of theirs, everybody counted alone; of a supervisor ``short`` counts those whose
    nearest supervisor this is. ``sessions`` were held. Requests are open ones.
    """

    in_post: int = 0
    owed: int = 0
    supervised: int = 0
    sessions: int = 0
    expected: int = 0
    short: int = 0
    actions_open: int = 0
    actions_overdue: int = 0
    requests_open: int = 0
    requests_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Standings:
    """``stations`` holds the whole repository too, under :data:`ALL`; both are in order of ids.

    ``above`` is the station right above each; ``active`` who supervises somebody of a station, by agreement
    or in a session held.
    """

    period: Period
    complete: bool
    stations: dict[str, Standing]
    supervisors: dict[str, Standing]
    above: dict[str, str]
    active: dict[str, set[str]]


def month_to_date(facts: Facts, month: Period | None = None) -> Period:
    """The month that is running (that of ``closed_on``, once the repository is closed), up to today."""
    day = standing_day(facts)
    month = month or Period.month(day.year, day.month)
    return Period(month.start, max(month.start, min(month.end, facts.as_of)), month.label)


def standings(facts: Facts, period: Period) -> Standings:
    """Everything of the days of ``period``, which lie in one month (see :func:`month_to_date`)."""
    return _Counting(facts, period).all()


class _Counting:
    def __init__(self, facts: Facts, period: Period) -> None:
        self.facts = facts
        self.period = period
        self.activity = Activity(facts, period)
        self.supervising = self.activity.supervising
        self.stations = {record: Standing() for record in [ALL, *self.activity.tree]}
        self.supervisors = {each.person: Standing() for each in self.activity.appointments}
        self.active: dict[str, set[str]] = {record: set() for record in self.stations}

    def all(self) -> Standings:
        self._people()
        self._sessions()
        self._actions()
        self._requests()
        month = Period.month(self.period.start.year, self.period.start.month)
        return Standings(
            self.period,
            self.period.end == month.end and self.facts.as_of >= month.end,
            self.stations,
            dict(sorted(self.supervisors.items())),
            {record: each.above for record, each in self.activity.tree.items()},
            self.active,
        )

    def _over(self, places: Iterable[str]) -> list[str]:
        """The whole and every station at or above one of these, each once."""
        found = {ALL} | {each for place in places for each in ancestors(self.activity.tree, place)}
        return [each for each in found if each in self.stations]

    def _rows(self, places: Iterable[str]) -> list[Standing]:
        return [self.stations[each] for each in self._over(places)]

    def _supervisor(self, person: str) -> Standing:
        return self.supervisors.setdefault(person, Standing())

    def _at_work(self, person: str, places: Iterable[str]) -> None:
        for each in self._over(places):
            self.active[each].add(person)

    def _people(self) -> None:
        roles = self.facts.policy.words("supervised_roles", self.period.end)
        met: dict[str, set[str]] = {}
        for session in self.activity.sessions:
            for each in session.attended:
                met.setdefault(each.person, set()).update(one.person for one in session.conducted)
        for post in self.activity.posts:
            over = self._rows([post.station])
            for standing in over:
                standing.in_post += 1
            if post.role not in roles:
                continue
            for standing in over:
                standing.owed += 1
                standing.supervised += post.person in met
            for person in self.supervising.supervisors(post):
                self._at_work(person, [post.station])
                standing = self._supervisor(person)
                standing.owed += 1
                standing.supervised += person in met.get(post.person, ())
        for owed in self.activity.owed:
            for standing in self._rows([owed.post.station]):
                standing.expected += owed.expected
                standing.short += owed.short
            nearest = self._nearest(owed.post)
            if nearest:
                self._supervisor(nearest).expected += owed.expected
                self._supervisor(nearest).short += owed.short

    def _nearest(self, post: Post) -> str:
        return next(iter(self.supervising.supervisors(post)), "")

    def _sessions(self) -> None:
        for session in self.activity.sessions:
            for standing in self._rows(session.stations):
                standing.sessions += 1
            for person in {each.person for each in session.conducted}:
                self._supervisor(person).sessions += 1
                self._at_work(person, session.stations)

    def _actions(self) -> None:
        day = self.activity.judged_on.isoformat()
        for action in self.activity.actions:
            if not action.is_open:
                continue
            over = self._rows(self.activity.homes_of_actions.get(action.record, ()))
            by = self.activity.supervisors_of_actions.get(action.record, frozenset())
            for standing in [*over, *(self._supervisor(person) for person in by)]:
                standing.actions_open += 1
                standing.actions_overdue += bool(action.due) and action.due < day

    def _requests(self) -> None:
        judged = self.activity.judged_on
        for request in self.activity.requests:
            if not request.is_open:
                continue
            late = bool(request.due) and request.due < judged.isoformat()
            who = request.owner or self.supervising.answering(request.by, request.station)
            for standing in [*self._rows([request.station]), *([self._supervisor(who)] if who else [])]:
                standing.requests_open += 1
                standing.requests_overdue += late
