"""SUP014 用了 <<: A merge key."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP014",
    slug="merge-key",
    title=Text("用了 <<", "A merge key"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "<< 会把别处的内容悄悄并进来，记录应当写什么就是什么。",
        "<< silently merges in what stands elsewhere; a record should say what it says.",
    ),
    example="<<: *defaults",
    fix=Text("删掉 << 一行，把需要的字段写出来。", "Delete the << line and write the fields out."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "": Sentence(
            message=Text(
                "字段名 << 会并入别处的内容，记录里不能用。",
                "The key << merges in something from elsewhere; a record cannot use it.",
            ),
            hint=Text(
                "删掉这一行，把需要的字段一个个写出来。",
                "Delete this line and write out the fields that are needed.",
            ),
        ),
    },
)
