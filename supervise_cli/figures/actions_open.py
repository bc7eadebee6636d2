"""Actions still open."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each open action."""
    for each in question.within.actions:
        if each.is_open:
            yield Evidence(each.record, each.pointer)


FIGURE = Figure(
    name="actions_open",
    title=Text("未办结行动", "Actions open"),
    definition=Text(
        "期末（本期未完的，到今天）还没有办结的行动，不论何时定下。",
        "Actions not ended by the period's last day (today while the period is running), whenever they "
        "were agreed.",
    ),
    unit=Text("项", "items"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    source="R32; domain.md §8a follow_up",
)
