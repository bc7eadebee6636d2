"""Runs the rules over one state of a repository; the answer is kept until state or program change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from supervise_cli import rules
from supervise_cli.model import Finding, Position, Severity, Skipped, Tier
from supervise_cli.pipeline import judging, severities, waiving
from supervise_cli.pipeline.opening import Opened
from supervise_cli.records import schema_codes
from supervise_cli.rules.rule import Rule
from supervise_cli.workspace.index import touched
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.layout import NO_RECORDS, Layout

_KEPT_VERDICTS = 8
_SAYS_NOTHING = frozenset({"missing", "form"})
_ALWAYS = frozenset({Tier.RECORD})


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one state, in a fixed order, and how many records there were.

    ``counts`` maps ``<type>/<status>`` to a number of files; type or status "" where it cannot be read;
    ``invalid`` is the number of record files that do not count because something is wrong with them.
    ``skipped`` is what rules could not judge.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    invalid: int
    skipped: tuple[Skipped, ...] = ()


def check(opened: Opened, tiers: frozenset[Tier] = _ALWAYS) -> Verdict:
    """Every finding of ``tiers`` over this state."""
    known = _recall(opened, opened.snapshot.digest, tiers)
    if known is not None:
        return known
    facts = opened.facts
    verdict = _run(facts, opened, tiers, _since(facts, opened, tiers))
    _keep(opened, tiers, verdict)
    if opened.snapshot.kept and tiers == _ALWAYS:
        touched.judged(facts.connection, opened.snapshot.digest)
    return verdict


def _since(facts: Facts, opened: Opened, tiers: frozenset[Tier]) -> judging.Since | None:
    """What there is to judge again; None for everything."""
    last = touched.last(facts.connection) if opened.snapshot.kept and tiers == _ALWAYS else None
    before = _recall(opened, last, tiers) if last is not None else None
    return judging.since(facts, before.findings if before is not None else None)


def _recall(opened: Opened, digest: str, tiers: frozenset[Tier]) -> Verdict | None:
    """The verdict on a state, by its digest, if it is still kept."""
    row = opened.snapshot.connection.execute(
        "SELECT sum, answer FROM verdict WHERE key = ?", (_key(opened, digest, tiers),)
    ).fetchone()
    return _verdict_of(json.loads(row[1])) if row is not None and row[0] == _sum(row[1]) else None


def _keep(opened: Opened, tiers: frozenset[Tier], verdict: Verdict) -> None:
    connection = opened.snapshot.connection
    answer = json.dumps(_plain(verdict), ensure_ascii=True, sort_keys=True)
    key = _key(opened, opened.snapshot.digest, tiers)
    connection.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)", (key, _sum(answer), answer))
    connection.execute(
        "DELETE FROM verdict WHERE rowid NOT IN (SELECT rowid FROM verdict ORDER BY rowid DESC LIMIT ?)",
        (_KEPT_VERDICTS,),
    )


def _key(opened: Opened, digest: str, tiers: frozenset[Tier]) -> str:
    listed = opened.divisions.content if opened.divisions is not None else ""
    parts = [digest, opened.as_of.isoformat(), *sorted(tiers), listed]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _sum(answer: str) -> str:
    return hashlib.sha256(answer.encode("ascii")).hexdigest()


def _run(facts: Facts, opened: Opened, tiers: frozenset[Tier], last: judging.Since | None) -> Verdict:
    ruled = list(_ruled(facts, opened, tiers, last))
    skipped = [
        each for each in ruled if isinstance(each, Skipped) and severities.looked_for(facts, each.code)
    ]
    found = {
        finding.identity: finding
        for finding in [
            *_unread(opened),
            *_local(facts, opened.snapshot.layout),
            *_misplaced(facts, opened),
            *(each for each in ruled if isinstance(each, Finding)),
        ]
    }
    untried = frozenset(each.code for each in skipped)
    settled = severities.settled(facts, waiving.waive(facts, found.values(), tiers, untried))
    ordered = sorted(settled, key=lambda f: (f.path, f.code, f.pointer, f.discriminator, f.record))
    counts: dict[str, int] = {}
    invalid = 0
    rows = facts.rows("SELECT type, status, valid, count(*) FROM run GROUP BY type, status, valid")
    for kind, status, valid, number in rows:
        if kind in NO_RECORDS:
            continue
        invalid += 0 if valid else number
        name = f"{kind or ''}/{status or ''}"
        counts[name] = counts.get(name, 0) + number
    return Verdict(tuple(ordered), dict(sorted(counts.items())), invalid, tuple(skipped))


def _unread(opened: Opened) -> Iterator[Finding]:
    for path, fault in [(path, fault) for path, _, fault in opened.snapshot.entries if fault is not None]:
        yield Finding(fault.code, "", path, variant=fault.variant, params=fault.params)


def _local(facts: Facts, layout: Layout) -> Iterator[Finding]:
    rows = facts.rows(
        "SELECT r.path, r.id, f.code, f.pointer, f.discriminator, f.variant, f.params, f.line, f.col, "
        "f.on_key"
        " FROM run r JOIN fault f ON f.uid = r.uid ORDER BY r.path, f.n"
    )
    for path, record, code, pointer, discriminator, variant, params, line, column, on_key in rows:
        position = Position(line, column) if line is not None else None
        yield Finding(
            code,
            record or "",
            path,
            pointer,
            discriminator,
            variant,
            _placed(facts, layout, code, variant, record or "", path, json.loads(params)),
            position,
            bool(on_key),
        )


def _placed(
    facts: Facts,
    layout: Layout,
    code: str,
    variant: str,
    record: str,
    path: str,
    params: dict[str, Any],
) -> dict[str, Any]:
    """What a fault says; of which kind a record is whose text says nothing, its id and its folder tell."""
    if code != schema_codes.TYPE_LINE or variant not in _SAYS_NOTHING:
        return params
    meant = (facts.catalogue.by_prefix(record) if record else None) or layout.meant(path)
    return params if meant is None else params | {"want": meant.schema_name}


def _misplaced(facts: Facts, opened: Opened) -> Iterator[Finding]:
    layout = opened.snapshot.layout
    for path, kind, record, place in facts.rows("SELECT path, type, id, place FROM run WHERE place <> ''"):
        name = path.rpartition("/")[2]
        if place == "own_folder":
            params = {"name": name, "expected": record}
            yield Finding("SUP004", record, path, "/id", variant="folder_is_not_id", params=params)
        elif place == "name":
            params = {"name": name, "expected": record + ".yaml"}
            yield Finding("SUP004", record, path, "/id", variant="name_is_not_id", params=params)
        elif place == "folder":
            params = {"name": name, "expected": layout.expected(kind, record)}
            yield Finding("SUP004", record, path, variant="wrong_folder", params=params)
        else:
            field, _, expected = place.partition(" ")
            params = {"name": name, "expected": expected}
            yield Finding("SUP004", record, path, f"/{field}", variant="wrong_folder", params=params)


def _ruled(
    facts: Facts, opened: Opened, tiers: frozenset[Tier], last: judging.Since | None
) -> Iterator[Finding | Skipped]:
    wanted = []
    for code, types in _codes(facts, tiers):
        if last is not None and types and last.types.isdisjoint(types):
            yield from last.still_standing(code)
            continue
        rule = rules.get(code)
        if rule.check is not None and (not rule.asked_for or severities.speak_of(facts, code)):
            wanted.append(rule)
    yield from judging.asked(facts, opened.snapshot, wanted, last)


def _codes(facts: Facts, tiers: frozenset[Tier]) -> list[tuple[str, list[str]]]:
    """The rules of these tiers, with the record types without a change in which their findings stand.

    The cache, which goes with the program, knows them, so that no rule is loaded for it.
    """
    known = list(facts.rows("SELECT code, tier, types FROM rule ORDER BY code"))
    if not known:
        every = [rules.get(code) for code in rules.queried()]
        known = [(rule.code, rule.tier.value, " ".join(_touching(rule))) for rule in every]
        facts.connection.executemany("INSERT INTO rule VALUES (?, ?, ?)", known)
    return [(code, types.split()) for code, tier, types in known if tier in tiers]


def _touching(rule: Rule) -> Sequence[str]:
    """The types among whose records a change can make a finding come or go; none stands for all."""
    return rule.reads or (() if rule.beside else rule.subjects)


def _plain(verdict: Verdict) -> dict[str, Any]:
    return {
        "findings": [asdict(finding) for finding in verdict.findings],
        "counts": dict(verdict.counts),
        "invalid": verdict.invalid,
        "skipped": [asdict(each) for each in verdict.skipped],
    }


def _verdict_of(plain: Mapping[str, Any]) -> Verdict:
    findings = tuple(
        Finding(
            **{
                **each,
                "position": Position(**each["position"]) if each["position"] else None,
                "severity": Severity(each["severity"]) if each["severity"] else None,
            }
        )
        for each in plain["findings"]
    )
    skipped = tuple(Skipped(**each) for each in plain["skipped"])
    return Verdict(findings, plain["counts"], plain["invalid"], skipped)
