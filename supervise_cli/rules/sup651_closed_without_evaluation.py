"""A case that was closed, and nobody says what came of it (rule 35)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Closings without an evaluation, of cases that had none before."""
    from supervise_cli.definitions.closings import Closings

    for each in Closings(facts).not_evaluated():
        params: dict[str, Param] = {
            "id": each.case, "date": each.date, "who": each.worker, "note": each.record
        }  # fmt: skip
        yield Hit(each.record, "/closing", params=params)


RULE = Rule(
    code="SUP651",
    slug="closed-without-evaluation",
    title=Text("结案没有评估", "Case closed without an evaluation"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.WORKER,
    waivable=True,
    why=Text(
        "目标做到没有、人现在怎么样，结案时不写，以后没有人知道；退出、迁走的更要写到哪一步。",
        "Whether the goals were reached and how the person is now is known to nobody later; of those who "
        "left "
        "it matters most how far one had come.",
    ),
    example=Text(
        "closing: {reason: goals_met}   # 没写评估，之前也没有评估阶段的记录",
        "closing: {reason: goals_met}   # no evaluation, and no note in that stage before",
    ),
    fix=Text(
        "在结案那条记录的 closing 里写上 evaluation：目标做到哪一步，人现在怎么样。",
        "Add evaluation to closing in that note: how far the goals were reached, and how the person is.",
    ),
    source="domain.md §8b rule 35; MZ/T 094-2017 [R5]; policy look_back_months",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} {date} 结案，没有写结案评估，之前也没有评估阶段的记录；写记录的社工是{who}。",
                "Case {id} was closed on {date} without an evaluation, nor is there a note in that stage; "
                "its worker was {who}.",
            ),
            Text(
                "评估过没写的，在结案（closing）里补上结案评估（evaluation）：sup edit {note}\n"
                "没评估过的，回访一次再写：目标做到哪一步，人现在怎么样。",
                "If there was one, add evaluation to closing: sup edit {note}\n"
                "If not, go and see once and then write how far the goals were reached and how the "
                "person is.",
            ),
        )
    },
    check=check,
    policy=LOOKING_BACK,
)
