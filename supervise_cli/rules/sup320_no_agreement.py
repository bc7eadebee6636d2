"""Somebody at work whom nobody supervises by agreement (rule 1)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Severity, Text, Tier
from supervise_cli.rules.rule import OWED, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """People who are owed supervision today and have no agreement; not those whom one that ended left."""
    from supervise_cli.definitions.owing import Owing

    owing = facts.once(Owing)
    left = {person for people in owing.left_without.values() for person in people}
    for post in owing.without_agreement:
        if post.person not in left:
            params = {"person": post.person, "station": post.station, "date": owing.day.isoformat()}
            yield Hit(post.person, params=params)


RULE = Rule(
    code="SUP320",
    slug="no-agreement",
    title=Text("没有督导协议", "No supervision agreement"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "谁来督导、多久一次、谈话保密到哪里，事先说定，双方才放心。",
        "Who supervises, how often and what stays between the two is agreed first; then both are at ease.",
    ),
    example=Text(
        "# 在岗的社工；没有哪份协议写了本人、所在站点或上级站点",
        ("# a worker in post; no agreement names the person, the station or a station above"),
    ),
    fix=Text(
        "定下督导，签一份协议（sup new-agreement）；整个站由一个人督导的，签一份站点协议就够。",
        "Decide who supervises and make an agreement (sup new-agreement); one with a station covers it all.",
    ),
    source="domain.md §8b rule 1 [R60, R61]; R37–R40; policy supervised_roles",
    sentences={
        "": Sentence(
            Text(
                "{person}在{station}，到 {date} 还没有督导协议。",
                "{person} at {station} has no supervision agreement as of {date}.",
            ),
            Text(
                "由县里定下谁来督导，再签协议、登记：sup new-agreement --supervisee {person}\n"
                "全站由一个人督导的，签一份站点的就够：sup new-agreement --station {station}",
                "The county decides who supervises; then make the agreement: sup new-agreement "
                "--supervisee {person}\n"
                "If one person supervises the whole station, one for the station is enough: sup "
                "new-agreement --station {station}",
            ),
        )
    },
    check=check,
    policy=OWED,
)
