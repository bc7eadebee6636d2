"""A last day before the first one: in force, posted, away or on the way on no day at all (rule 28, dates)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import Table, quoted

_LAST = ("to", "until")
"""What the last day is called beside ``from``."""


def check(facts: Facts) -> Iterator[Hit]:
    """Records, and items of their lists, that end before they begin."""
    for kind in RULE.subjects:
        for table in facts.tables[kind].walk():
            for last in last_days(table):
                yield from _reversed(facts, table, last)


def last_days(table: Table) -> list[str]:
    """The columns of a table that hold the last day of what begins ``from``."""
    names = {each.name for each in table.columns}
    return [each for each in _LAST if each in names and "from" in names]


def _reversed(facts: Facts, table: Table, last: str) -> Iterator[Hit]:
    at = "pointer" if table.child else "''"
    for record, pointer, start, end in facts.rows(
        f'SELECT record, {at}, "from", {quoted(last)} FROM {quoted(table.name)}'
        f' WHERE {quoted(last)} < "from" ORDER BY record'
    ):
        yield Hit(record, f"{pointer}/{last}", params={"id": record, "start": start, "end": end})


RULE = Rule(
    code="SUP315",
    slug="reversed-dates",
    title=Text("结束日期早于开始日期", "Ends before it begins"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "起止写反了，哪一天都不算在内：假等于没请，任职等于没有，例外等于没批，谁也看不出来。",
        "The wrong way round it holds on no day: nobody is away, nobody is posted, nothing is waived, and "
        "nothing shows it.",
    ),
    example='from: "2022-06-20"\nto: "2022-06-02"',
    fix=Text("核对两个日期，改正写错的一个。", "Check the two dates and correct the one that is wrong."),
    source="domain.md §8b rule 28; 逻辑 / logic",
    sentences={
        "": Sentence(
            Text(
                "从 {start} 起，却写着到 {end} 为止，哪一天都不算在内。",
                "It begins on {start} and yet ends on {end}: it holds on no day.",
            ),
            Text(
                "核对两个日期，写错了哪个改哪个，写反了就对调：sup edit {id}",
                "Check the two dates, correct the wrong one or exchange them: sup edit {id}",
            ),
        )
    },
    check=check,
    subjects=("agreement", "leave", "person", "station", "visit", "waiver"),
)
