"""What happened in one period: sessions and who took part, read once and shared by all figures.

A session belongs to every station where somebody who was there is at home that day (domain §8a). Two
cases the domain leaves open are settled here, so that attendances always add up: an attendee with no
posting at a station counts with the station that hosted; a session to which nobody came belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.owed import Entitlements, Owed, months_of
from supervise_cli.definitions.requests import Request, requests
from supervise_cli.definitions.rows import Attendance, Cancelled, Conducted, Invited, Session
from supervise_cli.definitions.staff import Appointed, Post, appointments, in_post
from supervise_cli.definitions.stations import Station, stations
from supervise_cli.definitions.trips import Travelled, travelled
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

_IN_PERIOD = "{0}.date BETWEEN :start AND :end"


_Row = TypeVar("_Row", Attendance, Conducted)


class Activity:
    """Everything of one period over the whole repository, each part read when first asked for."""

    def __init__(self, facts: Facts, period: Period) -> None:
        self.facts = facts
        self.period = period
        self._days = {"start": period.start.isoformat(), "end": period.end.isoformat()}

    @cached_property
    def tree(self) -> dict[str, Station]:
        """The stations as of the period's last day."""
        return stations(self.facts, self.period.end)

    @cached_property
    def posts(self) -> list[Post]:
        """Everybody in post at a station on the period's last day."""
        return in_post(self.facts, self.period.end)

    @cached_property
    def appointments(self) -> list[Appointed]:
        """The appointments as supervisor in force on the period's last day."""
        return appointments(self.facts, self.period.end)

    @cached_property
    def supervising(self) -> Supervising:
        """Who supervises whom by the agreements in force on the period's last day."""
        return Supervising(agreements(self.facts, self.period.end), self.tree, self.period.end)

    @cached_property
    def owed(self) -> list[Owed]:
        """What everybody is owed in each month of the period, by (month, person)."""
        entitlements = self.facts.once(Entitlements)
        return [each for month in months_of(self.period) for each in entitlements.of(month)]

    @cached_property
    def requests(self) -> list[Request]:
        """The requests made by :attr:`judged_on`, as they stood then."""
        return requests(self.facts, self.judged_on)

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions held in the period, by (date, id)."""
        attended = _grouped(self._attended())
        conducted = _grouped(self._conducted())
        contents, functions, focus = (self._tags(name) for name in ("content", "functions", "focus"))
        rows = self.facts.rows(
            "SELECT s.record, s.date, s.start, s.station, s.form, s.mode, s.length, s.minutes, s.theme,"
            f" s.travel_minutes, s.guests, s.next_on, s.rebooks FROM held s WHERE {_IN_PERIOD.format('s')}"
            " ORDER BY s.date, s.record",
            self._days,
        )
        found: list[Session] = []
        for record, day, start, host, form, mode, length, own, theme, travel, guests, *later in rows:
            next_on, rebooks = later
            found.append(
                Session(
                    record, day, start or "", host or "", form or "", mode or "", length,
                    "/start" if own is None else "/minutes", theme or "", travel, guests,
                    next_on or "", rebooks or "", contents.get(record, ()), functions.get(record, ()),
                    focus.get(record, ()), attended.get(record, ()), conducted.get(record, ()),
                )
            )  # fmt: skip
        return found

    @cached_property
    def sessions_of(self) -> Mapping[str, list[Session]]:
        """supervisor → the sessions held that this person supervised."""
        found: dict[str, list[Session]] = {}
        for session in self.sessions:
            for person in dict.fromkeys(each.person for each in session.conducted):
                found.setdefault(person, []).append(session)
        return found

    @cached_property
    def travelled_by(self) -> Mapping[str, list[Travelled]]:
        """person → that person's time on the road of field trips."""
        found: dict[str, list[Travelled]] = {}
        for each in self.travelled:
            found.setdefault(each.person, []).append(each)
        return found

    @cached_property
    def travelled(self) -> list[Travelled]:
        """The time on the road of the field trips that set out in the period, each person's once."""
        return travelled(self.facts, self.period)

    def _attended(self) -> Iterable[Attendance]:
        rows = self.facts.rows(
            "SELECT a.record, a.pointer, a.person, COALESCE(a.station, a.host, ''), a.minutes,"
            " o.minutes IS NOT NULL FROM attendance a JOIN session_attendees o"
            " ON o.record = a.record AND o.pointer = a.pointer"
            f" WHERE {_IN_PERIOD.format('a')} ORDER BY a.record, o.n",
            self._days,
        )
        return (Attendance(a, b, c, d, e, bool(own)) for a, b, c, d, e, own in rows)

    def _conducted(self) -> Iterable[Conducted]:
        rows = self.facts.rows(
            "SELECT c.record, c.pointer, c.person, COALESCE(c.\"as\", ''), COALESCE(c.side, ''), c.minutes,"
            " o.minutes IS NOT NULL FROM conducted c JOIN session_supervisors o"
            f" ON o.record = c.record AND o.pointer = c.pointer WHERE {_IN_PERIOD.format('c')}"
            " ORDER BY c.record, o.n",
            self._days,
        )
        return (Conducted(a, b, c, d, e, f, bool(own)) for a, b, c, d, e, f, own in rows)

    def _tags(self, name: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for record, value in self.facts.rows(
            f"SELECT t.record, t.value FROM held s JOIN session_{name} t ON t.uid = s.uid"
            f" WHERE {_IN_PERIOD.format('s')} ORDER BY t.record, t.n",
            self._days,
        ):
            found.setdefault(record, []).append(value)
        return {record: tuple(dict.fromkeys(values)) for record, values in found.items()}

    @cached_property
    def absences(self) -> list[Invited]:
        """Who was expected at a session of the period that was held, and did not come."""
        rows = self.facts.rows(
            "SELECT i.record, i.pointer, i.person, COALESCE(i.station, i.host, ''), i.date FROM invited i"
            f" WHERE i.outcome = 'held' AND i.absent = 1 AND {_IN_PERIOD.format('i')}"
            " ORDER BY i.date, i.record, i.pointer",
            self._days,
        )
        return [Invited(*row) for row in rows]

    @cached_property
    def cancelled(self) -> list[Cancelled]:
        """The sessions agreed for the period and cancelled, by (date, id)."""
        meant: dict[str, set[str]] = {}
        for record, station in self.facts.rows(
            "SELECT i.record, COALESCE(i.station, i.host, '') FROM invited i"
            f" WHERE i.outcome = 'cancelled' AND {_IN_PERIOD.format('i')}",
            self._days,
        ):
            meant.setdefault(record, set()).add(station)
        supervisors: dict[str, list[str]] = {}
        for record, person in self.facts.rows(
            "SELECT x.record, x.person FROM cancelled c JOIN session_supervisors x ON x.uid = c.uid"
            f" WHERE {_IN_PERIOD.format('c')} ORDER BY x.record, x.n",
            self._days,
        ):
            supervisors.setdefault(record, []).append(person)
        made_up = dict(
            self.facts.rows(
                "SELECT s.rebooks, min(s.record) FROM held s WHERE s.rebooks IS NOT NULL AND s.date <= :end"
                " GROUP BY s.rebooks",
                {"end": self._days["end"]},
            )
        )
        rows = self.facts.rows(
            "SELECT c.record, c.date, COALESCE(c.cancelled_by, 'other') FROM cancelled c"
            f" WHERE {_IN_PERIOD.format('c')} ORDER BY c.date, c.record",
            self._days,
        )
        return [
            Cancelled(
                record, day, by, made_up.get(record, ""), tuple(sorted(meant.get(record, ()))),
                tuple(supervisors.get(record, ())),
            )
            for record, day, by in rows
        ]  # fmt: skip

    @cached_property
    def actions(self) -> list[Action]:
        """The actions given in sessions by :attr:`judged_on`, as they stood then; no parts of a split."""
        every = self.facts.once(actions, self.judged_on)
        given = {
            f"{record}#{key}" for record, key in self.facts.rows('SELECT record, "key" FROM session_actions')
        }
        return [action for address, action in every.items() if address in given]

    @property
    def judged_on(self) -> date:
        """The day whose state is told: the period's last, or today while the period is still running."""
        return min(self.period.end, self.facts.as_of)

    @cached_property
    def homes_of_actions(self) -> Mapping[str, frozenset[str]]:
        """session id → the stations it belongs to, for every session that gave an action."""
        found: dict[str, set[str]] = {}
        for record, station in self.facts.rows(
            "SELECT a.record, COALESCE(a.station, a.host, '') FROM attendance a"
            " WHERE a.record IN (SELECT record FROM session_actions)"
        ):
            found.setdefault(record, set()).add(station)
        for record, host in self.hosts_of_actions.items():
            found.setdefault(record, {host})
        return {record: frozenset(each) for record, each in found.items()}

    @cached_property
    def hosts_of_actions(self) -> Mapping[str, str]:
        """session id → the station that hosted, for every session that gave an action."""
        return {
            record: host or ""
            for record, host in self.facts.rows(
                "SELECT s.record, s.station FROM held s"
                " WHERE s.record IN (SELECT record FROM session_actions)"
            )
        }

    @cached_property
    def supervisors_of_actions(self) -> Mapping[str, frozenset[str]]:
        """session id → who supervised it, for every session that gave an action."""
        found: dict[str, set[str]] = {}
        for record, person in self.facts.rows(
            "SELECT c.record, c.person FROM conducted c"
            " WHERE c.record IN (SELECT record FROM session_actions)"
        ):
            found.setdefault(record, set()).add(person)
        return {record: frozenset(each) for record, each in found.items()}


def _grouped(rows: Iterable[_Row]) -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.record, []).append(row)
    return {record: tuple(each) for record, each in found.items()}
