"""SUP115 文字太长或是空的: A text is too long, or blank."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP115",
    slug="text-length",
    title=Text("文字太长或是空的", "A text is too long, or blank"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "会印在台账上的短句要放得下；空白等于没写。", "What ledgers print must fit; a blank says nothing."
    ),
    example='theme: ""',
    fix=Text(
        "缩短，或把细节移到纪要里；空的就删掉这一行。",
        "Shorten it, or move details into the summary; delete the line if it is blank.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "long": Sentence(
            message=Text(
                "{title_zh}（{field}）有 {n} 个字，最多 {limit} 个。",
                "{field} has {n} characters; {limit} at most.",
            ),
            hint=Text(
                "缩短到 {limit} 字以内，细节写到专门的说明里。",
                "Shorten it to {limit}; put the details where there is room for them.",
            ),
        ),
        "blank": Sentence(
            message=Text("{title_zh}（{field}）是空的。", "{field} is blank."),
            hint=Text(
                "补上内容；没有内容就删掉这一行。",
                "Write something; if there is nothing to say, delete the line.",
            ),
        ),
    },
)
