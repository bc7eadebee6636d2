"""The reference pages say what the code says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from supervise_cli import rules
from tests.tools import ROOT

REFERENCE = ROOT / "docs" / "reference"


def _generate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "docs" / "generate.py", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_no_page_is_stale() -> None:
    done = _generate("--check")
    assert (done.returncode, done.stdout) == (0, ""), "run: make docs"


@pytest.mark.parametrize("wrong", ["changed", "missing", "left over"])
def test_a_stale_page_is_noticed(tmp_path: Path, wrong: str) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    page = folder / "zh" / "checks.md"
    if wrong == "changed":
        page.write_text(page.read_text(encoding="utf-8").replace("SUP001", "SUP999"), encoding="utf-8")
    elif wrong == "missing":
        page.unlink()
    else:
        (folder / "zh" / "old.md").write_text("old\n", encoding="utf-8")
    done = _generate("--check", "--into", folder)
    assert done.returncode == 1
    assert done.stdout in ("stale: zh/checks.md\n", "stale: zh/old.md\n")


def test_the_pages_do_not_depend_on_where_they_are_made(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "TZ": "Asia/Tokyo", "COLUMNS": "40", "SUP_LANG": "en"}
    command = [sys.executable, ROOT / "docs" / "generate.py", "--into", tmp_path]
    subprocess.run(command, env=environment, capture_output=True, check=True, cwd=tmp_path)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*.md")}
    assert made == {p.relative_to(REFERENCE): p.read_bytes() for p in REFERENCE.rglob("*.md")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_and_slug_stands_in_the_table(lang: str) -> None:
    lines = (REFERENCE / lang / "checks.md").read_text(encoding="utf-8").splitlines()
    for code, slug in rules.codes().items():
        assert sum(line.startswith(f"| `{code}` | `{slug}` |") for line in lines) == 1
