"""People in post at the stations, by role."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, ScopeKind
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each person: the posting that counts."""
    for each in question.within.posts:
        yield Evidence(each.person, each.pointer, groups={"role": (each.role,), "station": (each.station,)})


FIGURE = Figure(
    name="people_in_post",
    title=Text("在岗人员", "People in post"),
    definition=Text(
        "期末那天在站点任职的人，一人一次：同时在几个站任职的，算在份额最大的站，再算任职最晚的站。",
        "People posted at a station on the period's last day, each once: of several postings the one with "
        "the largest share counts, then the latest.",
    ),
    unit=Text("人", "people"),
    op=Op.COUNT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="domain.md §8a person, §8c 在岗",
    scopes=frozenset({ScopeKind.ALL, ScopeKind.STATION}),
)
