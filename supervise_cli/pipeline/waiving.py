"""Waivers: which findings somebody approved for a time, and which waivers no finding answers to.

A waiver names the identity of a finding (architecture, "Decided early"): code, record, pointer and
discriminator. Contradictions, law and signatures cannot be waived (domain.md §8b); what each
rule allows stands in its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from supervise_cli import rules
from supervise_cli.model import Finding, Identity, Tier
from supervise_cli.workspace.index.facts import Facts

UNANSWERED = "SUP212"
"""The code of a waiver that covers nothing."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver in force: its own id, what it covers, and its last day (ISO)."""

    record: str
    covers: Identity
    until: str


def in_force(facts: Facts) -> list[Waiver]:
    """The waivers of the day judged by, in the order of their ids; those that no rule allows are left out."""
    return _waivers(facts, "until >= :day ORDER BY record")


def _lapsed(facts: Facts) -> list[Waiver]:
    """Those whose last day is over, the latest first."""
    return _waivers(facts, "until < :day ORDER BY until DESC, record")


def _waivers(facts: Facts, which: str) -> list[Waiver]:
    rows = facts.rows(
        "SELECT record, code, record_, COALESCE(pointer_, ''), COALESCE(discriminator, ''), until FROM waiver"
        f" WHERE COALESCE(\"from\", '') <= :day AND {which}",
        {"day": facts.as_of.isoformat()},
    )
    return [
        Waiver(waiver, Identity(code, *of), until) for waiver, code, *of, until in rows if may_be_waived(code)
    ]


def may_be_waived(code: str) -> bool:
    """Whether there is a rule of that code that allows it."""
    return code in rules.codes() and rules.get(code).waivable


def waive(
    facts: Facts, findings: Iterable[Finding], tiers: frozenset[Tier], untried: frozenset[str] = frozenset()
) -> list[Finding]:
    """The findings, those covered with the id of their waiver; one more for each waiver that covers none.

    Those that were covered until the waiver's last day was over have the id of that one as ``lapsed``.
    A waiver of a rule outside ``tiers``, or of one that could not judge everything (``untried`` are the
    codes), was not put to the test.
    """
    waivers = in_force(facts)
    covering, lapsed = _by_identity(waivers), _by_identity(_lapsed(facts))
    marked = [_marked(each, covering, lapsed) for each in findings]
    met = {each.identity for each in marked}
    idle = [
        each
        for each in waivers
        if each.covers not in met
        and each.covers.code not in untried
        and rules.get(each.covers.code).tier in tiers
    ]
    return marked + [_unanswered(facts, each) for each in idle]


def _by_identity(waivers: Iterable[Waiver]) -> dict[Identity, str]:
    found: dict[Identity, str] = {}
    for each in waivers:
        found.setdefault(each.covers, each.record)
    return found


def _marked(finding: Finding, covering: Mapping[Identity, str], lapsed: Mapping[Identity, str]) -> Finding:
    waiver = covering.get(finding.identity, "")
    return replace(finding, waiver=waiver, lapsed="" if waiver else lapsed.get(finding.identity, ""))


def _unanswered(facts: Facts, waiver: Waiver) -> Finding:
    params = {
        "waived": waiver.covers.code,
        "record": waiver.covers.subject,
        "until": waiver.until,
        "waiver": waiver.record,
    }
    return Finding(UNANSWERED, waiver.record, facts.path(waiver.record), "/code", params=params)
