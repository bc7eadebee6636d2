"""Somebody supervising himself or herself (rule 11)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Sessions with one person on both sides; agreements of a supervisor with himself or herself."""
    sessions = facts.rows(
        "SELECT a.record, a.pointer || '/person', a.person FROM session_attendees a"
        " JOIN session_supervisors x ON x.uid = a.uid AND x.person = a.person ORDER BY 1, 2"
    )
    for record, pointer, person in sessions:
        yield Hit(record, pointer, params={"id": record, "person": person})
    agreements = facts.rows(
        "SELECT g.record, v.pointer, v.value FROM agreement g"
        " JOIN agreement_supervisees v ON v.uid = g.uid AND v.value = g.supervisor ORDER BY 1, 2"
    )
    for record, pointer, person in agreements:
        yield Hit(record, pointer, "agreement", {"id": record, "person": person})


RULE = Rule(
    code="SUP601",
    slug="self-supervision",
    title=Text("自己督导自己", "Supervising oneself"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "督导是两个人之间的事；站长既是督导者又是社工，但不能督导自己。",
        "Supervision takes two; a station head supervises others, not himself or herself.",
    ),
    example="supervisors:\n  - person: P-7K3QX\nattendees:\n  - person: P-7K3QX",
    fix=Text(
        "从 attendees 里去掉督导者；站长自己需要的督导由县级督导或外部督导来做。",
        "Remove the supervisor from the attendees; a head's own supervision comes from the county or "
        "from outside.",
    ),
    source="domain.md §8b rule 11",
    sentences={
        "": Sentence(
            Text("{person} 既是督导者，又是受督导人。", "{person} is both supervisor and supervisee."),
            Text(
                "两边有一边写错了，照实改督导者（supervisors）或者受督导人（attendees）：sup edit {id}\n"
                "站长自己的督导，由县级或外部督导来做。",
                "One of the two is wrong: correct supervisors or attendees: sup edit {id}\n"
                "A head's own supervision comes from the county or from outside.",
            ),
        ),
        "agreement": Sentence(
            Text(
                "按这份协议，{person} 督导的是自己。",
                "In this agreement {person} supervises himself or herself.",
            ),
            Text(
                "录错了的，照签的协议改督导（supervisor）或者受督导人（supervisees）：sup edit {id}\n"
                "协议真是这样签的，由县里另定督导，重签。",
                "If it was copied wrongly, correct supervisor or supervisees: sup edit {id}\n"
                "If it was signed so, the county names another supervisor, and it is signed anew.",
            ),
        ),
    },
    check=check,
    subjects=("agreement", "session"),
)
