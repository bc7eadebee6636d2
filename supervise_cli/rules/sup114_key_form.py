"""SUP114 key 的写法不对: This is not how a key is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP114",
    slug="key-form",
    title=Text("key 的写法不对", "This is not how a key is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "别的记录用“编号#key”指到这一条，所以 key 要短、不容易写错。",
        "Other records point at this item as “id#key”; keys are short and hard to mistype.",
    ),
    example="key: 行动一",
    fix=Text(
        "写成 a1、a2 这样：小写字母开头，后面是小写字母、数字、- 或 _。",
        "Write a1, a2 and so on: a small letter first, then small letters, digits, - or _.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）要用小写字母开头，后面只用小写字母、数字、- 和 _。",
                "{field} begins with a small letter; then small letters, digits, - and _ only.",
            ),
            hint=Text("写成 {field}: {example} 这样。", "Write it like {field}: {example}."),
        ),
        "case": Sentence(
            message=Text(
                "{title_zh}（{field}）要用小写字母，不留空格。",
                "{field} is in small letters, without blanks.",
            ),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
        "chinese": Sentence(
            message=Text("{title_zh}（{field}）不能用汉字。", "{field} cannot be in Chinese characters."),
            hint=Text(
                "写成 {field}: {example} 这样；文字内容写在别的字段里。",
                "Write it like {field}: {example}; put the words into another field.",
            ),
        ),
        "number": Sentence(
            message=Text(
                "{title_zh}（{field}）要用小写字母开头，不能只是数字。",
                "{field} begins with a small letter; a number alone will not do.",
            ),
            hint=Text("写成 {field}: {example} 这样。", "Write it like {field}: {example}."),
        ),
        "long": Sentence(
            message=Text(
                "{title_zh}（{field}）太长，最多 24 个字符。", "{field} is too long; 24 characters at most."
            ),
            hint=Text("写成 {field}: {example} 这样的短名。", "Write a short one like {field}: {example}."),
        ),
    },
)
