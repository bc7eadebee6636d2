"""SUP021 冒号写得不对: Wrong colon."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP021",
    slug="colon",
    title=Text("冒号写得不对", "Wrong colon"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "字段名和值之间要用英文冒号加一个空格，否则整行只是一段文字。",
        ("Key and value are separated by an ASCII colon and a space; otherwise the line is only text."),
    ),
    example="theme：个案推进",
    fix=Text("写成“字段: 值”：英文冒号，后面空一格。", "Write “key: value”: an ASCII colon, then a space."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "fullwidth": Sentence(
            message=Text(
                "这里用了中文冒号“：”，程序不认。",
                "There is a full-width colon “：” here, which the program does not take.",
            ),
            hint=Text(
                "改成英文冒号加一个空格，比如 theme: 个案推进。",
                "Type an ASCII colon and a space, as in theme: 个案推进.",
            ),
        ),
        "no_space": Sentence(
            message=Text("英文冒号后面少了一个空格。", "There is no space after the colon."),
            hint=Text("在冒号后面加一个空格。", "Type a space after the colon."),
        ),
        "wide_space": Sentence(
            message=Text(
                "冒号后面是全角空格，程序不认。",
                "There is a full-width space after the colon, which the program does not take.",
            ),
            hint=Text("换成英文空格。", "Replace it by an ordinary space."),
        ),
        "no_colon": Sentence(
            message=Text(
                "这一行没有冒号，看不出字段名和值。",
                "There is no colon on this line, so it has no key and value.",
            ),
            hint=Text(
                "写成“字段: 值”；如果是上一行的正文，比上一行多缩进两个空格。",
                ("Write “key: value”; if it continues the text above, indent it by two more spaces."),
            ),
        ),
        "equals": Sentence(
            message=Text(
                "这里用了等号，应当用冒号。",
                "There is an equals sign here instead of a colon.",
            ),
            hint=Text("改成英文冒号加一个空格。", "Type a colon and a space instead."),
        ),
    },
)
