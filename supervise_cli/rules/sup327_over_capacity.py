"""More hours of supervision in a month than the appointment's days make (rule 8)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors whose minutes of a complete month exceed their days; the month is the discriminator."""
    from supervise_cli.definitions.capacity import overfull_months
    from supervise_cli.definitions.periods import words

    for month, each in overfull_months(facts):
        params: dict[str, Param] = {
            "person": each.person,
            **words(month),
            "minutes": each.has,
            "days": each.days,
            "allowed": each.takes,
        }
        yield Hit(each.person, params=params, discriminator=month.label)


RULE = Rule(
    code="SUP327",
    slug="over-capacity",
    title=Text("督导时间超过任职约定", "More supervision than the appointment allows for"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "长期超量，不是记录不实，就是人要累垮；两样都要早看见。",
        "Either the records are not true or somebody is wearing out; both should be seen early.",
    ),
    example=Text(
        "# days_per_month: 4（4 × 336 分钟）；2022-06 有 1400 分钟",
        "# days_per_month: 4 (4 × 336 minutes); 1,400 minutes in 2022-06",
    ),
    fix=Text(
        "核对当月记录；属实的，增加任职天数（days_per_month）或分一些场次给别人。",
        "Check the month's records; if true, raise days_per_month or share the sessions out.",
    ),
    source="domain.md §8b rule 8, §4 [R10]; policy supervision_day_minutes",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}督导 {minutes} 分钟；督导任命写的是每月 {days} 天，按规定折合 "
                "{allowed} 分钟。",
                "{person} gave {minutes} minutes in {period_en}; the appointment says {days} "
                "{days:day|days} a month, by policy {allowed} minutes.",
            ),
            Text(
                "先核对当月各场时长，写错了改那一场：sup list session --person {person}\n"
                "都属实、又常常超的，由县里分一些场次给别人，或者改任命里的每月天数（days_per_month）。"
                "只这一个月超的，不用改。",
                "Check the lengths of that month first, and correct what is wrong: sup list session "
                "--person {person}\n"
                "If they are true and it is often so, the county shares the sessions out or changes "
                "the days of the appointment (days_per_month). One such month alone needs no change.",
            ),
        )
    },
    check=check,
    policy=("supervision_day_minutes", *LOOKING_BACK),
)
