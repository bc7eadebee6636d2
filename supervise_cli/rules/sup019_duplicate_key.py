"""SUP019 同一个字段写了两次: The same key twice."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP019",
    slug="duplicate-key",
    title=Text("同一个字段写了两次", "The same key twice"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "写了两次时，有的程序取前一个，有的取后一个，另一个就悄悄丢了。",
        ("Of two, some programs keep the first and some the last; the other is lost without a word."),
    ),
    example="theme: 个案推进\ntheme: 情绪支持",
    fix=Text("两处合成一处。", "Make the two one."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "same": Sentence(
            message=Text(
                "字段 {key} 写了两次：第 {first} 行和第 {line} 行。",
                "The key {key} stands twice: on lines {first} and {line}.",
            ),
            hint=Text(
                "留下对的一处，删掉另一处；内容不同就合在一起。",
                "Keep the right one and delete the other; merge them if both matter.",
            ),
        ),
        "looks_same": Sentence(
            message=Text(
                ("第 {first} 行和第 {line} 行的字段名看上去一样（多了空格，或同一个字的两种编码）。"),
                (
                    "The keys on lines {first} and {line} look the same (a space, or one "
                    "letter encoded in two ways)."
                ),
            ),
            hint=Text("留下一处，把字段名重新打一遍。", "Keep one of them and type its key again."),
        ),
    },
)
