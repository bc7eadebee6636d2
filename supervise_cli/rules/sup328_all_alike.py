"""Sessions of a supervisor that are all of one length or on one day of the month (rule 26)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_HINT = Text(
    "先看看都是哪些场次：sup list session --person {person}\n"
    "真是这样的，不用改；照约好的时间填的，把起止时间（start、end）改成实际的：sup edit 【场次编号】",
    "Have a look at them first: sup list session --person {person}\n"
    "If they are true, leave them; where the time agreed on was filled in, write when it really "
    "began and ended (start, end): sup edit ID",
)


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors with many sessions in a quarter, all of one length or on one day of the month."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        least = facts.policy.number("pattern_sessions", quarter.period.end)
        for person, sessions in quarter.of_supervisors.items():
            if least is None or len(sessions) < least:
                continue
            lengths = {each.minutes for each in sessions}
            days = {int(each.date[8:]) for each in sessions}
            alike = len(lengths) == 1 and lengths != {0}
            if alike or len(days) == 1:
                params: dict[str, Param] = {"person": person, **words(quarter.period), "n": len(sessions)}
                if alike:
                    params["minutes"] = min(lengths)
                if len(days) == 1:
                    params["day"] = min(days)
                variant = ("both" if len(days) == 1 else "") if alike else "days"
                yield Hit(person, "", variant, params, quarter.label)


RULE = Rule(
    code="SUP328",
    slug="all-alike",
    title=Text(
        "场场时长或日期都一样",
        "All sessions alike",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "真办的督导有长有短；几十场分秒不差，多半是照着表格填的，回访几场就清楚。",
        "Real sessions differ; dozens alike to the minute were mostly filled in from a table. A few "
        "calls will tell.",
    ),
    example=Text(
        "# 2022 年二季度 24 场，每场都是 60 分钟", "# 2022-Q2: 24 sessions, every one of 60 minutes"
    ),
    fix=Text(
        "抽几场向受督导人核实；属实的不用改，以后按实际起止时间（start、end）记。",
        "Ask the supervisees about a few; if true, leave it and note real times (start, end) from now on.",
    ),
    source="domain.md §8b rule 26 [R67]; policy pattern_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}的 {n} 场督导，每场都是 {minutes} 分钟。",
                "All {n} sessions of {person} in {period_en} lasted {minutes} minutes.",
            ),
            _HINT,
        ),
        "days": Sentence(
            Text(
                "{person} {period_zh}的 {n} 场督导，都在每月 {day} 日。",
                "All {n} sessions of {person} in {period_en} were on day {day} of a month.",
            ),
            _HINT,
        ),
        "both": Sentence(
            Text(
                "{person} {period_zh}的 {n} 场督导，都在每月 {day} 日，每场都是 {minutes} 分钟。",
                "All {n} sessions of {person} in {period_en} were on day {day} of a month and lasted "
                "{minutes} minutes.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("pattern_sessions", *LOOKING_BACK),
)
