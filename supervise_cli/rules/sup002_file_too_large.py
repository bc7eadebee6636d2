"""SUP002 文件过大: File too large."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP002",
    slug="file-too-large",
    title=Text("文件过大", "File too large"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "一份督导记录通常只有几千字节；特别大的文件多半是放错了，也会拖慢所有检查。",
        (
            "A supervision record has a few kilobytes; a huge file is almost always something "
            "else, and it slows every check."
        ),
    ),
    example="照片、录音转写全文被存成了 .yaml",
    fix=Text(
        "照片、附件放在别处，在 evidence 里写明存放位置；正文写要点。",
        (
            "Keep photos and attachments elsewhere and name the place under evidence; write "
            "the gist in the record."
        ),
    ),
    source="可靠性设计 2.1、2.9 / reliability design 2.1, 2.9",
    sentences={
        "": Sentence(
            message=Text(
                "文件有 {size} 字节，超过了上限 {limit} 字节，没有读。",
                ("The file has {size} bytes, more than the limit of {limit}; it was not read."),
            ),
            hint=Text(
                "把附件和长篇转写移到别处，记录里只留要点和存放位置。",
                ("Move attachments and long transcripts elsewhere; keep the gist and where they are."),
            ),
        ),
    },
)
