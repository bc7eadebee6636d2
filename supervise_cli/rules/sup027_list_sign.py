"""SUP027 列表的写法不对: Wrong list sign."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP027",
    slug="list-sign",
    title=Text("列表的写法不对", "Wrong list sign"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "列表每一项以英文减号加一个空格开头，别的符号只是文字。",
        ("Each item of a list begins with an ASCII minus and a space; other signs are only text."),
    ),
    example="attendees:\n  • P-7K3QX",
    fix=Text("每一项写成“- 内容”。", "Write each item as “- item”."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "no_space": Sentence(
            message=Text("减号后面少了一个空格。", "There is no space after the minus."),
            hint=Text("在减号后面加一个空格。", "Type a space after the minus."),
        ),
        "wide_dash": Sentence(
            message=Text(
                "这里用的是中文横线或长横线，不是英文减号。",
                "There is a wide or long dash here, not an ASCII minus.",
            ),
            hint=Text("换成英文减号加一个空格“- ”。", "Type an ASCII minus and a space “- ”."),
        ),
        "bullet": Sentence(
            message=Text(
                "这里用了圆点一类的项目符号，程序不认。",
                "There is a bullet here, which the program does not take.",
            ),
            hint=Text(
                "列表换成“- ”；如果是正文，在字段后面写 |，正文从下一行开始。",
                ("Type “- ” for a list; if it is text, write | after the key and begin on the next line."),
            ),
        ),
        "numbered": Sentence(
            message=Text(
                "这里像是编了号的几条，程序会把它们连成一行。",
                "These look like numbered points, which would be joined into one line.",
            ),
            hint=Text(
                "在字段后面写 |，正文从下一行开始；或每条写成“- 内容”。",
                ("Write | after the key and begin on the next line, or write each point as “- item”."),
            ),
        ),
        "after_key": Sentence(
            message=Text(
                "列表的第一项不能和字段写在同一行。",
                "The first item of a list cannot stand on the line of its key.",
            ),
            hint=Text(
                "在这里按回车，“- ”从下一行开始，缩进两个空格。",
                "Press Enter here: “- ” begins on the next line, indented by two spaces.",
            ),
        ),
    },
)
