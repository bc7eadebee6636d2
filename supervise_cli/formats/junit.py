"""``--format junit``: a test report, for build services that know no other.

Form: the JUnit XSD of the Ant task (Windy Road), which is narrower than that of Jenkins; both accept it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from supervise_cli.formats import Result
from supervise_cli.formats._inert import inert

if TYPE_CHECKING:
    from supervise_cli.pipeline.presenting import Presented


def render(result: Result) -> str:
    """A failed test a finding that fails the check, or one that passed; the rest in ``system-out``."""
    failed = [each for each in result.findings if each.severity in result.failing]
    others = [each for each in result.findings if each.severity not in result.failing]
    suite = ElementTree.Element(
        "testsuite",
        {
            "name": "sup validate",
            "timestamp": f"{result.as_of}T00:00:00",
            "hostname": "localhost",
            "tests": str(len(failed) or 1),
            "failures": str(len(failed)),
            "errors": "0",
            "time": "0",
        },
    )
    properties = ElementTree.SubElement(suite, "properties")
    ElementTree.SubElement(properties, "property", {"name": "source", "value": result.source})
    for each in failed:
        _failure(suite, each)
    if not failed:
        ElementTree.SubElement(suite, "testcase", {"name": "records", "classname": "sup", "time": "0"})
    told = [_line(each) for each in others]
    told += [f"{each.rule.code} skipped {inert(each.message)}" for each in result.unjudged]
    ElementTree.SubElement(suite, "system-out").text = "".join(f"{each}\n" for each in told)
    ElementTree.SubElement(suite, "system-err")
    ElementTree.indent(suite)
    text = ElementTree.tostring(suite, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _failure(suite: ElementTree.Element, each: Presented) -> None:
    what = [each.finding.code, each.rule.slug, each.finding.pointer, each.finding.discriminator]
    case = ElementTree.SubElement(
        suite,
        "testcase",
        {
            "name": inert(" ".join(part for part in what if part)),
            "classname": inert(each.finding.path or each.finding.record) or "sup",
            "time": "0",
        },
    )
    failure = {"type": each.severity.value, "message": inert(each.message)}
    ElementTree.SubElement(case, "failure", failure).text = _line(each)


def _line(each: Presented) -> str:
    place = inert(each.finding.path or each.finding.record) + (
        f":{each.line}:{each.column}" if each.line else ""
    )
    said = f"{inert(each.message)} → {inert(each.hint_in_a_line)}"
    return f"{place} {each.severity.value} {each.finding.code} {said}"
