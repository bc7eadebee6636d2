"""SUP101 第一行没有写清是哪种记录: The first line does not say what kind of record this is."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP101",
    slug="record-type-line",
    title=Text("第一行没有写清是哪种记录", "The first line does not say what kind of record this is"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "程序按 schema 这一行认出记录的种类，认不出就什么也查不了。",
        ("The program knows the kind of record by the line schema; without it nothing can be checked."),
    ),
    example="schema: 督导记录",
    fix=Text(
        "写成 schema: 种类/版本，比如 schema: session/1。",
        "Write schema: type/version, such as schema: session/1.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "missing": Sentence(
            message=Text(
                "缺少 schema 这一行，不知道这是哪种记录。",
                "The line schema is missing; what kind of record is this?",
            ),
            hint=Text(
                "在最上面加一行 schema: {want}。可以写的有：{allowed_zh}。",
                "Add at the top: schema: {want}. Possible: {allowed_en}.",
            ),
        ),
        "no_version": Sentence(
            message=Text(
                "schema 要写“种类/版本”，中间是斜杠。", "schema is “type/version”, with a slash between."
            ),
            hint=Text("写成 schema: {want}。", "Write schema: {want}."),
        ),
        "form": Sentence(
            message=Text(
                "schema 后面要写文字，形如“种类/版本”。", "schema takes a text of the form “type/version”."
            ),
            hint=Text("写成 schema: {want}。", "Write schema: {want}."),
        ),
        "unknown": Sentence(
            message=Text("没有这种记录。", "There is no such kind of record."),
            hint=Text("可以写的有：{allowed_zh}。", "Possible: {allowed_en}."),
        ),
        "close": Sentence(
            message=Text(
                "schema 写的不是已有的记录种类，多半是 {want}。",
                "schema names no kind of record that exists; probably {want} was meant.",
            ),
            hint=Text("写成 schema: {want}。", "Write schema: {want}."),
        ),
        "version": Sentence(
            message=Text(
                "这个版本的程序不认识这种记录的这个版本号。",
                "This program does not know that version of this kind of record.",
            ),
            hint=Text(
                "写成 schema: {want}；如果别人用的是更新的程序，请先更新本机的程序。",
                "Write schema: {want}; if others use a newer program, update yours first.",
            ),
        ),
    },
)
