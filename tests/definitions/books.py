"""A few records in memory, with the world of the rules' cases around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from supervise_cli.workspace.index.facts import Facts
from tests.rules.repository import in_memory
from tests.rules.test_cases import Case


@contextmanager
def facts_of(as_of: str, *records: Mapping[str, Any], **more: Any) -> Iterator[Facts]:
    """The facts of these records, each with what ``cases/_common.yaml`` leaves unsaid; all of them valid."""
    case = Case("", "", {"records": records, **more})
    with in_memory(case.files(), date.fromisoformat(as_of)) as state:
        assert list(state.facts.rows("SELECT path FROM run WHERE valid = 0")) == []
        yield state.facts


def draft(record: str, **said: Any) -> dict[str, Any]:
    """A draft of a session, with id ``S-202206<record>``, that says this alone."""
    unsaid: dict[str, Any] = dict.fromkeys(
        ("outcome", "date", "start", "end", "station", "supervisors", "attendees", "form", "mode", "content",
         "functions", "focus", "summary")
    )  # fmt: skip
    return {"id": f"S-202206{record}", "status": "draft", **unsaid, **said}
