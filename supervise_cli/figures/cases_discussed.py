"""How many cases were discussed."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.discussions import discussions
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each discussion; the value is the case."""
    for each in discussions(question.within):
        yield Evidence(each.record, each.pointer, each.case, {"risk": (each.risk or "unknown",)})


FIGURE = Figure(
    name="cases_discussed",
    title=Text("讨论的个案数", "Cases discussed"),
    definition=Text(
        "本期督导讨论过的个案，一案一次（只报数）。",
        "Cases discussed in the sessions of the period, each once (numbers only).",
    ),
    unit=Text("件", "cases"),
    op=Op.DISTINCT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(
        Breakdown(
            "risk",
            Text("风险", "Risk"),
            labels={"unknown": Text("未填", "Not given")},
            choices=("session", "cases", "risk"),
            sharing=Sharing.EACH,
        ),
    ),
    source="domain.md §8c 四",
)
