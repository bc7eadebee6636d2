"""The running stations that nobody supervised."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.stations import OPEN
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each station."""
    within = question.within
    reached = {each.station for _, each in within.attendances}
    staffed = {each.station for each in within.owed}
    for each in within.stations:
        if each.state == OPEN and each.record in staffed - reached:
            yield Evidence(each.record, "", groups={"station": (each.record,)})


FIGURE = Figure(
    name="stations_unreached",
    title=Text("运行而未受督导的站点", "Open stations not reached"),
    definition=Text(
        "期末在运行、有应受督导的人在岗、而本期没有一人次受督导的站点。",
        "Stations running on the period's last day, with people owed supervision in post, without one "
        "attendance in the period.",
    ),
    unit=Text("站", "stations"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.STATION,),
    source="S4 及时性、持续性",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
