"""SUP026 值里面有“冒号加空格”: A colon and a space inside a value."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP026",
    slug="colon-in-text",
    title=Text("值里面有“冒号加空格”", "A colon and a space inside a value"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "英文冒号加空格会被当成又一个字段。",
        "A colon followed by a space begins another key for the program.",
    ),
    example="theme: 目标: 稳定情绪",
    fix=Text(
        "给整个值加英文双引号，或用中文冒号。",
        "Put the whole value into double quotes, or use a full-width colon in it.",
    ),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "": Sentence(
            message=Text(
                "值里面又有英文冒号加空格，程序会当成另一个字段。",
                ("There is another colon and space inside the value, taken for one more key."),
            ),
            hint=Text(
                "从这里起给整个值加英文双引号，或把里面的冒号换成中文“：”。",
                ("Put the whole value, from here on, into double quotes, or use “：” inside it."),
            ),
        ),
    },
)
