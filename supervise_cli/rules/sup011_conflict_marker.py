"""SUP011 合并冲突没有处理完: Unresolved merge conflict."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP011",
    slug="conflict-marker",
    title=Text("合并冲突没有处理完", "Unresolved merge conflict"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "两个人改了同一处，文件里同时留着两种写法；不选定一个，记录就不知道说的是什么。",
        (
            "Two people changed the same place and both versions stand in the file; until one "
            "is chosen, the record says nothing."
        ),
    ),
    example="<<<<<<< HEAD",
    fix=Text(
        "两段里留下对的一段，删掉带 <<<<<<<、=======、>>>>>>> 的行。",
        ("Keep the right one of the two passages and delete the lines with <<<<<<<, ======= and >>>>>>>."),
    ),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "conflict": Sentence(
            message=Text(
                "第 {first} 行到第 {last} 行：两个人改了同一处，两种写法都留着，还没有选定。",
                "Lines {first} to {last}: two people changed the same place; both versions still stand here.",
            ),
            hint=Text(
                "上下两段里留下对的一段，再删掉 <<<<<<<、=======、>>>>>>> 这几行。",
                (
                    "Keep the right one of the two passages, then delete the lines with "
                    "<<<<<<<, ======= and >>>>>>>."
                ),
            ),
        ),
        "leftover": Sentence(
            message=Text(
                "这一行是合并两个人的改动时留下的记号。",
                "This line is a mark left over from merging two versions.",
            ),
            hint=Text(
                "核对上下文，然后删掉这一行。",
                "Check what stands around it, then delete this line.",
            ),
        ),
    },
)
