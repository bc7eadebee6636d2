"""Requests for supervision that nobody answered yet."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text

_URGENCY = Breakdown("urgency", Text("紧急程度", "Urgency"), choices=("request", "urgency"))
_STATE = Breakdown(
    "state",
    Text("是否过期", "State"),
    labels={"waiting": Text("没有过期", "in time"), "overdue": Text("过期", "overdue")},
)


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each open request."""
    day = question.within.judged_on.isoformat()
    for each in question.within.requests:
        if each.is_open:
            state = "overdue" if each.due and each.due < day else "waiting"
            yield Evidence(each.record, "", groups={"urgency": (each.urgency,), "state": (state,)})


FIGURE = Figure(
    name="requests_open",
    title=Text("没有答复的督导需求", "Requests without an answer"),
    definition=Text(
        "期末（本期未完的，到今天）提出了、还没有答复也没有取消的需求。答复：一场督导写明回应它（requests），或者"
        "一次跟进的结果是已答复、完成、已核实、分项。督导者的范围：轮到其答复的。",
        "Requests made by the period's last day (today while the period is running) and neither answered nor "
        "dropped. Answered means that a held session names it (requests), or that a follow-up of it has the "
        "outcome answered, done, confirmed or split. For a supervisor: those this person is to answer.",
    ),
    unit=Text("项", "items"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(_URGENCY, _STATE),
    source="S4; domain.md §8a request, §8b 49; policy answer_days, urgent_answer_days",
)
