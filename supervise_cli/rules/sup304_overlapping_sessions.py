"""One person in two sessions at the same time (rule 22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_Session = tuple[Any, ...]
"""(record, start, end, length) of a held session with a start."""


def check(facts: Facts) -> Iterator[Hit]:
    """Pairs of held sessions of one day that overlap and share a person; once a pair, on the greater id."""
    timed = {
        row[0]: row[1:] for row in facts.rows('SELECT uid, date, record, start, "end", length FROM timed')
    }
    days: dict[tuple[str, str], list[_Session]] = {}
    for uid, person in facts.rows("SELECT uid, person FROM present"):
        if uid in timed:
            day, *session = timed[uid]
            days.setdefault((person, day), []).append(tuple(session))
    seen: set[tuple[str, str]] = set()
    for person, day in sorted(key for key, sessions in days.items() if len(sessions) > 1):
        for lesser, greater, start, end in _overlaps(days[person, day]):
            if (greater, lesser) not in seen:
                seen.add((greater, lesser))
                params = {"person": person, "other": lesser, "start": start, "end": end}
                yield Hit(greater, "/start", params=params, discriminator=lesser)


def _overlaps(sessions: list[_Session]) -> Iterator[tuple[str, str, str, str]]:
    """(lesser id, greater id, start and end of the lesser) of each overlapping pair."""
    spans = sorted({(record, *_span(start, end, length)) for record, start, end, length in sessions})
    for n, (record, start, end) in enumerate(spans):
        for other, other_start, other_end in spans[n + 1 :]:
            if record != other and start < other_end and other_start < end:
                yield record, other, _clock(start), _clock(end)


def _span(start: str, end: str | None, length: int) -> tuple[int, int]:
    begins = int(start[:2]) * 60 + int(start[3:5])
    return begins, int(end[:2]) * 60 + int(end[3:5]) if end and end > start else begins + length


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


RULE = Rule(
    code="SUP304",
    slug="overlapping-sessions",
    title=Text("同一个人同一时间在两场督导里", "One person in two sessions at once"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "一个人不可能同时在两处；时间重叠是核查时判断记录是否真实的第一条。",
        "Nobody is in two places; overlaps are the first thing an audit looks for.",
    ),
    example=(
        '# both on 2022-06-15 with P-7K3QX\nstart: "14:00"\nend: "15:30"\n# and\nstart: "15:00"\nend: "16:00"'
    ),
    fix=Text(
        "核对两场的日期、起止时间和到场人员，改正写错的一场。",
        "Check date, times and attendees of both, and correct the wrong one.",
    ),
    source="domain.md §8b rule 22 [R67]",
    sentences={
        "": Sentence(
            Text(
                "{person} 同一时间还有一场：{other}（{start}–{end}）。",
                "{person} is in another session at that time: {other} ({start}–{end}).",
            ),
            Text(
                "对照 sup show {other}，改正其中一场的时间或人员。",
                "Compare with sup show {other}, and correct the times or people of one of them.",
            ),
        )
    },
    check=check,
)
