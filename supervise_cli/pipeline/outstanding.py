"""What a check found and somebody owes, as things owed: errors and warnings by person, and waivers that end.

Of information nothing is owed: it is looked at once a quarter. What ``Owing`` lists under the same address
already is not said twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from supervise_cli import rules
from supervise_cli.definitions.owing import Kind, Owing, Thing
from supervise_cli.definitions.stations import ancestors, stations
from supervise_cli.model import Finding, Severity, Tier
from supervise_cli.pipeline import checking, waiving
from supervise_cli.pipeline.opening import Opened
from supervise_cli.pipeline.turns import Turn, Turns

_EVERYTHING = frozenset({Tier.RECORD, Tier.PRACTICE})
SEVERAL = "several"


def outstanding(state: Opened, owing: Owing) -> list[Thing]:
    """One thing for each person and code, by the earliest day."""
    # A session is owed to a person: what a check finds about that person is another matter.
    known = {each.subject for each in owing.things if each.kind is not Kind.SESSION}
    found = [each for each in pressing(state) if _address(each) not in known and each.path not in known]
    return list(_told(found, Turns(state)))


def pressing(state: Opened) -> list[Finding]:
    """The errors and warnings of every tier that no waiver covers."""
    return [
        each
        for each in checking.check(state, _EVERYTHING).findings
        if not each.waiver and (each.severity or rules.get(each.code).severity) is not Severity.INFORMATION
    ]


def numbers(state: Opened) -> tuple[Counter[str], Counter[str]]:
    """How many errors and warnings there are: about each station and all below it; for each person to act on.

    Under "" stands their number in the whole repository.
    """
    turns = Turns(state)
    tree = stations(state.facts, state.as_of)
    about: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for finding in pressing(state):
        about.update({"", *ancestors(tree, turns.station(finding.record))})
        people.update(turns.of(finding).people)
    return about, people


def _told(findings: Iterable[Finding], turns: Turns) -> Iterator[Thing]:
    groups: dict[tuple[str, str], list[tuple[Finding, Turn]]] = {}
    for finding in findings:
        turn = turns.of(finding)
        for person in turn.people or ("",):
            groups.setdefault((person, finding.code), []).append((finding, turn))
    for (person, code), group in sorted(groups.items()):
        first, turn = min(group, key=lambda each: (each[1].by, each[0].path, each[0].pointer))
        alone = len(group) == 1
        places = sorted({place for each, _ in group if (place := turns.station(each.record))})
        yield Thing(
            Kind.FINDING,
            person,
            turn.by,
            (first.record or first.path) if alone else code,
            tuple(places),
            label=code,
            variant="" if alone else SEVERAL,
            number=len(group),
        )


def ending(owing: Owing) -> Iterator[Thing]:
    """The waivers in force whose last day is near; for whoever wrote one, else approved it, to think of."""
    notice = owing.facts.policy.number("due_ahead_days", owing.day) or 0
    until = (owing.day + timedelta(notice)).isoformat()
    people: dict[str, str] = {}
    for waiver, target in owing.facts.rows(
        "SELECT record, target FROM reference WHERE pointer IN ('/entered_by', '/approved_by')"
        " AND record IN (SELECT record FROM waiver) ORDER BY pointer = '/entered_by'"
    ):
        people[waiver] = target
    for each in waiving.in_force(owing.facts):
        if each.until <= until:
            who = people.get(each.record, "")
            of = each.covers
            yield Thing(Kind.WAIVER, who, each.until, each.record, (), label=of.code, since=of.subject)


def _address(finding: Finding) -> str:
    """The record, or the entry of it that others point at."""
    _, _, place = finding.pointer.partition("/")
    _, _, key = place.partition("/")
    return f"{finding.record}#{key}" if key and "/" not in key else finding.record
