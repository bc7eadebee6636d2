"""SUP199 不符合这种记录的要求: Not what this kind of record asks for."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP199",
    slug="schema-other",
    title=Text("不符合这种记录的要求", "Not what this kind of record asks for"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text("这种记录的规格里有一条没有满足。", "One requirement of this kind of record is not met."),
    example="",
    fix=Text("对照规格里这个字段的说明改。", "Compare with the description of this field."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text(
                "这里不符合这种记录的要求。", "What is here is not what this kind of record asks for."
            ),
            hint=Text(
                "对照同类记录的写法检查这一处。", "Compare this place with another record of this kind."
            ),
        ),
    },
)
