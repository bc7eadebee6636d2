"""Posts for supervisors that city and counties have set."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each number of posts in force."""
    day = question.period.end.isoformat()
    rows = question.facts.rows(
        "SELECT record, pointer, value FROM station_supervisor_posts WHERE value IS NOT NULL"
        " AND COALESCE(\"from\", '0001-01-01') <= :day AND COALESCE(\"to\", '9999-12-31') >= :day"
        " ORDER BY record, n",
        {"day": day},
    )
    for record, pointer, value in rows:
        if question.within.inside(record):
            yield Evidence(record, f"{pointer}/value", value, {"station": (record,)})


FIGURE = Figure(
    name="supervisor_posts",
    title=Text("督导设岗数", "Supervisor posts set"),
    definition=Text(
        "期末那天有效的督导岗位数（站点记录 supervisor_posts）之和。",
        "The posts for supervisors in force on the period's last day (supervisor_posts of the stations), "
        "summed.",
    ),
    unit=Text("个", "posts"),
    op=Op.SUM,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.STATION,),
    source="S11; domain.md §8a station",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
