"""A county in which too few workers were supervised in a quarter (rule 44)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Counties whose coverage of a quarter is below ``coverage_target``; once each quarter."""
    from supervise_cli.definitions.covering import too_little_coverage
    from supervise_cli.definitions.periods import words

    for each in too_little_coverage(facts):
        params: dict[str, Param] = {
            "station": each.station,
            **words(each.period),
            "n": each.owed,
            "delivered": each.supervised,
            "percent": 100 * each.supervised // each.owed,
            "wanted": each.target,
        }
        yield Hit(each.station, params=params, discriminator=each.period.label)


RULE = Rule(
    code="SUP664",
    slug="coverage-below-target",
    title=Text("督导覆盖率低于目标", "Coverage below the target"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.CITY,
    waivable=True,
    why=Text(
        "督导没有覆盖到的社工，难处没有人听，疲倦了、走了才知道；缺口大的县，要市里帮着调督导。",
        "Nobody hears of the troubles of those whom supervision does not reach until they are worn out or "
        "gone; a county with a wide gap needs the city's help.",
    ),
    example=Text(
        "# 2022 年二季度：应受督导 10 人，受过督导的 8 人；coverage_target: 90",
        "# 2022-Q2: 10 workers owed supervision, 8 supervised; coverage_target: 90",
    ),
    fix=Text(
        "和县中心一起看是缺督导、还是没排上：缺的从邻县调或外聘，没排上的排进下季度计划。",
        "See with the county whether supervisors are lacking or were not booked: lend or hire some, or put "
        "it into the next plan.",
    ),
    source="domain.md §8b rule 44, §8c 覆盖率; S7; policy coverage_target",
    sentences={
        "": Sentence(
            Text(
                "{station} {period_zh}应受督导 {n} 人，受过督导的 {delivered} 人，覆盖率 {percent}%，目标是 "
                "{wanted}%。",
                "{station}, {period_en}: {n} workers owed supervision, {delivered} supervised; coverage is "
                "{percent}%, the target {wanted}%.",
            ),
            Text(
                "先看是哪些人没有：sup validate --all --select SUP324\n"
                "办过没记的补记；没排上的，县里尽快排上；缺督导的，市里从邻县调或者外聘。",
                "See who was left out: sup validate --all --select SUP324\n"
                "Record what was held; who was not booked, the county books soon; where "
                "supervisors are lacking, the city lends or hires some.",
            ),
        ),
    },
    check=check,
    policy=("coverage_target", *OWED, *LOOKING_BACK),
)
