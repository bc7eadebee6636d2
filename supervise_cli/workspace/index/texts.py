"""What records say in words, read again from their files for one run: no fact and no cache holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from supervise_cli.records import reading
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.pointers import addresses
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.index.units import Keys
from supervise_cli.workspace.index.viewing import viewed

if TYPE_CHECKING:
    from supervise_cli.workspace.index.snapshot import Snapshot

_WORDS = frozenset({Kind.NARRATIVE, Kind.TEXT})


@dataclass(frozen=True, slots=True)
class Written:
    """One text of a record. ``field`` is the list where the text is an item; ``steps`` are names alone."""

    record: str
    type: str
    pointer: str
    steps: tuple[str, ...]
    field: Field
    text: str

    @property
    def narrative(self) -> bool:
        """Whether it is confidential text."""
        return (self.field.item or self.field).kind is Kind.NARRATIVE


@dataclass(frozen=True, slots=True)
class _Branch:
    """A field that holds texts somewhere."""

    field: Field
    below: tuple[_Branch, ...]


def written(snapshot: Snapshot, records: Iterable[str]) -> Iterator[Written]:
    """Every text of these records, of those that count, as their amendments leave them; never a sealed one.

    By path, then in the order of the schema. A file that has changed since it was listed is left out.
    """
    wanted = frozenset(records)
    branches = cache(_branches)
    rows = snapshot.connection.execute("SELECT path, type, id FROM run WHERE counted = 1")
    types = {path: kind for path, kind, record in rows if record in wanted}
    keys = Keys(snapshot.entries, snapshot.layout)
    entries = [each for each in snapshot.entries if each.path in types]
    listed = [each for entry in entries for each in keys.amendments(entry.path)]
    amending = {found.path: raw for found, raw in snapshot.source.read(listed) if found.content}
    for entry, (found, raw) in zip(entries, snapshot.source.read(entries), strict=True):
        data = reading.read(raw).data if found == entry else None
        if data is None:
            continue
        rtype = snapshot.catalogue.get(types[entry.path])
        own = [amending[each.path] for each in keys.amendments(entry.path) if each.path in amending]
        view = viewed(data, rtype, own, snapshot.catalogue)
        for steps, pointer, field, text in _texts(branches(rtype), view, (), ""):
            yield Written(str(view["id"]), rtype.name, pointer, steps, field, text)


def _branches(holder: RecordType | Field) -> tuple[_Branch, ...]:
    found = []
    for each in holder.fields:
        inner = each.item if each.kind is Kind.LIST and each.item is not None else each
        below = _branches(inner) if inner.kind is Kind.OBJECT else ()
        if below or inner.kind in _WORDS:
            found.append(_Branch(each, below))
    return tuple(found)


def _texts(
    branches: Iterable[_Branch], data: Mapping[str, Any], steps: tuple[str, ...], pointer: str
) -> Iterator[tuple[tuple[str, ...], str, Field, str]]:
    for branch in branches:
        value = data.get(branch.field.name)
        if value is None:
            continue
        here, place = (*steps, branch.field.name), f"{pointer}/{branch.field.name}"
        items = [("", value)]
        if branch.field.kind is Kind.LIST and isinstance(value, list):
            items = [("/" + name, item) for name, item in zip(addresses(value), value, strict=True)]
        for name, item in items:
            if isinstance(item, str) and not branch.below:
                yield here, place + name, branch.field, item
            elif isinstance(item, dict) and branch.below:
                yield from _texts(branch.below, item, here, place + name)
