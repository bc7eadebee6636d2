"""A case of a child under 14 without a guardian's consent (rule 38)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.clients import consented
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Cases of the band under 14 where the child alone consented and no event tells of another consent."""
    for case in consented(facts):
        if case.age_band == "under14" and case.given_by == "self":
            yield Hit(case.record, "/consent/given_by", params={"id": case.record})


RULE = Rule(
    code="SUP605",
    slug="guardian-consent",
    title=Text("不满十四周岁，没有监护人同意", "Under fourteen without a guardian's consent"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "处理不满十四周岁未成年人的个人信息，应当取得父母或者其他监护人的同意（个人信息保护法第三十一条）。",
        "Personal information of somebody under fourteen is processed with the consent of a parent or other "
        "guardian (PIPL article 31).",
    ),
    example='age_band: under14\nconsent:\n  given_by: self\n  date: "2022-06-01"',
    fix=Text(
        "征得监护人同意，写一条事项记录（kind: consent）；由谁同意写错了的，改个案。",
        "Ask a guardian and record it as an event (kind: consent); if who consented is wrong, correct the "
        "case.",
    ),
    source="domain.md §8b rule 38, §5.1; 个人信息保护法第三十一条 / PIPL article 31",
    sentences={
        "": Sentence(
            Text(
                "个案 {id} 的服务对象不满十四周岁，写的却是本人同意；要有监护人同意。",
                "The client of case {id} is under fourteen and consented alone; a guardian has to consent.",
            ),
            Text(
                "原来就是监护人同意的，把由谁同意改过来：sup edit {id} ，写 given_by: guardian\n"
                "还没征得的，先向监护人征得，再由经办的人另写一条：sup new-event --of {id} --kind 同"
                "意 --date 【日期】 --by 【经办人】",
                "If it was a guardian who consented: sup edit {id} and write given_by: guardian\n"
                "If not, ask a guardian first; who asked then records it: sup new-event --of {id} "
                "--kind consent --date DATE --by NAME",
            ),
        )
    },
    check=check,
    reads=("case", "event"),
)
