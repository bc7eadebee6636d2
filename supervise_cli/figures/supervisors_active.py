"""Who supervised in the period."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each supervisor of a held session; the value is the person."""
    for session, each in question.within.conducted:
        yield Evidence(
            session.record,
            f"{each.pointer}/person",
            each.person,
            {"kind": (each.kind,), "side": (each.side,)},
        )


FIGURE = Figure(
    name="supervisors_active",
    title=Text("开展督导的督导者", "Supervisors at work"),
    definition=Text(
        "本期至少督导过一场的人，一人一次。",
        "People who supervised one held session of the period at least, each once.",
    ),
    unit=Text("人", "people"),
    op=Op.DISTINCT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(
        Breakdown(
            "kind", Text("督导类别", "As"), choices=("session", "supervisors", "as"), sharing=Sharing.EACH
        ),
        Breakdown(
            "side", Text("内外部", "Side"), choices=("session", "supervisors", "side"), sharing=Sharing.EACH
        ),
    ),
    source="S3; domain.md §8c",
)
