"""A session's minutes are more than its start and end leave (rule 28: times and lengths that contradict)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.sessions import BETWEEN
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Sessions with ``minutes`` above ``end`` − ``start``; fewer are a break, and no contradiction."""
    rows = facts.rows(
        f'SELECT s.record, s.minutes, s.start, s."end", {BETWEEN} FROM session s'
        f' WHERE s."end" > s.start AND s.minutes > {BETWEEN} ORDER BY s.record'
    )
    for record, minutes, start, end, between in rows:
        params = {"id": record, "minutes": minutes, "start": start, "end": end, "between": between}
        yield Hit(record, "/minutes", params=params)


RULE = Rule(
    code="SUP307",
    slug="minutes-exceed-times",
    title=Text("督导时长超过起止时间", "Longer than from start to end"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "督导时数按 minutes 计。比起止时间还长，时数就虚增了；中间休息了，写得短一些没有关系。",
        "Hours count by minutes. More than the times leave inflates them; less, for a break, is no fault.",
    ),
    example='start: "14:00"\nend: "15:00"\nminutes: 90',
    fix=Text(
        "核对三个数；中间没有休息，minutes 可以不写，由起止时间推算。",
        "Check the three; without a break minutes may be left out, the times say it.",
    ),
    source="domain.md §8b rule 28",
    sentences={
        "": Sentence(
            Text(
                "时长记了 {minutes} 分钟，从 {start} 到 {end} 只有 {between} 分钟。",
                "{minutes} minutes are recorded, but from {start} to {end} there are {between}.",
            ),
            Text(
                "改正督导时长（minutes）、开始时间（start）或结束时间（end），没有休息就删掉 minutes："
                "sup edit {id}",
                "Correct minutes, start or end; without a break remove the line minutes: sup edit {id}",
            ),
        )
    },
    check=check,
    subjects=("session",),
)
