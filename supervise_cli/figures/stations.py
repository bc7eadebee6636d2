"""How many stations there are, by tier and state."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each station of the scope."""
    for each in question.within.stations:
        groups = {"level": (each.level,), "state": (each.state,), "station": (each.record,)}
        yield Evidence(each.record, "", groups=groups)


FIGURE = Figure(
    name="stations",
    title=Text("站点数", "Stations"),
    definition=Text(
        "期末在册的站点，不论状态；状态按期末那天算（给了开站、撤站日期的以日期为准）。",
        "Stations on record, whatever their state; the state is that of the period's last day (dates of "
        "opening and closing decide where given).",
    ),
    unit=Text("站", "stations"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("level", Text("层级", "Tier"), choices=("station", "level")),
        Breakdown("state", Text("状态", "State"), choices=("station", "state")),
        by.STATION,
    ),
    source="S12; domain.md §8c 一",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
