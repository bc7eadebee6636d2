"""How long requests waited for their answer."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text

_URGENCY = Breakdown("urgency", Text("紧急程度", "Urgency"), choices=("request", "urgency"))


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each request answered in the period."""
    first, last = question.period.start.isoformat(), question.period.end.isoformat()
    for each in question.within.requests:
        if first <= each.answered_on <= last:
            yield Evidence(each.record, "/asked_on", each.workdays, {"urgency": (each.urgency,)})


FIGURE = Figure(
    name="request_workdays",
    title=Text("答复需求用的工作日（中位数）", "Working days to an answer (median)"),
    definition=Text(
        "本期答复的需求，从提出第二天数到答复那天的工作日（国务院放假安排；还没有公布的年份按周一到周五）。",
        "Of the requests answered in the period, the working days after the asking up to the answer (by the "
        "State Council's holidays; Monday to Friday in years not yet published).",
    ),
    unit=Text("个工作日", "working days"),
    op=Op.MEDIAN,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(_URGENCY,),
    source="S4 及时性; domain.md §8c 二, §8b 49",
)
