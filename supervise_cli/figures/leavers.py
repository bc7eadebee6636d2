"""Who left, and why."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each departure: the posting that ends."""
    for each in question.within.departures:
        yield Evidence(
            each.person, f"{each.pointer}/to", groups={"role": (each.role,), "reason": (each.reason,)}
        )


FIGURE = Figure(
    name="leavers",
    title=Text("离岗人数", "Leavers"),
    definition=Text(
        "本期是在岗最后一天、第二天不在范围内任何站点任职的人；范围内调动不算，所以各站点不可相加。原因"
        "是人事上的（离职背后的缘故不在这里）。",
        "People whose last day in post lies in the period and who hold no posting at the stations of the "
        "scope the day after; moves inside the scope do not count, so stations do not add up. The reason "
        "is the formal one.",
    ),
    unit=Text("人", "people"),
    op=Op.COUNT,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("reason", Text("离岗原因", "Reason"), choices=("person", "postings", "left_because")),
        by.ROLE,
    ),
    source="S8; domain.md §8c 五",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
