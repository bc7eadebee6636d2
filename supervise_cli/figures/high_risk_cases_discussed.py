"""How many cases of high risk or in crisis were discussed."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.discussions import HIGH, discussions
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each such discussion; the value is the case."""
    for each in discussions(question.within):
        if each.risk in HIGH:
            yield Evidence(each.record, f"{each.pointer}/risk", each.case, {"risk": (each.risk,)})


FIGURE = Figure(
    name="high_risk_cases_discussed",
    title=Text("讨论的高风险、危机个案数", "High-risk cases discussed"),
    definition=Text(
        "本期督导讨论时风险为高或危机的个案，一案一次（只报数）。",
        "Cases whose risk was high or crisis when the sessions of the period discussed them, each once "
        "(numbers only).",
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
    source="domain.md §8c 四; R63",
)
