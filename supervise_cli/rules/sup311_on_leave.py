"""Somebody who was on leave that day took part (rule 24, leave)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_QUERY = """SELECT x.record, x.pointer, x.person, x.date, '{part}', l.record, l."from", l."to"
    FROM leave l JOIN {view} x ON x.person = l.person AND x.date BETWEEN l."from" AND l."to\""""


def check(facts: Facts) -> Iterator[Hit]:
    """Attendees who were there and supervisors of held sessions on a day of their leave; once a leave."""
    query = " UNION ALL ".join(
        [
            _QUERY.format(part="attendee", view="attendance"),
            _QUERY.format(part="supervisor", view="conducted"),
        ]
    )
    for record, pointer, person, day, part, leave, first, last in facts.rows(query + " ORDER BY 1, 2, 6"):
        params = {"person": person, "date": day, "other": leave, "start": first, "end": last}
        yield Hit(record, f"{pointer}/person", part, params, discriminator=leave)


_OF_LEAVES = """SELECT DISTINCT q.record FROM judged j CROSS JOIN leave l ON l.record = j.id
    CROSS JOIN reference q ON q.target = l.person AND q.field = 'person'
    CROSS JOIN session s ON s.uid = q.uid AND s.date BETWEEN l."from" AND l."to\""""
"""The sessions on days of a judged leave in which that person is named."""

_HINT = Text(
    "核对日期和人员，写错了就改这一场。\n"
    "请假的日子写错了、提前回来的，把请假作废：sup void {other} --reason 【原因】 --by 【谁作废】\n"
    "作废以后按实际的日子重写：sup new-leave --person {person}",
    "Check date and person, and correct this session.\n"
    "If the days of leave are wrong, or the return was early, withdraw the leave: sup void {other} "
    "--reason REASON --by NAME\n"
    "Then write the days it really was: sup new-leave --person {person}",
)

RULE = Rule(
    code="SUP311",
    slug="on-leave",
    title=Text("当天在休假", "On leave that day"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "休假的人出现在督导里，不是日期写错，就是人写错，或者提前回来上班了。",
        "Somebody on leave in a session means a wrong date, a wrong person, or an early return.",
    ),
    example=Text(
        (
            "# L-20220613-7K3QX: P-7K3QX 从 2022-06-13 到 2022-06-17 请假\n"
            'date: "2022-06-15"\n'
            "attendees:\n"
            "  - person: P-7K3QX"
        ),
        (
            "# L-20220613-7K3QX: P-7K3QX from 2022-06-13 to 2022-06-17\n"
            'date: "2022-06-15"\n'
            "attendees:\n"
            "  - person: P-7K3QX"
        ),
    ),
    fix=Text(
        "改正日期或人员；提前回来上班的，把休假记录作废，按实际的日子重写。",
        "Correct date or person; who came back early: withdraw the leave and write the days it really was.",
    ),
    source="domain.md §8b rule 24",
    sentences={
        "attendee": Sentence(
            Text(
                "{person} 在 {date} 这天请了假（{start} 至 {end}，{other}）。",
                "{person} was on leave on {date} ({start} to {end}, {other}).",
            ),
            _HINT,
        ),
        "supervisor": Sentence(
            Text(
                "督导者 {person} 在 {date} 这天请了假（{start} 至 {end}，{other}）。",
                "The supervisor {person} was on leave on {date} ({start} to {end}, {other}).",
            ),
            _HINT,
        ),
    },
    check=check,
    subjects=("session",),
    beside=_OF_LEAVES,
)
