"""SUP122 保密文字的写法不对: This is not how confidential text is written."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP122",
    slug="confidential-text-form",
    title=Text("保密文字的写法不对", "This is not how confidential text is written"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "这里只收一整段文字（或程序加密后的密文），分成小项的内容程序不认。",
        "This is one text (or what the program sealed); fields of its own are not read.",
    ),
    example="summary:\n  优点: 主动\n  不足: 记录简单",
    fix=Text(
        "写成一整段文字；长的用竖线另起一行，每行缩进两格。",
        "Write one text; a long one after a bar on new lines, two blanks in.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）要写成一整段文字，现在下面分了小项。",
                "{field} is one text; what is there has fields of its own.",
            ),
            hint=Text(
                "写成“{field}: |”，下一行起缩进两格写文字；一行写得下就给整段加英文双引号。",
                "Write “{field}: |” and the text on the next lines, two blanks in; a short text may "
                "stand in double quotes.",
            ),
        ),
        "sealed": Sentence(
            message=Text("{title_zh}（{field}）的密文不完整。", "The sealed text of {field} is incomplete."),
            hint=Text(
                "密文由程序写入，不能手工改；请从版本历史里恢复这一段。",
                (
                    "Sealed text is written by the program and cannot be edited by hand; restore it "
                    "from history."
                ),
            ),
        ),
    },
)
