"""The YAML test suite, which nobody here wrote: every error refused at its line, nothing read otherwise."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import ruamel.yaml
import yaml

from supervise_cli import rules
from supervise_cli.records.codes import NOT_A_MAPPING
from supervise_cli.records.reading import read, read_reference
from supervise_cli.records.writing import same

SUITE = Path(__file__).parents[2].parent / "shared" / "data" / "yaml-test-suite"
HERE = Path(__file__).parent
EXCEPTIONS = frozenset(json.loads((HERE / "yaml_suite_exceptions.json").read_text("utf-8")))
LINES: dict[str, dict[str, Any]] = json.loads((HERE / "yaml_suite_lines.json").read_text("utf-8"))
ALLOWED_AT_FIRST = {"9C9N", "DK95/01", "QB6E", "S98Z", "SU5Z"}

if not SUITE.is_dir():
    pytest.skip("THE YAML TEST SUITE IS NOT HERE: ../shared/data/yaml-test-suite", allow_module_level=True)

CASES = {str(path.parent.relative_to(SUITE)): path.parent for path in sorted(SUITE.rglob("in.yaml"))}
ERRORS = [name for name, folder in CASES.items() if (folder / "error").exists()]
VALID = [name for name in CASES if name not in ERRORS]


def _json_documents(text: str) -> list[Any]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


def _lines_of_others(raw: bytes) -> set[int]:
    """Lines from 1 at which two parsers that are not ours say that something is wrong."""
    text = raw.decode("utf-8")
    lines: set[int] = set()
    try:
        list(ruamel.yaml.YAML(typ="safe", pure=True).parse(io.StringIO(text)))
    except ruamel.yaml.error.MarkedYAMLError as error:
        lines |= {mark.line + 1 for mark in (error.problem_mark, error.context_mark) if mark}
    try:
        list(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        lines |= {mark.line + 1 for mark in (error.problem_mark, error.context_mark) if mark}
    return lines


def test_the_suite_is_whole() -> None:
    assert (len(CASES), len(ERRORS)) == (402, 94)


def test_exceptions_only_shrink() -> None:
    assert EXCEPTIONS <= ALLOWED_AT_FIRST
    needed = {name for name in ERRORS if read_reference((CASES[name] / "in.yaml").read_bytes()).accepted}
    assert needed == EXCEPTIONS, "an exception that is not needed any more must go"


@pytest.mark.parametrize("name", [name for name in ERRORS if name not in EXCEPTIONS])
def test_error_is_refused_at_its_line(name: str) -> None:
    """The suite gives no lines. Right is where another parser sees the error; where both see none, or
    where the slip stands on a line before, ``yaml_suite_lines.json`` says which line and why."""
    raw = (CASES[name] / "in.yaml").read_bytes()
    reading = read_reference(raw)
    assert reading.data is None or not reading.accepted
    ours = {f.position.line for f in reading.faults if f.position and f.code != NOT_A_MAPPING}
    if name in LINES:
        assert LINES[name]["line"] in ours
        assert not ours & _lines_of_others(raw), "agrees with the other parsers: the entry must go"
    else:
        assert ours & _lines_of_others(raw)


@pytest.mark.parametrize("name", VALID)
def test_valid_is_equal_or_refused_by_a_named_rule(name: str) -> None:
    reading = read_reference((CASES[name] / "in.yaml").read_bytes())
    if reading.accepted:
        documents = _json_documents((CASES[name] / "in.json").read_text("utf-8"))
        assert len(documents) == 1
        assert same(_no_order(reading.data), _no_order(documents[0]))
    else:
        assert reading.faults
        assert all(fault.variant in rules.get(fault.code).sentences for fault in reading.faults)


def _no_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _no_order(value[key]) for key in sorted(value)}
    return [_no_order(item) for item in value] if isinstance(value, list) else value


def test_how_many_are_read() -> None:
    """So that refusing everything cannot pass for reading well."""
    accepted = [name for name in VALID if read((CASES[name] / "in.yaml").read_bytes()).accepted]
    assert len(accepted) >= 63


@pytest.mark.parametrize("name", CASES)
def test_fast_path_agrees(name: str) -> None:
    raw = (CASES[name] / "in.yaml").read_bytes()
    assert read(raw) == read_reference(raw)
