"""The goals of Party and government that supervision dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.places import named_goals
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each time a session names a goal; the value is the goal."""
    for touched, station in named_goals(question.within):
        yield Evidence(touched.record, touched.pointer, touched.target, {"station": (station,)})


FIGURE = Figure(
    name="gov_goals_touched",
    title=Text("督导涉及的党委政府目标", "Goals of government touched"),
    definition=Text(
        "本期督导记录点到的党委政府目标，一项一次，算在登记这项目标的站点。",
        "Goals of Party and government named by sessions of the period, each once, for the station that "
        "lists them.",
    ),
    unit=Text("项", "items"),
    op=Op.DISTINCT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.STATION,),
    source="S10.1; domain.md §8c 三",
)
