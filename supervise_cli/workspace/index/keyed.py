"""The lists whose items other records name as ``<record>#<key>``: of which type, in which tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from supervise_cli.workspace.index.tables import Table


def pointed_at(roots: Mapping[str, Table]) -> list[tuple[str, str, int, str]]:
    """(field, type, place, table): what a field may point at, lists (``session#actions``) at any depth.

    ``place`` counts the tables of one field and type, outer lists first.
    """
    wanted = {
        (field, *reference.split("#"))
        for root in roots.values()
        for field, references in _references(root, root.name)
        for reference in references
        if "#" in reference
    }
    found: dict[tuple[str, str], list[str]] = {}
    for field, kind, items in sorted(wanted):
        if kind in roots:
            found.setdefault((field, kind), []).extend(_lists(roots[kind], items))
    return [(*what, n, name) for what, names in found.items() for n, name in enumerate(names)]


def _references(table: Table, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field of a table and of those below it, named as in the table of references."""
    for column in table.columns:
        yield (name if table.scalar else column.name), column.references
    for path, child in table.lists:
        yield from _references(child, path[-1])


def _lists(table: Table, name: str) -> Iterator[str]:
    """The tables of the lists of that name, the outer ones first."""
    for path, child in table.lists:
        if path[-1] == name:
            yield child.name
    for _, child in table.lists:
        yield from _lists(child, name)
