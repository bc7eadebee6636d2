"""Time on the road."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from supervise_cli.definitions.trips import NONE
from supervise_cli.figures import _breakdowns as by
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each session that gives its travel, and for each person on a field trip."""
    for session in question.within.sessions:
        if session.travel is not None:
            groups = {"side": (session.side,), "stated_in": ("session",)}
            yield Evidence(session.record, "/travel_minutes", session.travel, groups)
    for each in question.within.travelled:
        yield Evidence(
            each.record, each.pointer, each.minutes, {"side": (each.side,), "stated_in": ("trip",)}
        )


_SIDE = replace(by.SIDE, labels={**by.SIDE.labels, NONE: Text("同去的其他人", "Others who came along")})
_STATED_IN = Breakdown(
    "stated_in",
    Text("记在哪里", "Stated in"),
    labels={
        "session": Text("督导记录", "A session"),
        "trip": Text("走访", "A field trip"),
    },
)


FIGURE = Figure(
    name="travel_minutes",
    title=Text("路途时间", "Travel time"),
    definition=Text(
        "各场督导写明的路途分钟数，加上本期出发的各次走访里每个人的路途分钟数。走访的路途只记在走访里，走"
        "几站、开几场都只算一次：去了几个站点的，对每个站点都算全程；对督导者只算本人的。",
        "The minutes of travel that the sessions give, and those of each person on the field trips that set "
        "out in the period, summed. The travel of a trip stands in the trip alone and counts once, however "
        "many stations and sessions: wholly for each station it came to; for a supervisor this person's own.",
    ),
    unit=Text("分钟", "minutes"),
    op=Op.SUM,
    additive_over=frozenset({"month"}),
    evidence=evidence,
    breakdowns=(_SIDE, _STATED_IN),
    source="S5; domain.md §8a session, visit",
)
