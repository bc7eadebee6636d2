"""Who is away when (record type leave): supervision that falls into it is excused."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, ISO, both included."""

    record: str
    person: str
    begins: str
    ends: str


def leaves(facts: Facts) -> dict[str, list[Leave]]:
    """person → leaves by first day."""
    found: dict[str, list[Leave]] = {}
    for row in facts.rows('SELECT record, person, "from", "to" FROM leave ORDER BY "from", record'):
        leave = Leave(*row)
        found.setdefault(leave.person, []).append(leave)
    return found
