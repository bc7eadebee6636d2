"""SUP017 最外层不是“字段: 值”: The file is not “key: value” lines."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP017",
    slug="not-a-mapping",
    title=Text("最外层不是“字段: 值”", "The file is not “key: value” lines"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "记录由一行行“字段: 值”组成，第一行是 schema。",
        "A record is made of “key: value” lines, the first of them schema.",
    ),
    example="- schema: session/1",
    fix=Text("把最外层写成“字段: 值”。", "Write “key: value” at the outermost level."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "list": Sentence(
            message=Text(
                "整个文件是一个列表（以 - 或 [ 开头），不是“字段: 值”。",
                ("The whole file is a list (it begins with - or [), not “key: value” lines."),
            ),
            hint=Text(
                "去掉行首的“- ”，让第一行是 schema: …；一个文件只放一份记录。",
                (
                    "Remove the leading “- ” so that the first line reads schema: …; one "
                    "file holds one record."
                ),
            ),
        ),
        "text": Sentence(
            message=Text(
                "整个文件是一段文字，没有“字段: 值”。",
                "The whole file is plain text, without any “key: value”.",
            ),
            hint=Text(
                "用 sup new-session 新建一份，再把文字放进去。",
                "Make a record with sup new-session and put the text into it.",
            ),
        ),
    },
)
