"""How often cases were discussed."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.discussions import discussions
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each discussion."""
    for each in discussions(question.within):
        yield Evidence(each.record, each.pointer, groups={"risk": (each.risk or "unknown",)})


FIGURE = Figure(
    name="case_discussions",
    title=Text("个案讨论次数", "Case discussions"),
    definition=Text(
        "本期督导讨论个案的次数，一场讨论几个个案就算几次。",
        "How often a case was discussed in the sessions of the period; a session may discuss several.",
    ),
    unit=Text("次", "times"),
    op=Op.COUNT,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(
        Breakdown(
            "risk",
            Text("风险", "Risk"),
            labels={"unknown": Text("未填", "Not given")},
            choices=("session", "cases", "risk"),
            sharing=Sharing.ONE,
        ),
    ),
    source="domain.md §8c 四",
)
