"""SUP103 还缺内容: Something is still missing."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP103",
    slug="missing-field",
    title=Text("还缺内容", "Something is still missing"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "定稿的记录要有这些内容，统计才完整；先存成草稿也可以。",
        ("A final record needs these fields, or figures are incomplete; it may stay a draft meanwhile."),
    ),
    example="status: final（没有 date）",
    fix=Text(
        "补上这一行；一时补不上，就写 status: draft。",
        "Add the line; if that is not possible now, write status: draft.",
    ),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text("还差：{title_zh}（{field}）。", "Still missing: {field} ({title_en})."),
            hint=Text(
                "照实加一行，样子像 {want} ，内容按实际情况写；暂时不知道就先写 status: draft。{choices_zh}",
                "Add a line such as {want} with what it really was; if it is not known yet, write "
                "status: draft.{choices_en}",
            ),
        ),
        "item": Sentence(
            message=Text(
                "这一条还差：{title_zh}（{field}）。", "This item still lacks {field} ({title_en})."
            ),
            hint=Text(
                "照实在这一条里加一行，样子像 {want} ，内容按实际情况写。{choices_zh}",
                "Add to this item a line such as {want} with what it really was.{choices_en}",
            ),
        ),
        "when": Sentence(
            message=Text(
                "还差：{title_zh}（{field}）；{when_zh}要写。",
                "Still missing: {field} ({title_en}), needed by {when_en}.",
            ),
            hint=Text(
                "照实加一行，样子像 {want} ，内容按实际情况写；暂时不知道就先写 status: draft。{choices_zh}",
                "Add a line such as {want} with what it really was; if it is not known yet, write "
                "status: draft.{choices_en}",
            ),
        ),
        "either": Sentence(
            message=Text("还差：{options_zh}。", "Still missing: {options_en}."),
            hint=Text(
                "任选一种写上，比如 {want}。",
                "Write either, for instance {want}.",
            ),
        ),
    },
)
