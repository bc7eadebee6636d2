"""``--format gitlab``: a Code Quality report, which GitLab shows in a merge request.

Form: docs.gitlab.com, "Code Quality", report format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervise_cli.formats import Result
from supervise_cli.formats._inert import inert
from supervise_cli.model import Severity
from supervise_cli.plainjson import dumps

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFORMATION: "info"}
_NOWHERE = "sup.yaml"
"""A report must name a file; what stands on no file concerns the repository."""


def render(result: Result) -> str:
    """A list with an object a finding; the fingerprint is that of its identity, not of its line.

    The form has no place for what was not judged.
    """
    return dumps([_issue(each) for each in result.findings])


def _issue(each: Presented) -> dict[str, object]:
    return {
        "description": inert(f"{each.message} → {each.hint_in_a_line}"),
        "check_name": f"{each.finding.code}/{each.rule.slug}",
        "fingerprint": each.finding.identity.fingerprint,
        "severity": _SEVERITY[each.severity],
        "location": {"path": each.finding.path or _NOWHERE, "lines": {"begin": each.line or 1}},
    }
