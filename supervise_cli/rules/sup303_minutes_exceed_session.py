"""Somebody was there for longer than the session lasted (rule 28, first part)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Attendees and supervisors whose own minutes exceed the session's."""
    rows = facts.rows(
        "SELECT s.record, x.pointer, x.person, x.minutes, s.length FROM held s"
        " JOIN session_attendees x ON x.uid = s.uid"
        " WHERE s.length > 0 AND x.minutes > s.length"
        " UNION ALL SELECT s.record, x.pointer, x.person, x.minutes, s.length FROM held s"
        " JOIN session_supervisors x ON x.uid = s.uid WHERE s.length > 0 AND x.minutes > s.length ORDER "
        "BY 1, 2"
    )
    for record, pointer, person, minutes, length in rows:
        params = {"id": record, "person": person, "minutes": minutes, "length": length}
        yield Hit(record, f"{pointer}/minutes", params=params)


RULE = Rule(
    code="SUP303",
    slug="minutes-exceed-session",
    title=Text("个人时长超过全场时长", "Longer than the session"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "受督导人时按每个人的分钟数相加，比全场还长就虚增了工时。",
        "Person-hours add up each person's minutes; more than the session inflates them.",
    ),
    example="minutes: 90\nattendees:\n  - person: P-7K3QX\n    minutes: 120",
    fix=Text(
        "核对这个人的 minutes；全程参加的不用写。",
        "Check this person's minutes; leave them out for somebody who stayed throughout.",
    ),
    source="domain.md §8b rule 28",
    sentences={
        "": Sentence(
            Text(
                "{person} 记了 {minutes} 分钟，全场只有 {length} 分钟。",
                "{minutes} minutes for {person}, but the session lasted {length}.",
            ),
            Text(
                "这个人的分钟数（minutes）写错了的，改正；全程参加的，只删分钟数那一行，人留着；"
                "全场的时间写错了的，改全场的：sup edit {id}",
                "Correct the minutes of this person; if the person stayed throughout, remove that line only; "
                "if the session's own time is wrong, correct that: sup edit {id}",
            ),
        )
    },
    check=check,
    subjects=("session",),
)
