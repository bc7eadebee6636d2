"""Most of somebody’s supervision in a quarter was in groups (rule 6)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """People whose minutes in groups exceed ``max_group_share`` of a quarter, but are not all."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        most = facts.policy.number("max_group_share", quarter.period.end)
        for each in quarter.shares:
            if each.alone and most is not None and 100 * each.in_group > most * each.minutes:
                params: dict[str, Param] = {
                    "person": each.person,
                    **words(quarter.period),
                    "minutes": each.minutes,
                    "n": each.in_group,
                    "allowed": most,
                }
                yield Hit(each.person, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP611",
    slug="mostly-in-groups",
    title=Text(
        "团体督导占得太多",
        "Mostly supervised in groups",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "团体督导省时间，也能互相学；可个人的问题要单独谈，两样要搭配着来。",
        "Groups save time and people learn from each other; but what is one’s own needs time alone.",
    ),
    example=Text("# 2022 年二季度个别 40 分钟，团体 360 分钟", "# 2022-Q2: 40 minutes alone, 360 in a group"),
    fix=Text(
        "适当增加个别督导；本地要求不同的，改 policy.yaml 的 max_group_share。",
        "Add time alone; if your rule is another one, change max_group_share in policy.yaml.",
    ),
    source="domain.md §8b rule 6, §4 [R75, R76]; S2; policy max_group_share, balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}受督导 {minutes} 分钟，团体、集体占 {n} 分钟，超过 {allowed}%。",
                "In {period_en} {n} of the {minutes} minutes of {person} were in a group, more than "
                "{allowed}%.",
            ),
            Text(
                "这个季度多安排单独谈：sup new-session --attendee {person} --form 个别督导",
                "Plan more time alone this quarter: sup new-session --attendee {person} --form individual",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", "max_group_share", *OWED, *LOOKING_BACK),
)
