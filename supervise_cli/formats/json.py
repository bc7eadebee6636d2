"""``--format json``: the contract for other programs (architecture, command-line contract)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervise_cli.formats import Result
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented


def render(result: Result) -> str:
    """``{"findings": […], "waived": […], "skipped": […], "summary": {…}}``; same findings, same bytes."""
    summary = {
        "as_of": result.as_of,
        "files": sum(result.counts.values()),
        "invalid": result.invalid,
        "records": dict(result.counts),
        **result.by_severity(),
        "waived": len(result.waived),
        "known": result.known,
        "skipped": len(result.unjudged),
    }
    skipped = [
        {"code": each.rule.code, "slug": each.rule.slug, "variant": each.variant, "message": each.message}
        for each in result.unjudged
    ]
    waived = [{**_plain(each), "waiver": each.finding.waiver} for each in result.waived]
    findings = [_plain(each) for each in result.findings]
    return dumps({"findings": findings, "waived": waived, "skipped": skipped, "summary": summary})


def _plain(each: Presented) -> dict[str, object]:
    return {
        "code": each.finding.code,
        "slug": each.rule.slug,
        "severity": each.severity.value,
        "tier": each.rule.tier.value,
        "for": each.rule.audience.value,
        "record": each.finding.record,
        "path": each.finding.path,
        "pointer": each.finding.pointer,
        "discriminator": each.finding.discriminator,
        "line": each.line or None,
        "column": each.column or None,
        "message": each.message,
        "hint": each.hint,
    }
