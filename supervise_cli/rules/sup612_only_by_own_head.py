"""Staff whom nobody but their own head supervised for a quarter (rule 10)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Stations whose staff met no supervisor but their own head in a complete quarter."""
    from supervise_cli.definitions.balance import quarters
    from supervise_cli.definitions.periods import words

    for quarter in quarters(facts):
        for station, head, number in quarter.only_by_head:
            params: dict[str, Param] = {
                "station": station,
                **words(quarter.period),
                "who": head,
                "n": number,
            }
            yield Hit(station, params=params, discriminator=quarter.label)


RULE = Rule(
    code="SUP612",
    slug="only-by-own-head",
    title=Text(
        "整季度只有站长督导",
        "Supervised by the own head alone",
    ),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "站长又管人又督导，社工有些话不便对管自己的人说；县级或外部督导每季度至少要来听一次。",
        "A head manages and supervises; some things are not said to one’s manager. Somebody from the "
        "county or from outside should come once a quarter.",
    ),
    example=Text(
        "# 2022 年二季度本站 6 场，都是站长督导的",
        "# 2022-Q2: six sessions with the staff of the station, all by its head",
    ),
    fix=Text(
        "安排县级或外部督导见一次社工，个别、团体都行。",
        "Let a county or outside supervisor meet the staff once, alone or in a group.",
    ),
    source="domain.md §8b rule 10; S13, S14; R81, R106; policy balance_sessions",
    sentences={
        "": Sentence(
            Text(
                "{station} {period_zh}社工的 {n} 场督导都是站长{who}做的，没有县级或外部督导。",
                "In {period_en} all {n} sessions of the staff of {station} were by its head {who}; "
                "nobody came from the county or from outside.",
            ),
            Text(
                "县级或外部督导来过没记的，补记：sup new-session --station {station}\n"
                "没有来过的，由县里安排，本季度内来一场。",
                "If somebody came, record it: sup new-session --station {station}\n"
                "If nobody did, the county arranges one session this quarter.",
            ),
        ),
    },
    check=check,
    policy=("balance_sessions", *OWED, *LOOKING_BACK),
)
