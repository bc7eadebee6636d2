"""Supervision held over a quarter with no plan for it (rule 16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Stations with ``plan_sessions`` or more unexplained sessions in a quarter for which there is no "
    "plan."""
    from supervise_cli.definitions.closing import standing_day
    from supervise_cli.definitions.periods import quarter_of, words
    from supervise_cli.definitions.planning import Planning
    from supervise_cli.model import Period

    # On the last day of a quarter the next one is what can still be planned.
    day = standing_day(facts) + timedelta(1)
    want = quarter_of(Period.month(day.year, day.month)).label
    for each in Planning(facts).without():
        params: dict[str, Param] = {
            "station": each.station,
            **words(each.quarter),
            "n": each.sessions,
            "size": each.places,
            "want": want,
        }
        yield Hit(each.station, "", "county" if each.places else "", params, each.quarter.label)


_HINT = Text(
    "现在起有计划就行，订一份：sup new-plan --scope {station} --period {want}\n"
    "以前本来就有的，照样录进来；没有的不必倒写。\n"
    "临时的督导，在那一场写计划外原因（ad_hoc_reason）。",
    "From now on a plan is enough: sup new-plan --scope {station} --period {want}\n"
    "An earlier one that exists is recorded too; one that never was is not written afterwards.\n"
    "A session that was called for by the moment says so (ad_hoc_reason).",
)

RULE = Rule(
    code="SUP640",
    slug="plan-missing",
    title=Text("做督导没有计划", "Supervision without a plan"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.SUPERVISOR,
    waivable=True,
    why=Text(
        "没有计划，谈什么全看当天碰上什么；到季度末说不清该做的做了没有。",
        "Without a plan each day decides what is spoken of, and at the end nobody can say what should "
        "have been done.",
    ),
    example=Text(
        "plan_item 和 ad_hoc_reason 都没写   # 这一季度 3 场都这样，站、县、市也都没有计划",
        "# no plan_item, no ad_hoc_reason: three sessions of the quarter, and no plan of station, county "
        "or city",
    ),
    fix=Text(
        "站里、县里或督导本人有一份管到这个季度的计划就行；临时的督导写上 ad_hoc_reason。",
        "One plan for the quarter is enough: the station's, the county's or the supervisor's; a session that "
        "was called for by the moment says so in ad_hoc_reason.",
    ),
    source="domain.md §8b rule 16; §2.2 [R41, R42]; policy plan_sessions, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "{station} {period_zh}有 {n} 场督导没有计划可依，也没写为什么临时安排。",
                "In {period_en} {n} sessions at {station} were on no plan, nor do they say why; "
                "there is no plan for them.",
            ),
            _HINT,
        ),
        "county": Sentence(
            Text(
                "{station} {period_zh}全县没有一份督导计划：{size} 个站的 {n} 场督导没有计划可依，"
                "也没写为什么临时安排。",
                "In {period_en} {station} had no plan of supervision at all: {n} {n:session|sessions} "
                "at {size} {size:station|stations} "
                "were on none, nor do they say why.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("plan_sessions", "look_back_months", "write_up_days"),
)
