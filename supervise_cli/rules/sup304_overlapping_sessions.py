"""One person in two sessions at the same time (rule 22)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from supervise_cli.definitions.stays import SAME_DAY, clock_of, stays
from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Pairs of held sessions of one day that one person cannot both have been in; once, on the greater id.

    Somebody who stayed for a part of a session only (own minutes) may have come from, or gone on to, another.
    """
    seen: set[tuple[str, str]] = set()
    for (person, _), held in facts.once(stays).items():
        for lesser, greater in combinations(held, 2):
            pair = (greater.record, lesser.record)
            if lesser.record == greater.record or max(lesser.before(greater), greater.before(lesser)) >= 0:
                continue
            if pair not in seen:
                seen.add(pair)
                params: dict[str, Param] = {
                    "person": person,
                    "other": lesser.record,
                    "start": clock_of(lesser.start),
                    "end": clock_of(lesser.end),
                    "own_start": clock_of(greater.start),
                    "own_end": clock_of(greater.end),
                }
                yield Hit(greater.record, "/start", params=params, discriminator=lesser.record)


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
                "对照着看，时间或人员写错的，改正那一场：sup show {other}\n"
                "同一场记了两次的，作废多的一条：sup void 【多的编号】 --reason 重复登记 --by 【谁作废】",
                "Compare, and correct the times or people of the one that is wrong: sup show {other}\n"
                "If one session was entered twice, withdraw one: sup void ID --reason REASON --by NAME",
            ),
        )
    },
    check=check,
    subjects=("session",),
    beside=SAME_DAY,
)
