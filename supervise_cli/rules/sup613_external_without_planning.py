"""Outside supervision of a quarter without planning or linking (rule 12)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_WANTED = ("project_planning", "resource_linking")


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors whose external sessions of a complete quarter were never in one of these functions."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        for person, number in quarter.without_functions("external", _WANTED):
            params: dict[str, Param] = {"person": person, **words(quarter.period), "n": number}
            yield Hit(person, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP613",
    slug="external-without-planning",
    title=Text(
        "外部督导没有带来规划和资源",
        "Outside supervision without planning or resources",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "请外面的人来，为的是项目怎么规划、资源怎么链接；只做日常督导，用不着外请。",
        "Somebody from outside is asked for planning and resources; daily supervision can be had at home.",
    ),
    example=Text(
        "# 2022 年二季度 4 场，side: external，functions: [educational]",
        "# 2022-Q2: four sessions, side external, functions: [educational]",
    ),
    fix=Text(
        "和外部督导商量下季度谈什么；谈过的，在职能（functions）里写上。",
        "Agree with the outside supervisor on what next; what was dealt with belongs into functions.",
    ),
    source="domain.md §8b rule 12; S14 [R2]; policy balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}做了 {n} 场外部督导，没有一场写着项目规划或资源链接。",
                "In {period_en} {person} held {n} sessions from outside, none of them on planning or "
                "linking resources.",
            ),
            Text(
                "先看这一季度的场次，谈过没写的，在那一场的督导职能（functions）里补上：sup list "
                "session --person {person}\n"
                "没谈过的，不用改，这个季度谈一次项目规划或者资源链接。",
                "See the sessions of the quarter; what was dealt with and not written goes into "
                "functions of that one: sup list session --person {person}\n"
                "If it was not, leave them, and this quarter talk about planning or resources once.",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", *LOOKING_BACK),
)
