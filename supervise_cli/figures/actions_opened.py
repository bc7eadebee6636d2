"""Actions agreed in the period."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each action."""
    for each in question.within.actions:
        if question.period.start.isoformat() <= each.given_on:
            yield Evidence(each.record, each.pointer)


FIGURE = Figure(
    name="actions_opened",
    title=Text("新定行动", "Actions agreed"),
    definition=Text(
        "本期督导里定下的行动（谁、做什么、何时前）；后来分成几项的仍算一项。几个站点一起的督导，对每个"
        "站点都算。",
        "Actions agreed in the sessions of the period (what, who, by when); one split later still counts "
        "once. For a session of several stations they count for each.",
    ),
    unit=Text("项", "items"),
    op=Op.COUNT,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    source="S4 及时性; R32",
)
