"""Everybody gave full marks for everything (rule 47)."""

from __future__ import annotations

from collections.abc import Iterator

from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import LOOKING_BACK, Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Scopes of which a period's evaluations, several of them, all have the best mark for every item."""
    from supervise_cli.definitions.evaluations import all_best
    from supervise_cli.definitions.periods import words

    for each in all_best(facts):
        params: dict[str, Param] = {
            "scope": each.scope,
            **words(each.period),
            "n": len(each.evaluations),
            "option": "person" if each.scope.startswith("P-") else "station",
        }
        yield Hit(each.scope, params=params, discriminator=each.period.label)


RULE = Rule(
    code="SUP670",
    slug="all-full-marks",
    title=Text("评价全是满分", "Nothing but full marks"),
    severity=Severity.INFORMATION,
    tier=Tier.PRACTICE,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "几个人、每一项都是满分，多半是当面填的或者代填的，看不出哪里要改。",
        "Several people and full marks for every item: mostly filled in face to face, or by somebody else; "
        "it does not show what to change.",
    ),
    example="items: {timely: 5, targeted: 5, continuous: 5, useful: 5, safe: 5}",
    fix=Text(
        "找一两个人单独聊聊，问一件想改的事；下次不当面填，写明怎么收、谁看得到。",
        "Talk to one or two alone and ask for one thing to change; next time not face to face, and say who "
        "reads it.",
    ),
    source="domain.md §8b rule 47 [R59]; policy alike_evaluations, look_back_months",
    sentences={
        "": Sentence(
            Text(
                "{scope} {period_zh}的 {n} 份督导评价，每一项都是满分。",
                "All {n} evaluations of {scope} for {period_en} give full marks for everything.",
            ),
            Text(
                "由县里（不由本人）找一两位评过的人单独聊聊，不追问打了几分；确实都满意的，不用改。\n"
                "这些评价：sup list evaluation --{option} {scope}",
                "The county, not the one evaluated, speaks to one or two of those who gave them, without "
                "asking for marks; if all are content, leave it.\n"
                "They are: sup list evaluation --{option} {scope}",
            ),
        ),
    },
    check=check,
    policy=("alike_evaluations", *LOOKING_BACK),
)
