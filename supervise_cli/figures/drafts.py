"""Records that do not count because they are drafts."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.uncounted import uncounted
from supervise_cli.figures.figure import Breakdown, Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each such record."""
    for each in uncounted(question.within, "draft"):
        yield Evidence(each.record, "", groups={"type": (each.type,)})


FIGURE = Figure(
    name="drafts",
    title=Text("未定稿记录", "Drafts"),
    definition=Text(
        "没有定稿、因此不计入任何数字的记录。有日期的按日期落在本期；没有日期的按记录日期；两样都没有的"
        "，每期都列。站点、督导者的范围：提到范围内站点或人员的。",
        "Records not final, which count nowhere. Dated ones by their date; without one by the day they "
        "were recorded; with neither, in every period. For a station or a supervisor: those that name a "
        "station or person of the scope.",
    ),
    unit=Text("个", "records"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    breakdowns=(Breakdown("type", Text("记录类型", "Record type"), choices=("*",)),),
    source="domain.md §8a; architecture, Life cycle",
)
