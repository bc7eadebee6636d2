"""A session on a public holiday or at night (rule 24); off until local policy asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.definitions.stays import clock_of, minutes_of
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import CALENDAR, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Held sessions on days off by notice; those that begin before, or end after, the hours of policy."""
    # The calendar is large, and most offices never ask for this.
    from supervise_cli.definitions.workdays import Workdays

    calendar = facts.once(Workdays)
    rows = facts.rows('SELECT record, date, start, "end", length FROM held ORDER BY record')
    for record, held, start, end, length in rows:
        day = date.fromisoformat(held)
        if calendar.is_holiday(day):
            yield Hit(record, "/date", "holiday", {"date": held})
        earliest = facts.policy.number("earliest_hour", day)
        latest = facts.policy.number("latest_hour", day)
        if start is None or earliest is None or latest is None:
            continue
        begins = minutes_of(start)
        ends = minutes_of(end) if end and end > start else begins + length
        if begins < earliest * 60 or ends > latest * 60:
            params = {"start": start, "end": clock_of(ends), "first": earliest, "last": latest}
            yield Hit(record, "/start", "night", params)


RULE = Rule(
    code="SUP312",
    slug="off-hours",
    title=Text("在节假日或夜里督导", "On a public holiday or at night"),
    severity=Severity.INFORMATION,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "节假日和夜里的督导，有时是日期、时间写错，有时是大家一直在加班。很多站周末、晚上本来就有事，所以默认不查。",
        "On holidays and at night a date or time may be wrong, or people are working too long. At many "
        "stations evenings are usual, so this is off unless policy asks for it.",
    ),
    example=Text(
        '# policy.yaml 的 severities 里写了 SUP312\ndate: "2022-06-03"   # 端午节\nstart: "21:30"',
        '# policy.yaml: severities has SUP312\ndate: "2022-06-03"   # 端午节\nstart: "21:30"',
    ),
    fix=Text(
        "核对日期和时间；确实是这样的，不用改。",
        "Check date and times; if they are right there is nothing to change.",
    ),
    source="domain.md §8b rule 24; policy severities; policy earliest_hour; policy latest_hour",
    sentences={
        "holiday": Sentence(
            Text("{date} 是放假日。", "{date} is a public holiday."),
            Text(
                "核对日期（date）；没写错就不用改。",
                "Check the date (date); if it is right, leave it.",
            ),
        ),
        "night": Sentence(
            Text(
                "督导时间是 {start}–{end}，一般在 {first} 点到 {last} 点之间。",
                "It was held {start}–{end}; usual is between {first}:00 and {last}:00.",
            ),
            Text(
                "核对开始时间（start）和结束时间（end）；没写错就不用改。",
                "Check the times (start, end); if they are right, leave them.",
            ),
        ),
    },
    check=check,
    subjects=("session",),
    policy=("earliest_hour", "latest_hour", *CALENDAR),
    asked_for=True,
)
