"""How many sessions people are owed."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each person and month with anything owed."""
    for each in question.within.owed_sessions:
        if each.expected:
            groups = {"role": (each.post.role,), "station": (each.post.station,)}
            yield Evidence(each.post.person, each.post.pointer, each.expected, groups)


FIGURE = Figure(
    name="sessions_owed",
    title=Text("应有督导人次", "Sessions owed"),
    definition=Text(
        "每人每月应参加的场次之和：规定的频次（worker_sessions，新入行的 new_worker_sessions）乘以当月在岗、"
        "未请假的天数占全月的比例，四舍五入；记录库停用（closed_on）以后不算。督导者的范围：按协议首先由其负责"
        "的人。",
        "Summed over people and months: the frequency of policy (worker_sessions, of a new worker "
        "new_worker_sessions) times the share of the month's days in post and not on leave, rounded, halves "
        "up; nothing after closed_on. For a supervisor: of those whose nearest by agreement this person is.",
    ),
    unit=Text("人次", "attendances"),
    op=Op.SUM,
    additive_over=frozenset({"month", "station"}),
    evidence=evidence,
    breakdowns=(by.ROLE, by.STATION),
    source="policy worker_sessions, new_worker_sessions, new_worker_months; S4; R70–R72; domain.md §8b 3",
)
