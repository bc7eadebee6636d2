"""SUP025 | 或 > 用得不对: Wrong use of | or >."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP025",
    slug="block-text",
    title=Text("| 或 > 用得不对", "Wrong use of | or >"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "| 和 > 表示正文从下一行开始；同一行再写字，程序就不认了。",
        ("| and > mean that the text begins on the next line; text on the same line is not taken."),
    ),
    example="summary: | 今天讨论了",
    fix=Text(
        "正文从下一行开始，缩进两个空格。",
        "Begin the text on the next line, indented by two spaces.",
    ),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "text_after_bar": Sentence(
            message=Text("| 后面直接写了正文。", "Text follows | on the same line."),
            hint=Text(
                "按回车，正文从下一行开始，缩进两个空格。",
                ("Press Enter here: the text begins on the next line, indented by two spaces."),
            ),
        ),
        "text_after_angle": Sentence(
            message=Text(
                "值以 > 开头，程序会等正文从下一行开始。",
                ("The value begins with >, after which the text is expected on the next line."),
            ),
            hint=Text(
                "按回车换行并缩进两个空格；> 本身是正文时，给整个值加英文双引号。",
                (
                    "Press Enter here and indent by two spaces; if > is part of the text, put "
                    "the value into double quotes."
                ),
            ),
        ),
        "indicator": Sentence(
            message=Text(
                "| 或 > 后面的数字或符号不对。",
                "What follows | or > is not one of the signs that can stand there.",
            ),
            hint=Text("只写 | 就好。", "Write | alone."),
        ),
        "no_last_break": Sentence(
            message=Text(
                "正文是文件的最后一行，但后面没有换行，各程序读法不一样。",
                ("The text ends with the file but without a line break; programs read that differently."),
            ),
            hint=Text("在文件最后按一下回车。", "Press Enter at the end of the file."),
        ),
    },
)
