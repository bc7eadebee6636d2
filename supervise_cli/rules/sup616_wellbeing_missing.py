"""Nobody asked somebody how he or she was for a quarter (rule 14)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """People whose sessions of a complete quarter never were about how they are."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        for person, number in quarter.never_cared_for:
            params: dict[str, Param] = {"person": person, **words(quarter.period), "n": number}
            yield Hit(person, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP616",
    slug="wellbeing-missing",
    title=Text(
        "整季度没有谈到情绪和状态",
        "Nobody asked how the person is",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "社工的情绪和压力要有人问；问晚了，就是倦怠和离职。",
        "Somebody has to ask how workers bear up; asked too late, they are worn out or gone.",
    ),
    example=Text(
        "# 2022 年二季度 3 场，focus 里没有 wellbeing，content 里没有 emotional_support",
        ("# 2022-Q2: three sessions, none with wellbeing in focus or emotional_support in content"),
    ),
    fix=Text(
        "下一场先问问近来的状态；谈过的，在重点（focus）里写 wellbeing。不写具体内容也可以。",
        "Ask first thing next time; what was dealt with is wellbeing in focus. Nothing more needs to "
        "be written.",
    ),
    source="domain.md §8b rule 14; S8, S10.4 [R60]; policy balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}的 {n} 场督导，都没有写谈到情绪和状态。",
                "None of the {n} sessions of {person} in {period_en} says that it was about how the "
                "person is.",
            ),
            Text(
                "谈过没写的，在那一场的重点督导内容（focus）里补上 wellbeing ，不写谈了什么：sup "
                "list session --person {person}\n"
                "没谈过的，下次见面问一问：sup new-session --attendee {person} --focus 情绪与心理",
                "If it was spoken of, add wellbeing to focus of that session, not what was said: sup "
                "list session --person {person}\n"
                "If not, ask next time: sup new-session --attendee {person} --focus wellbeing",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", *OWED, *LOOKING_BACK),
)
