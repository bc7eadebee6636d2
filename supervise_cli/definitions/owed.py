"""How much supervision everybody was owed in a month, and how much there was (S4 continuity; domain §8b 3).

A day counts for somebody who is in post that day in a role of policy ``supervised_roles``, not on leave, and
the repository not closed (``closed_on``). A month of such days owes ``worker_sessions``, of a new worker
``new_worker_sessions``; part of a month owes its share by days, halves rounded up. Delivered is every held
session at which the person was. What can still be held in time is due, not missing: missing is only what no
day is left for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from supervise_cli.definitions.leaves import leaves
from supervise_cli.definitions.postings import Homes, day_after
from supervise_cli.definitions.seniority import experienced_from, is_new, practice_since
from supervise_cli.definitions.staff import Post
from supervise_cli.definitions.workdays import Workdays
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

_RATES = ("supervised_roles", "new_worker_months", "new_worker_sessions", "worker_sessions")


class State(StrEnum):
    """How what is owed stands."""

    MET = "met"
    DUE = "due"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Owed:
    """What one person was owed in a month, as of a day.

    ``post`` is the home on the last day that counts up to the day judged by, else on the first one after it;
    ``new`` says whether that day was one of a new worker. ``by`` is the last working day on which a session
    can still be held (ISO), "" where no day is left.
    """

    post: Post
    month: str
    days: int
    expected: int
    delivered: int
    new: bool
    by: str

    @property
    def short(self) -> int:
        """How many sessions are still to come or missing."""
        return max(0, self.expected - self.delivered)

    @property
    def state(self) -> State:
        if not self.short:
            return State.MET
        return State.DUE if self.by else State.MISSING


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days in a row that are alike: both included."""

    first: date
    last: date
    post: Post
    rate: int
    new: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class Entitlements:
    """What everybody is owed, month by month; the roster is read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._homes = facts.once(Homes)
        self._leaves = leaves(facts)
        self._since = practice_since(facts)
        self._workdays = facts.once(Workdays)
        self._closed = facts.config.closed_on
        self._months: dict[str, list[Owed]] = {}

    @cached_property
    def _turns(self) -> frozenset[str]:
        """Days on which what is owed may change for everybody."""
        policy = [each.start for name in _RATES for each in self.facts.policy.values.get(name, ())]
        closed = [day_after(self._closed.isoformat())] if self._closed else []
        return frozenset([*policy, *closed])

    def of(self, month: Period) -> list[Owed]:
        """Everybody owed anything on at least one day of a month, by person."""
        if month.label not in self._months:
            self._months[month.label] = self._everybody(month)
        return self._months[month.label]

    def _everybody(self, month: Period) -> list[Owed]:
        delivered = self._delivered(month)
        found = (self._owed(person, month, delivered.get(person, 0)) for person in sorted(self._homes.of))
        return [each for each in found if each is not None]

    def _delivered(self, month: Period) -> dict[str, int]:
        """person → held sessions of the month, up to the day judged by, at which the person was."""
        last = min(month.end, self.facts.as_of)
        return dict(
            self.facts.rows(
                "SELECT person, count(DISTINCT record) FROM attendance WHERE date BETWEEN ? AND ?"
                " GROUP BY person",
                (month.start.isoformat(), last.isoformat()),
            )
        )

    def _owed(self, person: str, month: Period, delivered: int) -> Owed | None:
        stretches = list(self._stretches(person, month))
        if not stretches:
            return None
        whole = (month.end - month.start).days + 1
        weight = sum(each.rate * each.days for each in stretches)
        known = [each for each in stretches if each.first <= self.facts.as_of]
        stands = known[-1] if known else stretches[0]
        return Owed(
            post=stands.post,
            month=month.label,
            days=sum(each.days for each in stretches),
            expected=(2 * weight + whole) // (2 * whole),
            delivered=delivered,
            new=stands.new,
            by=self._last_chance(stretches),
        )

    def _stretches(self, person: str, month: Period) -> Iterator[_Stretch]:
        """The days of the month that count, in stretches within which nothing changes."""
        starts = sorted(
            {month.start.isoformat()}
            | {day for day in self._cuts(person) if month.start.isoformat() < day <= month.end.isoformat()}
        )
        ends = [*(date.fromisoformat(day) - timedelta(1) for day in starts[1:]), month.end]
        for first, last in zip(starts, ends, strict=True):
            day = date.fromisoformat(first)
            post = self._counted(person, first, day)
            if post is not None:
                new = is_new(self.facts, self._since.get(person), day)
                rate = self.facts.policy.number("new_worker_sessions" if new else "worker_sessions", day)
                yield _Stretch(day, last, post, rate or 0, new)

    def _cuts(self, person: str) -> Iterator[str]:
        yield from self._turns
        for posting in self._homes.of[person]:
            yield from (posting.begins, day_after(posting.ends))
        for leave in self._leaves.get(person, ()):
            yield from (leave.begins, day_after(leave.ends))
        since = self._since.get(person)
        if since is not None:
            for each in self.facts.policy.values.get("new_worker_months", ()):
                if isinstance(each.value, int):
                    yield experienced_from(since, each.value).isoformat()

    def owed_between(self, person: str, first: date, last: date) -> tuple[int, int]:
        """The days of a span that count, and their frequencies added up (by 30: sessions owed)."""
        if person not in self._homes.of:
            return 0, 0
        stretches = list(self._stretches(person, Period(first, last, "")))
        return sum(each.days for each in stretches), sum(each.days * each.rate for each in stretches)

    def counts(self, person: str, day: date) -> bool:
        """Whether a day is one for which somebody is owed supervision."""
        return self._counted(person, day.isoformat(), day) is not None

    def _counted(self, person: str, at: str, day: date) -> Post | None:
        """The home of a day that counts; None for one that does not."""
        if self._closed and day > self._closed:
            return None
        if any(leave.begins <= at <= leave.ends for leave in self._leaves.get(person, ())):
            return None
        post = self._homes.at(person, at)
        if post is None or post.role not in self.facts.policy.words("supervised_roles", day):
            return None
        return post

    def _last_chance(self, stretches: list[_Stretch]) -> str:
        today = self.facts.as_of
        left = [each for each in stretches if each.rate and each.last >= today]
        for each in reversed(left):
            day = self._workdays.last_within(max(each.first, today), each.last)
            if day is not None:
                return day.isoformat()
        # Only days off are left: a session is still possible.
        return left[-1].last.isoformat() if left else ""


def months_of(period: Period) -> list[Period]:
    """The calendar months of a month, quarter or year."""
    found = [Period.month(period.start.year, period.start.month)]
    while found[-1].end < period.end:
        found.append(found[-1].following())
    return found
