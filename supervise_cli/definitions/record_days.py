"""On which day a record stands, whatever its type: by it practice rules know what is past, and how long."""

from __future__ import annotations

from collections.abc import Mapping

from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted


def days_of(facts: Facts) -> Mapping[str, str]:
    """record → its day: when what it is about was, else when it was written down; "" if neither is known."""
    days = {
        record: day or ""
        for record, day in facts.rows("SELECT id, recorded_on FROM run WHERE counted = 1 AND id <> ''")
    }
    for rtype in facts.catalogue:
        if rtype.date:
            rows = facts.rows(f"SELECT record, {quoted(rtype.date)} FROM {quoted(rtype.name)}")
            days.update((record, day) for record, day in rows if day)
    return days
