"""How the stations came to be: a few at first, 46 by the middle of 2022, all 89 by its end (S7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.divisions import Division, Divisions

# Open stations on a day, of the 89 townships of the source; in between the number grows evenly.
_MARKS = (
    (date(2020, 12, 1), 4),
    (date(2021, 6, 30), 12),
    (date(2021, 12, 31), 31),
    (date(2022, 6, 30), 46),
    (date(2022, 12, 31), 89),
)
_LEAST = 8
"""Stations that are open when a demonstration begins, so that somebody is there in every county."""


def opening_days(count: int, first: date, last: date, chance: Chance) -> list[date]:
    """When the ``count`` stations that are open on ``last`` opened, in order.

    Those that open between ``first`` and ``last`` do so on the first of a month; a demonstration before the
    first mark has all of them open beforehand.
    """
    whole = _open_on(last)
    early = _share(first, whole, count) if whole else count
    days = [_before(first, chance) for _ in range(early)]
    month = first
    while len(days) < count:
        month = (month.replace(day=28) + timedelta(4)).replace(day=1)
        reached = _share(month, whole, count) if month <= last else count
        within = min(month, last.replace(day=1))
        days += [within] * (reached - len(days))
    return sorted(days)


def in_turn(divisions: Divisions, chosen: Sequence[Division]) -> list[Division]:
    """The townships in the order of opening: one of each county after the other, so that all grow alike."""
    rows = {row.code: [each for each in chosen if each.parent == row.code] for row in divisions.counties}
    made: list[Division] = []
    while any(rows.values()):
        most = max(len(each) for each in rows.values())
        # A county with many townships opens more at a time.
        for each in rows.values():
            if each and (len(each) == most or len(made) < len(rows) or 2 * len(each) > most):
                made.append(each.pop(0))
    return made


def _share(day: date, whole: float, count: int) -> int:
    """How many of ``count`` are open on a day; never fewer than the first few."""
    return max(min(_LEAST, count), min(count, round(count * _open_on(day) / whole)))


def _open_on(day: date) -> float:
    """The number of the source on a day."""
    if day <= _MARKS[0][0]:
        return 0.0
    for (begins, low), (ends, high) in pairwise(_MARKS):
        if day <= ends:
            return low + (high - low) * (day - begins).days / (ends - begins).days
    return float(_MARKS[-1][1])


def _before(first: date, chance: Chance) -> date:
    """The first, eighth or fifteenth of a month, two to twelve months before the demonstration begins."""
    month = first.year * 12 + first.month - 1 - chance.integer(4, 12)
    return date(month // 12, month % 12 + 1, chance.choice((1, 8, 15)))
