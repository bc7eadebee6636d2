"""Who heads the stations."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.staff import headships
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each posting as head; the value is the person."""
    for each in headships(question.facts, question.period.end):
        if question.within.inside(each.station):
            yield Evidence(each.person, each.pointer, each.person, {"station": (each.station,)})


FIGURE = Figure(
    name="heads",
    title=Text("站长", "Station heads"),
    definition=Text(
        "期末那天任站长的人，一人任几个站的站长只算一次。",
        "People who hold the posting of head on the period's last day; who heads several stations counts "
        "once.",
    ),
    unit=Text("人", "people"),
    op=Op.DISTINCT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(by.STATIONS_EACH,),
    source="S13; domain.md §8a person",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
