"""How many of the sessions owed were not held."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text

_STATE = Breakdown(
    "state",
    Text("还能不能做", "State"),
    labels={
        "missing": Text("没有做到", "missing"),
        "due": Text("当月还可以做", "still to be held in time"),
    },
)


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each person and month with less held than owed."""
    for each in question.within.owed_sessions:
        if each.short:
            groups = {
                "state": (each.state.value,),
                "role": (each.post.role,),
                "station": (each.post.station,),
            }
            yield Evidence(each.post.person, each.post.pointer, each.short, groups)


FIGURE = Figure(
    name="sessions_short",
    title=Text("其中还没有做的", "Of these not held"),
    definition=Text(
        "每人每月应有的督导减去参加过的场次，多参加的不抵别人的。当月还有日子可以做的是“还可以做”，其余是“没有"
        "做到”。",
        "For each person and month what is owed less the held sessions attended; more than owed makes up for "
        "nobody else. What still can be held that month is to come, the rest is missing.",
    ),
    unit=Text("人次", "attendances"),
    op=Op.SUM,
    additive_over=frozenset({"month", "station"}),
    evidence=evidence,
    breakdowns=(_STATE, by.ROLE, by.STATION),
    source="S4; R70–R72; domain.md §8b 3; architecture “Time”",
)
