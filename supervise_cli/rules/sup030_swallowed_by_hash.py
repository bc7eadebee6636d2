"""SUP030 空格加 # 后面的字会丢: Text after a space and # gets lost."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP030",
    slug="swallowed-by-hash",
    title=Text("空格加 # 后面的字会丢", "Text after a space and # gets lost"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "空格加 # 以后的内容，程序当注释丢掉。",
        "What follows a space and # is dropped as a comment.",
    ),
    example="theme: 第1次 #督导",
    fix=Text("给整个值加英文双引号。", "Put the whole value into double quotes."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "": Sentence(
            message=Text(
                "空格加 # 后面的字被当成注释，不会存进记录。",
                ("What follows the space and # is taken for a comment and is not part of the record."),
            ),
            hint=Text(
                "给整个值加英文双引号，或换成中文“＃”；真是注释就让它单独占一行。",
                ("Put the whole value into double quotes; if it is a comment, give it a line of its own."),
            ),
        ),
    },
)
