"""SUP121 作废没有说明，或有说明没有作废: Withdrawn without a reason, or a reason without withdrawal."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP121",
    slug="void-without-reason",
    title=Text(
        "作废没有说明，或有说明没有作废", "Withdrawn without a reason, or a reason without withdrawal"
    ),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "作废的记录要留着，写清何时、谁、为什么，以后才说得清。",
        ("A withdrawn record stays, and says when, by whom and why, so that it can be explained later."),
    ),
    example="status: void",
    fix=Text("用 sup void 作废，它会问原因。", "Withdraw with sup void, which asks for the reason."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "missing": Sentence(
            message=Text(
                "记录作废了，却没有写作废说明（void）。", "The record is void but does not say why (void)."
            ),
            hint=Text(
                "加上 void 一项，下面写 date（哪天）、by（谁）、reason（为什么）；或者用 sup void 来作废。",
                "Add void with date, by and reason; or withdraw it with sup void.",
            ),
        ),
        "incomplete": Sentence(
            message=Text(
                "作废说明还差：{title_zh}（{field}）。", "The withdrawal still lacks {field} ({title_en})."
            ),
            hint=Text("在 void 下面加 {want}。", "Add {want} below void."),
        ),
        "not_void": Sentence(
            message=Text(
                "写了作废说明（void），status 却不是 void。",
                "There is a withdrawal (void), but status is not void.",
            ),
            hint=Text(
                "要作废就写 status: void，不作废就删掉 void 一项。",
                "Write status: void to withdraw the record, or delete void.",
            ),
        ),
    },
)
