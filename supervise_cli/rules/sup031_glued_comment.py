"""SUP031 # 前面没有空格: No space before #."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP031",
    slug="glued-comment",
    title=Text("# 前面没有空格", "No space before #"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "引号或括号后面紧跟 #，有的程序当注释，有的报错。",
        ("After a quote or bracket, # without a space is a comment to some programs and an error to others."),
    ),
    example='theme: "个案推进"#待补',
    fix=Text("在 # 前面加一个空格。", "Type a space before #."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "": Sentence(
            message=Text("注释的 # 前面没有空格。", "There is no space before the # of this comment."),
            hint=Text(
                "在 # 前面加一个空格，或让注释单独占一行。",
                "Type a space before #, or give the comment a line of its own.",
            ),
        ),
    },
)
