"""Sessions held (场次)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Evidence, Figure, Op, Question, Sharing
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each held session."""
    for session in question.within.sessions:
        groups = {
            **by.of_session(session),
            "station": session.stations,
            "supervisor": tuple(each.person for each in session.conducted),
        }
        yield Evidence(session.record, "", groups=groups)


FIGURE = Figure(
    name="sessions",
    title=Text("督导场次", "Sessions"),
    definition=Text(
        "本期已进行的督导。几个站点的人一起参加的，对每个站点都算一场，对全县、全市只算一场，所以各站点"
        "相加可能大于合计。职能、内容、重点一场可有几项，每项都算。",
        "Sessions held in the period. One that several stations attend counts for each of them and once "
        "for the county and the city, so that stations may add up to more. A session counts under each of "
        "its functions, contents and focal contents.",
    ),
    unit=Text("场", "sessions"),
    op=Op.COUNT,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(
        by.FORM,
        by.MODE,
        by.SIDE,
        by.function(Sharing.EACH),
        by.content(Sharing.EACH),
        by.strand(Sharing.EACH),
        by.focus(Sharing.EACH),
        by.STATIONS_EACH,
        by.SUPERVISOR_EACH,
    ),
    source="domain.md §8c 场次",
)
