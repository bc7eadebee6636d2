"""An item of a plan that no session carried out (rule 17)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Items whose time is over, named by no held session."""
    from supervise_cli.definitions.plans import not_carried_out

    for each in not_carried_out(facts):
        params: dict[str, Param] = {"plan": each.record, "item": each.address, "when": each.when}
        yield Hit(each.record, each.pointer, params=params)


RULE = Rule(
    code="SUP643",
    slug="plan-item-not-carried-out",
    title=Text("计划里的安排没有办", "Item of a plan not carried out"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "计划和记录对不上，要么是没办，要么是办了没连上；季度总结时两样都说不清。",
        "Plan and records do not meet: it was not done, or done and not linked; later nobody can tell which.",
    ),
    example=Text(
        'when: "2022-05"   # 没有一场督导写 plan_item: PL-20220328-7K3QX#m05i',
        'when: "2022-05"   # no session with plan_item: PL-20220328-7K3QX#m05i',
    ),
    fix=Text(
        "办过的，在那场记录里写上 plan_item；没办的，下次补上；不办了的，在计划上记一笔事项说明。",
        "Name the item in the session that was it (plan_item); else hold it, or say why not in an event.",
    ),
    source="domain.md §8b rule 17; §2.2; policy look_back_months, write_up_days",
    sentences={
        "": Sentence(
            Text(
                "计划里的 {item} 安排在 {when}，到现在没有一场督导写明办的是它。",
                "{item} of the plan was for {when}; no session says that it carried it out.",
            ),
            Text(
                "办过的，在那一场里写上计划项目（plan_item）：plan_item: {item}\n"
                "没办的，补一场：sup new-session --plan-item {item}\n"
                "不办了的，写明为什么：sup waive --code SUP643 --record {plan}",
                "If it was held, write into that session plan_item: {item}\n"
                "If not, hold it: sup new-session --plan-item {item}\n"
                "If it is given up, say why: sup waive --code SUP643 --record {plan}",
            ),
        )
    },
    check=check,
    policy=("look_back_months", "write_up_days"),
)
