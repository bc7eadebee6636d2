"""Somebody supervised in groups only for a whole quarter (rule 6)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """People all of whose sessions of a complete quarter were group or collective ones."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        for each in quarter.shares:
            if not each.alone:
                params: dict[str, Param] = {
                    "person": each.person,
                    **words(quarter.period),
                    "n": each.sessions,
                }
                yield Hit(each.person, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP610",
    slug="only-in-groups",
    title=Text(
        "整季度没有个别督导",
        "Never supervised alone in a quarter",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "点对面的集体督导顾不到每个人；自己的难处，当着众人不好说。",
        "Speaking to many at once reaches nobody in particular, and troubles of one’s own are not "
        "told before others.",
    ),
    example=Text(
        "# 2022 年二季度 3 场，form 是 group、group、collective",
        "# 2022-Q2: three sessions, form group, group, collective",
    ),
    fix=Text(
        "下个季度至少安排一次个别督导（form: individual）。",
        "Plan at least one session alone next quarter (form: individual).",
    ),
    source="domain.md §8b rule 6; S2; policy balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}参加 {n} 场督导，都是团体或集体督导，没有一次单独谈。",
                "In {period_en} {person} was at {n} sessions, all of them in a group; none alone.",
            ),
            Text(
                "单独谈过没记的，补记；没有的，这个季度单独谈一次：sup new-session --attendee "
                "{person} --form 个别督导",
                "If there was one alone, record it; if not, have one this quarter: sup new-session "
                "--attendee {person} --form individual",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", *OWED, *LOOKING_BACK),
)
