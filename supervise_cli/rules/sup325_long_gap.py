"""A long gap between two sessions of somebody (rule 4)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Gaps longer than ``gap_intervals`` times the interval owed; both days are the discriminator."""
    from supervise_cli.definitions.gaps import long_gaps

    for each in long_gaps(facts):
        params: dict[str, Param] = {
            "person": each.person,
            "first": each.first,
            "last": each.last,
            "days": each.days,
            "allowed": each.allowed,
        }
        yield Hit(each.person, params=params, discriminator=f"{each.first}/{each.last}")


RULE = Rule(
    code="SUP325",
    slug="long-gap",
    title=Text("两场督导隔得太久", "A long gap between two sessions"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "隔得久了，上次说定的事没人问，人有了难处也没处说。",
        "After a long gap nobody asks about what was agreed, and troubles have waited.",
    ),
    example=Text(
        "# 应该每月一次；2022-04-01 和 2022-06-15 各一场，中间没有",
        "# once a month is owed; sessions on 2022-04-01 and 2022-06-15, nothing between",
    ),
    fix=Text(
        "中间办过的补记；请假的记请假（sup new-leave）；以后当场约好下次日期（next_on）。",
        "Record what there was between; record leave (sup new-leave); agree the next date at once (next_on).",
    ),
    source="domain.md §8b rule 4; S4; policy gap_intervals, worker_sessions, new_worker_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {first} 督导过后，到 {last} 才有下一场，在岗 {days} 天；"
                "按频次最多隔 {allowed} 天。",
                "After {first} {person} had no session until {last}, {days} days at work; "
                "by the frequency {allowed} at most.",
            ),
            Text(
                "中间办过的，补记：sup new-session --attendee {person}\n"
                "请过假的：sup new-leave --person {person}\n"
                "都没有的，不用改；以后见面时就约好下次日期（next_on）。",
                "Record what there was between: sup new-session --attendee {person}\n"
                "If the person was away: sup new-leave --person {person}\n"
                "If neither, leave it, and from now on agree the next date when you meet (next_on).",
            ),
        )
    },
    check=check,
    policy=("gap_intervals", *OWED, *LOOKING_BACK),
)
