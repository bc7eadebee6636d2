"""A goal of government that no objective of a plan takes up (rule 45)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Goals of stations with a plan for that year, a quarter of which is over, that no objective names."""
    from supervise_cli.definitions.neglected import unplanned_goals

    for each in unplanned_goals(facts):
        params: dict[str, Param] = {
            "station": each.station,
            "goal": each.address,
            "text": each.text,
            "year": str(each.year),
        }
        yield Hit(each.station, each.pointer, params=params)


RULE = Rule(
    code="SUP666",
    slug="goal-not-planned",
    title=Text("党委政府的目标没有进督导计划", "Goal of government in no plan"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.STATION,
    waivable=True,
    why=Text(
        "站里的工作要和党委政府的目标合在一起；目标登记了、计划里没有，督导就督不到它。",
        "A station's work and the goals of Party and government belong together; a goal that stands in no "
        "plan is one that supervision never comes to.",
    ),
    example=Text(
        "gov_goals: [{key: g1, text: 困境儿童走访全覆盖, year: 2022}]   # 没有一份计划的目标写 gov_goal",
        "gov_goals: [{key: g1, text: …, year: 2022}]   # no objective of any plan says gov_goal: …#g1",
    ),
    fix=Text(
        "下一份计划里写一条对应的目标，带上 gov_goal；已经在做的，目标里补上 gov_goal。不归站里做的，从站点"
        "里去掉。",
        "Write an objective for it into the next plan, with gov_goal. What is not the station's to do, take "
        "off its goals.",
    ),
    source="domain.md §8b rule 45; S10.1; policy look_back_months, write_up_days",
    sentences={
        "": Sentence(
            Text(
                "{station} {year} 年的工作目标“{text}”，没有一份计划的目标对应它。",
                "No objective of any plan takes up the goal “{text}” ({year}) of {station}.",
            ),
            Text(
                "下一份计划里给它写一条目标，对应工作目标（gov_goal）写 {goal} ：sup new-plan "
                "--scope {station}\n"
                "不归站里做的，从站点里去掉：sup edit {station}",
                "Give it an objective in the next plan, with gov_goal {goal} : sup new-plan --scope "
                "{station}\n"
                "If it is not the station's to do, take it off: sup edit {station}",
            ),
        ),
    },
    check=check,
    policy=("look_back_months", "write_up_days"),
)
