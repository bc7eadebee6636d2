"""Gaps between one session of somebody and the next, in days that count for supervision (domain §8b 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from supervise_cli.definitions.owed import Entitlements
from supervise_cli.definitions.periods import Periods
from supervise_cli.workspace.index.facts import Facts

_MONTH = 30
"""Days of a month of which a frequency speaks."""


@dataclass(frozen=True, slots=True)
class Gap:
    """From the day of one session to that of the next; ``days`` are those that count, leave is none.

    ``allowed`` is how many it might have been: ``gap_intervals`` times the interval owed over these days.
    """

    person: str
    first: str
    last: str
    days: int
    allowed: int


def long_gaps(facts: Facts) -> Iterator[Gap]:
    """The gaps that are too long and ended in the months looked back on, by (person, day)."""
    entitlements, since = facts.once(Entitlements), facts.once(Periods).first_day
    met: dict[str, list[str]] = {}
    for person, day in facts.rows(
        "SELECT DISTINCT person, date FROM attendance WHERE date <= ? ORDER BY person, date",
        (facts.as_of.isoformat(),),
    ):
        met.setdefault(person, []).append(day)
    for person, dates in met.items():
        for first, last in pairwise(dates):
            if last >= since:
                begins, ends = date.fromisoformat(first), date.fromisoformat(last)
                intervals = facts.policy.number("gap_intervals", ends)
                days, owed = entitlements.owed_between(person, begins + timedelta(1), ends)
                if intervals is not None and owed > intervals * _MONTH:
                    yield Gap(person, first, last, days, intervals * _MONTH * days // owed)
