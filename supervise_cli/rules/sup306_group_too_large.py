"""A group session with more people than a group can hold (rule 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Held sessions of form ``group`` with more people present, guests included, than ``max_group_size``."""
    rows = facts.rows(
        "SELECT s.record, s.date, count(a.person) + COALESCE(s.guests, 0) FROM held s"
        " LEFT JOIN session_attendees a ON a.uid = s.uid AND COALESCE(a.absent, 0) = 0"
        " WHERE s.form = 'group' GROUP BY s.record, s.date, s.guests ORDER BY s.record"
    )
    for record, day, size in rows:
        allowed = facts.policy.number("max_group_size", date.fromisoformat(day))
        if allowed is not None and size > allowed:
            params = {"id": record, "size": size, "allowed": allowed, "groups": -(-size // allowed)}
            yield Hit(record, "/attendees", params=params)


RULE = Rule(
    code="SUP306",
    slug="group-too-large",
    title=Text("团体（小组）督导人数过多", "Group too large"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "人一多，就成了点对面的集体督导，每个人的问题谈不到；小组督导一般 3–6 人，多了要分组。",
        "With many people it becomes a lecture and nobody's question is dealt with; groups of 3–6 are usual.",
    ),
    example="form: group\nattendees: 11 people",
    fix=Text(
        "分成两场；确实是集体培训性质的，form 改成 collective（集体督导）。",
        "Hold two sessions; if it was a collective one, set form to collective.",
    ),
    source="domain.md §8b rule 7, §4 [R74, R75]; S2; policy max_group_size",
    sentences={
        "": Sentence(
            Text(
                "这场团体（小组）督导有 {size} 人，按本地政策的建议一般不超过 {allowed} 人。",
                "{size} people in this group session; local policy advises no more than {allowed}.",
            ),
            Text(
                "本来就是集体督导（一个人对大家讲）的，把督导形式（form）改成 collective：sup edit {id}\n"
                "确实是小组的，这一场不用改，下次分成 {groups} 组。",
                "If it was a collective one (one speaks to all), set form to collective: sup edit {id}\n"
                "If it was a group, leave it; make {groups} groups next time.",
            ),
        )
    },
    check=check,
    subjects=("session",),
    policy=("max_group_size",),
)
