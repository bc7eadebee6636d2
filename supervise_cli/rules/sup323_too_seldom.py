"""Fewer sessions in a complete month than the policy's frequency (rule 3)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LEFT_SINCE, LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """People who in a month had some sessions, but fewer than they were owed."""
    from supervise_cli.definitions.periods import words
    from supervise_cli.definitions.shortfalls import shortfalls

    for each in shortfalls(facts):
        if each.owed.delivered:
            params: dict[str, Param] = {
                "person": each.owed.post.person,
                **words(each.month),
                "expected": each.owed.expected,
                "delivered": each.owed.delivered,
                "who": each.supervisor,
            }
            variant = ("gone" if each.gone else "") + ("" if each.supervisor else "nobodys")
            yield Hit(each.owed.post.person, "", variant, params, each.owed.month)


_HINT = Text(
    "办过没记的，补记：sup new-session --attendee {person}\n"
    "请假没记的：sup new-leave --person {person}\n"
    "确实没办的，不用补记，从这个月起按频次办。",
    "If it was held, record it: sup new-session --attendee {person}\n"
    "If the person was away: sup new-leave --person {person}\n"
    "If it was not, there is nothing to record: from this month on meet as often as is owed.",
)

RULE = Rule(
    code="SUP323",
    slug="too-seldom",
    title=Text("当月督导场次不够", "Too few sessions in a month"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "督导要有持续性：来一次、停一阵，问题接不上。新人头一年更要勤一些。",
        "Supervision lives from going on; somebody new needs it more often.",
    ),
    example=Text(
        "# practice_since: 2022-03-01，2022-06 应有 2 场，只有 1 场",
        "# practice_since: 2022-03-01, owed 2 sessions in 2022-06; one was held",
    ),
    fix=Text(
        "漏记的补记；请假的记请假（sup new-leave）；确实少的，下个月按频次安排。",
        "Record what was held; record leave (sup new-leave); otherwise plan the next month by the frequency.",
    ),
    source="domain.md §8b rule 3 [R70–R72]; S4; policy worker_sessions, new_worker_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}应有督导 {expected} 场，只有 {delivered} 场；督导是 {who}。",
                "{person} was owed {expected} {expected:session|sessions} in {period_en}, had {delivered}; "
                "the supervisor is {who}.",
            ),
            _HINT,
        ),
        "nobodys": Sentence(
            Text(
                "{person} {period_zh}应有督导 {expected} 场，只有 {delivered} 场；那时没有督导协议。",
                "{person} was owed {expected} {expected:session|sessions} in {period_en}, had {delivered}; "
                "there was no agreement then.",
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
                "{person} 已经离岗；{period_zh}在岗时应有督导 {expected} 场，只有 {delivered} 场；"
                "那时的督导是 {who}。",
                "{person}, who has left since, was owed {expected} {expected:session|sessions} in "
                "{period_en} and had {delivered}; "
                "the supervisor then was {who}.",
            ),
            LEFT_SINCE,
        ),
        "gonenobodys": Sentence(
            Text(
                "{person} 已经离岗；{period_zh}在岗时应有督导 {expected} 场，只有 {delivered} 场；"
                "那时没有督导协议。",
                "{person}, who has left since, was owed {expected} {expected:session|sessions} in "
                "{period_en} and had {delivered}; "
                "there was no agreement then.",
            ),
            LEFT_SINCE,
        ),
    },
    check=check,
    policy=(*OWED, *LOOKING_BACK),
)
