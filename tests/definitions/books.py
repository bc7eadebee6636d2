"""A few records in memory, with the world of the rules' cases around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from supervise_cli.pipeline.opening import Opened, catalogue
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.layout import Layout
from tests.rules.repository import NOW, Memory
from tests.rules.test_cases import Case


@contextmanager
def facts_of(as_of: str, *records: Mapping[str, Any], **more: Any) -> Iterator[Facts]:
    """The facts of these records, each with what ``cases/_common.yaml`` leaves unsaid; all of them valid."""
    types = catalogue()
    case = Case("", "", {"records": records, **more})
    with store.opened(Path("nowhere"), use_cache=False) as connection:
        snapshot = Snapshot(connection, types, Memory(case.files(), Layout(types)))
        facts = Opened(Path("nowhere"), snapshot, date.fromisoformat(as_of), NOW).facts
        assert list(facts.rows("SELECT path FROM run WHERE valid = 0")) == []
        yield facts
