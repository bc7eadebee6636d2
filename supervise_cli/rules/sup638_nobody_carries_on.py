"""A session from outside the office with nobody to carry on (rule 51)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Sessions of the months looked back on led only from outside, without ``follow_up_by``."""
    from supervise_cli.definitions.closing import standing_day
    from supervise_cli.definitions.periods import Periods

    rows = facts.rows(
        "SELECT s.record, s.date, (SELECT person FROM session_supervisors x WHERE x.uid = s.uid ORDER BY x.n)"
        " FROM held s WHERE s.follow_up_by IS NULL AND s.date BETWEEN :since AND :day"
        " AND NOT EXISTS (SELECT 1 FROM session_supervisors x WHERE x.uid = s.uid AND x.side <> 'external')"
        " ORDER BY s.date, s.record",
        {"since": facts.once(Periods).first_day, "day": standing_day(facts).isoformat()},
    )
    for record, day, supervisor in rows:
        params: dict[str, Param] = {"id": record, "date": day, "who": supervisor}
        yield Hit(record, "/supervisors", params=params)


RULE = Rule(
    code="SUP638",
    slug="nobody-carries-on",
    title=Text("外部督导后没有人接着跟", "Nobody to carry on after a session from outside"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "外面的老师讲完就走，站里没人接着做，好主意就落不了地。",
        "The expert leaves; if nobody here carries on, good advice comes to nothing.",
    ),
    example=Text(
        "side: external   # 没有 follow_up_by",
        "side: external   # and no follow_up_by",
    ),
    fix=Text(
        "在记录里写上后续跟进人（follow_up_by），以后记外部督导时一并填。",
        "Say in the record who carries on (follow_up_by), and from now on when you record such a session.",
    ),
    source="domain.md §8b rule 51; S5; policy look_back_months",
    sentences={
        "": Sentence(
            Text(
                "{date} 是{who}从外面来督导的，没有写由谁接着跟进。",
                "On {date} {who} came from outside to supervise; the record does not say who carries on.",
            ),
            Text(
                "写上后续跟进人（follow_up_by）：sup edit {id}",
                "Say who carries on (follow_up_by): sup edit {id}",
            ),
        )
    },
    check=check,
    policy=LOOKING_BACK,
)
