"""A command imports only what it needs (architecture, rules of behaviour 10)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

_HEAVY = ("yaml", "jsonschema", "jsonschema_rs", "jinja2", "git", "sqlite3", "vl_convert", "rapidfuzz")
_SCRIPT = """
import contextlib, io, json, sys
from supervise_cli.cli.main import run
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
    code = run(sys.argv[1:])
own = {name for name in sys.modules if name.startswith("supervise_cli.")}
print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules} | own)]))
"""
_OWED = ("owed", "owing", "workdays", "requests", "standings", "briefing", "activity")
"""What is owed is worked out for those who ask: no check needs it."""


def _loaded(words: Sequence[str], cwd: Path) -> set[str]:
    command = [sys.executable, "-c", _SCRIPT, *words]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stdout)
    assert code == 0, words
    return set(modules)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["--lang", "en", "--help"]], ids=" ".join)
def test_help_and_version_load_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    assert _loaded(words, tmp_path) & set(_HEAVY) == set()


def test_a_warm_validate_loads_no_jsonschema_jinja2_or_git(tmp_path: Path) -> None:
    _loaded(["init", "r"], tmp_path)
    cold = _loaded(["-C", "r", "validate"], tmp_path)
    assert "sqlite3" in cold
    warm = _loaded(["-C", "r", "validate"], tmp_path)
    assert warm & {"jsonschema", "jinja2", "git", "chinese_calendar"} == set()
    assert {f"supervise_cli.definitions.{name}" for name in _OWED} & (warm | cold) == set()
    assert "supervise_cli.definitions.sessions" in warm
    assert [name for name in warm | cold if "mending" in name or "_fixing" in name] == []


def test_what_is_owed_loads_no_jsonschema_or_git(tmp_path: Path) -> None:
    _loaded(["init", "r"], tmp_path)
    _loaded(["-C", "r", "due"], tmp_path)
    for words in (["due"], ["status"]):
        assert _loaded(["-C", "r", *words], tmp_path) & {"jsonschema", "jinja2", "git"} == set()
