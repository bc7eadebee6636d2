"""``--format github``: workflow commands of GitHub Actions, which marks the lines of a pull request.

Form: docs.github.com, "Workflow commands for GitHub Actions", setting a notice, warning or error message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervise_cli.formats import Result
from supervise_cli.formats._inert import inert
from supervise_cli.model import Severity

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}


def render(result: Result) -> str:
    """A line a finding, and one for each thing that a rule could not judge; may be nothing at all."""
    lines = [_line(each) for each in result.findings]
    lines += [
        f"::notice title={_property(f'{each.rule.code} {each.rule.slug}')}::{_data(each.message)}\n"
        for each in result.unjudged
    ]
    return "".join(lines)


def _line(each: Presented) -> str:
    properties = {
        "file": each.finding.path,
        "line": str(each.line or ""),
        "col": str(each.column or ""),
        "title": f"{each.finding.code} {each.rule.slug}",
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    words = "%0A".join(_data(line) for line in (each.message, *each.hint.split("\n")))
    return f"::{_COMMAND[each.severity]} {said}::{words}\n"


def _data(text: str) -> str:
    return inert(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
