"""The stations whose people took part."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each attendance; the value is the station."""
    for session, each in question.within.attendances:
        groups = {"focus": session.focus or ("none",), "station": (each.station,)}
        yield Evidence(session.record, each.pointer, each.station, groups)


FIGURE = Figure(
    name="stations_reached",
    title=Text("受督导站点", "Stations reached"),
    definition=Text(
        "本期至少有一人次受督导的站点，一站一次。各站点（县区）可相加。",
        "Stations with one attendance in the period at least, each once. Additive over stations and "
        "counties.",
    ),
    unit=Text("站", "stations"),
    op=Op.DISTINCT,
    additive_over=frozenset({"station"}),
    evidence=evidence,
    breakdowns=(by.focus(Sharing.EACH), by.STATION),
    source="S2, S10; domain.md §8c 三",
)
