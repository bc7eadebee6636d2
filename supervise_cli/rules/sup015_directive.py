"""SUP015 以 % 开头的指令行: A directive."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP015",
    slug="directive",
    title=Text("以 % 开头的指令行", "A directive"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "以 % 开头的行会改变整份文件的读法。",
        "A line that begins with % changes how the whole file is read.",
    ),
    example="%YAML 1.1",
    fix=Text("删掉这一行。", "Delete the line."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "": Sentence(
            message=Text(
                "这一行以 % 开头，是写给别的程序的指令，记录里不能用。",
                ("This line begins with %, an instruction to other programs, which a record cannot have."),
            ),
            hint=Text(
                "删掉这一行；如果是正文，在前面缩进两个空格。",
                "Delete the line; if it is text, indent it by two spaces.",
            ),
        ),
    },
)
