"""An open station where nobody is appointed a supervisor (rule 50)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Stations of townships, open and staffed, without one for more than ``no_supervisor_days``."""
    from supervise_cli.definitions.vacancies import vacancies

    for each in vacancies(facts):
        params: dict[str, Param] = {
            "station": each.station,
            "date": each.since,
            "days": each.days,
            "want": each.due,
            "who": each.head,
        }
        yield Hit(each.station, "", "" if each.head else "headless", params)


_HINT = Text(
    "任命过没登的，补到那位督导的名册，写进督导任命（appointments）：sup edit 【督导的编号】\n"
    "还没任命的，站长催办，由县里任命一位，再登进名册。",
    "If somebody is appointed, add it to appointments in that person's roster entry: sup edit ID\n"
    "If nobody is, the head asks for it and the county appoints somebody; then it goes into the "
    "roster.",
)

RULE = Rule(
    code="SUP342",
    slug="no-supervisor-there",
    title=Text("站里没有人有督导任命", "Nobody at the station is a supervisor"),
    severity=Severity.WARNING,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "站长有督导身份，平时的事才有人就地带；没有人任，站里就只能等县里来人。",
        "Daily matters need somebody on the spot who may supervise; else the station waits for the county.",
    ),
    example=Text(
        "state: open   # 有站长和两名社工，31 天没有人有督导任命",
        "state: open   # a head and two workers, nobody with appointments, for 31 days",
    ),
    fix=Text(
        "把站长任命为督导（station_head），写进名册；还没有站长的，先定下由谁代。",
        "Appoint the head (station_head) and write it into the roster; if there is none, say who stands in.",
    ),
    source="domain.md §8b rule 50; S13; policy no_supervisor_days, supervised_roles",
    sentences={
        "": Sentence(
            Text(
                "{station}从 {date} 起 {days} 天没有人有督导任命；站长是{who}。",
                "{station} has had nobody appointed a supervisor for {days} days, since {date}; "
                "the head is {who}.",
            ),
            _HINT,
        ),
        "headless": Sentence(
            Text(
                "{station}从 {date} 起 {days} 天没有人有督导任命，也没有站长。",
                "{station} has had nobody appointed a supervisor for {days} days, since {date}, and no head.",
            ),
            Text(
                "先由县里定下站长或者代管的人，任命为督导，再写进名册的督导任命（appointments）：sup "
                "edit 【那个人的编号】",
                "The county first settles who leads it or stands in, and appoints that person; then "
                "it goes into appointments in the roster: sup edit ID",
            ),
        ),
    },
    check=check,
    policy=("no_supervisor_days", "supervised_roles"),
)
