"""SUP012 结构过深或过多: Too deep or too many parts."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP012",
    slug="too-complex",
    title=Text("结构过深或过多", "Too deep or too many parts"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "正常的记录只有三四层、几百个值；过深过多的文件会拖垮程序。",
        (
            "A record has three or four levels and some hundred values; files beyond that can "
            "bring a program down."
        ),
    ),
    example="[[[[[[[[…",
    fix=Text(
        "检查这里的括号和缩进是不是写多了。",
        "See whether there are brackets or indents too many here.",
    ),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "depth": Sentence(
            message=Text(
                "括号或缩进一层套一层，超过了 {limit} 层，后面没有读。",
                ("Brackets or indents are nested deeper than {limit} levels; the rest was not read."),
            ),
            hint=Text(
                "从这里往前检查，删掉多余的 [、{{ 或缩进。",
                "Look back from here and remove the extra [, {{ or indents.",
            ),
        ),
        "events": Sentence(
            message=Text(
                "文件里的值超过了 {limit} 个，后面没有读。",
                "The file has more than {limit} parts; the rest was not read.",
            ),
            hint=Text(
                "一份记录只写一次督导；名单、表格请用 sup import 导入。",
                "A record is about one session; bring lists and tables in with sup import.",
            ),
        ),
    },
)
