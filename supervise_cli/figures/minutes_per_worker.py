"""Supervision received per worker owed it: the mean."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each worker owed supervision: minutes received."""
    within = question.within
    for each in within.owed:
        minutes = within.supervised.get(each.person, 0)
        yield Evidence(each.person, each.pointer, minutes, {"role": (each.role,), "station": (each.station,)})


FIGURE = Figure(
    name="minutes_per_worker",
    title=Text("人均受督导时间", "Time per worker"),
    definition=Text(
        "每个应受督导的人本期受督导的分钟数（没有的算 0）的平均。",
        "The minutes of supervision received in the period by each worker owed supervision (0 for none), "
        "averaged.",
    ),
    unit=Text("分钟", "minutes"),
    op=Op.MEAN,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="domain.md §8c 二",
)
