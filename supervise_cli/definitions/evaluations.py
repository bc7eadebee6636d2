"""What was said about supervision in one round: a scope and a period (S4; R59; domain §8b 47)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.periods import Periods, stored
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts

ITEMS = ("timely", "targeted", "continuous", "useful", "safe")
BEST = 5


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One answer: by whom, and whether every item has the best mark."""

    record: str
    by: str
    best: bool


@dataclass(frozen=True, slots=True)
class Round:
    """All that was said about one scope for one period."""

    scope: str
    period: Period
    evaluations: tuple[Evaluation, ...]


def rounds(facts: Facts) -> list[Round]:
    """The rounds of periods that are over and looked back on, by (scope, period)."""
    periods = facts.once(Periods)
    return [each for each in _all(facts) if periods.looked_back_on(each.period)]


def _all(facts: Facts) -> list[Round]:
    found: dict[tuple[str, str], list[Evaluation]] = {}
    marks = ", ".join(f"items_{name}" for name in ITEMS)
    for record, scope, by, said, *values in facts.rows(
        f'SELECT record, "of", "by", period, {marks} FROM evaluation ORDER BY "of", period, record'
    ):
        best = all(each == BEST for each in values)
        found.setdefault((scope, said), []).append(Evaluation(record, by or "", best))
    named = ((scope, stored(said), tuple(each)) for (scope, said), each in found.items())
    return [Round(scope, period, each) for scope, period, each in named if period is not None]


def only_by_supervisors(facts: Facts) -> Iterator[Round]:
    """The rounds in which only supervisors spoke, and nobody supervised did for days of that period."""
    spoke: dict[str, list[Period]] = {}
    for each in _all(facts):
        if any(one.by == "supervisee" for one in each.evaluations):
            spoke.setdefault(each.scope, []).append(each.period)
    for each in rounds(facts):
        heard = any(
            other.start <= each.period.end and each.period.start <= other.end
            for other in spoke.get(each.scope, ())
        )
        if {one.by for one in each.evaluations} == {"supervisor"} and not heard:
            yield each


def all_best(facts: Facts) -> Iterator[Round]:
    """The rounds of at least ``alike_evaluations`` answers, each with the best mark for everything."""
    for each in rounds(facts):
        least = facts.policy.number("alike_evaluations", each.period.end)
        if least is not None and len(each.evaluations) >= least and all(o.best for o in each.evaluations):
            yield each
