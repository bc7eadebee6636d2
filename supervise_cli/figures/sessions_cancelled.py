"""Sessions agreed and cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each cancelled session."""
    for each in question.within.cancelled:
        groups = {
            "by": (each.by,),
            "rebooked": ("yes" if each.rebooked_by else "no",),
            "station": each.stations,
        }
        yield Evidence(each.record, "/cancelled", groups=groups)


FIGURE = Figure(
    name="sessions_cancelled",
    title=Text("取消场次", "Sessions cancelled"),
    definition=Text(
        "约定在本期、后来取消的督导；只在这里计数。",
        "Sessions agreed for the period and cancelled; they count nowhere else.",
    ),
    unit=Text("场", "sessions"),
    op=Op.COUNT,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("by", Text("取消方", "Cancelled by"), choices=("session", "cancelled", "by")),
        Breakdown(
            "rebooked",
            Text("补上与否", "Made up for"),
            labels={"yes": Text("已补", "Yes"), "no": Text("未补", "Not yet")},
        ),
        by.STATIONS_EACH,
    ),
    source="domain.md §8a session; R38, R71",
)
