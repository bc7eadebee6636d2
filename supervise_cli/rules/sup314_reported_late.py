"""A safeguarding concern reported late, or before it was noticed (rule 37)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from supervise_cli.definitions.concerns import concerns
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Reports about minors more than ``report_hours`` after noticing; reports before it, of anybody."""
    for each in concerns(facts):
        if not each.reported_at:
            continue
        noticed, reported = datetime.fromisoformat(each.noticed_at), datetime.fromisoformat(each.reported_at)
        minutes = int((reported - noticed).total_seconds()) // 60
        if minutes < 0:
            params = {"start": _said(each.noticed_at), "end": _said(each.reported_at)}
            yield Hit(each.record, "/safeguarding/reported_at", "before", params)
            continue
        allowed = facts.policy.number("report_hours", date.fromisoformat(each.noticed_at[:10]))
        if each.minor and allowed is not None and minutes > allowed * 60:
            params = {"start": _said(each.noticed_at), "end": _said(each.reported_at)}
            yield Hit(each.record, "/safeguarding/reported_at", "late", {**params, "allowed": allowed})


def _said(moment: str) -> str:
    """As people write it."""
    return moment.replace("T", " ")


RULE = Rule(
    code="SUP314",
    slug="reported-late",
    title=Text("强制报告晚了", "Reported late"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "法律要求立即报告（未成年人保护法第十一条、反家庭暴力法第十四条）；晚一天，孩子就多一天危险，站里也要承担责任。",
        "The law says at once (Law on the Protection of Minors, article 11; Anti-Domestic Violence Law, "
        "article 14): each day is a day of danger, and the station answers for it.",
    ),
    example='safeguarding:\n  noticed_at: "2022-06-15T14:30"\n  reported_at: "2022-06-18T09:00"',
    fix=Text(
        "时间写错了就改；确实晚了，报县级，并在督导里讨论怎样不再发生。",
        "Correct a wrong time; if it was late, tell the county and take it to supervision.",
    ),
    source="domain.md §8b rule 37, §5.1; policy report_hours; 未成年人保护法第十一条、反家庭暴力法第十四条 "
    "/ Law on the Protection of Minors, article 11, Anti-Domestic Violence Law, article 14",
    sentences={
        "late": Sentence(
            Text(
                "服务对象是未成年人，{start} 发现，{end} 才报告；按法律要立即报告，最晚不超过 {allowed} "
                "小时。",
                "The client is a minor; noticed on {start}, reported only on {end}. The law says at once; "
                "{allowed} hours are the most.",
            ),
            Text(
                "发现时间（noticed_at）或者报告时间（reported_at）写错了就改。\n"
                "确实晚了的，不要改时间：告诉县级中心，下次督导时商量怎样不再发生。",
                "If noticed_at or reported_at is wrong, correct it.\n"
                "If it was late, leave the times: tell the county centre, and bring it to "
                "supervision.",
            ),
        ),
        "before": Sentence(
            Text(
                "写的是 {start} 发现、{end} 报告，报告比发现还早。",
                "It says noticed on {start} and reported on {end}, which is before that.",
            ),
            Text(
                "改正发现时间（noticed_at）或者报告时间（reported_at）。",
                "Correct the time it was noticed (noticed_at) or reported (reported_at).",
            ),
        ),
    },
    check=check,
    subjects=("case_note",),
    policy=("report_hours",),
)
