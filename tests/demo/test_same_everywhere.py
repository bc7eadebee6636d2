"""The same options give the same records: with another hash seed, locale, time zone and Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.generate import generate
from supervise_cli.demo.options import DemoOptions
from tests.tools import ROOT, find

SCRIPT = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from supervise_cli.demo.divisions import read_divisions
from supervise_cli.demo.generate import generate
from supervise_cli.demo.options import DemoOptions
divisions = read_divisions(Path(sys.argv[1]) / "examples/divisions")
seed = int(sys.argv[2])
several = DemoOptions(seed=seed, months=2), DemoOptions(seed=seed, stations=8, workers=34, months=12)
text = ""
for options in several:
    made = generate(options, divisions)
    text += json.dumps([made.config, made.policy, list(made.records)])
foreign = [n for n in ("yaml", "jsonschema", "click", "git", "jinja2") if n in sys.modules]
print(hashlib.sha256(text.encode()).hexdigest(), *foreign)
"""


def _digest(python: Path | str, seed: int = 2022, **env: str) -> str:
    done = subprocess.run(
        [str(python), "-I" if not env else "-s", "-c", SCRIPT, str(ROOT), str(seed)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def here() -> str:
    """The digest with this Python."""
    return _digest(sys.executable, PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "random", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"},
    ],
)
def test_whatever_the_environment(here: str, env: dict[str, str]) -> None:
    assert len(here) == 64
    assert _digest(sys.executable, **env) == here


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_on_other_pythons(here: str, version: str) -> None:
    python = _python(version)
    if python is None:
        pytest.skip(f"NOT RUN: there is no Python {version} here")
    assert _digest(python) == here


def _python(version: str) -> Path | None:
    """On the path, or among those that pyenv keeps; a shim may stand on the path with nothing behind it."""
    found = find(f"python{version}")
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
    for python in [found, *kept] if found else kept:
        done = subprocess.run(
            [str(python), "--version"], capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode == 0 and done.stdout.startswith(f"Python {version}."):
            return python
    return None


def test_another_seed_is_another_demonstration(here: str) -> None:
    assert _digest(sys.executable, seed=7, PYTHONHASHSEED="0") != here


def test_twice_in_one_process(divisions: Divisions) -> None:
    options = DemoOptions(stations=3, workers=12, months=1)
    assert generate(options, divisions) == generate(options, divisions)
