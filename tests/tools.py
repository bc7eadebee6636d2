"""Programs from outside that tests need: found, or skipped loudly (under SUP_REQUIRE_TOOLS=1: failed)."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]
"""The checkout."""

SHARED = ROOT.parent / "shared"
"""What stands beside the checkout and is no part of it: real lists, suites nobody here wrote."""

NODE = Path(__file__).parent / "node"
"""The tools that npm installs, and what runs them."""


def require(name: str) -> Path:
    """The path of the program ``name``: beside this Python, from ``tests/node``, or on the path."""
    found = find(name)
    if found is None:
        missing(f"the program {name} is not installed")
    return found


def find(name: str) -> Path | None:
    """As :func:`require`, but None where there is none."""
    places = os.pathsep.join(
        [str(Path(sys.executable).parent), str(NODE / "node_modules" / ".bin"), os.environ.get("PATH", "")]
    )
    found = shutil.which(name, path=places)
    return Path(found) if found else None


def require_node_package(name: str) -> Path:
    """The folder of a package that npm installed: in ``$SUP_NODE_TOOLS``, else ``tests/node``."""
    folder = node_home() / "node_modules" / name
    if not folder.is_dir():
        missing(f"{name} is not installed (npm install in tests/node, or set SUP_NODE_TOOLS)")
    return folder


def node_home() -> Path:
    """Where npm installed the tools."""
    return Path(os.environ.get("SUP_NODE_TOOLS") or NODE)


def require_shared(relative: str) -> Path:
    """A path under ``../shared``; the test is skipped loudly where it is not there."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"NOT RUN: ../shared/{relative} is not beside this checkout")
    return path


def missing(what: str) -> NoReturn:
    """Skip, or fail where everything has to be there."""
    if os.environ.get("SUP_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{what}, and SUP_REQUIRE_TOOLS=1 says it must be", pytrace=False)
    pytest.skip(f"NOT RUN: {what}")
