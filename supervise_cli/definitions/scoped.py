"""The share of a period's activity that falls to one scope: a station with all below it, or a supervisor.

What a scope takes in is decided here and nowhere else:

======================  ===================================  ==============================================
rows                    a station (with its subtree)         a supervisor
======================  ===================================  ==============================================
session                 one of its stations lies inside      supervised it
attendance, absence     its station lies inside              of the sessions supervised
trip                    one of its stops lies inside         this person's own time
supervisors' time       everybody's in the sessions above    this person's
station, post, move     lies inside                          (no meaning)
worker owed             home inside                          under an agreement with this person
session owed            home inside                          this person is the nearest by agreement
request                 home of who asked inside             this person's to answer
action                  its session belongs inside           given in a session of this person
======================  ===================================  ==============================================
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from supervise_cli.definitions.actions import Action
from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.owed import Owed
from supervise_cli.definitions.requests import Request
from supervise_cli.definitions.rows import Attendance, Cancelled, Conducted, Invited, Session
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.staff import Appointed, Move, Post, arrivals, departures
from supervise_cli.definitions.stations import COUNTY, Station, ancestors
from supervise_cli.definitions.trips import Travelled
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


class Scoped:
    """One period within one scope; every list in a fixed order."""

    def __init__(self, activity: Activity, scope: Scope) -> None:
        self.activity = activity
        self.scope = scope

    @property
    def facts(self) -> Facts:
        return self.activity.facts

    @property
    def period(self) -> Period:
        return self.activity.period

    @property
    def _supervisor(self) -> str:
        return self.scope.record if self.scope.kind is ScopeKind.SUPERVISOR else ""

    @cached_property
    def _subtree(self) -> frozenset[str]:
        tree = self.activity.tree
        return frozenset(each for each in tree if self.scope.record in ancestors(tree, each))

    def inside(self, station: str) -> bool:
        """Whether a station lies in the scope; everything lies in the whole repository."""
        return self.scope.kind is ScopeKind.ALL or (
            self.scope.kind is ScopeKind.STATION and station in self._subtree
        )

    @cached_property
    def stations(self) -> list[Station]:
        """The stations of the scope, by id."""
        return [each for record, each in self.activity.tree.items() if self.inside(record)]

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions held."""
        if self._supervisor:
            return self.activity.sessions_of.get(self._supervisor, [])
        everything = self.scope.kind is ScopeKind.ALL
        return [each for each in self.activity.sessions if everything or any(map(self.inside, each.stations))]

    @cached_property
    def attendances(self) -> list[tuple[Session, Attendance]]:
        """Who was there, with the session."""
        return [
            (session, each)
            for session in self.sessions
            for each in session.attended
            if self._supervisor or self.inside(each.station)
        ]

    @cached_property
    def conducted(self) -> list[tuple[Session, Conducted]]:
        """Who supervised, with the session."""
        return [
            (session, each)
            for session in self.sessions
            for each in session.conducted
            if not self._supervisor or each.person == self._supervisor
        ]

    @cached_property
    def travelled(self) -> list[Travelled]:
        """The time on the road of field trips."""
        if self._supervisor:
            return self.activity.travelled_by.get(self._supervisor, [])
        everything = self.scope.kind is ScopeKind.ALL
        return [
            each for each in self.activity.travelled if everything or any(map(self.inside, each.stations))
        ]

    @cached_property
    def absences(self) -> list[Invited]:
        """Who was expected and did not come."""
        if self._supervisor:
            mine = {session.record for session in self.sessions}
            return [each for each in self.activity.absences if each.record in mine]
        return [each for each in self.activity.absences if self.inside(each.station)]

    @cached_property
    def cancelled(self) -> list[Cancelled]:
        """The sessions cancelled."""
        return [
            each
            for each in self.activity.cancelled
            if self.scope.kind is ScopeKind.ALL
            or (
                self._supervisor in each.supervisors
                if self._supervisor
                else any(map(self.inside, each.stations))
            )
        ]

    @cached_property
    def posts(self) -> list[Post]:
        """Who is in post at the stations of the scope on the last day."""
        return [each for each in self.activity.posts if self.inside(each.station)]

    @cached_property
    def owed(self) -> list[Post]:
        """Who is owed supervision on the last day: in post in a role of policy supervised_roles."""
        roles = self.facts.policy.words("supervised_roles", self.period.end)
        owed = [each for each in self.activity.posts if each.role in roles]
        if self._supervisor:
            return [each for each in owed if self._supervisor in self.activity.supervising.supervisors(each)]
        return [each for each in owed if self.inside(each.station)]

    @cached_property
    def owed_sessions(self) -> list[Owed]:
        """What everybody is owed, month by month; of a supervisor: of those whose nearest this is."""
        if self._supervisor:
            return [each for each in self.activity.owed if self._nearest(each.post) == self._supervisor]
        return [each for each in self.activity.owed if self.inside(each.post.station)]

    def _nearest(self, post: Post) -> str:
        return next(iter(self.activity.supervising.supervisors(post)), "")

    @cached_property
    def requests(self) -> list[Request]:
        """The requests made by :attr:`judged_on`; of a supervisor those that are this person's to answer."""
        if not self._supervisor:
            return [each for each in self.activity.requests if self.inside(each.station)]
        turn = self.activity.supervising.answering
        return [
            each
            for each in self.activity.requests
            if (each.owner or turn(each.by, each.station)) == self._supervisor
        ]

    @cached_property
    def supervised(self) -> dict[str, int]:
        """person → minutes of supervision received in the period, for everybody who was there at all.

        For a station all sessions count, wherever they were; for a supervisor only this person's.
        """
        sessions = self.sessions if self._supervisor else self.activity.sessions
        minutes: dict[str, int] = {}
        for session in sessions:
            for each in session.attended:
                minutes[each.person] = minutes.get(each.person, 0) + each.minutes
        return minutes

    @cached_property
    def appointed(self) -> list[Appointed]:
        """Supervisors' appointments in force: of those posted inside, or appointed for a county inside."""
        if self.scope.kind is ScopeKind.ALL:
            return self.activity.appointments
        codes = {each.code for each in self.stations if each.level == COUNTY}
        return [
            each
            for each in self.activity.appointments
            if (each.home and self.inside(each.home)) or not codes.isdisjoint(each.counties)
        ]

    @cached_property
    def arrivals(self) -> list[Move]:
        """Who joined in the period."""
        return arrivals(self.facts, self.period.start, self.period.end, self.inside)

    @cached_property
    def departures(self) -> list[Move]:
        """Who left in the period."""
        return departures(self.facts, self.period.start, self.period.end, self.inside)

    @cached_property
    def actions(self) -> list[Action]:
        """The actions given by the end of the period, in the state of :attr:`judged_on`."""
        every = self.activity.actions
        if self.scope.kind is ScopeKind.ALL:
            return every
        if self._supervisor:
            by = self.activity.supervisors_of_actions
            return [each for each in every if self._supervisor in by.get(each.record, ())]
        homes = self.activity.homes_of_actions
        return [each for each in every if any(map(self.inside, homes.get(each.record, ())))]

    @property
    def judged_on(self) -> date:
        """The day whose state of actions is told."""
        return self.activity.judged_on
