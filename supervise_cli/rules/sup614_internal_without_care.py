"""Inside supervision of a quarter without monitoring or support (rule 12)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_WANTED = ("administrative", "supportive")


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors whose internal sessions of a complete quarter were never in one of these functions."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        for person, number in quarter.without_functions("internal", _WANTED):
            params: dict[str, Param] = {"person": person, **words(quarter.period), "n": number}
            yield Hit(person, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP614",
    slug="internal-without-care",
    title=Text(
        "内部督导没有督促，也没有支持",
        "Inside supervision without monitoring or support",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "内部督导天天见面，工作进展要问，情绪也要顾；两样都没有，就只剩讲课了。",
        "Inside supervision is near: it asks how work goes and how people are. Without both it is "
        "mere teaching.",
    ),
    example=Text(
        "# 2022 年二季度 4 场，side: internal，functions: [educational]",
        "# 2022-Q2: four sessions, side internal, functions: [educational]",
    ),
    fix=Text(
        "下季度把工作进展和近来状态都谈到；谈过的，在职能（functions）里写上。",
        "Next quarter talk about progress and about how people are; what was dealt with belongs into "
        "functions.",
    ),
    source="domain.md §8b rule 12; S14 [R2]; policy balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}做了 {n} 场内部督导，没有一场写着行政性或支持性。",
                "In {period_en} {person} held {n} sessions from inside, none of them administrative "
                "or supportive.",
            ),
            Text(
                "先看这一季度的场次，谈过没写的，在那一场的督导职能（functions）里补上：sup list "
                "session --person {person}\n"
                "没谈过的，不用改，这个季度谈一次工作进展或者近来状态。",
                "See the sessions of the quarter; what was dealt with and not written goes into "
                "functions of that one: sup list session --person {person}\n"
                "If it was not, leave them, and this quarter talk about progress or how people are "
                "once.",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", *LOOKING_BACK),
)
