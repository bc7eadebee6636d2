"""A supervisor with fewer years of practice than policy asks for (rule 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from supervise_cli.definitions.seniority import experienced_from, practice_since
from supervise_cli.definitions.supervising import days_of_sessions, first_and_last, led
from supervise_cli.model import Audience, Param, Severity, Text, Tier
from supervise_cli.rules.rule import Hit, Rule, Sentence
from supervise_cli.workspace.index.facts import Facts


def check(facts: Facts) -> Iterator[Hit]:
    """Once for each supervisor of known start: the first session before enough years of practice."""
    since = practice_since(facts)
    seen: set[str] = set()
    most = facts.policy.most("supervisor_years")
    days = days_of_sessions(facts)
    if days is None:
        return
    enough = {person: experienced_from(start, 12 * most).isoformat() for person, start in since.items()}
    spans = first_and_last(facts, [person for person, day in enough.items() if days[0] < day])
    early = [person for person, (first, _) in spans.items() if first < enough[person]]
    for each in led(facts, early):
        start = since[each.person]
        if each.person in seen:
            continue
        day = date.fromisoformat(each.date)
        years = facts.policy.number("supervisor_years", day) or 0
        if years and day < experienced_from(start, 12 * years):
            seen.add(each.person)
            params: dict[str, Param] = {
                "person": each.person,
                "date": each.date,
                "other": each.record,
                "start": start.isoformat(),
                "wanted": years,
            }
            yield Hit(each.person, "/practice_since", params=params)


RULE = Rule(
    code="SUP604",
    slug="too-little-practice",
    title=Text("督导者从业年限不够规定", "Years of practice below policy"),
    severity=Severity.WARNING,
    tier=Tier.RECORD,
    audience=Audience.COUNTY,
    waivable=True,
    why=Text(
        "自己还在新手期的人，要别人带，带不了别人。",
        "Somebody who is new needs supervision and cannot give it yet.",
    ),
    example=Text(
        '# P-7K3QX 在 2022-06-15 当督导\npractice_since: "2022-03-01"',
        '# P-7K3QX supervises on 2022-06-15\npractice_since: "2022-03-01"',
    ),
    fix=Text(
        "县级另派督导，或者请有经验的督导一起带；从业起始日期写错了，改名册。",
        "The county sends somebody else or adds an experienced supervisor; a wrong first day of practice is "
        "corrected in the roster.",
    ),
    source="domain.md §8b rule 9 [R74]; S13; policy supervisor_years",
    sentences={
        "": Sentence(
            Text(
                "{person} 从 {start} 起从业，{date} 做督导（{other}）时不满 {wanted} 年；规定至少满 "
                "{wanted} 年。",
                "{person} has practised since {start} and on {date} supervised ({other}) with less "
                "than {wanted} {wanted:year|years}, the least that is asked for.",
            ),
            Text(
                "从业起始（practice_since）写错了就改：sup edit {person}\n"
                "确实不满的，由县里定：换人、请有经验的督导一起带，或者批例外：sup waive --code "
                "SUP604 --record {person}",
                "If the first day of practice is wrong, correct practice_since: sup edit {person}\n"
                "If it is right, the county decides: somebody else, an experienced supervisor beside, "
                "or a waiver: sup waive --code SUP604 --record {person}",
            ),
        )
    },
    check=check,
    reads=("person", "session"),
    policy=("supervisor_years",),
)
