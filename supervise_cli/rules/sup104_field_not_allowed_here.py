"""SUP104 这种情况下不写这一项: Not to be written in this situation."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP104",
    slug="field-not-allowed-here",
    title=Text("这种情况下不写这一项", "Not to be written in this situation"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "互相矛盾的内容放在一起，别人不知道该信哪一个。",
        "Where contradictory statements stand together, nobody knows which to believe.",
    ),
    example="outcome: cancelled\nminutes: 60",
    fix=Text("删掉这一项，或改正与它矛盾的那一项。", "Delete it, or correct the field that contradicts it."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text(
                "{when_zh}不写{title_zh}（{field}）。", "There is no {field} ({title_en}) in {when_en}."
            ),
            hint=Text(
                "删掉 {field} 这一项；如果情况写错了，就改那一项。",
                "Delete {field}; if the situation is stated wrongly, correct that instead.",
            ),
        ),
    },
)
