"""A facility that a station lists and never got in contact with (rule 45)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Facilities noted as in no contact for longer than policy allows, that nothing else speaks of."""
    from supervise_cli.definitions.neglected import never_contacted

    for each in never_contacted(facts):
        params: dict[str, Param] = {
            "station": each.station,
            "name": each.name,
            "facility": f"{each.station}#{each.pointer.rpartition('/')[2]}",
            "date": each.since,
            "days": each.days,
        }
        yield Hit(each.station, each.pointer, "" if each.name else "unnamed", params)


_HINT = Text(
    "去认个门，能合办什么先谈一件；谈过了改合作情况（cooperation），已经撤了的从名单里去掉：sup edit "
    "{station}",
    "Call there and talk over one thing to do together; then say so in cooperation, or take a "
    "facility that has closed off the list: sup edit {station}",
)

RULE = Rule(
    code="SUP665",
    slug="facility-never-contacted",
    title=Text("登记的阵地一直没联系", "Facility never contacted"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.STATION,
    waivable=True,
    why=Text(
        "和未保站、幸福院、文化站融合着做，是督导的重点之一；名单上有、门没进过，等于没有。",
        "Working together with homes, culture stations and the like is one of the focal contents; one that "
        "stands on the list and was never called at is not there.",
    ),
    example="cooperation: [{value: none, from: 2022-01-04}]",
    fix=Text(
        "联系上了，在站点里加一条合作情况；撤了的阵地从名单里去掉。",
        "Once in contact, add it to cooperation; take a facility that has closed off the list.",
    ),
    source="domain.md §8b rule 45; S10.2; policy contact_days",
    sentences={
        "": Sentence(
            Text(
                "{station}登记了“{name}”，一直写着未联系，从 {date} 算起 {days} 天了。",
                "{station} lists “{name}” as not contacted: {days} days, counted from {date}.",
            ),
            _HINT,
        ),
        "unnamed": Sentence(
            Text(
                "{station}登记的一处阵地（{facility}），一直写着未联系，从 {date} 算起 {days} 天了。",
                "{station} lists a facility ({facility}) as not contacted: {days} days, counted from {date}.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("contact_days",),
)
