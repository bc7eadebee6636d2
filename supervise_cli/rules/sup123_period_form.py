"""SUP123 时段的写法不对: This is not how a period is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP123",
    slug="period-form",
    title=Text("时段的写法不对", "This is not how a period is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "时段只有这几种写法，才能归到年、季、月。",
        ("Periods can only be counted by year, quarter and month when they are written in these ways."),
    ),
    example="period: 2022年第二季度",
    fix=Text(
        "写年（2022）、季度（2022-Q2）、月（2022-06），或 from 和 to 两个日期。",
        ("Write a year (2022), a quarter (2022-Q2), a month (2022-06), or the dates from and to."),
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "rewrite": Sentence(
            message=Text("{title_zh}（{field}）的写法不对。", "{field} is not written that way."),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "number": Sentence(
            message=Text(
                "{title_zh}（{field}）的年份要加英文双引号，不然程序当成数字。",
                "The year in {field} needs double quotes, or it is taken for a number.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）要写年、季度、月，或起止日期。",
                "{field} is a year, a quarter, a month, or two dates.",
            ),
            hint=Text(
                '比如 {field}: "2022-06"、{field}: "2022-Q2"，或在下面写 from 和 to。',
                'For instance {field}: "2022-06", {field}: "2022-Q2", or from and to below it.',
            ),
        ),
    },
)
