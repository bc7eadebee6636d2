"""Of those owed supervision, who received any."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each worker owed supervision who received it."""
    within = question.within
    for each in within.owed:
        if each.person in within.supervised:
            yield Evidence(
                each.person, each.pointer, groups={"role": (each.role,), "station": (each.station,)}
            )


FIGURE = Figure(
    name="workers_supervised",
    title=Text("已受督导人数", "Workers supervised"),
    definition=Text(
        "应受督导的人里，本期至少到场参加过一场已进行督导的人。督导者的范围只看本人的督导。",
        "Of the workers owed supervision, those who were present at one held session of the period at "
        "least; for a supervisor, at one of this person's.",
    ),
    unit=Text("人", "people"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="domain.md §8c 覆盖率",
)
