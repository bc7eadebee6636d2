"""What a supervisor reads before going to a station or a person (domain §8d): no narrative text.

Sessions are those of the last twelve months; the balance is that of the quarter so far. Of cases only code
and risk are told, of leave only the days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.cases import Case
from supervise_cli.definitions.leaves import Leave, leaves
from supervise_cli.definitions.owed import Owed
from supervise_cli.definitions.owing import Owing
from supervise_cli.definitions.requests import Request, unanswered
from supervise_cli.definitions.risks import HighRisk, high_risks
from supervise_cli.definitions.rows import Session
from supervise_cli.definitions.staff import Post, in_post
from supervise_cli.definitions.stations import ancestors
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

_LAST = 5


@dataclass(frozen=True, slots=True)
class Visited:
    """The last stop of a field trip at the station."""

    record: str
    date: str
    purpose: str
    supervisors: tuple[str, ...]


class Briefing:
    """Everything about one station with all below it, or one person, on the day judged by (as ``due``)."""

    def __init__(self, facts: Facts, record: str) -> None:
        self.facts = facts
        self.record = record
        self.is_person = not record.startswith("ST-")
        self._owing = facts.once(Owing)
        self.day = self._owing.day
        year = Period(self.day - timedelta(365), self.day, "")
        self._activity = Activity(facts, year)

    def _inside(self, station: str) -> bool:
        return not self.is_person and self.record in ancestors(self._owing.tree, station)

    @cached_property
    def posts(self) -> list[Post]:
        """Who is in post there; of a person the post."""
        every = in_post(self.facts, self.day)
        return [each for each in every if each.person == self.record or self._inside(each.station)]

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset({each.person for each in self.posts} | ({self.record} if self.is_person else set()))

    @cached_property
    def supervisors(self) -> list[str]:
        """Who supervises somebody there by agreement, in order of ids."""
        return sorted({one for each in self.posts for one in self._owing.supervising.supervisors(each)})

    @cached_property
    def supervises(self) -> frozenset[str]:
        """Whom this person supervises by agreement; of a station nobody."""
        return self._owing.supervised(self.record) if self.is_person else frozenset()

    @cached_property
    def organisation(self) -> str:
        """Where a person is posted who belongs to no station; "" where nothing is said."""
        day = self.day.isoformat()
        rows = self.facts.rows(
            "SELECT organisation FROM person_postings WHERE record = ? AND station IS NULL"
            " AND COALESCE(\"from\", '0001-01-01') <= ? AND COALESCE(\"to\", '9999-12-31') >= ?"
            " AND organisation IS NOT NULL ORDER BY pointer LIMIT 1",
            (self.record, day, day),
        )
        return next((name for (name,) in rows), "")

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions of the last twelve months, the last one first."""
        return [each for each in reversed(self._activity.sessions) if self._concerns(each)]

    def _concerns(self, session: Session) -> bool:
        if self.is_person:
            attended, conducted = session.attended, session.conducted
            return self.record in {*(a.person for a in attended), *(c.person for c in conducted)}
        return any(map(self._inside, session.stations))

    @property
    def last_sessions(self) -> list[Session]:
        """The last few of them."""
        return self.sessions[:_LAST]

    @cached_property
    def next_on(self) -> str:
        """The day agreed for the next session, if it is still to come; "" if none is."""
        agreed = [each.next_on for each in self.sessions if each.next_on >= self.day.isoformat()]
        return min(agreed, default="")

    @cached_property
    def actions(self) -> list[Action]:
        """Open actions of a session there or of somebody there; of a person the person's own. By due date."""
        homes = self._activity.homes_of_actions
        found = [
            each
            for each in actions(self.facts, self.day).values()
            if each.is_open
            and not each.parts
            and (each.owner in self._people or any(map(self._inside, homes.get(each.record, ()))))
        ]
        return sorted(found, key=lambda each: (each.due or "9999-12-31", each.address))

    @cached_property
    def requests(self) -> list[Request]:
        """Requests still without an answer; of a person also those that he or she is to answer."""
        return [
            each
            for each in unanswered(self.facts, self.day, self._owing.workdays)
            if self.record
            in (each.by, each.owner or self._owing.supervising.answering(each.by, each.station))
            or self._inside(each.station)
        ]

    @cached_property
    def short(self) -> list[Owed]:
        """Who is still owed sessions this month; of a supervisor also by whom that is first of all."""
        return [
            each
            for each in self._owing.month
            if each.short
            and (
                each.post.person in self._people
                or self.record in self._owing.supervising.supervisors(each.post)[:1]
            )
        ]

    @cached_property
    def high_risk(self) -> list[HighRisk]:
        """Cases of high risk that are in charge there, or that these sessions spoke of; by code."""
        mine = {each.record for each in self.sessions}
        return high_risks(self.facts, self.day, mine, self._in_charge)

    def _in_charge(self, case: Case) -> bool:
        return case.worker == self.record or self._inside(case.station)

    @cached_property
    def quarter(self) -> Period:
        """The quarter so far."""
        first = date(self.day.year, self.day.month - (self.day.month - 1) % 3, 1)
        return Period(first, self.day, f"{first.year}-Q{(first.month + 2) // 3}")

    @property
    def of_quarter(self) -> list[Session]:
        """The sessions of the quarter so far, the last one first."""
        since = self.quarter.start.isoformat()
        return [each for each in self.sessions if each.date >= since]

    def touched(self, field: str) -> frozenset[str]:
        """The ``focus`` or ``functions`` that the sessions of the quarter touched."""
        return frozenset(value for each in self.of_quarter for value in getattr(each, field))

    @cached_property
    def last_visit(self) -> Visited | None:
        """The last stop of a field trip there by that day; None where nobody ever came."""
        found = None
        for record, day, purpose, station, pointer in self.facts.rows(
            "SELECT v.record, t.date, COALESCE(v.purpose, ''), t.station, t.pointer FROM visit v"
            " JOIN visit_stops t ON t.uid = v.uid WHERE t.date <= ? ORDER BY t.date, v.record, t.n",
            (self.day.isoformat(),),
        ):
            if self._inside(station):
                found = (record, day, purpose, pointer)
        if found is None:
            return None
        record, day, purpose, pointer = found
        came = self.facts.rows(
            "SELECT value FROM visit_stops_supervisors WHERE record = ? AND pointer LIKE ? ORDER BY n",
            (record, f"{pointer}/%"),
        )
        return Visited(record, day, purpose, tuple(person for (person,) in came))

    @cached_property
    def leaves(self) -> list[Leave]:
        """Who is away now, or soon (policy ``due_ahead_days``), by first day."""
        today = self.day.isoformat()
        ahead = self.facts.policy.number("due_ahead_days", self.day) or 0
        until = (self.day + timedelta(ahead)).isoformat()
        away = leaves(self.facts)
        found = [
            each
            for person in sorted(self._people)
            for each in away.get(person, ())
            if each.ends >= today and each.begins <= until
        ]
        return sorted(found, key=lambda each: (each.begins, each.record))
