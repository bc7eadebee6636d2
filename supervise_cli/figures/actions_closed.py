"""Actions brought to an end in the period."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each action that ended."""
    for each in question.within.actions:
        if question.period.start.isoformat() <= each.closed_on:
            yield Evidence(each.record, each.pointer, groups={"outcome": (each.outcome,)})


FIGURE = Figure(
    name="actions_closed",
    title=Text("办结行动", "Actions closed"),
    definition=Text(
        "本期办结的行动：完成、取消、核实，或分出的各项都已完成；不论何时定下。",
        "Actions that ended in the period: done, dropped, confirmed, or split with all parts done; "
        "whenever they were agreed.",
    ),
    unit=Text("项", "items"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(Breakdown("outcome", Text("结果", "Outcome"), choices=("session", "follow_up", "outcome")),),
    source="R32; domain.md §8a follow_up",
)
