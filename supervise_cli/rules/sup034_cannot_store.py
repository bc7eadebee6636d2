"""SUP034 这个内容存不了: This cannot be stored."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP034",
    slug="cannot-store",
    title=Text("这个内容存不了", "This cannot be stored"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "存下去以后读出来必须一模一样；做不到的内容在写之前就退回。",
        ("What is stored has to read back exactly; what cannot is refused before anything is written."),
    ),
    example=Text("theme: （半个表情符号）", "theme: (half of an emoji)"),
    fix=Text("改掉这个值再存。", "Change the value and save again."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "wrong_type": Sentence(
            message=Text(
                "这个值不是文字、数字、是否、列表或字段组，存不了。",
                ("This value is not text, a number, true/false, a list or an object, and cannot be stored."),
            ),
            hint=Text('日期写成文字，比如 "2022-06-15"。', 'Write dates as text, such as "2022-06-15".'),
        ),
        "key": Sentence(
            message=Text(
                "有一个字段名不是普通文字，存不了。",
                "A key is not plain text and cannot be stored.",
            ),
            hint=Text("字段名用字母、数字和下划线。", "Use letters, digits and underscores for keys."),
        ),
        "number": Sentence(
            message=Text(
                "这个数字太大或不是有限的数，存不了。",
                "This number is too large, or not finite, and cannot be stored.",
            ),
            hint=Text("编号请按文字存。", "Store codes as text."),
        ),
        "surrogate": Sentence(
            message=Text(
                "文字里有半个字（{char}），存不了。",
                "The text holds half a character ({char}) and cannot be stored.",
            ),
            hint=Text(
                "删掉它，或重新输入那个表情或字。",
                "Delete it, or enter the character or emoji again.",
            ),
        ),
        "control": Sentence(
            message=Text(
                "文字里有控制字符 {char}，存不了。",
                "The text holds the control character {char} and cannot be stored.",
            ),
            hint=Text("删掉这个字符。", "Delete the character."),
        ),
        "not_same": Sentence(
            message=Text(
                "这份内容写下来再读，和原来不一样，所以没有写。",
                "Written and read back, this would not be the same, so it was not written.",
            ),
            hint=Text(
                "检查标出的字段：层次是否过深、内容是否过长。",
                "Check the field named: nested too deep, or too long?",
            ),
        ),
    },
)
