"""SUP023 引号不配对: Quotes that do not match."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP023",
    slug="quotes",
    title=Text("引号不配对", "Quotes that do not match"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "引号没有配对时，后面好几行都会被当成这一个值。",
        "Where quotes do not match, the lines that follow are taken into this value.",
    ),
    example='theme: "个案推进',
    fix=Text("补上或删掉引号，都用英文引号。", "Add or remove a quote; use ASCII quotes."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "unclosed_double": Sentence(
            message=Text(
                "这一行的英文双引号只有开头，没有结尾。",
                "The double quote on this line is never closed.",
            ),
            hint=Text('在值的最后补一个 "。', 'Type " at the end of the value.'),
        ),
        "unclosed_single": Sentence(
            message=Text(
                "这一行的英文单引号只有开头，没有结尾。",
                "The single quote on this line is never closed.",
            ),
            hint=Text("在值的最后补一个 '。", "Type ' at the end of the value."),
        ),
        "fullwidth_close": Sentence(
            message=Text(
                "开头是英文引号，结尾却是中文引号。",
                "The quote begins as an ASCII one and ends as a Chinese one.",
            ),
            hint=Text("把这里的引号换成英文引号。", "Replace this mark by an ASCII quote."),
        ),
        "text_after": Sentence(
            message=Text("引号结束以后还有别的字。", "More text follows the closing quote."),
            hint=Text(
                "用引号把整个值包起来；里面的引号用中文引号“ ”。",
                "Put the whole value into the quotes; use other marks inside.",
            ),
        ),
        "comma_after": Sentence(
            message=Text(
                "引号后面多了一个逗号或分号，每行末尾不用标点。",
                ("A comma or semicolon follows the closing quote; lines end without one."),
            ),
            hint=Text("删掉行末的标点。", "Delete the sign at the end of the line."),
        ),
    },
)
