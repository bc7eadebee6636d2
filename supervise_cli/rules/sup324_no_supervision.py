"""A complete month without any supervision (rule 3)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """People who were owed supervision in a month and had none; the month is the discriminator."""
    from supervise_cli.definitions.periods import words
    from supervise_cli.definitions.shortfalls import shortfalls

    for each in shortfalls(facts):
        if not each.owed.delivered:
            params: dict[str, Param] = {
                "person": each.owed.post.person,
                **words(each.month),
                "days": each.owed.days,
                "expected": each.owed.expected,
                "who": each.supervisor,
            }
            variant = "" if each.supervisor else "nobodys"
            yield Hit(each.owed.post.person, "", variant, params, each.owed.month)


_HINT = Text(
    "办过没记的补记：sup new-session --attendee {person}；请假没记的：sup new-leave --person {person}；"
    "确实没办的，尽快补一场。",
    "If there was one, record it: sup new-session --attendee {person}; if the person was away: "
    "sup new-leave --person {person}; if not, hold one soon.",
)

RULE = Rule(
    code="SUP324",
    slug="no-supervision",
    title=Text("整月没有督导", "A month without supervision"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "整月没有人问一声，困难没处说；职业疲倦和离职多从这里开始。",
        "A whole month in which nobody asks is where weariness and leaving begin.",
    ),
    example=Text(
        "# 2022-06 整月在岗、没请假，一场督导也没有", "# in post all of 2022-06, not on leave, at no session"
    ),
    fix=Text(
        "漏记的补记；请假的记请假（sup new-leave）；确实没有的，尽快约一场，再按月安排。",
        "Record what was held; record leave (sup new-leave); otherwise meet soon, and then every month.",
    ),
    source="domain.md §8b rule 3 [R70–R72]; S4, S8; policy worker_sessions, new_worker_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}在岗 {days} 天，应有督导 {expected} 场，一场也没有；督导是 {who}。",
                "{person} was in post for {days} {days:day|days} of {period_en}, owed {expected} "
                "{expected:session|sessions}, and had none; the supervisor is {who}.",
            ),
            _HINT,
        ),
        "nobodys": Sentence(
            Text(
                "{person} {period_zh}在岗 {days} 天，应有督导 {expected} 场，一场也没有；按协议没有督导。",
                "{person} was in post for {days} {days:day|days} of {period_en}, owed {expected} "
                "{expected:session|sessions}, and had none; by agreement nobody supervises.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("worker_sessions", "new_worker_sessions", "new_worker_months", "look_back_months"),
)
