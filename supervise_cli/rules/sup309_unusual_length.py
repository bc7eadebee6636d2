"""A session longer, or shorter, than policy takes for usual (rule 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Held sessions of known length beyond ``max_…_minutes`` or below ``min_…``; 0 is no limit."""
    rows = facts.rows("SELECT record, date, form, length, minutes FROM held WHERE length > 0 ORDER BY record")
    for record, held, form, length, minutes in rows:
        day = date.fromisoformat(held)
        alone = facts.policy.number("max_individual_minutes", day) if form == "individual" else 0
        longest = facts.policy.number("max_session_minutes", day)
        least = facts.policy.number("min_session_minutes", day) or 0
        at = "/end" if minutes is None else "/minutes"
        if alone and length > alone:
            yield Hit(record, at, "individual", {"minutes": length, "allowed": alone})
        elif longest and length > longest:
            yield Hit(record, at, "long", {"minutes": length, "allowed": longest})
        elif length < least:
            yield Hit(record, at, "short", {"minutes": length, "allowed": least})


_HINT = Text(
    "核对时间；中间有休息、有别的事，只记督导的分钟数（minutes）。真的谈了这么久的，不用改。",
    "Check the times; where there was a break or other business, give the minutes of supervision ("
    "minutes). If it really took so long, leave it.",
)

RULE = Rule(
    code="SUP309",
    slug="unusual-length",
    title=Text("督导时间太长或太短", "A session of unusual length"),
    severity=Severity.INFORMATION,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "个别督导谈过两个小时、团体督导开过三个小时，后面很难谈出东西；多半是时间记错，或者把开会、吃饭也算进去了。",
        "After two hours alone or three in a group little more comes of it; mostly a time is wrong, or a "
        "meeting and a meal were counted in.",
    ),
    example=Text(
        'form: individual\nstart: "09:00"\nend: "11:30"   # 150 分钟',
        'form: individual\nstart: "09:00"\nend: "11:30"   # 150 minutes',
    ),
    fix=Text("核对起止时间和分钟数。", "Check start, end and minutes."),
    source="domain.md §8b rule 5, §4 [R70, R74]; policy max_session_minutes; policy max_individual_minutes; "
    "policy min_session_minutes",
    sentences={
        "long": Sentence(
            Text(
                "这场督导有 {minutes} 分钟，一场一般不超过 {allowed} 分钟。",
                "This session took {minutes} minutes; {allowed} are usual at most.",
            ),
            _HINT,
        ),
        "individual": Sentence(
            Text(
                "这场个别督导有 {minutes} 分钟，一般不超过 {allowed} 分钟。",
                "This individual session took {minutes} minutes; {allowed} are usual at most.",
            ),
            _HINT,
        ),
        "short": Sentence(
            Text(
                "这场督导只有 {minutes} 分钟，一场一般不少于 {allowed} 分钟。",
                "This session took only {minutes} minutes; {allowed} are usual at least.",
            ),
            Text(
                "核对时间；分几次谈的，合起来记。真的只谈了这么久的，不用改。",
                "Check the times; what was one talk in parts is one session. If it really was so "
                "short, leave it.",
            ),
        ),
    },
    check=check,
    subjects=("session",),
    policy=("max_individual_minutes", "max_session_minutes", "min_session_minutes"),
)
