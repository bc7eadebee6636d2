"""Sessions agreed for after the period."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each session that names a next one."""
    for session in question.within.sessions:
        if session.next_on > question.period.end.isoformat():
            yield Evidence(session.record, "/next_on")


FIGURE = Figure(
    name="next_sessions",
    title=Text("已约定的下次督导", "Sessions agreed next"),
    definition=Text(
        "本期督导里约好、日期在期末之后的下次督导。",
        "Next sessions agreed in those of the period, for a day after its end.",
    ),
    unit=Text("场", "sessions"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    source="domain.md §8c 八",
)
