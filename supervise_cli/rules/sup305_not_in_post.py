"""Somebody who was not employed or posted on the day took part (rule 24, employment)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_QUERY = """SELECT x.record, x.pointer, x.person, x.date, '{part}' FROM {view} x
    WHERE EXISTS (SELECT 1 FROM person n WHERE n.record = x.person)
    AND NOT EXISTS (SELECT 1 FROM person_postings p WHERE p.record = x.person
        AND COALESCE(p."from", '0001-01-01') <= x.date AND COALESCE(p."to", '9999-12-31') >= x.date)"""


def check(facts: Facts) -> Iterator[Hit]:
    """Attendees who were there and supervisors of held sessions without a posting in force that day."""
    query = " UNION ALL ".join(
        [
            _QUERY.format(part="attendee", view="attendance"),
            _QUERY.format(part="supervisor", view="conducted"),
        ]
    )
    for record, pointer, person, day, part in facts.rows(query + " ORDER BY 1, 2"):
        yield Hit(record, f"{pointer}/person", part, {"id": record, "person": person, "date": day})


_HINT = Text(
    "日期或人写错了的，改这一场：sup edit {id}\n都没写错的，是名册里的任职没有更新：sup edit {person}",
    "If date or person is wrong, correct this session: sup edit {id}\n"
    "If both are right, the posting in the roster is out of date: sup edit {person}",
)

RULE = Rule(
    code="SUP305",
    slug="not-in-post",
    title=Text("当天不在岗", "Not in post that day"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "离职后或入职前的人出现在督导里，不是日期写错，就是人写错，或者名册没有更新。",
        "A person who had left or not yet come means a wrong date, a wrong person or a roster out of date.",
    ),
    example=Text(
        '# P-7K3QX 任职到 2022-05-31\ndate: "2022-06-15"\nattendees:\n  - person: P-7K3QX',
        ('# P-7K3QX: postings to 2022-05-31\ndate: "2022-06-15"\nattendees:\n  - person: P-7K3QX'),
    ),
    fix=Text(
        "改正日期或人员；名册里的任职起止不对，就改名册。",
        "Correct date or person; if the posting's dates are wrong, correct the roster.",
    ),
    source="domain.md §8b rule 24",
    sentences={
        "attendee": Sentence(
            Text(
                "按名册，受督导人{person}在 {date} 这天没有任职。",
                "By the roster, the supervisee {person} held no posting on {date}.",
            ),
            _HINT,
        ),
        "supervisor": Sentence(
            Text(
                "按名册，督导者{person}在 {date} 这天没有任职。",
                "By the roster, the supervisor {person} held no posting on {date}.",
            ),
            _HINT,
        ),
    },
    check=check,
    subjects=("session",),
)
