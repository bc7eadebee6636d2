"""A session that ends before, or when, it begins (rule 28, second part)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Sessions with ``end`` not after ``start``."""
    rows = facts.rows('SELECT record, start, "end" FROM session WHERE "end" <= start ORDER BY record')
    for record, start, end in rows:
        yield Hit(record, "/end", params={"id": record, "start": start, "end": end})


RULE = Rule(
    code="SUP302",
    slug="ends-before-start",
    title=Text("结束时间不晚于开始时间", "Ends before it starts"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "时长由起止时间推算，写反了时数就不对。",
        "Minutes are taken from start and end; the wrong way round, the hours are wrong.",
    ),
    example='start: "15:30"\nend: "14:00"',
    fix=Text(
        "核对起止时间，下午用 24 小时制（14:00）。", "Check both times; afternoons in 24-hour form (14:00)."
    ),
    source="domain.md §8b rule 28",
    sentences={
        "": Sentence(
            Text(
                "开始时间写的是 {start}，结束时间写的是 {end}，结束要在开始之后。",
                "It starts at {start} and ends at {end}; the end has to come after the start.",
            ),
            Text(
                "改正开始时间（start）或结束时间（end），下午两点写 14:00：sup edit {id}",
                "Correct start or end, two in the afternoon is 14:00: sup edit {id}",
            ),
        )
    },
    check=check,
    subjects=("session",),
)
