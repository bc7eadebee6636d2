"""SUP016 一个文件里有两份内容: Two documents in one file."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP016",
    slug="second-document",
    title=Text("一个文件里有两份内容", "Two documents in one file"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "一个文件只放一份记录；第二份别的程序会忽略。",
        "One file holds one record; other programs ignore the second.",
    ),
    example="---",
    fix=Text("把第二份另存成一个文件。", "Save the second one as a file of its own."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "marker": Sentence(
            message=Text(
                "这里的 --- 开始了第二份内容，后面没有读。",
                "The --- here begins a second document; the rest was not read.",
            ),
            hint=Text(
                "只是分隔线就删掉 ---；是另一份记录就另存成一个文件。",
                ("Delete --- if it is only a rule; if it is another record, save it as a file of its own."),
            ),
        ),
        "after_end": Sentence(
            message=Text(
                "... 表示文件到此结束，可是后面还有内容。",
                "The line ... ends the file, but more follows.",
            ),
            hint=Text(
                "删掉 ... 那一行，或删掉它后面的内容。",
                "Delete the line with ..., or what follows it.",
            ),
        ),
    },
)
