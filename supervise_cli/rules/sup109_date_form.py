"""SUP109 日期的写法不对: This is not how a date is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP109",
    slug="date-form",
    title=Text("日期的写法不对", "This is not how a date is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "日期只有一种写法，才能排序、算间隔、归到月份。",
        ("Dates can only be sorted, compared and counted by month when they are written in one way."),
    ),
    example="date: 2022年6月15日",
    fix=Text(
        '写成 "2022-06-15"：四位年、两位月、两位日，用英文双引号括起来。',
        'Write "2022-06-15": four digits, two, two, in double quotes.',
    ),
    source="数据字典 §8a / data dictionary §8a; ISO 8601",
    sentences={
        "chinese": Sentence(
            message=Text(
                "{title_zh}（{field}）写了“年、月、日”三个字，程序认不出是哪一天。",
                "{field} is written with 年, 月 and 日; which day it is cannot be told.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "separator": Sentence(
            message=Text(
                "{title_zh}（{field}）的年月日之间要用短横线。",
                "Year, month and day of {field} are joined by hyphens.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "padding": Sentence(
            message=Text(
                "{title_zh}（{field}）的月和日要写两位，不足的补 0。",
                "Month and day of {field} have two digits each.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "fullwidth": Sentence(
            message=Text(
                "{title_zh}（{field}）里有全角字符，或多余的引号、空格、换行。",
                "{field} has full-width characters, or quotes, blanks or a line break too many.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "compact": Sentence(
            message=Text(
                "{title_zh}（{field}）要用短横线隔开年月日。",
                "{field} needs hyphens between year, month and day.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "datetime": Sentence(
            message=Text("{title_zh}（{field}）只写日期，不写时间。", "{field} is a date without a time."),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "short_year": Sentence(
            message=Text("{title_zh}（{field}）的年份要写四位。", "The year of {field} has four digits."),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "no_year": Sentence(
            message=Text("{title_zh}（{field}）没有写年份。", "{field} has no year."),
            hint=Text(
                '写全，比如 {field}: "2022-06-15"。', 'Write all of it, such as {field}: "2022-06-15".'
            ),
        ),
        "incomplete": Sentence(
            message=Text("{title_zh}（{field}）要写到哪一天。", "{field} needs the day."),
            hint=Text(
                '写全，比如 {field}: "2022-06-15"；只知道年月就删掉这一行，不要编。',
                (
                    'Write all of it, such as {field}: "2022-06-15"; if the day is not known, delete '
                    "the line rather than make one up."
                ),
            ),
        ),
        "range": Sentence(
            message=Text(
                "{title_zh}（{field}）只能写一天，不能写一段时间。", "{field} is one day, not a span."
            ),
            hint=Text(
                '写一个日期，比如 {field}: "2022-06-15"。', 'Write one date, such as {field}: "2022-06-15".'
            ),
        ),
        "relative": Sentence(
            message=Text(
                "{title_zh}（{field}）要写具体日期；“昨天”“下周”过几天就没人知道是哪天了。",
                "{field} is a date; in a few days nobody will know which day “yesterday” was.",
            ),
            hint=Text(
                '写成日期，比如 {field}: "2022-06-15"。', 'Write a date, such as {field}: "2022-06-15".'
            ),
        ),
        "serial": Sentence(
            message=Text(
                "{title_zh}（{field}）是表格软件的日期序号，不是日期。",
                "{field} holds a spreadsheet's number for a date, not the date.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "impossible": Sentence(
            message=Text(
                "{title_zh}（{field}）写的这一天不存在。", "{field} names a day that does not exist."
            ),
            hint=Text("核对月份和日子，改成真实的日期。", "Check month and day and write a real date."),
        ),
        "year": Sentence(
            message=Text(
                "{title_zh}（{field}）的年份不在 1900 到 2099 之间。",
                "The year of {field} is not between 1900 and 2099.",
            ),
            hint=Text("核对年份；按公历写。", "Check the year."),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）要写日期。", "{field} is a date."),
            hint=Text('写成这样：{field}: "2022-06-15"。', 'Write it like this: {field}: "2022-06-15".'),
        ),
    },
)
