"""``--format sarif``: SARIF 2.1.0 (OASIS), for code review services and editors. No record text is quoted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from supervise_cli import __version__
from supervise_cli.formats import Result
from supervise_cli.formats._inert import inert
from supervise_cli.model import Severity
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented
    from supervise_cli.rules.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_ROOT = "SRCROOT"


def render(result: Result) -> str:
    """One run; the rules that found something, in the order of codes; a result a finding."""
    found = {each.finding.code: each.rule for each in (*result.findings, *result.waived)}
    found |= {each.rule.code: each.rule for each in result.unjudged}
    rules = [found[code] for code in sorted(found)]
    index = {rule.code: n for n, rule in enumerate(rules)}
    root = {"description": {"text": "The folder of the record repository."}}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "sup",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "zh-CN" if result.lang == "zh" else "en",
                "rules": [_rule(rule, result) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: root},
        "properties": {"asOf": result.as_of, "source": result.source},
        "results": [_result(each, index) for each in (*result.findings, *result.waived)],
    }
    if result.unjudged:
        run["invocations"] = [_invocation(result, index)]
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(result: Result, index: Mapping[str, int]) -> dict[str, Any]:
    notices = [
        {
            "level": "note",
            "message": {"text": inert(each.message)},
            "associatedRule": {"id": each.rule.code, "index": index[each.rule.code]},
        }
        for each in result.unjudged
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notices}


def _rule(rule: Rule, result: Result) -> dict[str, Any]:
    why = rule.why.get(result.lang)
    fix = rule.fix.get(result.lang)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": _sentence(rule.title.get(result.lang), result)},
        "fullDescription": {"text": why},
        "help": {"text": fix},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tier": rule.tier.value, "for": rule.audience.value},
    }


def _sentence(text: str, result: Result) -> str:
    return text if text.endswith((".", "。")) else text + ("。" if result.lang == "zh" else ".")


def _result(each: Presented, index: Mapping[str, int]) -> dict[str, Any]:
    finding = each.finding
    location: dict[str, Any] = {}
    if finding.path:
        # What concerns a whole file stands on its first line: review services show nothing without a line.
        region = {"startLine": each.line, "startColumn": each.column} if each.line else {"startLine": 1}
        artifact = {"uri": quote(finding.path), "uriBaseId": _ROOT}
        location["physicalLocation"] = {"artifactLocation": artifact, "region": region}
    if finding.record:
        name = finding.record + finding.pointer
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "object"}]
    waiver = {"kind": "external", "status": "accepted", "justification": finding.waiver}
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVEL[each.severity],
        "message": {"text": inert(f"{each.message} → {each.hint_in_a_line}")},
        "locations": [location] if location else [],
        "partialFingerprints": {"identity/v1": finding.identity.fingerprint},
        "suppressions": [waiver] if finding.waiver else [],
    }
