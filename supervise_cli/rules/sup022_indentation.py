"""SUP022 缩进不对: Wrong indentation."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP022",
    slug="indentation",
    title=Text("缩进不对", "Wrong indentation"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "程序靠行首空格看哪一行属于哪一项；只能用英文空格，同一层要对齐。",
        (
            "The program tells by leading spaces what belongs to what; only ordinary spaces count, "
            "and one level lines up."
        ),
    ),
    example="actions:\n\t- key: a1",
    fix=Text(
        "用英文空格缩进，每层两个，同层对齐。",
        "Indent with spaces, two a level, and line one level up.",
    ),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "tab": Sentence(
            message=Text(
                "行首是用 Tab 键缩进的，程序不认。",
                "The line is indented with a tab, which the program does not take.",
            ),
            hint=Text("删掉 Tab，换成空格，每层两个。", "Delete the tab and type spaces, two a level."),
        ),
        "tab_separator": Sentence(
            message=Text(
                "这里有一个 Tab，程序在这个位置不认。",
                "There is a tab here, where the program does not take one.",
            ),
            hint=Text("换成一个空格。", "Replace it by a space."),
        ),
        "wide_space": Sentence(
            message=Text(
                "行首用了全角空格缩进，程序会把它当成字段名的一部分。",
                ("The line is indented with full-width spaces, which become a part of the key."),
            ),
            hint=Text("换成英文空格，每层两个。", "Replace them by ordinary spaces, two a level."),
        ),
        "too_deep": Sentence(
            message=Text(
                "这一行缩进到第 {column} 列，可是上面的字段已经有值了。",
                ("This line begins at column {column}, but the key above has its value already."),
            ),
            hint=Text(
                "和上面的字段对齐，从第 {wanted} 列开始写。",
                "Line it up with the key above: begin at column {wanted}.",
            ),
        ),
        "mismatch": Sentence(
            message=Text(
                "这一行从第 {column} 列开始，和周围哪一层都对不齐。",
                "This line begins at column {column}, where no level around it does.",
            ),
            hint=Text(
                "和同一层的行对齐；上一行的内容从第 {wanted} 列开始。",
                ("Line it up with the lines of its level; the line above begins at column {wanted}."),
            ),
        ),
        "continuation": Sentence(
            message=Text(
                "引号或括号里的内容换了行，但这一行缩进不够。",
                ("Text in quotes or brackets goes on here, but this line is not indented enough."),
            ),
            hint=Text(
                "在行首至少打 {spaces} 个空格，或把内容写回一行。",
                "Begin the line with at least {spaces} spaces, or write it all on one line.",
            ),
        ),
        "leading_blank": Sentence(
            message=Text(
                "正文前面的空行里空格比正文的缩进还多。",
                ("A blank line before the text holds more spaces than the text is indented by."),
            ),
            hint=Text("删掉这一空行里的空格。", "Delete the spaces on this blank line."),
        ),
    },
)
