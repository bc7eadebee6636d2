"""Open stations of townships with staff and nobody who is appointed a supervisor (S13; domain §8b 50)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes, Posting, day_after
from supervise_cli.definitions.stations import OPEN, TOWNSHIP, stations
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A station that has been without since ``since`` (ISO), and was to have somebody by ``due``.

    ``head`` is who leads it, "" if nobody.
    """

    station: str
    since: str
    days: int
    due: str
    head: str


@dataclass(frozen=True, slots=True)
class _Staff:
    """A posting at the station, and the spans of the same person's appointments."""

    posting: Posting
    appointed: tuple[tuple[str, str], ...]

    def supervises(self, day: str) -> bool:
        return self.posting.covers(day) and any(first <= day <= last for first, last in self.appointed)

    def turns(self) -> Iterator[str]:
        """The days from which on something about it is different."""
        for first, last in ((self.posting.begins, self.posting.ends), *self.appointed):
            yield first
            yield day_after(last)


def vacancies(facts: Facts) -> Iterator[Vacancy]:
    """The stations without for more than ``no_supervisor_days``, by id.

    Days count from when records of sessions are kept in the county, and only while somebody works there to
    whom supervision is owed.
    """
    day = standing_day(facts)
    today = day.isoformat()
    most = facts.policy.number("no_supervisor_days", day)
    roles = facts.policy.words("supervised_roles", day)
    staff, periods = _staff(facts), facts.once(Periods)
    opened = dict(facts.rows("SELECT record, COALESCE(opened_on, '0001-01-01') FROM station"))
    for station in stations(facts, day).values():
        kept = periods.since(station.record)
        if station.level != TOWNSHIP or station.state != OPEN or not kept or most is None:
            continue
        people = staff.get(station.record, [])
        begins = ""
        turns = {turn for each in people for turn in each.turns() if turn <= today}
        for turn in sorted({opened[station.record], *turns}):
            works = any(each.posting.covers(turn) and each.posting.post.role in roles for each in people)
            without = works and not any(each.supervises(turn) for each in people)
            begins = (begins or turn) if without else ""
        since = max(begins, kept, opened[station.record])
        days = (day - date.fromisoformat(since)).days
        if begins and days > most:
            due = (date.fromisoformat(since) + timedelta(most)).isoformat()
            yield Vacancy(station.record, since, days, due, _head(people, today))


def _head(people: list[_Staff], day: str) -> str:
    heads = (each.posting for each in people if each.posting.covers(day))
    return min((each.post.person for each in heads if each.post.role == "head"), default="")


def _staff(facts: Facts) -> dict[str, list[_Staff]]:
    """station → everybody ever posted there."""
    appointed: dict[str, list[tuple[str, str]]] = {}
    for person, first, last in facts.rows(
        "SELECT record, COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31')"
        " FROM person_appointments"
    ):
        appointed.setdefault(person, []).append((first, last))
    found: dict[str, list[_Staff]] = {}
    for person, postings in facts.once(Homes).of.items():
        for each in postings:
            found.setdefault(each.post.station, []).append(_Staff(each, tuple(appointed.get(person, ()))))
    return found
