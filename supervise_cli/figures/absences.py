"""Who was expected and did not come."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each absence."""
    for each in question.within.absences:
        yield Evidence(each.record, f"{each.pointer}/absent", groups={"station": (each.station,)})


FIGURE = Figure(
    name="absences",
    title=Text("缺席人次", "Absences"),
    definition=Text(
        "本期已进行的督导里，应到而未到的人次。",
        "People expected at the held sessions of the period who did not come.",
    ),
    unit=Text("次", "times"),
    op=Op.COUNT,
    additive_over=frozenset({"station", "month"}),
    evidence=evidence,
    breakdowns=(by.STATION,),
    source="domain.md §8a session",
)
