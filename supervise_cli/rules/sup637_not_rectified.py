"""A finding of an audit that is not rectified by its date (rule 48)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """What audits found and nobody has rectified, on the day after its date or later."""
    from supervise_cli.definitions.actions import rectifications
    from supervise_cli.definitions.closing import standing_day

    day = standing_day(facts)
    for each in rectifications(facts, day).values():
        if each.is_open and each.due and each.due < day.isoformat():
            params: dict[str, Param] = {
                "finding": each.address,
                "want": each.due,
                "days": (day - date.fromisoformat(each.due)).days,
                "who": each.owner,
            }
            yield Hit(each.record, each.pointer, "" if each.owner else "nobodys", params)


_HINT = Text(
    "整改完的：sup new-follow-up --of {finding} --outcome 完成\n"
    "要延期的：sup new-follow-up --of {finding} --outcome 进行中 --due 【新期限】",
    "If it is rectified: sup new-follow-up --of {finding} --outcome done\n"
    "If it takes longer: sup new-follow-up --of {finding} --outcome in_progress --due DATE",
)

RULE = Rule(
    code="SUP637",
    slug="not-rectified",
    title=Text("督查问题到期没有整改", "Audit finding not rectified by its date"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.OWNER,
    waivable=True,
    why=Text(
        "督查的意义在整改；到期没有下文，下次督查先问的就是这一条。",
        "An audit is for what is put right after it; the next one begins with what was not.",
    ),
    example=Text(
        'due: "2022-06-15"   # 到 2022-06-30 没有登记整改',
        'due: "2022-06-15"   # 2022-06-30: no follow-up says that it is done',
    ),
    fix=Text(
        "整改完记一笔跟进并附佐证（sup new-follow-up）；确实要延期的，写上新的期限和缘由。",
        "Write a follow-up with evidence when it is done (sup new-follow-up), else one with a new date.",
    ),
    source="domain.md §8b rule 48 [R57]; §8a audit",
    sentences={
        "": Sentence(
            Text(
                "督查问题 {finding} 应在 {want} 前整改，已过 {days} 天，还没有办结；责任人是{who}。",
                "Audit finding {finding} was to be rectified by {want}, {days} {days:day|days} ago, and is "
                "still open; {who} owns it.",
            ),
            _HINT,
        ),
        "nobodys": Sentence(
            Text(
                "督查问题 {finding} 应在 {want} 前整改，已过 {days} 天，还没有办结；没写责任人。",
                "Audit finding {finding} was to be rectified by {want}, {days} {days:day|days} ago, and is "
                "still open; nobody owns it.",
            ),
            _HINT,
        ),
    },
    check=check,
)
