"""SUP116 条数太多或一条也没有: Too many items, or none."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP116",
    slug="number-of-items",
    title=Text("条数太多或一条也没有", "Too many items, or none"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "一条也没有等于没写；一份记录放得太多，多半是该分开写。",
        "None says nothing; very many in one record should mostly be several records.",
    ),
    example="attendees: []",
    fix=Text("补上至少一条，或分成几份记录。", "Add at least one, or split the record."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "many": Sentence(
            message=Text(
                "{title_zh}（{field}）有 {n} 条，最多 {limit} 条。", "{field} has {n} items; {limit} at most."
            ),
            hint=Text("删去多余的，或分成几份记录。", "Remove what is too much, or write several records."),
        ),
        "none": Sentence(
            message=Text(
                "还差：{title_zh}（{field}），至少要有 {limit} 条。",
                "Still missing: {field} ({title_en}) needs at least {limit} item(s).",
            ),
            hint=Text(
                "补上；暂时不知道就先写 status: draft。",
                "Add it; if it is not known yet, write status: draft.",
            ),
        ),
    },
)
