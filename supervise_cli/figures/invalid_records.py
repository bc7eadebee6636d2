"""Files that do not count because something is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.uncounted import invalid
from supervise_cli.figures.figure import Evidence, Figure, Op, Question
from supervise_cli.model import Text


def evidence(question: Question) -> Iterator[Evidence]:
    """A row for each file; its path where no id can be read."""
    for record, path in invalid(question.facts):
        yield Evidence(record or path, "")


FIGURE = Figure(
    name="invalid_records",
    title=Text("有误而未计入的文件", "Invalid files"),
    definition=Text(
        "读不出、或不合格式、因此不计入任何数字的记录文件。有误的文件说不清属于谁，所以不论什么范围、哪"
        "一期，都是全库的数。",
        "Record files that cannot be read or do not fit their schema, and so count nowhere. Since nobody "
        "can say whose they are, the number is that of the whole repository, whatever scope and period.",
    ),
    unit=Text("个", "files"),
    op=Op.COUNT,
    additive_over=frozenset(),
    evidence=evidence,
    source="architecture, Life cycle",
)
