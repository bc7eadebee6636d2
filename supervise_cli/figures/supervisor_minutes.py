"""The time that supervisors gave."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each supervisor of a held session: the minutes."""
    for session, each in question.within.conducted:
        pointer = f"{each.pointer}/minutes" if each.own_minutes else session.minutes_at
        groups = {"kind": (each.kind,), "side": (each.side,), "supervisor": (each.person,)}
        yield Evidence(session.record, pointer, each.minutes, groups)


FIGURE = Figure(
    name="supervisor_minutes",
    title=Text("督导者投入时间", "Supervisors' time"),
    definition=Text(
        "每个督导者在各场督导里的分钟数之和；没有单独写的，按这一场的时长；两人一起督导的，各算各的。不"
        "含路途。各督导者、各月可相加，各站点不可相加。",
        "The minutes of each supervisor in each session, summed; own minutes where given, else the "
        "session's; two supervisors of one session count each. Without travel. Additive over supervisors "
        "and months, not over stations.",
    ),
    unit=Text("分钟", "minutes"),
    op=Op.SUM,
    additive_over=frozenset({"month", "supervisor"}),
    evidence=evidence,
    breakdowns=(
        Breakdown("kind", Text("督导类别", "As"), choices=("session", "supervisors", "as")),
        Breakdown("side", Text("内外部", "Side"), choices=("session", "supervisors", "side")),
        Breakdown("supervisor", Text("督导者", "Supervisor"), records=True),
    ),
    source="domain.md §8c; architecture, Attendance",
)
