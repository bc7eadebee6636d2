"""A note that leaves out a stage of casework, or goes back to the beginning (rule 35)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Notes whose stage has not been led up to; not where the risk was high."""
    from supervise_cli.definitions.stages import out_of_order

    field = facts.catalogue.get("case_note").field("stage")
    names = {each.value: each.title for each in field.choices} if field is not None else {}
    for each in out_of_order(facts):
        params: dict[str, Param] = {"id": each.case, "who": each.worker, "note": each.record}
        if each.missing:
            stage, missing = names[each.stage], names[each.missing]
            params |= {
                "title_zh": stage.zh,
                "title_en": stage.en,
                "want_zh": missing.zh,
                "want_en": missing.en,
                "want": each.missing,
            }
        yield Hit(each.record, "/stage", "" if each.missing else "anew", params)


RULE = Rule(
    code="SUP650",
    slug="stages-out-of-order",
    title=Text("个案阶段先后不对", "Stages of a case out of order"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.WORKER,
    waivable=True,
    why=Text(
        "没有预估就定计划、没有计划就介入，做的可能不是人家要的；评估时也没有可以对照的。",
        "A plan without an assessment, or help without a plan, may not be what is needed, and leaves "
        "nothing to "
        "evaluate against.",
    ),
    example=Text(
        "stage: intervention   # 这个个案前面没有一条记录写到“计划”",
        "stage: intervention   # no earlier note of the case says planning",
    ),
    fix=Text(
        "做过那一步的，补写那条个案记录；阶段选错的，改过来；没做的，下次补做。",
        "If that step was taken, write its note; if the stage is wrong, correct it; if it was left out, "
        "take it now.",
    ),
    source="domain.md §8b rule 35; MZ/T 094-2017 [R5, R21]; policy look_back_months",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} 这条记录转到“{title_zh}”，之前没有“{want_zh}”的记录；写记录的社工是{who}。",
                "With this note case {id} is in {title_en}; no note before says {want_en}. Its worker was "
                "{who}.",
            ),
            Text(
                "做过的，补写那一步：sup new-note --case {id} --stage {want} --date 【做的那天】\n"
                "阶段选错的，改这条：sup edit {note}\n"
                "没做的，下次补做，不要倒写。",
                "If it was done, write that step: sup new-note --case {id} --stage {want} --date DATE"
                "\n"
                "If the stage is wrong, correct this note: sup edit {note}\n"
                "If it was left out, take it next time; nothing is written backwards.",
            ),
        ),
        "anew": Sentence(
            Text(
                "个案 {id} 已经往后走了，这条记录又写回“接案”；写记录的社工是{who}。",
                "Case {id} had gone on, and this note says intake again. Its worker was {who}.",
            ),
            Text(
                "阶段选错的，改这条：sup edit {note}\n结案后重新服务的：sup new-event --of {id} --kind 重启",
                "If the stage is wrong, correct this note: sup edit {note}\n"
                "If the case was taken up again: sup new-event --of {id} --kind reopened",
            ),
        ),
    },
    check=check,
    policy=LOOKING_BACK,
)
