"""A safeguarding concern about a minor that was not reported (rule 37)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.concerns import Concern, concerns
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Notes with a reason for not reporting a minor's danger, and no report in any note of the case since.

    That one of the two is written the schema sees to; whether a reason will do depends on whom it is about.
    """
    everything = concerns(facts)
    reported = [each for each in everything if each.reported_at]
    for each in everything:
        if each.minor and not each.reported_at and not any(_answers(other, each) for other in reported):
            yield Hit(each.record, "/safeguarding", params={"id": each.case, "date": each.noticed_at[:10]})


def _answers(report: Concern, concern: Concern) -> bool:
    """Whether a report in another note of the case may be about this concern: made once it was noticed."""
    return report.case == concern.case and report.reported_at >= concern.noticed_at


RULE = Rule(
    code="SUP313",
    slug="concern-not-reported",
    title=Text("发现未成年人受侵害，没有报告", "A minor in danger, and no report"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "发现未成年人受到侵害、疑似受到侵害或者面临危险，应当立即向公安、民政、教育等部门报告，没有例外"
        "（未成年人保护法第十一条、反家庭暴力法第十四条）。",
        "Harm to a minor, suspected harm and danger are reported at once to the police, civil affairs or "
        "education; "
        "there is no exception (Law on the Protection of Minors, article 11; Anti-Domestic Violence Law, "
        "article 14).",
    ),
    example=(
        Text(
            (
                "# 个案里写着 age_band: under14\n"
                "safeguarding:\n"
                "  concern: neglect\n"
                '  noticed_at: "2022-06-15T14:30"\n'
                "  not_reported_reason: 家里说会改"
            ),
            (
                "# the case: age_band: under14\n"
                "safeguarding:\n"
                "  concern: neglect\n"
                '  noticed_at: "2022-06-15T14:30"\n'
                "  not_reported_reason: 家里说会改"
            ),
        )
    ),
    fix=Text(
        "马上报告，再在个案里写一条记录，写明报告时间和报告给谁。",
        "Report now, and write a note of the case that says when and to whom.",
    ),
    source="domain.md §8b rule 37, §5.1; 未成年人保护法第十一条、反家庭暴力法第十四条 / Law on the "
    "Protection of Minors, article 11, Anti-Domestic Violence Law, article 14",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} 的服务对象是未成年人，{date} 发现的情况，没有写什么时候、向谁报告；按法律"
                "要立即报告。",
                "The client of case {id} is a minor; of what was noticed on {date} no report is "
                "recorded, when and to whom. The law says at once.",
            ),
            Text(
                "还没报告的，现在就报告公安或者民政，同时告诉站长。\n"
                "报告了的，照实写一条新的个案记录：sup new-note --case {id}\n"
                "在这一条的保护事项（safeguarding）里写报告时间（reported_at）、报告给谁（reported_to）。",
                "If it was not reported, report to the police or civil affairs now, and tell the "
                "head.\n"
                "Once it is reported, write a new note of what was done: sup new-note --case {id}\n"
                "In its safeguarding say when (reported_at) and to whom (reported_to).",
            ),
        )
    },
    check=check,
    reads=("case", "case_note"),
)
