"""One person on site at two stations with no time to get from one to the other (rule 23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from supervise_cli.definitions.stays import SAME_DAY, Stay, clock_of, stays
from supervise_cli.definitions.ways import ways
from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Pairs of one day at two stations whose way is known, with less time between than the fastest way takes.

    Once, on the greater id. Pairs that overlap are SUP304's; those at one and the same ``place`` are none.
    """
    known = ways(facts)
    if not known:
        return
    seen: set[tuple[str, str]] = set()
    for (person, day), held in facts.once(stays).items():
        if len(held) == 1:
            continue
        percent = facts.policy.number("least_travel_percent", date.fromisoformat(day)) or 0
        for lesser, greater in combinations([each for each in held if each.on_site], 2):
            way = known.get((min(lesser.station, greater.station), max(lesser.station, greater.station)))
            if way is None or lesser.station == greater.station or lesser.place == greater.place != "":
                continue
            gap = max(lesser.before(greater), greater.before(lesser))
            if 0 <= gap * 100 < way * percent and (greater.record, lesser.record) not in seen:
                seen.add((greater.record, lesser.record))
                yield _hit(person, lesser, greater, gap, way)


def _hit(person: str, lesser: Stay, greater: Stay, gap: int, way: int) -> Hit:
    params: dict[str, Param] = {
        "person": person,
        "other": lesser.record,
        "station": lesser.station,
        "start": clock_of(lesser.start),
        "end": clock_of(lesser.end),
        "own_station": greater.station,
        "own_start": clock_of(greater.start),
        "own_end": clock_of(greater.end),
        "between": gap,
        "minutes": way,
    }
    return Hit(greater.record, "/start", params=params, discriminator=lesser.record)


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
                "{person} 这天在 {station} 还有一场：{other}（{start}–{end}）。到 {own_station} 路上"
                "要 {minutes} 分钟，两场之间只有 {between} 分钟。",
                "{person} was also at {station} that day: {other} ({start}–{end}). The way to "
                "{own_station} takes {minutes} minutes; there were {between} between the two.",
            ),
            Text(
                "对照着看，时间、站点或人员写错的，改正那一场：sup show {other}\n"
                "路程（travel_minutes）写错的，改站点：sup edit {own_station}",
                "Compare, and correct times, station or people of the one that is wrong: sup show "
                "{other}\n"
                "If the way (travel_minutes) is wrong, correct the station: sup edit {own_station}",
            ),
        )
    },
    check=check,
    subjects=("session",),
    beside=SAME_DAY,
    policy=("least_travel_percent",),
)
