"""SUP118 同一项写了两次: The same item twice."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP118",
    slug="repeated-item",
    title=Text("同一项写了两次", "The same item twice"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "同一个人或同一项写两次，人次和时数就会多算。", "A person or item listed twice is counted twice."
    ),
    example="attendees:\n- person: P-7K3QX\n- person: P-7K3QX",
    fix=Text(
        "删掉重复的一条；如果本来是另一个人，改成那个人的编号。",
        "Delete one of them; if somebody else was meant, write that person's id.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "member": Sentence(
            message=Text(
                "{title_zh}（{field}）里第 {second} 条和第 {first} 条的{member_zh}（{member}）一样。",
                "Items {first} and {second} of {field} have the same {member}.",
            ),
            hint=Text("删掉一条，或把其中一个改对。", "Delete one of them, or correct it."),
        ),
        "item": Sentence(
            message=Text(
                "{title_zh}（{field}）里第 {second} 项和第 {first} 项一样。",
                "Items {first} and {second} of {field} are the same.",
            ),
            hint=Text("删掉一项。", "Delete one of them."),
        ),
    },
)
