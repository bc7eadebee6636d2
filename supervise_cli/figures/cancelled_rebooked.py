"""Cancelled sessions that were made up for."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each session that made up for one."""
    for each in question.within.cancelled:
        if each.rebooked_by:
            yield Evidence(each.rebooked_by, "/rebooks", groups={"by": (each.by,)})


FIGURE = Figure(
    name="cancelled_rebooked",
    title=Text("已补场次", "Cancelled sessions made up for"),
    definition=Text(
        "约定在本期而取消的督导里，到期末已另开一场补上的（后一场写明 rebooks）。",
        "Of the sessions agreed for the period and cancelled, those that a held session made up for by "
        "the period's last day (it says so: rebooks).",
    ),
    unit=Text("场", "sessions"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(Breakdown("by", Text("取消方", "Cancelled by"), choices=("session", "cancelled", "by")),),
    source="domain.md §8a session; R38, R71",
)
