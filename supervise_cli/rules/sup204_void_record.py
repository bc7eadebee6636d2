"""A reference leads to a record that was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """References of counting records to an id whose only files are void."""
    rows = facts.rows(
        "SELECT r.record, r.pointer, r.target FROM reference r"
        " WHERE r.target IN (SELECT t.id FROM run t WHERE t.status = 'void' AND t.valid = 1)"
        " AND NOT EXISTS (SELECT 1 FROM run t WHERE t.id = r.target AND t.status <> 'void')"
        " ORDER BY r.record, r.pointer"
    )
    for record, pointer, target in rows:
        yield Hit(record, pointer, params={"target": target})


RULE = Rule(
    code="SUP204",
    slug="void-record",
    title=Text("提到的记录已作废", "A reference to a withdrawn record"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "作废的记录不再统计；还指着它的记录就失去了依据。",
        "A withdrawn record counts no more; what still points at it has lost its ground.",
    ),
    example="agreement: A-20220601-4N8TB   # status: void",
    fix=Text(
        "改指替代它的那条记录；没有替代的，就去掉这一项。",
        "Point at the record that took its place; if there is none, leave the field out.",
    ),
    source="domain.md §8b, closing note (to a void one it is a link finding)",
    sentences={
        "": Sentence(
            Text("这里提到的 {target} 已经作废。", "{target}, which is named here, has been withdrawn."),
            Text(
                "改成替代它的那条记录，没有就去掉这一项；为什么作废：sup show {target}\n"
                "这条记录整个用不着了的，也作废：sup void 【这条的编号】 --reason 【原因】 --by 【谁作废】",
                "Point at what replaced it, or remove the field; why it was withdrawn: sup show "
                "{target}\n"
                "If this whole record is of no use any more, withdraw it too: sup void ID --reason "
                "REASON --by NAME",
            ),
        )
    },
    check=check,
)
