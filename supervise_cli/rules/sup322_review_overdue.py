"""The review of an agreement that is overdue (rule 2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Agreements in force whose day of review has gone by; as ``sup due`` lists them."""
    from supervise_cli.definitions.owing import Owing

    owing = facts.once(Owing)
    for each in owing.reviews_overdue:
        late = (owing.day - date.fromisoformat(each.review_on)).days
        params: dict[str, Param] = {
            "who": each.supervisor,
            "date": each.review_on,
            "want": each.review_on,
            "days": late,
            "agreement": each.record,
        }
        yield Hit(each.record, "/review_on", params=params)


RULE = Rule(
    code="SUP322",
    slug="review-overdue",
    title=Text("协议该回顾了", "Review of an agreement overdue"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "当初约好到时候一起看看：频次合不合适，方法有没有用。不回顾，协议就成了摆设。",
        "It was agreed to look at it together: is it often enough, does it help. Else it is mere paper.",
    ),
    example=Text(
        'review_on: "2022-06-01"   # 到 2022-06-30，五月以来没有这份协议的事项',
        'review_on: "2022-06-01"   # 2022-06-30: no event about this agreement since May',
    ),
    fix=Text(
        "和受督导人谈一次，记一笔事项：sup new-event --of 协议编号 --kind 意见",
        "Talk it over and write a line: sup new-event --of AGREEMENT --kind comment",
    ),
    source="domain.md §8b rule 2 [R61]; R37–R39; policy agreement_notice_days",
    sentences={
        "": Sentence(
            Text(
                "这份协议约定 {date} 回顾，已过 {days} 天；督导是 {who}。",
                "This agreement was to be reviewed on {date}, {days} {days:day|days} ago; "
                "the supervisor is {who}.",
            ),
            Text(
                "谈完记一笔，早就谈过的也照实补记：sup new-event --of {agreement} --kind 意见 --date "
                "【谈的那天】",
                "Talk it over and record it, or record the talk there was: sup new-event --of "
                "{agreement} --kind comment --date DATE",
            ),
        )
    },
    check=check,
    policy=("agreement_notice_days", *CALENDAR),
)
