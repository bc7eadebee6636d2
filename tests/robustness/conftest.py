"""A small demonstration, made once; every test gets a copy of its own to hurt."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.running import run_outside
from tests.tools import require


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean repository of a few dozen records; not to be changed."""
    folder = tmp_path_factory.mktemp("demo") / "records"
    run_outside("demo", folder, "--stations", "3", "--workers", "12", "--months", "1").ok()
    return folder


@pytest.fixture
def records(small_demo: Path, tmp_path: Path) -> Path:
    """A copy of :func:`small_demo` that the test may change."""
    return Path(shutil.copytree(small_demo, tmp_path / "records", symlinks=True))


@pytest.fixture(scope="session")
def as_nobody_special() -> list[str]:
    """The words before a command that make file modes count for it, also where the tests run as root."""
    if os.geteuid() != 0:
        return []
    setpriv = require("setpriv")
    return [str(setpriv), "--inh-caps=-all", "--bounding-set=-all", "--"]
