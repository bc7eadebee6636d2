"""The demonstration that changes hands, and what the recount has read of it: made once for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.definitions.adding import Adding
from tests.definitions.statuses import by_type
from tests.figures.recount import Books
from tests.running import run_inside

_OPTIONS = ("--stations", "12", "--workers", "50", "--months", "5", "--until", "2022-06")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[dict[str, Any]]], Books]:
    """The folder, every record by type, and the books of the recount."""
    root = tmp_path_factory.mktemp("statuses") / "demo"
    run_inside("demo", root, *_OPTIONS).ok()
    Adding(root, 7).everything()
    return root, by_type(root), Books(root)
