"""SUP113 记录自己的编号不对: The record's own id is wrong."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP113",
    slug="own-id",
    title=Text("记录自己的编号不对", "The record's own id is wrong"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "编号是别的记录找到它的唯一办法，生成以后不再改。",
        ("The id is the only way in which other records find this one; once made it never changes."),
    ),
    example="id: S-2022-06-15-7K3QX",
    fix=Text(
        "照文件名写；新记录用 sup new-… 生成编号。",
        "Write what the file name says; new records get their id from sup new-….",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text("id 不是这种记录编号的样子。", "id is not the form of id this kind of record has."),
            hint=Text(
                "id 应以 {prefix} 开头，与文件名相同；新记录请用 sup new-… 生成，不要自己编。",
                (
                    "id begins with {prefix} and equals the file name; let sup new-… make the id of "
                    "a new record."
                ),
            ),
        ),
        "other_type": Sentence(
            message=Text(
                "id 以 {typed}- 开头，和 schema 写的种类对不上。",
                "id begins with {typed}-, which is not the kind of record that schema names.",
            ),
            hint=Text(
                "这种记录的编号以 {prefix} 开头；核对 schema 和 id 哪个写错了。",
                "Ids of this kind begin with {prefix}; check which of schema and id is wrong.",
            ),
        ),
        "case": Sentence(
            message=Text("id 要用大写字母。", "id is in capital letters."),
            hint=Text("写成 id: {want}，文件名也一样。", "Write id: {want}, and name the file so."),
        ),
        "lookalike": Sentence(
            message=Text(
                "id 里没有字母 O、I、L，看着像的是数字 0 和 1。",
                "id has no letters O, I or L; they are the digits 0 and 1.",
            ),
            hint=Text("写成 id: {want}，文件名也一样。", "Write id: {want}, and name the file so."),
        ),
    },
)
