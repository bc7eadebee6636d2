"""A reference names a record that exists and a part of it that does not."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.keyed import pointed_at
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted

_SHOWN = 8


def check(facts: Facts) -> Iterator[Hit]:
    """``<record>#<key>`` where the record counts and no list that the field may point into has that key."""
    for field, kind, tables in pointed_at(facts):
        lacking = "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {quoted(name)} k"
            ' WHERE k.record = r.target AND k."key" = r."key")'
            for name in tables
        )
        rows = facts.rows(
            'SELECT r.record, r.pointer, r.target, r."key" FROM reference r WHERE r."key" <> \'\''
            " AND r.field = ? AND EXISTS"
            " (SELECT 1 FROM run t WHERE t.id = r.target AND t.counted = 1 AND t.type = ?)"
            f"{lacking} ORDER BY r.record, r.pointer",
            (field, kind),
        )
        for record, pointer, target, key in list(rows):
            there = sorted(_keys(facts, tables, target))[:_SHOWN]
            params = {
                "target": target,
                "key": key,
                "keys_zh": "、".join(there),
                "keys_en": ", ".join(there),
                "first": there[0] if there else "",
            }
            yield Hit(record, pointer, "some" if there else "", params)


def _keys(facts: Facts, tables: list[str], target: str) -> set[str]:
    """Every key that these lists of the record have."""
    found: set[str] = set()
    for name in tables:
        rows = facts.rows(f'SELECT "key" FROM {quoted(name)} WHERE record = ?', (target,))
        found |= {key for (key,) in rows}
    return found


RULE = Rule(
    code="SUP202",
    slug="unknown-key",
    title=Text("记录里没有这一条", "The record has no such part"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "跟进写错了行动编号，原来的行动就一直显示没有完成。",
        "A follow-up that names the wrong action leaves the real one open for ever.",
    ),
    example=Text(
        "follow_up:\n  - of: S-20220615-7K3QX#a9   # 那场督导只有 a1、a2",
        "follow_up:\n  - of: S-20220615-7K3QX#a9   # that session has a1 and a2 only",
    ),
    fix=Text(
        "打开那条记录看行动的 key（sup show 编号），照抄。",
        "Look at the record (sup show ID) and copy the key of the action.",
    ),
    source="architecture.md, Codes 2xx; domain.md §8a, lists with a key",
    sentences={
        "": Sentence(
            Text("{target} 里没有 {key} 这一条。", "{target} has no part {key}."),
            Text("看看那条记录：sup show {target}", "Look at that record: sup show {target}"),
        ),
        "some": Sentence(
            Text(
                "{target} 里没有 {key} 这一条；有的是 {keys_zh}。",
                "{target} has no part {key}; it has {keys_en}.",
            ),
            Text(
                "照着改，比如 {target}#{first}；各是什么：sup show {target}",
                "Write one that there is, such as {target}#{first}; what each is: sup show {target}",
            ),
        ),
    },
    check=check,
)
