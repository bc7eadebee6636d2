"""SUP006 不是 UTF-8 编码: Not UTF-8."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP006",
    slug="not-utf8",
    title=Text("不是 UTF-8 编码", "Not UTF-8"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "记录一律用 UTF-8 保存；别的编码在另一台电脑上会变成乱码，而且不一定看得出来。",
        (
            "Records are stored as UTF-8; anything else turns into other characters on another "
            "computer, not always visibly."
        ),
    ),
    example="记事本“另存为 ANSI”的文件",
    fix=Text("在编辑器里选“另存为”，编码选 UTF-8。", "Save as UTF-8 in your editor."),
    source="可靠性设计 2.2 / reliability design 2.2",
    sentences={
        "gbk": Sentence(
            message=Text(
                "文件不是 UTF-8，看起来是 GBK（记事本里叫 ANSI）。",
                "The file is not UTF-8; it looks like GBK (called ANSI in Notepad).",
            ),
            hint=Text(
                "用记事本打开，选“另存为”，编码选 UTF-8。",
                "Open it in your editor as GBK and save it as UTF-8.",
            ),
        ),
        "utf16": Sentence(
            message=Text(
                "文件是 UTF-16 编码（记事本里叫 Unicode），不是 UTF-8。",
                "The file is UTF-16 (called Unicode in Notepad), not UTF-8.",
            ),
            hint=Text(
                "用记事本打开，选“另存为”，编码选 UTF-8。",
                "Open it in your editor and save it as UTF-8.",
            ),
        ),
        "line_gbk": Sentence(
            message=Text(
                "只有这一行不是 UTF-8，看起来是从 GBK 文件里粘过来的。",
                "This line alone is not UTF-8; it looks pasted from a GBK file.",
            ),
            hint=Text(
                "把这一行从这里起删掉，重新打一遍，按 UTF-8 保存。",
                "Delete the line from here on, type it again, and save as UTF-8.",
            ),
        ),
        "line_bytes": Sentence(
            message=Text(
                "这一行从这里起有不属于 UTF-8 的字节。",
                "From here on this line holds bytes that are not UTF-8.",
            ),
            hint=Text(
                "把看不懂的部分删掉重打，按 UTF-8 保存。",
                "Delete what is unreadable, type it again, and save as UTF-8.",
            ),
        ),
        "cut_off": Sentence(
            message=Text(
                "文件在最后一个字的中间断了，后面的内容可能没有存下来。",
                ("The file ends in the middle of a character; what followed may not have been saved."),
            ),
            hint=Text(
                "从备份或版本历史里恢复；没有备份就检查结尾，把缺的补上。",
                (
                    "Restore it from a backup or from history; otherwise check the end and "
                    "write what is missing."
                ),
            ),
        ),
        "bytes": Sentence(
            message=Text(
                "文件不是 UTF-8，也认不出是什么编码。",
                "The file is not UTF-8, and its encoding cannot be recognised.",
            ),
            hint=Text(
                "看看它是不是文档或图片被改了扩展名；是文本就另存为 UTF-8。",
                (
                    "See whether it is a document or picture with a changed extension; if it "
                    "is text, save it as UTF-8."
                ),
            ),
        ),
    },
)
