"""Which records the rules have to judge again: what changed since the last check, and what refers to it.

A rule with ``subjects`` judges one record of those types at a time, by itself and the records that it refers
to (and those that its ``beside`` names). So a finding can only come or go where its record, or the other one
of a pair, changed or refers to something that changed; every other finding of the last check still stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from supervise_cli.model import Finding, Skipped
from supervise_cli.rules.rule import Rule, Skip
from supervise_cli.workspace.index import touched
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.snapshot import Snapshot

_MOST = 2000
"""With more records to judge than this, judging all of them is no slower."""


@dataclass(frozen=True, slots=True)
class Since:
    """The last check and what it cannot vouch for: ``judged`` are ids, of ``types``; what it found."""

    judged: frozenset[str]
    types: frozenset[str]
    findings: tuple[Finding, ...]

    def still_standing(self, code: str) -> Iterator[Finding]:
        """The findings of a rule with subjects that no change can have touched."""
        for each in self.findings:
            if each.code == code and not self.judged & {each.record, each.discriminator}:
                yield each


def since(facts: Facts, findings: tuple[Finding, ...] | None) -> Since | None:
    """What has to be judged again after a check that found ``findings``; None where everything has to be.

    Leaves the ids in the table ``judged``.
    """
    ids = touched.ids(facts.connection)
    if findings is None or ids is None or len(ids) > _MOST:
        return None
    facts.connection.execute("CREATE TEMP TABLE IF NOT EXISTS judged (id TEXT PRIMARY KEY)")
    _judge(facts, ids)
    referring = facts.rows("SELECT DISTINCT r.record FROM judged j CROSS JOIN reference r ON r.target = j.id")
    judged = frozenset(ids | {row[0] for row in referring})
    if len(judged) > _MOST:
        return None
    _judge(facts, judged)
    return Since(judged, _types(facts, judged), findings)


def _types(facts: Facts, ids: frozenset[str]) -> frozenset[str]:
    """The types of these records; of one that went or cannot be read any more, the type its id tells."""
    query = "SELECT r.id, r.type FROM judged j CROSS JOIN run r ON r.id = j.id WHERE r.type IS NOT NULL"
    known = list(facts.rows(query))
    gone = ids - {record for record, _ in known}
    told = [facts.catalogue.by_prefix(each) for each in sorted(gone)]
    return frozenset(kind for _, kind in known) | {each.name for each in told if each is not None}


def _judge(facts: Facts, ids: Iterable[str]) -> None:
    facts.connection.execute("DELETE FROM judged")
    facts.connection.executemany("INSERT INTO judged VALUES (?)", [(each,) for each in sorted(ids)])


def asked(
    facts: Facts, snapshot: Snapshot, wanted: Iterable[Rule], last: Since | None
) -> Iterator[Finding | Skipped]:
    """The findings of these rules, those of the last check that still stand among them; what they skipped."""
    alike: dict[tuple[str, ...], list[Rule]] = {}
    for rule in wanted:
        if last is None or not rule.subjects:
            yield from _found(facts, rule)
        else:
            yield from last.still_standing(rule.code)
            alike.setdefault(rule.subjects, []).append(rule)
    if last is None or not alike:
        return
    with snapshot.narrowing() as narrow:
        # The records beside are looked for among all there are, before anything is narrowed.
        beside = {
            subjects: [row[0] for rule in group if rule.beside for row in facts.rows(rule.beside)]
            for subjects, group in alike.items()
        }
        for subjects, group in sorted(alike.items()):
            narrow(subjects, last.judged.union(beside[subjects]))
            for rule in group:
                yield from _found(facts.apart(), rule)


def _found(facts: Facts, rule: Rule) -> Iterator[Finding | Skipped]:
    assert rule.check is not None
    for hit in rule.check(facts):
        if isinstance(hit, Skip):
            yield Skipped(rule.code, hit.variant, hit.params)
            continue
        path = hit.path or facts.path(hit.record)
        yield Finding(rule.code, hit.record, path, hit.pointer, hit.discriminator, hit.variant, hit.params)
