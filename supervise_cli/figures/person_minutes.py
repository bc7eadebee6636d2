"""The time of all who were supervised (受督导人时)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each attendee who was there: the minutes, with the place that says so."""
    for session, each in question.within.attendances:
        pointer = f"{each.pointer}/minutes" if each.own_minutes else session.minutes_at
        groups = {
            **by.of_session(session),
            "station": (each.station,),
            "supervisor": tuple(other.person for other in session.conducted),
        }
        yield Evidence(session.record, pointer, each.minutes, groups)


FIGURE = Figure(
    name="person_minutes",
    title=Text("受督导人时", "Person-hours"),
    definition=Text(
        "每个到场的人受督导的分钟数之和；没有单独写分钟数的，按这一场的时长。各站点、各月可相加。一场有"
        "几项职能、内容或重点的，平均分摊。",
        "The minutes of everybody present, summed; a person's own minutes where given, else the "
        "session's. Additive over stations and months. Of a session with k functions, contents or focal "
        "contents 1/k each.",
    ),
    unit=Text("人·分钟", "person-minutes"),
    op=Op.SUM,
    additive_over=frozenset({"station", "month"}),
    evidence=evidence,
    breakdowns=(
        by.FORM,
        by.MODE,
        by.SIDE,
        by.function(Sharing.SPLIT),
        by.content(Sharing.SPLIT),
        by.strand(Sharing.SPLIT),
        by.focus(Sharing.SPLIT),
        by.STATION,
        by.SUPERVISOR_EACH,
    ),
    source="domain.md §8c 受督导人时; architecture, Attendance",
)
