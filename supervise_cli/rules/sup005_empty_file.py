"""SUP005 空文件: Empty file."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP005",
    slug="empty-file",
    title=Text("空文件", "Empty file"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "空文件往往是保存时断电或同步中断留下的；不报出来，这次督导就等于没有记录。",
        (
            "An empty file is often what a power cut or a broken sync leaves; unreported, that "
            "session would have no record at all."
        ),
    ),
    example="(0 bytes)",
    fix=Text(
        "从备份或版本历史里恢复，或删掉后用 sup new-session 重写。",
        ("Restore it from a backup or from history, or delete it and write it again with sup new-session."),
    ),
    source="可靠性设计 2.1、2.9 / reliability design 2.1, 2.9",
    sentences={
        "empty": Sentence(
            message=Text("文件是空的，一个字也没有。", "The file is empty."),
            hint=Text(
                "从备份恢复；如果本来就没写，删掉它。",
                "Restore it from a backup; if nothing was ever written, delete it.",
            ),
        ),
        "blank": Sentence(
            message=Text(
                "文件里只有空行或注释，没有记录。",
                "The file holds nothing but blank lines or comments.",
            ),
            hint=Text(
                "补上记录内容（第一行 schema: …），或者删掉这个文件。",
                "Write the record (its first line is schema: …), or delete the file.",
            ),
        ),
        "nul_filled": Sentence(
            message=Text(
                "文件里没有文字，全是空字节，多半是断电时没写完。",
                "The file is filled with NUL bytes, most likely from a power cut.",
            ),
            hint=Text(
                "内容已经丢失，请从备份或版本历史里恢复。",
                "Its contents are lost; restore it from a backup or from history.",
            ),
        ),
    },
)
