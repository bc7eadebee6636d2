"""Two parts of one record carry one key, in two lists that others point into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from supervise_cli.definitions.keyed import pointed_at
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted


def check(facts: Facts) -> Iterator[Hit]:
    """On every item but the first (outer lists first) whose key ``<record>#<key>`` already means another."""
    groups = {tuple(tables) for _, _, tables in pointed_at(facts) if len(tables) > 1}
    for tables in sorted(groups):
        for record, places in _twice(facts, tables):
            taken = {key for key, _ in places}
            first: dict[str, str] = {}
            for key, pointer in places:
                if key in first:
                    params = {"whole": record, "key": key, "first": first[key], "free": _free(key, taken)}
                    yield Hit(record, f"{pointer}/key", params=params)
                first.setdefault(key, pointer)


def _twice(facts: Facts, tables: Sequence[str]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The records where a key stands twice, each with (key, pointer) of all items in their order."""
    # Within the outermost list the schema sees to it, so the long list is only looked up, never sorted.
    first, *inner = (quoted(name) for name in tables)
    pairs = [
        f'SELECT b.record FROM {b} b CROSS JOIN {a} a ON a.uid = b.uid AND a."key" = b."key"'
        for n, b in enumerate(inner)
        for a in (first, *inner[:n])
    ] + [f'SELECT record FROM {each} GROUP BY record, "key" HAVING count(*) > 1' for each in inner]
    for (record,) in list(facts.rows(f"{' UNION '.join(pairs)} ORDER BY 1")):
        yield (
            record,
            [
                place
                for name in tables
                for place in facts.rows(
                    f'SELECT "key", pointer FROM {quoted(name)} WHERE record = ? ORDER BY n', (record,)
                )
            ],
        )


def _free(key: str, taken: set[str]) -> str:
    stem = re.sub(r"[0-9]+\Z", "", key)
    return next(name for n in range(1, len(taken) + 2) if (name := f"{stem}{n}") not in taken)


RULE = Rule(
    code="SUP205",
    slug="shared-key",
    title=Text("两条行动用了同一个编号", "Two actions with one key"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "跟进用“记录编号#行动编号”指明是哪一项。新定的行动和拆分出来的行动同号，就分不清指的是哪一项，其中一项会漏掉。",
        "A follow-up names an action as RECORD#KEY. Where a new action and a part of a split share a key, "
        "that could be either, and one of them is lost.",
    ),
    example=Text(
        (
            "actions:\n"
            "  - key: a1\n"
            "follow_up:\n"
            '  - of: "S-20220601-7K3QX#a1"\n'
            "    outcome: split\n"
            "    actions:\n"
            "      - key: a1   # 上面已经用了 a1"
        ),
        (
            "actions:\n"
            "  - key: a1\n"
            "follow_up:\n"
            '  - of: "S-20220601-7K3QX#a1"\n'
            "    outcome: split\n"
            "    actions:\n"
            "      - key: a1   # taken above"
        ),
    ),
    fix=Text(
        "给后面的一项换一个这条记录里没用过的 key；别的记录指着它的，也跟着改。",
        "Give the later one a key that this record does not use yet; where others name it, change that too.",
    ),
    source="architecture.md, Decided early; domain.md §8a, lists with a key",
    sentences={
        "": Sentence(
            Text(
                "这条记录里前面已经有一项用了编号 {key}，写 {whole}#{key} 就分不清是哪一项，这一项会漏掉。",
                "An item above in this record has the key {key} already; {whole}#{key} could mean "
                "either, and this one is lost.",
            ),
            Text(
                "换一个没用过的，比如 key: {free}：sup edit {whole}\n"
                "别的记录里的 {whole}#{key} 如果指的是这一项，也改成 #{free}。",
                "Take one that is free, such as key: {free}: sup edit {whole}\n"
                "Where another record names this one as {whole}#{key}, write #{free} there.",
            ),
        )
    },
    check=check,
)
