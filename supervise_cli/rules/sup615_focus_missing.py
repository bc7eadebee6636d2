"""A focal content that did not come up at a station in a quarter (rule 13)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Stations at which some of the four focal contents never came up in a quarter; one finding each."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    field = facts.catalogue.get("session").field("focus", 0)
    names = {each.value: each.title for each in field.choices} if field is not None else {}
    for quarter in quarters(facts):
        for station, focus in quarter.missing_focus(tuple(names)):
            params: dict[str, Param] = {
                "station": station,
                **words(quarter.period),
                "missing_zh": "、".join(names[each].zh for each in focus),
                "missing_en": ", ".join(names[each].en for each in focus),
            }
            yield Hit(station, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP615",
    slug="focus-missing",
    title=Text(
        "重点督导内容没有谈到",
        "A focal content did not come up",
    ),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "目标融合、融合建设、资源链接与本土品牌、情绪与心理，是督导的四项重点，每季度都该谈到。",
        "Goals, facilities, resources and brand, and how people are: the four focal contents should "
        "come up every quarter.",
    ),
    example=Text(
        "# 2022 年二季度本站没有一场的 focus 里有 goal_alignment",
        "# 2022-Q2: no session of the station has goal_alignment in focus",
    ),
    fix=Text(
        "下季度安排谈一次；谈过的，在那一场的重点（focus）里写上。",
        "Plan it for next quarter; what was dealt with belongs into focus of that session.",
    ),
    source="domain.md §8b rule 13; S10; policy balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{station} {period_zh}的督导记录里没有这几项重点：{missing_zh}。",
                "In {period_en} no session at {station} names as its focus: {missing_en}.",
            ),
            Text(
                "谈过没写的，在那一场的重点督导内容（focus）里补上：sup list session --station "
                "{station}\n"
                "没谈过的，这个季度安排谈一次；这几项指什么：sup explain SUP615",
                "What was dealt with and not written goes into focus of that session: sup list "
                "session --station {station}\n"
                "If it was not, plan it for this quarter; what these mean: sup explain SUP615",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", *OWED, *LOOKING_BACK),
)
