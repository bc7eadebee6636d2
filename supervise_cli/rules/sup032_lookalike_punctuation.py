"""SUP032 中文标点被当成了内容: Chinese punctuation taken for content."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP032",
    slug="lookalike-punctuation",
    title=Text("中文标点被当成了内容", "Chinese punctuation taken for content"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "中文引号、中文方括号在程序看来只是普通的字，会原样存进值里。",
        ("Chinese quotes and brackets are ordinary characters here and are stored as part of the value."),
    ),
    example="date: “2022-06-15”",
    fix=Text("换成英文标点。", "Use ASCII punctuation."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "quotes": Sentence(
            message=Text(
                "值用中文引号包着，引号会一起存进去。",
                "The value is in Chinese quotation marks, which become part of it.",
            ),
            hint=Text('换成英文双引号 "…"。', 'Use ASCII double quotes "…".'),
        ),
        "brackets": Sentence(
            message=Text(
                "这里像是列表，但用的是中文括号，程序只当成一段文字。",
                ("This looks like a list, but its brackets are Chinese ones, so it is taken for text."),
            ),
            hint=Text("写成 [a, b]，或每项一行“- a”。", "Write [a, b], or one “- a” a line."),
        ),
    },
)
