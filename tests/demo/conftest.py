"""One demonstration with the default options, shared by the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from supervise_cli import resources
from supervise_cli.demo.divisions import Divisions, read_divisions
from supervise_cli.demo.generate import Demo, generate
from supervise_cli.demo.options import DemoOptions

Record = dict[str, Any]


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    """The bundled list of Puyang."""
    return read_divisions(resources.divisions())


@pytest.fixture(scope="session")
def demo(divisions: Divisions) -> Demo:
    """What ``sup demo`` makes without options."""
    return generate(DemoOptions(), divisions)


@pytest.fixture(scope="session")
def by_type(demo: Demo) -> Mapping[str, list[Record]]:
    """The records of each type, in order."""
    made: dict[str, list[Record]] = {}
    for name, record in demo.records:
        made.setdefault(name, []).append(record)
    return made


@pytest.fixture(scope="session")
def held(by_type: Mapping[str, list[Record]]) -> list[Record]:
    """Final sessions that took place."""
    return [each for each in by_type["session"] if each["status"] == "final" and each["outcome"] == "held"]
