"""Who joined."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each arrival: the posting that begins."""
    for each in question.within.arrivals:
        yield Evidence(each.person, f"{each.pointer}/from", groups={"role": (each.role,)})


FIGURE = Figure(
    name="joiners",
    title=Text("新到岗人数", "Joiners"),
    definition=Text(
        "本期到岗、而前一天不在范围内任何站点任职的人；范围内调动不算，所以各站点不可相加。",
        "People whose posting begins in the period and who held none at the stations of the scope the day "
        "before; moves inside the scope do not count, so stations do not add up.",
    ),
    unit=Text("人", "people"),
    op=Op.COUNT,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(by.ROLE,),
    source="S8; domain.md §8c 五",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
