"""From a record type to the tables of its facts, and from a record to the rows: no code per type.

A scalar is a column; a member of an object is a column with the object's name before it; a list is a
child table; a reference is also a row of the one table of references. Of confidential text only the
length and whether it is sealed are kept (architecture, "Confidential text").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from supervise_cli.records.pointers import addresses
from supervise_cli.records.types import Catalogue, Field, Kind, RecordType

Row = tuple[Any, ...]

_SQL_KINDS = {Kind.INTEGER: "INTEGER", Kind.BOOLEAN: "INTEGER", Kind.NUMBER: "REAL"}
_LEADING = ("uid", "record")
_CHILD_LEADING = ("uid", "record", "n", "parent", "pointer")


def quoted(name: str) -> str:
    """An SQL identifier; field names such as ``from`` and ``on`` are words of SQL."""
    return '"' + name.replace('"', '""') + '"'


def column_name(path: Sequence[str]) -> str:
    """The column of a scalar below a row's object; no field takes the name of a column every table has."""
    name = "_".join(path)
    return f"{name}_" if name in _CHILD_LEADING else name


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its value lies below the row's object, and how it is stored.

    ``offered`` is what a form may show there.
    """

    name: str
    path: tuple[str, ...]
    kind: Kind
    references: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()

    @property
    def narrative(self) -> bool:
        """Whether it is confidential text, of which only the length is kept."""
        return self.kind is Kind.NARRATIVE


@dataclass(frozen=True, slots=True)
class Table:
    """One table of facts. ``lists`` are the child tables with the path of their list below this row."""

    name: str
    columns: tuple[Column, ...]
    lists: tuple[tuple[tuple[str, ...], Table], ...]
    child: bool
    scalar: bool = False
    """The list holds plain values; the only column is ``value``."""

    def stored_columns(self) -> list[tuple[str, str]]:
        """(name, SQL type) of every column in the order rows are made."""
        leading = [(name, "TEXT") for name in (_CHILD_LEADING if self.child else _LEADING)]
        leading = [(name, "INTEGER" if name in {"uid", "n", "parent"} else kind) for name, kind in leading]
        stored: list[tuple[str, str]] = []
        for column in self.columns:
            if column.kind is Kind.NARRATIVE:
                stored += [(column.name + "_len", "INTEGER"), (column.name + "_sealed", "INTEGER")]
            else:
                stored.append((column.name, _SQL_KINDS.get(column.kind, "TEXT")))
        return leading + stored

    def walk(self) -> Iterator[Table]:
        """This table and all below it."""
        yield self
        for _, table in self.lists:
            yield from table.walk()

    def named(self, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Table]]:
        """This table and all below it, each after the names that lead to its rows."""
        yield steps, self
        for path, table in self.lists:
            yield from table.named((*steps, *path))


def table_of(rtype: RecordType) -> Table:
    """The tables of one record type; the root is named as the type."""
    return _table(rtype.name, rtype.fields, child=False)


class Tables(Mapping[str, Table]):
    """The root table of every record type by its name; a schema is read when its table is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._made: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._made:
            self._made[name] = table_of(self._catalogue.get(name))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.names())

    def __len__(self) -> int:
        return len(self._catalogue.names())


def _table(name: str, fields: Sequence[Field], *, child: bool) -> Table:
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], Table]] = []
    _collect(name, fields, (), columns, lists)
    return Table(name, tuple(columns), tuple(lists), child)


def _collect(
    table: str,
    fields: Sequence[Field],
    path: tuple[str, ...],
    columns: list[Column],
    lists: list[tuple[tuple[str, ...], Table]],
) -> None:
    for each in fields:
        here = (*path, each.name)
        if each.kind is Kind.OBJECT:
            _collect(table, each.fields, here, columns, lists)
        elif each.kind is Kind.LIST and each.item is not None:
            name = "_".join((table, *here))
            if each.item.kind is Kind.OBJECT:
                lists.append((here, _table(name, each.item.fields, child=True)))
            else:
                value = Column("value", (), each.item.kind, each.item.references, each.printed)
                lists.append((here, Table(name, (value,), (), child=True, scalar=True)))
        else:
            columns.append(Column(column_name(here), here, each.kind, each.references, each.printed))


@dataclass(slots=True)
class RowSet:
    """The rows of one record: by table, and its references (pointer, field, target record, key in it)."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    references: list[tuple[str, str, str, str]] = field(default_factory=list)


def rows_of(table: Table, data: Mapping[str, Any], uid: int, record: str) -> RowSet:
    """All rows of a record that its schema accepts."""
    found = RowSet()
    _rows(table, data, (uid, record), "", found)
    return found


def _rows(table: Table, data: Any, leading: Row, pointer: str, found: RowSet) -> None:
    values: list[Any] = []
    for column in table.columns:
        value = _below(data, column.path)
        if column.kind is Kind.NARRATIVE:
            values += (None, None) if value is None else _narrative(value)
            continue
        if isinstance(value, dict):
            # A period from day to day; the column holds it as one text.
            value = f"{value.get('from', '')}/{value.get('to', '')}"
        if column.references and isinstance(value, str):
            target, _, key = value.partition("#")
            place = pointer + "".join("/" + part for part in column.path)
            found.references.append((place, column.name, target, key))
        values.append(value)
    found.rows.setdefault(table.name, []).append((*leading, *values))
    for path, child in table.lists:
        items = _below(data, path)
        if isinstance(items, list):
            _child_rows(table, child, items, leading, pointer + "".join("/" + part for part in path), found)


def _child_rows(
    table: Table, child: Table, items: list[Any], leading: Row, pointer: str, found: RowSet
) -> None:
    uid, record = leading[:2]
    parent = leading[2] if table.child else 0
    for item, address in zip(items, addresses(items), strict=True):
        n = len(found.rows.get(child.name, ())) + 1
        place = f"{pointer}/{address}"
        before = len(found.references)
        _rows(child, item, (uid, record, n, parent, place), place, found)
        if child.scalar:
            name = pointer.rpartition("/")[2]
            found.references[before:] = [(p, name, t, k) for p, _, t, k in found.references[before:]]


def _below(data: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if not isinstance(data, dict):
            return None
        data = data.get(part)
    return data


def _narrative(value: Any) -> tuple[int | None, int]:
    if isinstance(value, str):
        return len(value), 0
    return None, 1
