"""How long the sessions lasted (督导时数)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each held session: its minutes."""
    for session in question.within.sessions:
        groups = {
            **by.of_session(session),
            "station": session.stations,
            "supervisor": tuple(each.person for each in session.conducted),
        }
        yield Evidence(session.record, session.minutes_at, session.minutes, groups)


FIGURE = Figure(
    name="session_minutes",
    title=Text("督导时数", "Session time"),
    definition=Text(
        "本期各场督导时长之和，一场只计一次，与到场人数无关；没有写时长的按起止时间算。对站点不可相加（"
        "同场次）。一场有几项职能、内容或重点的，时长平均分摊（k 项各 1/k）；没有重点的列“未涉及”。督、"
        "导按内容分摊：监察工作进展且有行政性职能的为督，给予情绪支持为导（心理疏导），其余为导（业务指"
        "导）。",
        "The length of the sessions of the period, each once however many were there; where no minutes "
        "are given, from start to end. Not additive over stations (as for sessions). The minutes of a "
        "session with k functions, contents or focal contents are split, 1/k each; without a focal "
        "content they stand under none. Strands go by content: progress monitoring in an administrative "
        "session is 督, emotional support is care, the rest guidance.",
    ),
    unit=Text("分钟", "minutes"),
    op=Op.SUM,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(
        by.FORM,
        by.MODE,
        by.SIDE,
        by.function(Sharing.SPLIT),
        by.content(Sharing.SPLIT),
        by.strand(Sharing.SPLIT),
        by.focus(Sharing.SPLIT),
        by.STATIONS_EACH,
        by.SUPERVISOR_EACH,
    ),
    source="domain.md §8c 时数; architecture, Attendance",
)
