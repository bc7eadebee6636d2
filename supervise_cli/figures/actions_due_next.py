"""Open actions due in the month after."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each such action."""
    after = question.period.following()
    for each in question.within.actions:
        if each.is_open and after.start.isoformat() <= each.due <= after.end.isoformat():
            yield Evidence(each.record, f"{each.pointer}/due")


FIGURE = Figure(
    name="actions_due_next",
    title=Text("下期到期行动", "Actions due next"),
    definition=Text(
        "未办结、期限在下一个月内的行动。",
        "Open actions due in the month after the period.",
    ),
    unit=Text("项", "items"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    source="domain.md §8c 八",
)
