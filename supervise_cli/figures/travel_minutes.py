"""Time on the road."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each session that gives its travel."""
    for session in question.within.sessions:
        if session.travel is not None:
            yield Evidence(session.record, "/travel_minutes", session.travel, {"side": (session.side,)})


FIGURE = Figure(
    name="travel_minutes",
    title=Text("路途时间", "Travel time"),
    definition=Text(
        "各场督导写明的路途分钟数之和；属于一次走访的，路途记在走访里，不在这里。",
        "The minutes of travel that the sessions give, summed; what belongs to a field visit stands in "
        "the visit, not here.",
    ),
    unit=Text("分钟", "minutes"),
    op=Op.SUM,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(by.SIDE,),
    source="S5; domain.md §8a session",
)
