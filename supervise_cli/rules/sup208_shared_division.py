"""One division code at two stations that are neither branches nor merged (rule 44, duplicates)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from supervise_cli.definitions.stations import CLOSED, stations
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_CITY_DIGITS = 4


def check(facts: Facts) -> Iterator[Hit]:
    """Pairs of stations of one level and code, neither closed, merged into another, or a branch of the other.

    Once, on the greater id.
    """
    branches = dict(facts.rows("SELECT record, branch_of FROM station WHERE branch_of IS NOT NULL"))
    merged = {
        row[0] for row in facts.rows("SELECT record FROM station WHERE merged_into_station IS NOT NULL")
    }
    alike: dict[tuple[str, str], list[str]] = {}
    for record, each in stations(facts, facts.as_of).items():
        if each.code and each.state != CLOSED and record not in merged:
            code = each.code.removesuffix("00") if len(each.code) == _CITY_DIGITS + 2 else each.code
            alike.setdefault((each.level, code), []).append(record)
    for (_, code), found in sorted(alike.items()):
        for lesser, greater in combinations(sorted(found), 2):
            # Two branches of one station share its code with it, and so with each other.
            if branches.get(lesser, lesser) != branches.get(greater, greater):
                params = {"other": lesser, "digits": code, "id": greater}
                yield Hit(greater, "/division_code", params=params, discriminator=lesser)


RULE = Rule(
    code="SUP208",
    slug="shared-division",
    title=Text("两个站点用了同一个区划代码", "Two stations with one division code"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.CITY,
    waivable=False,
    why=Text(
        "一个乡镇登记成两个站，站点数、覆盖率都会多算，人员和督导也会分到两处。",
        "A township that is entered twice is counted twice, and its people and sessions are split between "
        "the two.",
    ),
    example=Text(
        '# ST-410902101 和 ST-410902102 都在运行\ndivision_code: "410902101"',
        '# ST-410902101 and ST-410902102, both open\ndivision_code: "410902101"',
    ),
    fix=Text(
        "登记重了的，作废一个；是同一乡镇的第二个点，写分站所属（branch_of）；合并了的，写并入（merged_into）；"
        "代码写错了，改代码。",
        "Withdraw one that was entered twice; a second site of one township takes branch_of; one that was "
        "merged takes merged_into; a wrong code is corrected.",
    ),
    source="domain.md §8b rule 44, §8a station [R27]",
    sentences={
        "": Sentence(
            Text(
                "区划代码 {digits} 还有一个站点也在用：{other}。",
                "Another station has the division code {digits} too: {other}.",
            ),
            Text(
                "对照 sup show {other}。第二个点写分站所属：branch_of: {other}；登记重了就作废：sup void "
                "{id} --reason 重复登记",
                "Compare with sup show {other}. A second site takes branch_of: {other}; one too many is "
                "withdrawn: sup void {id} --reason REASON",
            ),
        )
    },
    check=check,
)
