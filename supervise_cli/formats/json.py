"""``--format json``: the contract for other programs (architecture, command-line contract)."""

from __future__ import annotations

from supervise_cli.formats import Result
from supervise_cli.plainjson import dumps


def render(result: Result) -> str:
    """``{"findings": […], "summary": {…}}``; the same bytes for the same findings."""
    findings = [
        {
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
        for each in result.findings
    ]
    summary = {
        "as_of": result.as_of,
        "files": sum(result.counts.values()),
        "invalid": result.invalid,
        "records": dict(result.counts),
        **result.by_severity(),
    }
    return dumps({"findings": findings, "summary": summary})
