"""ajv-cli and check-jsonschema, which nobody here wrote, as judges of many files in one process."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from supervise_cli import resources
from tests.tools import node_home, require, require_node_package

Judge = Callable[[str | Path, Sequence[Path]], dict[Path, bool]]
"""The verdict on each file by the bundled schema of a type, or by the schema at a path."""


def _ajv(rtype: str | Path, paths: Sequence[Path]) -> dict[Path, bool]:
    """What ajv-cli says of each file. It comes from $SUP_NODE_TOOLS, else tests/node, with ajv-formats."""
    require("node")
    for package in ("ajv-cli", "ajv-formats"):
        require_node_package(package)
    home = node_home()
    program = str(home / "node_modules" / ".bin" / "ajv")
    command = [
        program, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "--errors=no",
        "-s", str(_schema(rtype)), *(part for path in paths for part in ("-d", str(path))),
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=240, check=False)
    said = [line.rpartition(" ") for line in (ran.stdout + ran.stderr).splitlines()]
    verdicts = {Path(name): word == "valid" for name, _, word in said if word in {"valid", "invalid"}}
    assert set(verdicts) == set(paths), ran.stderr[-2000:]
    return verdicts


def _check_jsonschema(rtype: str | Path, paths: Sequence[Path]) -> dict[Path, bool]:
    """What check-jsonschema says of each file."""
    program = str(require("check-jsonschema"))
    command = [
        program,
        "-v",
        "--output-format",
        "json",
        "--schemafile",
        str(_schema(rtype)),
        *map(str, paths),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    report = json.loads(ran.stdout)
    assert report.get("parse_errors", []) == []
    assert ran.returncode == (1 if report["errors"] else 0), ran.stderr
    refused = {Path(error["filename"]) for error in report["errors"]}
    return {path: path not in refused for path in paths}


def of_all_types(judge: Judge, paths: Mapping[str, Sequence[Path]]) -> dict[str, dict[Path, bool]]:
    """What a judge says of the files of each type: a process a type, as many at a time as can run."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(paths, pool.map(judge, paths, paths.values()), strict=True))


def _schema(rtype: str | Path) -> Path:
    return rtype if isinstance(rtype, Path) else resources.schemas() / f"{rtype}-1.schema.json"


JUDGES = pytest.mark.parametrize("judge", [_ajv, _check_jsonschema], ids=["ajv", "check-jsonschema"])
