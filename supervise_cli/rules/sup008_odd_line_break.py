"""SUP008 不寻常的换行符: Odd line break."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP008",
    slug="odd-line-break",
    title=Text("不寻常的换行符", "Odd line break"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "有的程序把它当换行，有的不当，于是同一个文件读出两种内容，字段可以藏在“注释”里。",
        (
            "Some programs take it for a line break and some do not, so one file reads in two "
            "ways and a field can hide in a comment."
        ),
    ),
    example="NEL (U+0085)",
    fix=Text("删掉它，按回车键换行。", "Delete it and press Enter instead."),
    source="可靠性设计 2.2 / reliability design 2.2",
    sentences={
        "lone_cr": Sentence(
            message=Text(
                "这里是单独的回车符 U+000D（老式 Mac 换行），各程序读法不一样。",
                ("There is a lone carriage return (U+000D) here, which programs read differently."),
            ),
            hint=Text(
                "删掉它，按回车键换行；整份文件都是这样时，在编辑器里把换行符改成 LF。",
                ("Delete it and press Enter; if the whole file is like this, switch its line ends to LF."),
            ),
        ),
        "nel": Sentence(
            message=Text(
                "这里有一个看不见的换行符 U+0085，各程序读法不一样。",
                ("There is a next-line character U+0085 (NEL) here, which programs read differently."),
            ),
            hint=Text("删掉它，要换行就按回车键。", "Delete it; press Enter for a line break."),
        ),
        "ls": Sentence(
            message=Text(
                "这里有一个看不见的换行符 U+2028，多半是从网页或文档里粘来的。",
                ("There is a line separator U+2028 here, most likely pasted from a web page or document."),
            ),
            hint=Text("删掉它，要换行就按回车键。", "Delete it; press Enter for a line break."),
        ),
        "ps": Sentence(
            message=Text(
                "这里有一个看不见的换行符 U+2029，多半是从网页或文档里粘来的。",
                (
                    "There is a paragraph separator U+2029 here, most likely pasted from a web "
                    "page or document."
                ),
            ),
            hint=Text("删掉它，要换行就按回车键。", "Delete it; press Enter for a line break."),
        ),
    },
)
