"""SUP018 字段名不能用: A key that cannot be used."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP018",
    slug="bad-key",
    title=Text("字段名不能用", "A key that cannot be used"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "字段名必须是普通文字；别的写法在不同程序里会变成不同的东西。",
        ("A key has to be plain text; anything else becomes different things in different programs."),
    ),
    example="1: 第一项",
    fix=Text("把字段名改成文字。", "Make the key plain text."),
    source="YAML 1.2.2; 可靠性设计 2.1 / reliability design 2.1",
    sentences={
        "null": Sentence(
            message=Text("冒号前面没有字段名。", "There is no key before the colon."),
            hint=Text(
                "在冒号前补上字段名，或删掉这一行。",
                "Write the key before the colon, or delete the line.",
            ),
        ),
        "number": Sentence(
            message=Text("冒号前面的字段名是一个数字。", "The key is a number."),
            hint=Text(
                "字段名要用文字；如果是编了号的列表，每项前面用“- ”。",
                "A key has to be text; for a numbered list begin each item with “- ”.",
            ),
        ),
        "boolean": Sentence(
            message=Text(
                "冒号前面的字段名是 true 或 false，不是文字。", "The key is true or false, not text."
            ),
            hint=Text("换成字段的名字。", "Write the name of the field."),
        ),
        "complex": Sentence(
            message=Text(
                "字段名是一个列表或一组字段，不是文字。",
                "The key is a list or an object, not text.",
            ),
            hint=Text(
                "字段名写成一个词，列表放到冒号后面。",
                "Make the key one word and put the list behind the colon.",
            ),
        ),
        "blank": Sentence(
            message=Text("字段名是空的引号。", "The key is an empty pair of quotes."),
            hint=Text(
                "在引号里写上字段名，或删掉这一行。",
                "Write the key into the quotes, or delete the line.",
            ),
        ),
        "wide_space": Sentence(
            message=Text(
                "字段名前后有看上去像空格的字符（比如全角空格）。",
                (
                    "The key begins or ends with something that looks like a space (a "
                    "full-width one, for example)."
                ),
            ),
            hint=Text("删掉它，缩进只用英文空格。", "Delete it; indent with ordinary spaces only."),
        ),
        "quotes": Sentence(
            message=Text("字段名用了中文引号“ ”。", "The key is in Chinese quotation marks."),
            hint=Text("去掉引号，字段名不用加引号。", "Remove the marks; keys need no quotes."),
        ),
        "invisible": Sentence(
            message=Text(
                "字段名里有看不见的字符 {char}。",
                "There is an invisible character {char} in the key.",
            ),
            hint=Text("把字段名重新打一遍。", "Type the key again."),
        ),
    },
)
