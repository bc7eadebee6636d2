"""SUP120 金额的小数太多: Too many decimals."""

from __future__ import annotations

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Rule, Sentence

RULE = Rule(
    code="SUP120",
    slug="money-decimals",
    title=Text("金额的小数太多", "Too many decimals"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "金额最多到分；更多的小数多半是算出来的，对不上账。",
        "Money goes to the cent; more decimals come from a calculation and match no bill.",
    ),
    example="cost_yuan: 33.333",
    fix=Text("四舍五入到分。", "Round to the cent."),
    source="数据字典 §8a / data dictionary §8a",
    sentences={
        "": Sentence(
            message=Text(
                "{title_zh}（{field}）最多写 {most} 位小数。", "{field} has at most {most} decimals."
            ),
            hint=Text("写成 {field}: {want}。", "Write {field}: {want}."),
        ),
    },
)
