"""A cancelled session that was not made up for in time (rule 31)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Cancelled sessions that no other one stands in for after ``rebook_days``; as ``sup due`` lists them."""
    from supervise_cli.definitions.owing import Kind, Owing

    owing = facts.once(Owing)
    for each in owing.overdue(Kind.REBOOKING):
        params: dict[str, Param] = {
            "id": each.subject,
            "date": each.since,
            "want": each.by,
            "days": each.late(owing.day),
            "who": each.who,
        }
        yield Hit(each.subject, "/date", params=params)


RULE = Rule(
    code="SUP341",
    slug="not-rebooked",
    title=Text("取消的督导没有补", "Cancelled session not made up for"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "取消一次不要紧，取消了不补，督导就这样断了。",
        "A cancelled session is nothing; one that nobody makes up for is how supervision ends.",
    ),
    example=Text(
        "outcome: cancelled   # 原定 2022-06-01；到 2022-06-30 也没有再见面",
        'outcome: cancelled   # date: "2022-06-01"; 2022-06-30: they have not met since',
    ),
    fix=Text(
        "补约一场，在新的记录里写 rebooks；已经一起办过督导的，把那场补记上。",
        "Hold another one and write rebooks in its record; if they have met since, record that session.",
    ),
    source="domain.md §8b rule 31 [R38, R71]; policy rebook_days",
    sentences={
        "": Sentence(
            Text(
                "{date} 的督导取消了，应在 {want} 前补上，已过 {days} 天；督导是{who}。",
                "The session of {date} was cancelled and to be made up for by {want}, {days} {days:day|days} "
                "ago; the supervisor is {who}.",
            ),
            Text(
                "补过没记的，写明补的是哪一场：sup new-session --rebooks {id}\n"
                "还没补的，先约时间，办完再这样记。\n"
                "取消以后一起办过别的督导的，把那场记上就行。",
                "If it was made up for, say for which one: sup new-session --rebooks {id}\n"
                "If not, agree on a day, and record it so afterwards.\n"
                "If they have met since for other supervision, recording that session is enough.",
            ),
        ),
    },
    check=check,
    policy=("rebook_days", *CALENDAR),
)
