"""A case that was closed, and nobody approved it (rule 35)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Closings without an event ``approved`` of the case within ``closing_approval_days``."""
    from supervise_cli.definitions.closings import Closings

    for each in Closings(facts).not_approved():
        params: dict[str, Param] = {"id": each.case, "date": each.date, "want": each.due, "who": each.worker}
        if each.himself:
            params["end"] = each.himself
        yield Hit(each.record, "/closing", "himself" if each.himself else "", params)


RULE = Rule(
    code="SUP652",
    slug="closing-not-approved",
    title=Text("结案没有审批", "Closing of a case not approved"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.WORKER,
    waivable=True,
    why=Text(
        "结不结案不能只由经手的人说了算；多一个人看过，才不会把没做完的结掉。",
        "Whoever works on a case does not alone decide that it is over; a second look keeps unfinished "
        "ones open.",
    ),
    example=Text(
        "closing: {reason: goals_met, evaluation: …}   # 个案没有一条审批事项",
        "closing: {reason: goals_met, evaluation: …}   # no event approves it",
    ),
    fix=Text(
        "请站长或中心审批，批的人记一条事项：of 写个案编号，kind 写 approved。",
        "Ask the head or the centre; whoever approves records an event: of is the case, kind is approved.",
    ),
    source="domain.md §8b rule 35; MZ/T 094-2017 [R5, R20]; policy closing_approval_days, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} {date} 结案，到 {want} 还没有审批的记录；写记录的社工是{who}。",
                "Case {id} was closed on {date}; by {want} no approval was recorded. Its worker was {who}.",
            ),
            Text(
                "批过没记的，补记：sup new-event --of {id} --kind 审批 --date 【批的那天】\n"
                "还没批的，请站长看过，批了再这样记。",
                "If it was approved, record it: sup new-event --of {id} --kind approved --date DATE\n"
                "If not, ask the head, and record it so afterwards.",
            ),
        ),
        "himself": Sentence(
            Text(
                "个案 {id} {date} 结案，{end} 审批的是经办的社工{who}自己，不算审批；到 {want} 没有别人审批的"
                "记录。",
                "Case {id} was closed on {date}; the approval of {end} is by {who}, who closed it, and is "
                "none. By {want} nobody else had approved it.",
            ),
            Text(
                "请站长或中心看过，由批的人记：sup new-event --of {id} --kind 审批 --by 【批的人】 --date "
                "【批的那天】",
                "Ask the head or the centre to look at it; then: sup new-event --of {id} --kind approved "
                "--by NAME --date DATE",
            ),
        ),
    },
    check=check,
    policy=("closing_approval_days", *LOOKING_BACK),
)
