"""SUP033 这里的写法看不懂: Not understood."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP033",
    slug="syntax",
    title=Text("这里的写法看不懂", "Not understood"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "这一处不是记录的写法，从这里起分不清哪个字段是哪个值。",
        ("This is not how records are written; from here on keys and values cannot be told apart."),
    ),
    example="a: b\n]",
    fix=Text(
        "对照上一行和示例，看看冒号、引号、括号和缩进。",
        ("Compare with the line above and with an example: colons, quotes, brackets, indents."),
    ),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "": Sentence(
            message=Text("从这里起读不懂了。", "From here on the text is not understood."),
            hint=Text(
                (
                    "看看这一行和上一行：冒号后有没有空格，引号、括号是否成对，缩进是否对齐；拿"
                    "不准就给值加英文双引号。"
                ),
                (
                    "Look at this line and the one above: a space after the colon, quotes and "
                    "brackets in pairs, indents lined up; when in doubt put the value into "
                    "double quotes."
                ),
            ),
        ),
        "unfinished": Sentence(
            message=Text(
                "文件到这里突然结束，前面有没写完的地方。",
                "The file ends here with something unfinished.",
            ),
            hint=Text(
                "看看最后几行：引号、括号有没有写完。",
                "Look at the last lines: is a quote or bracket left open?",
            ),
        ),
    },
)
