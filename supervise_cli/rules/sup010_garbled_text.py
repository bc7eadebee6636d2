"""SUP010 乱码: Garbled text."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP010",
    slug="garbled-text",
    title=Text("乱码", "Garbled text"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "这些字是编码转错以后留下的，原来的字已经丢了。",
        "These are what a wrong conversion leaves behind; the original words are gone.",
    ),
    example="theme: 锟斤拷",
    fix=Text("按原稿重新打这几个字。", "Type the words again from the original."),
    source="可靠性设计 2.2 / reliability design 2.2",
    sentences={
        "replacement": Sentence(
            message=Text(
                "这里有 {char}，是编码转错后留下的，原来的字没有了。",
                ("There is {char} here, left by a wrong conversion; the original character is gone."),
            ),
            hint=Text("按原稿把这个字补上。", "Write the missing character from the original."),
        ),
        "gbk_twice": Sentence(
            message=Text(
                "这里有“锟斤拷”一类的乱码，是编码转错两次留下的。",
                "There is text garbled by two wrong conversions here.",
            ),
            hint=Text("按原稿重新打这一段。", "Type this passage again from the original."),
        ),
    },
)
