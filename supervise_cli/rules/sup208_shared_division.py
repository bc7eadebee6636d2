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
                "区划代码 {digits} 有两个站点在用：{id}和{other}。",
                "Two stations have the division code {digits}: {id} and {other}.",
            ),
            Text(
                "先核对代码，哪个站写错了改哪个（站点编号里的数字一般就是它的代码）：sup edit {id} ，"
                "或者 sup edit {other}\n"
                "是同一个地方另设的点，在这个站点里写分站所属（branch_of）：branch_of: {other}\n"
                "登记重了的，才作废多余的一个：sup void 【多余的编号】 --reason 重复登记 --by 【谁作废】",
                "Check the code first and correct the station where it is wrong (the digits in a "
                "station's id are mostly its code): sup edit {id} , or sup edit {other}\n"
                "If this is a second site of one place, write into this station branch_of: {other}\n"
                "Only if it was entered twice, withdraw the one too many: sup void ID --reason REASON "
                "--by NAME",
            ),
        )
    },
    check=check,
    reads=("station",),
)
