"""An objective of a plan without an indicator or a date (rule 16)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Objectives that lack ``indicator``, ``due`` or both."""
    from supervise_cli.definitions.plans import vague_objectives

    for each in vague_objectives(facts):
        variant = each.lacks[0] if len(each.lacks) == 1 else ""
        plan = each.plan.record
        objective = f"{plan}#{each.pointer.rpartition('/')[2]}"
        params = {"plan": plan, "objective": objective, "want": each.plan.begins}
        yield Hit(plan, each.pointer, variant, params)


def _sentence(zh: str, en: str, fields_zh: str, fields_en: str) -> Sentence:
    return Sentence(
        Text(
            f"目标 {{objective}} 没有写{zh}，到时候说不清做到没有。",
            f"Objective {{objective}} has {en}: nobody can tell if it is reached.",
        ),
        Text(
            f"订计划的人写上{fields_zh}：sup edit {{plan}}",
            f"Who made the plan adds {fields_en}: sup edit {{plan}}",
        ),
    )


RULE = Rule(
    code="SUP642",
    slug="vague-objective",
    title=Text("计划目标没有指标或期限", "Objective without an indicator or a date"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "没有指标和期限的目标，年底只能写“有所提高”。",
        "Of an objective with neither a measure nor a date one can only say that things got better.",
    ),
    example=Text(
        "objectives: [{key: o1, text: …}]   # 没有指标，也没有期限",
        "objectives: [{key: o1, text: …}]   # no indicator, no due",
    ),
    fix=Text(
        "给每个目标写上看什么（indicator）、到什么时候（due）。",
        "Say of each objective by what it is measured (indicator) and until when (due).",
    ),
    source="domain.md §8b rule 16 [R41, R42]; policy look_back_months",
    sentences={
        "": _sentence(
            "指标和期限",
            "neither indicator nor date",
            "指标（indicator）和完成期限（due）",
            "indicator and due",
        ),
        "indicator": _sentence("指标", "no indicator", "指标（indicator）", "indicator"),
        "due": _sentence("期限", "no date", "完成期限（due）", "due"),
    },
    check=check,
    policy=LOOKING_BACK,
)
