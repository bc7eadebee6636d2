"""Open actions past their date."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each overdue action."""
    day = question.within.judged_on.isoformat()
    for each in question.within.actions:
        if each.is_open and each.due and each.due < day:
            yield Evidence(each.record, f"{each.pointer}/due")


FIGURE = Figure(
    name="actions_overdue",
    title=Text("其中已逾期", "Of these overdue"),
    definition=Text(
        "期末（本期未完的，到今天）未办结而期限已过的行动；改过期限的按新期限，没有期限的不算。",
        "Open actions whose due date has passed by the period's last day (today while the period is "
        "running); a new date replaces the old one, without a date there is nothing to be late for.",
    ),
    unit=Text("项", "items"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    source="R60, R64",
)
