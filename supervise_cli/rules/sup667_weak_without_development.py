"""A competence rated low with nothing to be done about it (rule 46)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """The last ratings of supervisors below ``competence_floor`` without development or objective."""
    from supervise_cli.definitions.competences import weak

    field = facts.catalogue.get("competence_assessment").field("ratings", 0, "competence")
    names = {each.value: each.title for each in field.choices} if field is not None else {}
    for each in weak(facts):
        named = names.get(each.competence, Text(each.competence, each.competence))
        params: dict[str, Param] = {
            "person": each.supervisor,
            "date": each.date,
            "competence": each.competence,
            "competence_zh": named.zh,
            "competence_en": named.en,
            "n": each.value,
        }
        yield Hit(each.record, each.pointer, params=params)


RULE = Rule(
    code="SUP667",
    slug="weak-without-development",
    title=Text("能力打了低分，没有改进安排", "Rated low, nothing to be done"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "评估是为了把督导培养起来；看出哪一样弱、又不安排怎么补，评了等于没评。",
        "Supervisors are assessed to help them grow; a weakness seen and left alone was assessed for "
        "nothing.",
    ),
    example=Text(
        "ratings: [{competence: psychology, value: 2}]   # 没有写改进计划",
        "ratings: [{competence: psychology, value: 2}]   # no development",
    ),
    fix=Text(
        "和本人商量怎么补：培训、跟着学、请人带；写进下一次评估的改进计划（development），或者给这名督导订一份"
        "计划，目标里写上这项能力（competence）。",
        "Agree on training or somebody to learn from; write it into development of the next assessment, or "
        "make a plan for this supervisor with an objective for this competence.",
    ),
    source="domain.md §8b rule 46; S9; policy competence_floor, assessment_months",
    sentences={
        "": Sentence(
            Text(
                "{date} 的评估里，{person}“{competence_zh}”得 {n} 分（满分 5 分），没有写怎么提高。",
                "The assessment of {date} rates {person} {n} of 5 for “{competence_en}” and says "
                "nothing of how to improve.",
            ),
            Text(
                "和本人商量怎么提高，写进计划，目标里的对应督导能力（competence）写“{competence_zh}”。\n"
                "还没有计划的：sup new-plan --scope {person}\n"
                "已有计划的，加一个目标：sup list plan --person {person} ，再 sup edit 【计划编号】",
                "Settle with the supervisor how to improve, as an objective of a plan with the competence "
                "“{competence_en}”.\n"
                "If there is no plan yet: sup new-plan --scope {person}\n"
                "If there is one, add an objective: sup list plan --person {person} , then sup edit PLAN",
            ),
        ),
    },
    check=check,
    policy=("competence_floor", "assessment_months"),
)
