"""People outside the roster who were there."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each session that gives a number."""
    for session in question.within.sessions:
        if session.guests is not None:
            yield Evidence(session.record, "/guests", session.guests)


FIGURE = Figure(
    name="guests",
    title=Text("名册外参加人数", "Guests"),
    definition=Text(
        "各场督导写明的名册外参加人数之和，不计入人次。",
        "The numbers of people outside the roster that the sessions give, summed; not among the attendances.",
    ),
    unit=Text("人", "people"),
    op=Op.SUM,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    source="domain.md §8a session",
)
