"""Who was owed supervision and received none."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each worker owed supervision who received none."""
    within = question.within
    for each in within.owed:
        if each.person not in within.supervised:
            yield Evidence(
                each.person, each.pointer, groups={"role": (each.role,), "station": (each.station,)}
            )


FIGURE = Figure(
    name="workers_unsupervised",
    title=Text("本期未受督导人数", "Workers without supervision"),
    definition=Text(
        "应受督导的人里，本期一场督导也没有参加的人。",
        "Of the workers owed supervision, those who were at no held session of the period.",
    ),
    unit=Text("人", "people"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="S4, S8; domain.md §8c 二",
)
