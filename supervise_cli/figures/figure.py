"""What a figure is: a question whose answer is always computed from its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.model import Period, Text

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts

__all__ = [
    "Breakdown",
    "Evidence",
    "Figure",
    "Number",
    "Op",
    "Question",
    "Scope",
    "ScopeKind",
    "Sharing",
    "aggregate",
]

Number = int | float


class Op(StrEnum):
    """How the number comes from the values of the evidence."""

    COUNT = "count"
    DISTINCT = "distinct"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    MEAN = "mean"
    MEDIAN = "median"
    P90 = "p90"
    RATIO = "ratio"


class Sharing(StrEnum):
    """What becomes of a row that stands in several groups of a breakdown."""

    ONE = "one"
    """No row does; the groups add up to the whole."""
    EACH = "each"
    """It counts in full in each; the groups do not add up to the whole."""
    SPLIT = "split"
    """Its value is split 1/k among its k groups (a group named twice gets 2/k); the groups add up."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row behind a number: the place it comes from, its value, and the groups it belongs to.

    ``value`` is what is summed or compared (a number), or what is counted once (``distinct``: a text). For
    a ratio it is 1 or 0: in the numerator or not. ``groups`` maps a breakdown's name to this row's groups.
    ``pointer`` goes through keys; "" where the record as a whole is counted.
    """

    record: str
    pointer: str
    value: int | float | Fraction | str = 1
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """For whom and when a figure is asked; ``within`` holds the rows that figures share."""

    activity: Activity
    scope: Scope

    @classmethod
    def of(cls, facts: Facts, period: Period, scope: Scope) -> Question:
        """A question that shares its rows with no other one."""
        return cls(Activity(facts, period), scope)

    @property
    def facts(self) -> Facts:
        return self.activity.facts

    @property
    def period(self) -> Period:
        return self.activity.period

    @cached_property
    def within(self) -> Scoped:
        return Scoped(self.activity, self.scope)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to group a figure's evidence.

    The words of the groups come from ``labels`` (the groups in order), from the choices of a field
    (``choices``: record type and path of the field), or, where groups are record ids, from the records'
    own names (``records``).
    """

    name: str
    title: Text
    labels: Mapping[str, Text] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    records: bool = False
    sharing: Sharing = Sharing.ONE

    @property
    def adds_up(self) -> bool:
        """Whether the groups of a count or sum add up to the whole."""
        return self.sharing is not Sharing.EACH


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. A file ``figures/<name>.py`` exports it as ``FIGURE``; nothing else registers it.

    ``additive_over`` names what its values may be added over: ``month``; ``supervisor`` (all who supervised);
    ``station``: stations of which none lies in another add up to what they make together, counties to the
    city, where people of the city's own station count beside the counties.
    """

    name: str
    title: Text
    definition: Text
    unit: Text
    op: Op
    additive_over: frozenset[str]
    evidence: Callable[[Question], Iterable[Evidence]]
    breakdowns: tuple[Breakdown, ...] = ()
    source: str = ""
    scopes: frozenset[ScopeKind] = frozenset(ScopeKind)
    """The scopes the figure has a meaning for."""

    def breakdown(self, name: str) -> Breakdown:
        """One of its breakdowns; KeyError if it has none of that name."""
        for each in self.breakdowns:
            if each.name == name:
                return each
        raise KeyError(name)


def aggregate(op: Op, rows: Sequence[Evidence]) -> Number | None:
    """The number that the rows make; None where there is none (no rows for a mean, minimum or ratio).

    Sums of fractions are exact until the end; a whole result is an int.
    """
    if op is Op.COUNT:
        return len(rows)
    if op is Op.DISTINCT:
        return len({row.value for row in rows})
    numbers = [row.value for row in rows if not isinstance(row.value, str)]
    if op is Op.SUM:
        return _plain(sum(numbers))
    if not numbers:
        return None
    return _plain(_OF_NUMBERS[op](numbers))


def _ratio(numbers: Sequence[int | float | Fraction]) -> int | float | Fraction:
    total = sum(numbers)
    return Fraction(total) / len(numbers) if isinstance(total, (int, Fraction)) else total / len(numbers)


def _middle(ordered: Sequence[int | float | Fraction]) -> int | float | Fraction:
    return _ratio(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])


def _p90(numbers: Sequence[int | float | Fraction]) -> int | float | Fraction:
    return sorted(numbers)[max(0, -(-9 * len(numbers) // 10) - 1)]


_OF_NUMBERS: Mapping[Op, Callable[[Sequence[int | float | Fraction]], int | float | Fraction]] = {
    Op.MIN: lambda numbers: min(numbers),
    Op.MAX: lambda numbers: max(numbers),
    Op.MEAN: _ratio,
    Op.MEDIAN: lambda numbers: _middle(sorted(numbers)),
    Op.P90: _p90,
    Op.RATIO: _ratio,
}


def _plain(number: int | float | Fraction) -> Number:
    if isinstance(number, Fraction):
        return number.numerator if number.denominator == 1 else float(number)
    return number
