"""Supervision was evaluated by supervisors and not by the supervised (rule 47)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Scopes that for a period were evaluated by supervisors only."""
    from supervise_cli.definitions.evaluations import only_by_supervisors
    from supervise_cli.definitions.periods import words

    for each in only_by_supervisors(facts):
        params: dict[str, Param] = {
            "scope": each.scope,
            **words(each.period),
            "period": each.period.label,
            "n": len(each.evaluations),
        }
        yield Hit(each.scope, params=params, discriminator=each.period.label)


RULE = Rule(
    code="SUP669",
    slug="supervised-not-asked",
    title=Text("只有督导评价，没有问受督导的人", "The supervised were not asked"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "督导好不好，受督导的人最清楚；只有督导自己说好，看不出要改什么。",
        "Those who are supervised know best what it is worth; where only supervisors speak, nobody learns "
        "what to change.",
    ),
    example=Text(
        "by: supervisor   # 这名督导二季度的评价只有这一份",
        "by: supervisor   # the only evaluation of this supervisor for 2022-Q2",
    ),
    fix=Text(
        "请受督导的人各评一份；已经评过的，登记进来。",
        "Ask those who were supervised; record what they have said already.",
    ),
    source="domain.md §8b rule 47; S4 [R59, R80]; policy look_back_months, write_up_days",
    sentences={
        "": Sentence(
            Text(
                "{scope} {period_zh}的督导评价有 {n} 份，都是督导写的，没有一份是受督导的人写的。",
                "All who evaluated {scope} for {period_en} ({n}) are supervisors; nobody supervised was "
                "asked.",
            ),
            Text(
                "受督导的人评过没登的，登记；没评过的，请他们评：sup new-evaluation --of {scope} "
                "--by 受督导人 --period {period}",
                "Record what the supervised have said; if nothing, ask them: sup new-evaluation --of "
                "{scope} --by supervisee --period {period}",
            ),
        ),
    },
    check=check,
    policy=("look_back_months", "write_up_days"),
)
