"""SUP106 列表的写法不对: This is not how a list is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP106",
    slug="list-form",
    title=Text("列表的写法不对", "This is not how a list is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "写成一整段文字，程序就分不出几项，也数不清人次。",
        "Written as one text, the items cannot be told apart and nobody can be counted.",
    ),
    example="content: 实务技巧指导、给予情绪支持",
    fix=Text(
        "每项一行，前面写“- ”；短的也可以写在方括号里，用英文逗号隔开。",
        ("One item a line, each after “- ”; short ones may stand in brackets, with commas between."),
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "separated": Sentence(
            message=Text(
                "{title_zh}（{field}）是列表，不能用顿号或逗号连成一段。",
                "{field} is a list, not a text with commas in it.",
            ),
            hint=Text("写成 {field}: [{want}]。", "Write {field}: [{want}]."),
        ),
        "single": Sentence(
            message=Text(
                "{title_zh}（{field}）是列表，只有一项也要写成列表。",
                "{field} is a list, even when there is only one item.",
            ),
            hint=Text("写成 {field}: [{want}]。", "Write {field}: [{want}]."),
        ),
        "mapping": Sentence(
            message=Text(
                "{title_zh}（{field}）是列表，每一条前面要有“- ”。",
                "{field} is a list; each item begins with “- ”.",
            ),
            hint=Text(
                "在每一条的第一行前面加“- ”，其余各行再缩进两格。",
                (
                    "Put “- ” before the first line of each item and indent its other lines by two "
                    "more blanks."
                ),
            ),
        ),
        "items": Sentence(
            message=Text(
                "{title_zh}（{field}）的每一条要分项写，不能只写一个值。",
                "Each item of {field} has fields of its own; a bare value will not do.",
            ),
            hint=Text("每条写成“- {want}”。", "Write each item as “- {want}”."),
        ),
        "sentence": Sentence(
            message=Text(
                "{title_zh}（{field}）是列表，现在是一段文字。",
                "{field} is a list; what is there is one text.",
            ),
            hint=Text("每条另起一行，前面写“- ”。", "Put each item on a line of its own, after “- ”."),
        ),
        "": Sentence(
            message=Text("{title_zh}（{field}）是列表。", "{field} is a list."),
            hint=Text("写成 {field}: [{want}]。", "Write {field}: [{want}]."),
        ),
    },
)
