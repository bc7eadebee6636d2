"""A complete month without any supervision (rule 3)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LEFT_SINCE, LOOKING_BACK, OWED, Hit, Rule, Sentence
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
            variant = ("gone" if each.gone else "") + ("" if each.supervisor else "nobodys")
            yield Hit(each.owed.post.person, "", variant, params, each.owed.month)


_HINT = Text(
    "办过没记的，补记：sup new-session --attendee {person}\n"
    "请假没记的：sup new-leave --person {person}\n"
    "确实没办的，不用补记，这个月先约一场，以后每月按频次办。",
    "If there was one, record it: sup new-session --attendee {person}\n"
    "If the person was away: sup new-leave --person {person}\n"
    "If there was none, there is nothing to record: meet this month, and from then on as often as is "
    "owed.",
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
                "{person} {period_zh}在岗 {days} 天，应有督导 {expected} 场，一场也没有；那时没有督导协议。",
                "{person} was in post for {days} {days:day|days} of {period_en}, owed {expected} "
                "{expected:session|sessions}, and had none; there was no agreement then.",
            ),
            Text(
                "办过没记的，补记：sup new-session --attendee {person}\n"
                "请假没记的：sup new-leave --person {person}\n"
                "现在还没有协议的，请站长、县里先定下督导：sup new-agreement --supervisee {person}",
                "If it was held, record it: sup new-session --attendee {person}\n"
                "If the person was away: sup new-leave --person {person}\n"
                "If there is still no agreement, head and county settle who supervises: sup "
                "new-agreement --supervisee {person}",
            ),
        ),
        "gone": Sentence(
            Text(
                "{person} 已经离岗；{period_zh}在岗 {days} 天，应有督导 {expected} 场，一场也没有；"
                "那时的督导是 {who}。",
                "{person}, who has left since, was in post for {days} {days:day|days} of {period_en}, owed "
                "{expected} {expected:session|sessions}, and had none; "
                "the supervisor then was {who}.",
            ),
            LEFT_SINCE,
        ),
        "gonenobodys": Sentence(
            Text(
                "{person} 已经离岗；{period_zh}在岗 {days} 天，应有督导 {expected} 场，一场也没有；"
                "那时没有督导协议。",
                "{person}, who has left since, was in post for {days} {days:day|days} of {period_en}, owed "
                "{expected} {expected:session|sessions}, and had none; "
                "there was no agreement then.",
            ),
            LEFT_SINCE,
        ),
    },
    check=check,
    policy=(*OWED, *LOOKING_BACK),
)
