"""What a figure is: a question whose answer is always computed from its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from supervise_cli.model import Period, Text

if TYPE_CHECKING:
    from supervise_cli.workspace.index.facts import Facts


class Op(StrEnum):
    """How the number comes from the values of the evidence."""

    COUNT = "count"
    DISTINCT = "distinct"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    MEDIAN = "median"
    P90 = "p90"
    RATIO = "ratio"


class ScopeKind(StrEnum):
    """What ``--scope`` can be: the whole repository, a station with all below it, or a supervisor."""

    ALL = "all"
    STATION = "station"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a figure is about. ``record`` is the station's or the supervisor's id, "" for everything."""

    kind: ScopeKind
    record: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row behind a number: the place it comes from, its value, and the groups it belongs to.

    ``value`` is what is summed or compared (a number), or what is counted once (``distinct``: a text). For
    a ratio it is 1 or 0: in the numerator or not. ``groups`` maps a breakdown's name to this row's group.
    """

    record: str
    pointer: str
    value: float | int | str = 1
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """For whom and when a figure is asked."""

    facts: Facts
    period: Period
    scope: Scope


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to group a figure's evidence. ``labels`` are the groups in order; empty: as they come, sorted."""

    name: str
    title: Text
    labels: Mapping[str, Text] = field(default_factory=dict)
    adds_up: bool = True
    """False where one row may stand in several groups, so that the groups do not add up to the whole."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. A file ``figures/<name>.py`` exports it as ``FIGURE``; nothing else registers it.

    ``additive_over`` names what its values may be added over: ``station``, ``month``, ``supervisor``
    (``station`` means that disjoint stations, and so counties, add up to the whole).
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


def aggregate(op: Op, rows: Sequence[Evidence]) -> float | int | None:
    """The number that the rows make; None where there is none (no rows for a minimum, median or ratio)."""
    if op is Op.COUNT:
        return len(rows)
    if op is Op.DISTINCT:
        return len({row.value for row in rows})
    numbers = [row.value for row in rows if not isinstance(row.value, str)]
    if op is Op.SUM:
        return sum(numbers)
    if not numbers:
        return None
    if op is Op.MIN:
        return min(numbers)
    if op is Op.MAX:
        return max(numbers)
    if op is Op.MEDIAN:
        return median(numbers)
    if op is Op.P90:
        return sorted(numbers)[max(0, -(-9 * len(numbers) // 10) - 1)]
    return sum(numbers) / len(numbers)
