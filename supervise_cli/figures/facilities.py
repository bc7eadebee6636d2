"""The facilities beside the stations and how far cooperation has come."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.places import facilities
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each facility."""
    for each in facilities(question.facts, question.period.end):
        if question.within.inside(each.station):
            groups = {"type": (each.type,), "cooperation": (each.cooperation,), "station": (each.station,)}
            yield Evidence(each.station, each.pointer, groups=groups)


FIGURE = Figure(
    name="facilities",
    title=Text("可融合的阵地", "Facilities"),
    definition=Text(
        "各站点登记的阵地（未保站、日间照料中心等）；合作程度按期末那天。",
        "The facilities that the stations list (stations for minors, day-care centres and others); "
        "cooperation as on the period's last day.",
    ),
    unit=Text("处", "facilities"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("type", Text("阵地", "Facility"), choices=("station", "facilities", "type")),
        Breakdown(
            "cooperation",
            Text("合作程度", "Cooperation"),
            labels={"unknown": Text("未填", "Not given")},
            choices=("station", "facilities", "cooperation", "value"),
        ),
        by.STATION,
    ),
    source="S10.2",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
