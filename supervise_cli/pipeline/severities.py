"""How grave a finding is here: the rule's own word, unless the policy value ``severities`` says otherwise.

Judged by the list in force on the day of the record (of a period: its last day; of a person, a station or
what has no date: the day to judge by). Contradictions and law (not ``Rule.waivable``) only become graver.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from supervise_cli import rules
from supervise_cli.model import Finding, Severity
from supervise_cli.pipeline.dating import day_of
from supervise_cli.rules.rule import Rule
from supervise_cli.workspace.index.facts import Facts

NAME = "severities"
IGNORE = "ignore"
_ORDER = list(Severity)


def speak_of(facts: Facts, code: str) -> bool:
    """Whether local policy says anything about a rule, for whichever day."""
    return any(entry.get("code") == code for entry in _every(facts))


def looked_for(facts: Facts, code: str) -> bool:
    """Whether the findings of a rule are looked for here on the day judged by."""
    said = _in_force(facts, code, facts.as_of) if speak_of(facts, code) else ""
    return obeyed(rules.get(code), said) is not None


def settled(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the severity they have here, without those that are not looked for here."""
    told = {entry.get("code") for entry in _every(facts)}
    for finding in findings:
        own = replace(finding, severity=None) if finding.severity else finding
        if finding.code not in told:
            yield own
            continue
        rule = rules.get(finding.code)
        said = _in_force(facts, finding.code, day_of(facts, finding))
        if (said or rule.asked_for) and (grave := obeyed(rule, said)) is None:
            continue
        yield replace(own, severity=grave) if said and grave is not rule.severity else own


def obeyed(rule: Rule, said: str) -> Severity | None:
    """What becomes of a rule where policy says ``said`` ("" for nothing); None for not looked for."""
    if not said:
        return None if rule.asked_for else rule.severity
    if said == IGNORE:
        return None if rule.waivable else rule.severity
    asked = Severity(said)
    lower = _ORDER.index(asked) > _ORDER.index(rule.severity)
    return rule.severity if lower and not rule.waivable else asked


def _every(facts: Facts) -> Iterator[Mapping[str, str]]:
    for dated in facts.policy.values.get(NAME, ()):
        if isinstance(dated.value, tuple):
            yield from (each for each in dated.value if isinstance(each, Mapping))


def _in_force(facts: Facts, code: str, day: date) -> str:
    listed = facts.policy.entries(NAME, day)
    return next((each.get("severity", "") for each in listed if each.get("code") == code), "")
