"""The facilities that supervision dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.places import named_facilities
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each time a session names a facility; the value is the facility."""
    for touched, place in named_facilities(question.within):
        groups = {"type": (place.type,), "station": (place.station,)}
        yield Evidence(touched.record, touched.pointer, place.address, groups)


FIGURE = Figure(
    name="facilities_touched",
    title=Text("督导涉及的阵地", "Facilities touched"),
    definition=Text(
        "本期督导记录点到的阵地，一处一次，算在阵地所属的站点。",
        "Facilities named by sessions of the period, each once, for the station they belong to.",
    ),
    unit=Text("处", "facilities"),
    op=Op.DISTINCT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("type", Text("阵地", "Facility"), choices=("station", "facilities", "type")),
        by.STATION,
    ),
    source="S10.2; domain.md §8c 三",
)
