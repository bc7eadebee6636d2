"""A supervisor with more supervisees than the ratio (rule 8)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Supervisors who are today the nearest by agreement of more people than they take on."""
    from supervise_cli.definitions.capacity import supervisees

    for each in supervisees(facts):
        if each.has > each.takes:
            params: dict[str, Param] = {"person": each.person, "n": each.has, "allowed": each.takes}
            yield Hit(each.person, each.pointer, "appointment" if each.pointer else "", params)


_HINT = Text(
    "由县里定：分一些人给别的督导，或者由站长先带站里的人。分出去的各签新协议：sup new-agreement "
    "--supervisor 【别的督导】 --supervisee 【受督导人】",
    "The county decides: give some of them to another supervisor, or let heads take their own staff "
    "first. Who changes gets a new agreement: sup new-agreement --supervisor NAME --supervisee NAME",
)

RULE = Rule(
    code="SUP326",
    slug="too-many-supervisees",
    title=Text("一名督导带的人太多", "Too many supervisees"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "人带得太多，每个人只能分到几分钟，督导就成了点名。",
        "With too many, each gets a few minutes, and supervision becomes a roll call.",
    ),
    example=Text(
        "# 有效的协议有 9 个人；max_supervisees: 8", "# agreements in force with 9 people; max_supervisees: 8"
    ),
    fix=Text(
        "分给别的督导，或增配督导；这名督导确实带得了，在任职的 max_supervisees 里写明。",
        "Share them out or appoint another; if this one can, say so in max_supervisees of the appointment.",
    ),
    source="domain.md §8b rule 8, §4 [R15, R79]; policy max_supervisees",
    sentences={
        "": Sentence(
            Text(
                "按现在的协议，{person}督导 {n} 人，规定至多 {allowed} 人。",
                "By the agreements in force {person} supervises {n} people; {allowed} at most.",
            ),
            _HINT,
        ),
        "appointment": Sentence(
            Text(
                "按现在的协议，{person}督导 {n} 人，督导任命写的是至多 {allowed} 人。",
                "By the agreements in force {person} supervises {n} people; "
                "the appointment says {allowed} at most.",
            ),
            _HINT,
        ),
    },
    check=check,
    policy=("max_supervisees", "supervised_roles"),
)
