"""Stations with a brand of their own."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each station."""
    rows = question.facts.rows(
        "SELECT record FROM station WHERE brand_name IS NOT NULL"
        " AND COALESCE(brand_since, '0001-01-01') <= :day ORDER BY record",
        {"day": question.period.end.isoformat()},
    )
    for (record,) in rows:
        if question.within.inside(record):
            yield Evidence(record, "/brand", groups={"station": (record,)})


FIGURE = Figure(
    name="stations_with_brand",
    title=Text("有本土品牌的站点", "Stations with a brand"),
    definition=Text(
        "期末已登记本土品牌的站点（写明起始日期的，到期末已开始）。",
        "Stations that list a local brand by the period's last day (begun by then where a date is given).",
    ),
    unit=Text("站", "stations"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.STATION,),
    source="S10.3",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
