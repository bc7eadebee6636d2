"""A record written long after the session, without saying why (rule 18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Held sessions written more than ``write_up_days`` after their date, without a reason."""
    rows = facts.rows(
        "SELECT s.record, s.date, s.recorded_on FROM held s WHERE s.recorded_on > s.date"
        " AND s.late_reason_len IS NULL AND COALESCE(s.late_reason_sealed, 0) = 0 ORDER BY s.record"
    )
    for record, held, written in rows:
        day = date.fromisoformat(held)
        allowed = facts.policy.number("write_up_days", day)
        days = (date.fromisoformat(written) - day).days
        if allowed is not None and days > allowed:
            yield Hit(record, "/recorded_on", params={"id": record, "days": days, "allowed": allowed})


RULE = Rule(
    code="SUP301",
    slug="written-late",
    title=Text("补记太晚，没有说明", "Written late without a reason"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "隔得越久，记得越不准；事后补写的记录在核查时最容易被质疑。写明原因就说得清楚。",
        "The later it is written, the less it can be relied on; a late entry that says so and why "
        "stands up to an audit.",
    ),
    example=Text(
        'date: "2022-06-01"\nrecorded_on: "2022-06-20"   # 过了 19 天，没写 late_reason',
        'date: "2022-06-01"\nrecorded_on: "2022-06-20"   # 19 days, no late_reason',
    ),
    fix=Text("在记录里写上迟记原因（late_reason）。", "Add a line late_reason that says why it was late."),
    source="domain.md §8b rule 18 [R43, R68]; policy write_up_days",
    sentences={
        "": Sentence(
            Text(
                "督导过了 {days} 天才写记录，规定是 {allowed} 天以内，也没有写原因。",
                "Written {days} days after the session, where {allowed} are allowed, and no reason is given.",
            ),
            Text(
                "写上迟记原因（late_reason），比如 late_reason: 外出培训，回来才补\n"
                "日期写错了的，改督导日期（date）或者登记日期（recorded_on）。\n"
                "打开来改：sup edit {id}",
                "Add the reason for late entry (late_reason), such as late_reason: away for training\n"
                "If a day is wrong, correct date or recorded_on.\n"
                "Open it: sup edit {id}",
            ),
        )
    },
    check=check,
    subjects=("session",),
    policy=("write_up_days",),
)
