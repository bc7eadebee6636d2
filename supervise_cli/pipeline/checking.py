"""Runs the rules over one state of a repository; the answer is kept until state or program change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from supervise_cli import rules
from supervise_cli.model import Finding, Position, Tier
from supervise_cli.pipeline.opening import Opened
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.run import named_so

_KEPT_VERDICTS = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one state, in a fixed order, and how many records there were.

    ``counts`` maps ``<type>/<status>`` to a number of files; type or status "" where it cannot be read;
    ``invalid`` is the number of record files that do not count because something is wrong with them.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    invalid: int


def check(opened: Opened, tiers: frozenset[Tier] = frozenset({Tier.RECORD})) -> Verdict:
    """Every finding of ``tiers`` over this state."""
    connection = opened.snapshot.connection
    key = _key(opened, tiers)
    row = connection.execute("SELECT sum, answer FROM verdict WHERE key = ?", (key,)).fetchone()
    if row is not None and row[0] == _sum(row[1]):
        return _verdict_of(json.loads(row[1]))
    verdict = _run(opened.facts, opened, tiers)
    answer = json.dumps(_plain(verdict), ensure_ascii=True, sort_keys=True)
    key = _key(opened, tiers)
    connection.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)", (key, _sum(answer), answer))
    connection.execute(
        "DELETE FROM verdict WHERE rowid NOT IN (SELECT rowid FROM verdict ORDER BY rowid DESC LIMIT ?)",
        (_KEPT_VERDICTS,),
    )
    return verdict


def _key(opened: Opened, tiers: frozenset[Tier]) -> str:
    parts = [opened.snapshot.digest, opened.as_of.isoformat(), *sorted(tiers)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _sum(answer: str) -> str:
    return hashlib.sha256(answer.encode("ascii")).hexdigest()


def _run(facts: Facts, opened: Opened, tiers: frozenset[Tier]) -> Verdict:
    found = {
        finding.identity: finding
        for finding in [*_unread(opened), *_local(facts), *_misplaced(facts, opened), *_ruled(facts, tiers)]
    }
    ordered = sorted(found.values(), key=lambda f: (f.path, f.code, f.pointer, f.discriminator, f.record))
    counts: dict[str, int] = {}
    invalid = 0
    for kind, status, valid in facts.rows("SELECT type, status, valid FROM run"):
        if kind in {"config", "policy"}:
            continue
        invalid += not valid
        name = f"{kind or ''}/{status or ''}"
        counts[name] = counts.get(name, 0) + 1
    return Verdict(tuple(ordered), dict(sorted(counts.items())), invalid)


def _unread(opened: Opened) -> Iterator[Finding]:
    for entry in opened.snapshot.entries:
        if entry.fault is not None:
            fault = entry.fault
            yield Finding(fault.code, "", entry.path, variant=fault.variant, params=fault.params)


def _local(facts: Facts) -> Iterator[Finding]:
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
            json.loads(params),
            position,
            bool(on_key),
        )


def _misplaced(facts: Facts, opened: Opened) -> Iterator[Finding]:
    layout = opened.snapshot.layout
    rows = facts.rows("SELECT path, type, id FROM run WHERE type NOT IN ('config', 'policy') AND id <> ''")
    for path, kind, record in rows:
        fits = layout.fits(kind, path)
        if fits and path.endswith((f"/{record}.yaml", f"/{record}/{kind}.yaml")):
            continue
        name = path.rpartition("/")[2]
        if fits and layout.owns_folder(kind):
            params = {"name": name, "expected": record}
            yield Finding("SUP004", record, path, "/id", variant="folder_is_not_id", params=params)
        elif not named_so(path, record):
            params = {"name": name, "expected": record + ".yaml"}
            yield Finding("SUP004", record, path, "/id", variant="name_is_not_id", params=params)
        elif not fits:
            params = {"name": name, "expected": layout.expected(kind, record)}
            yield Finding("SUP004", record, path, variant="wrong_folder", params=params)
    yield from _with_another(facts, opened)


def _with_another(facts: Facts, opened: Opened) -> Iterator[Finding]:
    """A record in the folder of another one than it names: a note among the notes of another case."""
    layout = opened.snapshot.layout
    for rtype in opened.snapshot.catalogue:
        for part, field in layout.owners(rtype.name).items():
            rows = facts.rows(
                "SELECT r.path, r.id, f.target FROM run r JOIN fact_reference f ON f.uid = r.uid"
                " WHERE r.type = ? AND f.pointer = ? ORDER BY r.path",
                (rtype.name, f"/{field}"),
            )
            for path, record, owner in rows:
                parts = path.split("/")
                if layout.fits(rtype.name, path) and parts[part] != owner:
                    expected = "/".join([*parts[:part], owner, *parts[part + 1 : -1]])
                    params = {"name": parts[-1], "expected": expected}
                    yield Finding("SUP004", record, path, f"/{field}", variant="wrong_folder", params=params)


def _ruled(facts: Facts, tiers: frozenset[Tier]) -> Iterator[Finding]:
    for code in rules.queried():
        rule = rules.get(code)
        if rule.check is None or rule.tier not in tiers:
            continue
        for hit in rule.check(facts):
            path = hit.path or facts.path(hit.record)
            yield Finding(code, hit.record, path, hit.pointer, hit.discriminator, hit.variant, hit.params)


def _plain(verdict: Verdict) -> dict[str, Any]:
    return {
        "findings": [asdict(finding) for finding in verdict.findings],
        "counts": dict(verdict.counts),
        "invalid": verdict.invalid,
    }


def _verdict_of(plain: Mapping[str, Any]) -> Verdict:
    findings = tuple(
        Finding(**{**each, "position": Position(**each["position"]) if each["position"] else None})
        for each in plain["findings"]
    )
    return Verdict(findings, plain["counts"], plain["invalid"])
