"""A township of the official list that has no station record (rule 44)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts

_CONFIG = "sup.yaml"


def check(facts: Facts) -> Iterator[Hit]:
    """Townships of the list that ``sup.yaml`` names without a station; once on the county's or city's.

    Where the list itself cannot be read, that is what is found: nothing was compared.
    """
    from supervise_cli.definitions.townships import without_station

    listed = facts.divisions
    if listed.problem:
        yield Hit("", "/divisions", listed.problem, {"file": listed.path}, path=_CONFIG)
    for each in without_station(facts):
        params = {"digits": each.code, "file": listed.path}
        variant = "" if each.name else "unnamed"
        if each.name:
            params["name"] = each.name
        if each.above:
            yield Hit(each.above, "", variant, params, each.code)
        else:
            yield Hit("", "/divisions", variant, params, each.code, _CONFIG)


_REGISTER = Text(
    "有站没登的，登记；还没建的也登记，状态写规划：sup new-station --level "
    "township_station --division-code {digits} --state 规划",
    "Register it, as planned if it is still to come: sup new-station --level "
    "township_station --division-code {digits} --state planned",
)
_HINT = Text(
    f"{_REGISTER.zh}\n缺得多就把有名称的名单一次导入：sup import stations 【名单文件】",
    f"{_REGISTER.en}\nMany at once, from a list with names: sup import stations FILE",
)

RULE = Rule(
    code="SUP663",
    slug="township-without-station",
    title=Text("名单上的乡镇没有站点", "Township without a station"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.CITY,
    waivable=True,
    why=Text(
        "建站要一个乡镇（街道）不落；没有登记的乡镇，报表里也看不到，缺口就藏住了。",
        "Every township is to have its station; one without any record is in no report either, and the gap "
        "stays hidden.",
    ),
    example=Text(
        "divisions: divisions.csv   # 名单里有 410922108，stations/ 里没有",
        "divisions: divisions.csv   # the list has 410922108, stations/ has not",
    ),
    fix=Text(
        "站还没建的也登记，状态写规划（planned）；名单旧了，换成新的。",
        "Register a station that is still to come as planned; replace a list that is out of date.",
    ),
    source="domain.md §8b rule 44; S7, R27",
    sentences={
        "": Sentence(
            Text(
                "区划名单（{file}）里的{name}（{digits}）没有站点记录。",
                "{name} ({digits}) of the list of divisions ({file}) has no station record.",
            ),
            _HINT,
        ),
        "unnamed": Sentence(
            Text(
                "区划名单（{file}）里的 {digits} 没有站点记录。",
                "{digits} of the list of divisions ({file}) has no station record.",
            ),
            _REGISTER,
        ),
        "missing": Sentence(
            Text(
                "sup.yaml 写的区划名单（{file}）读不到，没有核对哪些乡镇缺站点。",
                "The list of divisions that sup.yaml names ({file}) cannot be read; townships were not "
                "compared.",
            ),
            Text(
                "把名单放到库里的 {file}，或者把 divisions 改成它现在的位置。",
                "Put the list at {file} inside the repository, or correct divisions to where it lies.",
            ),
        ),
        "no_codes": Sentence(
            Text(
                "区划名单（{file}）里没有九位的乡镇代码，没有核对哪些乡镇缺站点。",
                "The list of divisions ({file}) holds no township's code of nine digits; nothing was "
                "compared.",
            ),
            Text(
                "打开 {file}：要有一列九位的区划代码；变成 4.1E+08 的，把那一列设成文本再存。",
                "Open {file}: one column must hold codes of nine digits; where they turned into 4.1E+08, "
                "make that column text and save again.",
            ),
        ),
    },
    check=check,
)
