"""A plan that began before anybody approved it (rule 16)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Plans whose period began before the day of their first approval, or without any."""
    from supervise_cli.definitions.plans import begun_unapproved

    for each in begun_unapproved(facts):
        params: dict[str, Param] = {
            "plan": each.record,
            "date": each.begins,
            "want": each.begins,
            "end": each.approved_on or each.himself,
        }
        if each.himself and not each.approved_on:
            params["person"] = each.maker
            yield Hit(each.record, "/period", "himself", params)
        else:
            yield Hit(each.record, "/period", "" if each.approved_on else "pending", params)


RULE = Rule(
    code="SUP641",
    slug="plan-not-approved",
    title=Text("计划没批就开始了", "Plan begun before it was approved"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "先批后做，计划才管用；做完再批，等于照着做过的写了一份。",
        "A plan is for before; approved afterwards it only tells what was done.",
    ),
    example=Text(
        "period: 2022-Q2   # 批准它的事件写的是 2022-04-11",
        "period: 2022-Q2   # the event that approves it is of 2022-04-11",
    ),
    fix=Text(
        "批过的补记事项，日期写批的那天；没批的送批；以后开始之前批好。",
        "Record the approval with its day; if there is none, ask for it; from now on before it begins.",
    ),
    source="domain.md §8b rule 16 [R41, R42]; policy look_back_months",
    sentences={
        "": Sentence(
            Text(
                "这份计划 {date} 开始，{end} 才批。",
                "This plan began on {date} and was approved on {end} only.",
            ),
            Text(
                "其实批得更早的，补记那一次：sup new-event --of {plan} --kind 审批 --date 【批的那天】"
                "\n"
                "确实后批的，不用改；下一份先批再开始。",
                "If it was approved before, record that: sup new-event --of {plan} --kind approved "
                "--date DATE\n"
                "If it was not, leave it; have the next one approved before it begins.",
            ),
        ),
        "pending": Sentence(
            Text(
                "这份计划 {date} 已经开始，还没有审批的记录。",
                "This plan began on {date}; no approval is recorded.",
            ),
            Text(
                "批过没记的，补记：sup new-event --of {plan} --kind 审批 --date 【批的那天】\n"
                "还没批的，尽快送批，批了再这样记。",
                "If it was approved, record it: sup new-event --of {plan} --kind approved --date DATE"
                "\n"
                "If not, ask for it soon, and record it so afterwards.",
            ),
        ),
        "himself": Sentence(
            Text(
                "这份计划 {date} 开始，{end} 批的是订计划的{person}自己，不算审批；没有别人审批的记录。",
                "This plan began on {date}; the approval of {end} is by {person}, who made it, and is none. "
                "Nobody else has approved it.",
            ),
            Text(
                "别人批过没记的，补记：sup new-event --of {plan} --kind 审批 --by 【批的人】 --date "
                "【批的那天】\n"
                "还没批的，尽快送站长或中心批，批了再这样记。",
                "If somebody else approved it, record it: sup new-event --of {plan} --kind approved "
                "--by NAME --date DATE\n"
                "If not, ask the head or the centre soon, and record it so afterwards.",
            ),
        ),
    },
    check=check,
    policy=LOOKING_BACK,
)
