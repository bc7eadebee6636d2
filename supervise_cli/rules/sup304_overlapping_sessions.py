"""One person in two sessions at the same time (rule 22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


class _Stay(NamedTuple):
    """When a session was held, in minutes of the day, and for how many of them the person was there."""

    record: str
    start: int
    end: int
    minutes: int

    def can_come_before(self, other: _Stay) -> bool:
        """Whether the person, coming early here and late there, could have been in both."""
        return self.start + self.minutes <= other.end - other.minutes


def check(facts: Facts) -> Iterator[Hit]:
    """Pairs of held sessions of one day that one person cannot both have been in; once, on the greater id.

    Somebody who stayed for a part of a session only (own minutes) may have come from, or gone on to, another.
    """
    timed = {
        uid: (day, record, *_span(start, end, length))
        for uid, day, record, start, end, length in facts.rows(
            'SELECT uid, date, record, start, "end", length FROM timed'
        )
    }
    days: dict[tuple[str, str], set[_Stay]] = {}
    for uid, person, minutes in facts.rows("SELECT uid, person, minutes FROM present"):
        if uid in timed:
            day, record, start, end = timed[uid]
            whole = end - start
            stay = _Stay(record, start, end, whole if minutes is None else min(minutes, whole))
            days.setdefault((person, day), set()).add(stay)
    seen: set[tuple[str, str]] = set()
    for person, day in sorted(key for key, stays in days.items() if len(stays) > 1):
        for lesser, greater in _overlaps(sorted(days[person, day])):
            if (greater.record, lesser.record) not in seen:
                seen.add((greater.record, lesser.record))
                params = {
                    "person": person,
                    "other": lesser.record,
                    "start": _clock(lesser.start),
                    "end": _clock(lesser.end),
                    "own_start": _clock(greater.start),
                    "own_end": _clock(greater.end),
                }
                yield Hit(greater.record, "/start", params=params, discriminator=lesser.record)


def _overlaps(stays: list[_Stay]) -> Iterator[tuple[_Stay, _Stay]]:
    """The pairs of different sessions that leave the person no way to be in both, the lesser id first."""
    for n, one in enumerate(stays):
        for other in stays[n + 1 :]:
            if one.record != other.record and not (one.can_come_before(other) or other.can_come_before(one)):
                yield one, other


def _span(start: str, end: str | None, length: int) -> tuple[int, int]:
    begins = int(start[:2]) * 60 + int(start[3:])
    return begins, int(end[:2]) * 60 + int(end[3:]) if end and end > start else begins + length


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_SAME_DAY = """SELECT DISTINCT o.record FROM judged j CROSS JOIN session s ON s.record = j.id
    CROSS JOIN reference p ON p.uid = s.uid AND p.field = 'person'
    CROSS JOIN session o ON o.date = s.date
    CROSS JOIN reference q ON q.uid = o.uid AND q.target = p.target"""
"""The sessions of the same day in which somebody of a judged one is named."""

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
        Text(
            (
                "# 两场都在 2022-06-15，都有 P-7K3QX\n"
                'start: "14:00"\n'
                'end: "15:30"\n'
                "# 另一场\n"
                'start: "15:00"\n'
                'end: "16:00"'
            ),
            (
                "# both on 2022-06-15 with P-7K3QX\n"
                'start: "14:00"\n'
                'end: "15:30"\n'
                "# and\n"
                'start: "15:00"\n'
                'end: "16:00"'
            ),
        )
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
    subjects=("session",),
    beside=_SAME_DAY,
)
