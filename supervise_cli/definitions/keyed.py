"""The lists whose items other records name as ``<record>#<key>``: of which type, in which tables."""

from __future__ import annotations

from supervise_cli.workspace.index.facts import Facts


def pointed_at(facts: Facts) -> list[tuple[str, str, list[str]]]:
    """(field, type, tables): of what a field may point at, the lists (``session#actions``) at any depth."""
    found: dict[tuple[str, str], list[str]] = {}
    for field, kind, name in facts.rows("SELECT field, type, name FROM keyed ORDER BY field, type, depth"):
        found.setdefault((field, kind), []).append(name)
    return [(field, kind, tables) for (field, kind), tables in found.items()]
