"""Attendances (人次)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each attendee who was there."""
    for session, each in question.within.attendances:
        groups = {
            **by.of_session(session),
            "station": (each.station,),
            "supervisor": tuple(other.person for other in session.conducted),
        }
        yield Evidence(session.record, each.pointer, groups=groups)


FIGURE = Figure(
    name="attendances",
    title=Text("受督导人次", "Attendances"),
    definition=Text(
        "本期各场督导到场的人次（名册外的人和缺席的不算）。每人次算在其当天任职的站点；没有站点任职的，"
        "算在主办站点。各站点、各月可相加。",
        "Attendances at the sessions of the period (neither guests nor the absent). Each counts for the "
        "station where the person was posted that day, else for the host. Additive over stations and "
        "months.",
    ),
    unit=Text("人次", "attendances"),
    op=Op.COUNT,
    additive_over=frozenset({"station", "month"}),
    evidence=evidence,
    breakdowns=(
        by.FORM,
        by.MODE,
        by.SIDE,
        by.function(Sharing.EACH),
        by.content(Sharing.EACH),
        by.strand(Sharing.EACH),
        by.focus(Sharing.EACH),
        by.STATION,
        by.SUPERVISOR_EACH,
    ),
    source="domain.md §8c 人次",
)
