"""SUP110 时间的写法不对: This is not how a time is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP110",
    slug="time-form",
    title=Text("时间的写法不对", "This is not how a time is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "时间只有一种写法，才能算时长、查重叠。",
        "Times can only be compared and added up when they are written in one way.",
    ),
    example="start: 下午2点",
    fix=Text(
        '写成 "14:30"：24 小时制，时和分各两位，英文冒号，用英文双引号括起来。',
        'Write "14:30": 24 hours, two digits each, in double quotes.',
    ),
    source="数据字典 §8a / data dictionary §8a; ISO 8601",
    sentences={
        "padding": Sentence(
            message=Text(
                "{title_zh}（{field}）的时和分要各写两位。",
                "Hour and minute of {field} have two digits each.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "fullwidth": Sentence(
            message=Text(
                "{title_zh}（{field}）里有全角冒号或全角数字。",
                "{field} has a full-width colon or full-width digits.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "chinese": Sentence(
            message=Text("{title_zh}（{field}）不写“点”“分”。", "{field} is written without 点 and 分."),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "seconds": Sentence(
            message=Text("{title_zh}（{field}）只写到分，不写秒。", "{field} has no seconds."),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "range": Sentence(
            message=Text(
                "{title_zh}（{field}）只写一个时间，起止要分开写。",
                "{field} is one time; beginning and end are two fields.",
            ),
            hint=Text(
                '分成两行：start: "14:30" 和 end: "15:40"。', 'Two lines: start: "14:30" and end: "15:40".'
            ),
        ),
        "compact": Sentence(
            message=Text(
                "{title_zh}（{field}）的时和分之间要有冒号。",
                "{field} needs a colon between hour and minute.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "half_day": Sentence(
            message=Text(
                "{title_zh}（{field}）看不出是上午还是下午。",
                "{field} may be in the morning or the afternoon.",
            ),
            hint=Text(
                '下午写成 {field}: "{want}"，凌晨、早上写成 {field}: "{other}"。',
                'In the afternoon {field}: "{want}", in the morning {field}: "{other}".',
            ),
        ),
        "noon": Sentence(
            message=Text(
                "{title_zh}（{field}）用 24 小时制，不写“上午”“下午”。",
                "{field} is in 24 hours, without am or pm.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "separator": Sentence(
            message=Text(
                "{title_zh}（{field}）的时和分之间要用英文冒号。",
                "Hour and minute of {field} are joined by a colon.",
            ),
            hint=Text('写成 {field}: "{want}"。', 'Write {field}: "{want}".'),
        ),
        "impossible": Sentence(
            message=Text(
                "{title_zh}（{field}）写的时间不存在：时是 00 到 23，分是 00 到 59。",
                "{field} is no time of day: hours run from 00 to 23, minutes from 00 to 59.",
            ),
            hint=Text(
                '改成真实的时间，比如 {field}: "14:30"。', 'Write a real time, such as {field}: "14:30".'
            ),
        ),
        "moment": Sentence(
            message=Text(
                "{title_zh}（{field}）要写日期和时间，中间一个字母 T。",
                "{field} is a date and a time with a T between them.",
            ),
            hint=Text('写成这样：{field}: "{want}"。', 'Write it like this: {field}: "{want}".'),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）要写时间。", "{field} is a time of day."),
            hint=Text('写成这样：{field}: "14:30"。', 'Write it like this: {field}: "14:30".'),
        ),
    },
)
