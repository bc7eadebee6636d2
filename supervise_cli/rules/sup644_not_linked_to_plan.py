"""Sessions that do not say which item of the plan they are, nor why they are on none (rule 17)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors of whose sessions of a quarter too many are not linked to the plan that was in force."""
    from supervise_cli.definitions.periods import words
    from supervise_cli.definitions.planning import Planning

    for each in Planning(facts).unlinked():
        params: dict[str, Param] = {
            "person": each.supervisor,
            **words(each.quarter),
            "n": each.sessions,
            "size": each.total,
            "id": each.last,
        }
        every = "every" if each.sessions == each.total else ""
        yield Hit(each.supervisor, "", every, params, each.quarter.label)


_HINT = Text(
    "是计划里的，补上计划项目（plan_item）；临时的，补上计划外原因（ad_hoc_reason）。"
    "最近一场：sup edit {id}\n"
    "计划里有哪些项：sup list plan ，再 sup show 【计划编号】\n"
    "以后记的时候就带上：sup new-session --plan-item 【计划编号#项的编号】",
    "Add the item of the plan (plan_item), or why it was not planned (ad_hoc_reason). The latest one: sup "
    "edit {id}\n"
    "Which items there are: sup list plan , then sup show PLAN\n"
    "From now on say so at once: sup new-session --plan-item PLAN#KEY",
)

RULE = Rule(
    code="SUP644",
    slug="not-linked-to-plan",
    title=Text("督导没有连上计划", "Sessions not linked to the plan"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "有计划而不写是哪一项，完成率算不出来；一直临时安排，计划也就成了摆设。",
        "With a plan and no links to it nobody can tell how much was carried out; if everything is "
        "called for "
        "by the moment, the plan is for show.",
    ),
    example=Text(
        "plan_item 和 ad_hoc_reason 都没写   # 本站有管到这一天的计划",
        "# neither plan_item nor ad_hoc_reason, though a plan of the station covers the day",
    ),
    fix=Text(
        "是计划里的写 plan_item，临时的用 ad_hoc_reason 写一句原因。",
        "Name the item (plan_item), or say in a few words why it was not planned (ad_hoc_reason).",
    ),
    source="domain.md §8b rule 17; §2.2; policy max_unplanned_share, balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{person} {period_zh}督导 {size} 场，有 {n} 场没写是计划里的哪一项，也没写为什么临时安排。",
                "{person}: {n} of {size} sessions in {period_en} name neither an item of the plan nor a "
                "reason for "
                "being on none.",
            ),
            _HINT,
        ),
        "every": Sentence(
            Text(
                "{person} {period_zh}督导 {n} 场，都没写是计划里的哪一项，也没写为什么临时安排。",
                "{person}: none of {n} sessions in {period_en} names an item of the plan or a reason for "
                "being on none.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("max_unplanned_share", "balance_sessions", *LOOKING_BACK),
)
