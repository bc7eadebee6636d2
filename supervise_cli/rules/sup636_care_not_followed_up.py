"""A follow-up agreed at a wellbeing check that did not come (rule 15): nothing else is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Follow-ups agreed and not come by their day; whom they are with is not said."""
    from supervise_cli.definitions.caring import not_followed_up

    for each in not_followed_up(facts):
        params: dict[str, Param] = {"want": each.due, "who": each.offered_by}
        yield Hit(each.record, "/follow_up_agreed", params=params)


RULE = Rule(
    code="SUP636",
    slug="care-not-followed-up",
    title=Text("约好的关怀没有跟进", "Agreed follow-up of a wellbeing check not there"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "人家肯说，又约了下次，不来比不问还伤人。",
        "Somebody spoke up and was promised another talk; not to come is worse than not to have asked.",
    ),
    example=Text(
        'next_on: "2022-06-15"   # 到 2022-06-30 没有再谈',
        'next_on: "2022-06-15"   # 2022-06-30: no further check',
    ),
    fix=Text(
        "尽快约上，办完登记（sup new-wellbeing）；已经办过的补记。",
        "Arrange it and record it (sup new-wellbeing); if it took place, record it now.",
    ),
    source="domain.md §8b rule 15; S8; policy wellbeing_follow_up_days, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "约好 {want} 前再跟进一次，还没有登记；请{who}安排。",
                "A follow-up was agreed for {want} and is not recorded yet; {who} is to see to it.",
            ),
            Text(
                "谈过没登的，登记；还没谈的，尽快约，谈完登记：sup new-wellbeing --person 【关怀对象】"
                "\n"
                "是和谁约的，看这条记录；只登记办没办，不写谈了什么。",
                "If it took place, record it; if not, arrange it soon and record it then: sup "
                "new-wellbeing --person NAME\n"
                "With whom it was agreed stands in this record; only that it took place is recorded, "
                "not what was said.",
            ),
        )
    },
    check=check,
    policy=("wellbeing_follow_up_days", *LOOKING_BACK),
)
