"""One person on site at two stations with no time to get from one to the other (rule 23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from supervise_cli.definitions.ways import ways
from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


class _Stay(NamedTuple):
    """A session on site, in minutes of the day, and for how many of them the person was there."""

    record: str
    station: str
    place: str
    start: int
    end: int
    minutes: int

    def gap(self, other: _Stay) -> int:
        """Minutes on the way if the person comes early here and goes on to the other, late there."""
        return other.end - other.minutes - self.start - self.minutes


def check(facts: Facts) -> Iterator[Hit]:
    """Pairs of one day at two stations whose way is known, with less time between than the fastest way takes.

    Once, on the greater id. Pairs that overlap are SUP304's; those at one and the same ``place`` are none.
    """
    known = ways(facts)
    if not known:
        return
    days: dict[tuple[str, str], set[_Stay]] = {}
    for person, day, stay in _stays(facts):
        days.setdefault((person, day), set()).add(stay)
    seen: set[tuple[str, str]] = set()
    for person, day in sorted(key for key, stays in days.items() if len(stays) > 1):
        percent = facts.policy.number("least_travel_percent", date.fromisoformat(day)) or 0
        for lesser, greater in combinations(sorted(days[person, day]), 2):
            way = known.get((min(lesser.station, greater.station), max(lesser.station, greater.station)))
            if way is None or lesser.station == greater.station or lesser.place == greater.place != "":
                continue
            gap = max(lesser.gap(greater), greater.gap(lesser))
            if 0 <= gap * 100 < way * percent and (greater.record, lesser.record) not in seen:
                seen.add((greater.record, lesser.record))
                yield _hit(person, lesser, greater, gap, way)


def _stays(facts: Facts) -> Iterator[tuple[str, str, _Stay]]:
    rows = facts.rows(
        "SELECT p.person, s.date, s.record, s.station, COALESCE(s.place, ''), s.start, s.\"end\", s.length,"
        " p.minutes FROM timed s JOIN present p ON p.uid = s.uid"
        " WHERE s.mode IN ('face_to_face', 'on_site') AND s.station IS NOT NULL"
    )
    for person, day, record, station, place, start, end, length, minutes in rows:
        begins = _minutes(start)
        ends = _minutes(end) if end and end > start else begins + length
        whole = ends - begins
        own = whole if minutes is None else min(minutes, whole)
        yield person, day, _Stay(record, station, place, begins, ends, own)


def _hit(person: str, lesser: _Stay, greater: _Stay, gap: int, way: int) -> Hit:
    params: dict[str, Param] = {
        "person": person,
        "other": lesser.record,
        "station": lesser.station,
        "start": _clock(lesser.start),
        "end": _clock(lesser.end),
        "own_station": greater.station,
        "own_start": _clock(greater.start),
        "own_end": _clock(greater.end),
        "between": gap,
        "minutes": way,
    }
    return Hit(greater.record, "/start", params=params, discriminator=lesser.record)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_SAME_DAY = """SELECT DISTINCT o.record FROM judged j CROSS JOIN session s ON s.record = j.id
    CROSS JOIN reference p ON p.uid = s.uid AND p.field = 'person'
    CROSS JOIN session o ON o.date = s.date
    CROSS JOIN reference q ON q.uid = o.uid AND q.target = p.target"""
"""The sessions of the same day in which somebody of a judged one is named."""

RULE = Rule(
    code="SUP310",
    slug="no-time-to-travel",
    title=Text("两场之间来不及赶路", "No time to get from one session to the next"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=True,
    why=Text(
        "上午还在这个站，几分钟以后又在几十里外的站，核查时会被当成没有去过。",
        "Here at one moment, and minutes later at a station far off: an audit takes one of the two for not "
        "held.",
    ),
    example=(
        Text(
            (
                "# ST-410922104 到 ST-410922105 路上（travel_minutes）40 分钟\n"
                "# 两场都在 2022-06-15、当面、有 P-7K3QX\n"
                'end: "10:30"     # 在 ST-410922104\n'
                "# 另一场\n"
                'start: "10:45"   # 在 ST-410922105'
            ),
            (
                "# ST-410922104: travel_minutes to ST-410922105: 40\n"
                "# both with P-7K3QX, on site, on 2022-06-15\n"
                'end: "10:30"     # at ST-410922104\n'
                "# and\n"
                'start: "10:45"   # at ST-410922105'
            ),
        )
    ),
    fix=Text(
        "核对两场的时间、站点和人员；站点之间的路程写错了，改站点。",
        "Check times, stations and people of both; where the way between the stations is wrong, mend the "
        "station.",
    ),
    source="domain.md §8b rule 23 [R67], §8a station; policy least_travel_percent",
    sentences={
        "": Sentence(
            Text(
                "{person} 这天在 {station} 还有一场：{other}（{start}–{end}）。到 {own_station} 的路要走 "
                "{minutes} 分钟，两场之间只有 {between} 分钟。",
                "{person} was also at {station} that day: {other} ({start}–{end}). The way to {own_station} "
                "takes {minutes} minutes; there were {between} between the two.",
            ),
            Text(
                "对照 sup show {other}，改正写错的一场；路程写错了就改站点：sup edit {own_station}",
                "Compare with sup show {other} and correct the wrong one; if the way is wrong: "
                "sup edit {own_station}",
            ),
        )
    },
    check=check,
    subjects=("session",),
    beside=_SAME_DAY,
    policy=("least_travel_percent",),
)
