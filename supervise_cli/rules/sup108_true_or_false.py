"""SUP108 “是/否”要写 true 或 false: Yes and no are written true and false."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP108",
    slug="true-or-false",
    title=Text("“是/否”要写 true 或 false", "Yes and no are written true and false"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "“是”“否”“√”各人写法不同，程序只认 true 和 false。",
        "People write yes and no in many ways; the program knows true and false.",
    ),
    example="absent: 是",
    fix=Text("是写 true，否写 false，不加引号。", "Write true for yes and false for no, without quotes."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "yes": Sentence(
            message=Text("{title_zh}（{field}）要写 true（是）或 false（否）。", "{field} is true or false."),
            hint=Text("写成 {field}: true。", "Write {field}: true."),
        ),
        "no": Sentence(
            message=Text("{title_zh}（{field}）要写 true（是）或 false（否）。", "{field} is true or false."),
            hint=Text("写成 {field}: false，或者删掉这一行。", "Write {field}: false, or delete the line."),
        ),
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）只能写 true（是）或 false（否）。",
                "{field} is true (yes) or false (no).",
            ),
            hint=Text(
                "写成 {field}: true 或 {field}: false，不加引号。",
                "Write {field}: true or {field}: false, without quotes.",
            ),
        ),
    },
)
