"""SUP007 控制字符: Control character."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP007",
    slug="control-character",
    title=Text("控制字符", "Control character"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "控制字符看不见，会让终端、表格和别的程序出错，还能藏东西。",
        (
            "Control characters are invisible, upset terminals, spreadsheets and other "
            "programs, and can hide things."
        ),
    ),
    example='theme: "\\a"',
    fix=Text("删掉那个字符。", "Delete the character."),
    source="可靠性设计 2.2 / reliability design 2.2",
    sentences={
        "control": Sentence(
            message=Text(
                "这里有一个看不见的控制字符 {char}。",
                "There is an invisible control character {char} here.",
            ),
            hint=Text(
                "把光标放在这里，删掉它，再把前后的字补好。",
                "Put the cursor here and delete it, then check the words around it.",
            ),
        ),
        "nul": Sentence(
            message=Text(
                "这里有空字节 U+0000，文件可能没写完整或不是文本。",
                "There is a NUL byte (U+0000) here; the file may be damaged or not text.",
            ),
            hint=Text(
                "从备份恢复；如果只是多出来的，删掉它。",
                "Restore the file from a backup; if it is only a stray byte, delete it.",
            ),
        ),
        "escaped": Sentence(
            message=Text(
                "双引号里用反斜杠写了控制字符 {char}，记录里不能有。",
                (
                    "An escape in these double quotes stands for the control character {char}, "
                    "which a record cannot hold."
                ),
            ),
            hint=Text("删掉引号里的这个反斜杠写法。", "Delete that backslash sequence."),
        ),
        "noncharacter": Sentence(
            message=Text(
                "这里有 {char}，它不是任何文字。",
                "There is {char} here, which is no character at all.",
            ),
            hint=Text("删掉它。", "Delete it."),
        ),
    },
)
