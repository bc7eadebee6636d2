"""The share of those owed supervision who received any."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each worker owed supervision: 1 if received, else 0."""
    within = question.within
    for each in within.owed:
        value = int(each.person in within.supervised)
        yield Evidence(each.person, each.pointer, value, {"role": (each.role,), "station": (each.station,)})


FIGURE = Figure(
    name="coverage",
    title=Text("督导覆盖率", "Coverage"),
    definition=Text(
        "已受督导人数 ÷ 应受督导人数。",
        "Workers supervised ÷ workers owed supervision.",
    ),
    unit=Text("比例", "share"),
    op=Op.RATIO,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="domain.md §8c 覆盖率",
)
