"""A supervisor whom nobody has assessed for a year (rule 46)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors at work without an assessment in the last ``assessment_months``."""
    from supervise_cli.definitions.competences import unassessed

    for each in unassessed(facts):
        params: dict[str, Param] = {"person": each.person, "months": each.months, "date": each.last}
        yield Hit(each.person, "", "" if each.last else "never", params)


_HINT = Text(
    "评过没登的补登；没评的安排一次，自评或者请受督导的人评都行：sup new-competence --supervisor "
    "{person} --date 【评的那天】",
    "Record one that was made; if there is none, have one made, by the supervisor or by those "
    "supervised: sup new-competence --supervisor {person} --date DATE",
)

RULE = Rule(
    code="SUP668",
    slug="not-assessed",
    title=Text("督导一年没有做过能力评估", "Supervisor not assessed for a year"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "督导要懂区域、懂基层党政、会链接资源、懂心理；一年不看一次，短在哪里没有人知道。",
        "A supervisor needs to know the area, how grassroots government works, resources and psychology; "
        "unless somebody looks once a year, nobody knows what is lacking.",
    ),
    example=Text(
        "# 任命两年的督导，最近一次 competence_assessment 是 2021-05-20",
        "# appointed two years ago; the last competence_assessment is of 2021-05-20",
    ),
    fix=Text(
        "补一次评估；评过没登记的，补登，日期写评的那天。",
        "Have one made; one that was made and not recorded, record with its own day.",
    ),
    source="domain.md §8b rule 46; S9; policy assessment_months",
    sentences={
        "": Sentence(
            Text(
                "{person}上一次能力评估是 {date}，已经超过 {months} 个月。",
                "{person} was last assessed on {date}, more than {months} months ago.",
            ),
            _HINT,
        ),
        "never": Sentence(
            Text(
                "{person}做督导已经超过 {months} 个月，还没有能力评估的记录。",
                "{person} has been a supervisor for more than {months} months; no assessment is recorded.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("assessment_months",),
)
