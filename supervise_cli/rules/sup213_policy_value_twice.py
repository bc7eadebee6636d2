"""Two values of one local rule from one day on: only the last of them is in force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Values in policy.yaml after which another of the same name begins on the very same day."""
    for name, dated in facts.policy.values.items():
        own = [each for each in dated if not each.bundled]
        for each, after in pairwise(own):
            if each.start == after.start:
                start = "" if each.always else each.start
                params: dict[str, Param] = {"named": name, "start": start, "n": after.place + 1}
                variant = "" if start else "always"
                yield Hit("", f"/{name}/{each.place}", variant, params, path="policy.yaml")


_HINT = Text(
    "只留一个；先后两个值，给后一个写上从哪天起（from）。",
    "Keep one; if one follows the other, say from which day the later one holds (from).",
)

RULE = Rule(
    code="SUP213",
    slug="policy-value-twice",
    title=Text("同一项规定从同一天起有两个值", "Two values of one rule from the same day"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=False,
    why=Text(
        "一天只能有一个值。写了两个，只有后一个算数，前一个没有声响地不见了。",
        "Of one day there is one value. Of two the later in the file holds, and nothing tells of the other.",
    ),
    example=(
        'write_up_days:\n- from: "2022-07-01"\n  value: 5\n  unit: days\n  source: null\n'
        '- from: "2022-07-01"\n  value: 7\n  unit: days\n  source: null'
    ),
    fix=Text(
        "删掉用不着的一个，或者改它的开始日期（from）。",
        "Remove the one that is not meant, or correct its first day (from).",
    ),
    source="architecture.md, Rules of behaviour 5",
    sentences={
        "": Sentence(
            Text(
                "{named} 从 {start} 起写了两个值，算数的是第 {n} 个。",
                "{named} has two values from {start} on; number {n} holds.",
            ),
            _HINT,
        ),
        "always": Sentence(
            Text(
                "{named} 有两个值都没有写从哪天起，算数的是第 {n} 个。",
                "Two values of {named} do not say from which day; number {n} holds.",
            ),
            _HINT,
        ),
    },
    check=check,
)
