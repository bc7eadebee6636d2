"""SUP020 冒号后面没有内容: Nothing after the colon."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP020",
    slug="missing-value",
    title=Text("冒号后面没有内容", "Nothing after the colon"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "空着的字段读出来是“空值”，和没写不是一回事；不知道的就不写这一行。",
        ("An empty field reads as null, which is not the same as absent; what is unknown is left out."),
    ),
    example="theme:",
    fix=Text("写上内容，或删掉这一行。", "Write the value, or delete the line."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "key": Sentence(
            message=Text("冒号后面没有写内容。", "Nothing is written after the colon."),
            hint=Text(
                "写上内容；还不知道就把这一行删掉。下面有缩进的内容时，检查缩进。",
                (
                    "Write the value; if it is not known yet, delete the line. If indented "
                    "lines should belong to it, check their indent."
                ),
            ),
        ),
        "item": Sentence(
            message=Text("列表里有一项是空的。", "An item of this list is empty."),
            hint=Text("写上这一项，或删掉这个“-”。", "Write the item, or delete this “-”."),
        ),
    },
)
