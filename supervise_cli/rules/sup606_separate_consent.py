"""Sensitive personal information in a case without separate consent or a legal basis (rule 38)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.definitions.clients import SENSITIVE, Consented, consented
from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Cases about health, a criminal record or a child under 14, on consent, and none of it separate.

    A statutory duty needs no consent. A child's own consent under 14 is SUP605's.
    """
    for case in consented(facts):
        about = _about(case)
        if about and not case.separate and case.given_by in ("self", "guardian"):
            yield Hit(case.record, "/consent", about, {"id": case.record})


def _about(case: Consented) -> str:
    """What is sensitive about the case: the variant of the finding; "" for nothing."""
    if case.age_band == "under14":
        return "" if case.given_by == "self" else "child"
    return "group" if any(group in SENSITIVE for group in case.groups) else ""


_HINT = Text(
    "单独征得过的，在同意（consent）里写明：sup edit {id} ，写 separate_for_sensitive: true\n"
    "还没征得的，先单独征得，再由经办的人另写一条：sup new-event --of {id} --kind 同意 --date 【日期】 "
    "--by 【经办人】\n"
    "依照法定职责办的，由谁同意写 given_by: statutory_duty",
    "If it was asked separately, say so in consent: sup edit {id} and write separate_for_sensitive: "
    "true\n"
    "If not, ask for it first; who asked then records it: sup new-event --of {id} --kind consent "
    "--date DATE --by NAME\n"
    "If it is a statutory duty, write given_by: statutory_duty",
)

RULE = Rule(
    code="SUP606",
    slug="separate-consent",
    title=Text("敏感个人信息没有单独同意", "Sensitive information without separate consent"),
    severity=Severity.ERROR,
    tier=Tier.RECORD,
    audience=Audience.WRITER,
    waivable=False,
    why=Text(
        "健康、残疾、犯罪记录和不满十四周岁儿童的信息是敏感个人信息，凭同意处理的，要单独取得同意"
        "（个人信息保护法第二十八、二十九条）。法定职责范围内的除外。",
        "Health, disability, a criminal record and anything about a child under fourteen is sensitive: on "
        "consent, it takes a separate one (PIPL articles 28, 29). A statutory duty is another basis.",
    ),
    example='client_groups:\n  - mental_disorder\nconsent:\n  given_by: self\n  date: "2022-06-01"',
    fix=Text(
        "单独征得同意，写明；依照法定职责办的，由谁同意写 statutory_duty。",
        "Ask for separate consent and say so; what is a statutory duty has given_by: statutory_duty.",
    ),
    source="domain.md §8b rule 38, §5.1; 个人信息保护法第二十八、二十九条 / PIPL articles 28, 29",
    sentences={
        "group": Sentence(
            Text(
                "个案 {id} 涉及健康或者犯罪记录等敏感信息，没有写明单独同意。",
                "Case {id} is about health or a criminal record, and no separate consent is stated.",
            ),
            _HINT,
        ),
        "child": Sentence(
            Text(
                "个案 {id} 的服务对象不满十四周岁，信息都是敏感信息，没有写明监护人单独同意。",
                "The client of case {id} is under fourteen, so everything is sensitive, and no separate "
                "consent is stated.",
            ),
            _HINT,
        ),
    },
    check=check,
    reads=("case", "event"),
)
