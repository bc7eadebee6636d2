"""SUP117 数字超出范围: A number out of range."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP117",
    slug="number-range",
    title=Text("数字超出范围", "A number out of range"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "超出可能范围的数字多半是多打或少打了一位，或者单位弄错了。",
        "A number beyond what is possible mostly has a digit too many or the wrong unit.",
    ),
    example="minutes: 6000",
    fix=Text("核对数字和单位。", "Check the number and its unit."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "low": Sentence(
            message=Text(
                "{title_zh}（{field}）太小，应在 {low} 到 {high} 之间。",
                "{field} is too small; it lies between {low} and {high}.",
            ),
            hint=Text(
                "核对数字和单位（时长按分钟，费用按元）。",
                "Check number and unit (durations in minutes, money in yuan).",
            ),
        ),
        "high": Sentence(
            message=Text(
                "{title_zh}（{field}）太大，应在 {low} 到 {high} 之间。",
                "{field} is too large; it lies between {low} and {high}.",
            ),
            hint=Text(
                "核对数字和单位（时长按分钟，费用按元）。",
                "Check number and unit (durations in minutes, money in yuan).",
            ),
        ),
    },
)
