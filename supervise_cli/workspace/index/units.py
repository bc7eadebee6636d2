"""The tables of the cache: what record-local work is filed under, and where its rows go."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from supervise_cli.workspace.index import touched
from supervise_cli.workspace.index.keyed import pointed_at
from supervise_cli.workspace.index.tables import Table, quoted
from supervise_cli.workspace.layout import (
    CONFIG,
    NO_RECORDS,
    OVERLAYS,
    POLICY,
    FileKind,
    Layout,
    overlaid_type,
)
from supervise_cli.workspace.source import Entry

AMENDMENTS = "amendments"
"""The folder in which each amended record has a folder of its own (architecture, "Amendments")."""

RUN_TABLES = {
    "run": "path TEXT PRIMARY KEY, key TEXT NOT NULL, uid INTEGER, type TEXT, id TEXT, status TEXT,"
    " recorded_on TEXT, valid INTEGER, place TEXT NOT NULL, counted INTEGER NOT NULL",
    "counted": "uid INTEGER PRIMARY KEY",
}
"""The files of a state, and the contents among them that count: see ``run``."""

_FIXED = """
CREATE TABLE unit (uid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT, id TEXT, status TEXT,
                   recorded_on TEXT, entered_by TEXT NOT NULL, valid INTEGER NOT NULL, document TEXT);
CREATE TABLE fault (uid INTEGER NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, pointer TEXT NOT NULL,
                    variant TEXT NOT NULL, params TEXT NOT NULL, line INTEGER, col INTEGER,
                    discriminator TEXT NOT NULL, on_key INTEGER NOT NULL, PRIMARY KEY (uid, n));
CREATE TABLE fact_reference (uid INTEGER NOT NULL, record TEXT, pointer TEXT NOT NULL, field TEXT NOT NULL,
                        target TEXT NOT NULL, "key" TEXT NOT NULL);
CREATE INDEX fact_reference_uid ON fact_reference (uid);
CREATE INDEX fact_reference_target ON fact_reference (target);
CREATE INDEX fact_reference_keyed ON fact_reference (field) WHERE "key" <> '';
CREATE TABLE file (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER,
                   seen INTEGER, content TEXT NOT NULL);
CREATE TABLE keyed (field TEXT NOT NULL, type TEXT NOT NULL, depth INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE laid (type TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE rule (code TEXT PRIMARY KEY, tier TEXT NOT NULL, types TEXT NOT NULL);
CREATE TABLE verdict (key TEXT PRIMARY KEY, sum TEXT NOT NULL, answer TEXT NOT NULL);
"""


NO_RECORD = "({})".format(", ".join(f"'{kind.value}'" for kind in sorted(NO_RECORDS)))
"""For SQL: the types under which the files that are no records stand in ``run``."""


def unit_key(
    kind: FileKind, content: str, amendments: Iterable[str] = (), overlays: Iterable[str] = ()
) -> str:
    """What record-local work is filed under: kind, content id, sorted content ids of the amendments, and the
    overlays by which it was judged.
    """
    return ":".join([kind.value, content, *sorted(amendments), *overlays])


_DOCUMENTS = frozenset({CONFIG, POLICY})
_IN_AMENDMENTS = AMENDMENTS + "/"
_IN_OVERLAYS = OVERLAYS + "/"
_RECORD = unit_key(FileKind.RECORD, "")


class Keys:
    """The key of every file of a state; a record's depends on the amendments in the folder of its name, and
    on the overlay of the type whose records lie where it does.

    A file that is not named by its id has no amendments: where they should be, nobody can know unread.
    """

    def __init__(self, entries: Sequence[Entry], layout: Layout) -> None:
        self._layout = layout
        self._amendments: dict[str, list[Entry]] = {}
        for entry in below(entries, _IN_AMENDMENTS):
            record = amended_by(entry.path)
            if record and entry.content:
                self._amendments.setdefault(record, []).append(entry)
        self._overlays = {
            overlaid_type(entry.path): entry.content
            for entry in below(entries, _IN_OVERLAYS)
            if entry.content
        }

    def amendments(self, path: str) -> Sequence[Entry]:
        """The files that amend the record at ``path``."""
        # Where nothing was amended, names are not looked at: a warm run reads no schema.
        if not self._amendments or amended_by(path):
            return ()
        return self._amendments.get(self._layout.named(path), ())

    def of(self, entry: Entry) -> str:
        """What the work on this file is filed under; "" for one that is not read."""
        if not entry.content:
            return ""
        if not self._amendments and not self._overlays and entry.path not in _DOCUMENTS:
            return _RECORD + entry.content
        return unit_key(
            kind_of(entry.path),
            entry.content,
            (each.content for each in self.amendments(entry.path)),
            (f"{name}={self._overlays[name]}" for name in self.overlaid(entry.path)),
        )

    def overlaid(self, path: str) -> list[str]:
        """The types with an overlay whose records lie where ``path`` is; the names of folders tell."""
        return [name for name in self._overlays if self._layout.lies_there(name, path)]

    def all(self, entries: Sequence[Entry]) -> list[str]:
        """The keys of these files, in their order; at once, because most runs ask for nothing else."""
        if self._amendments or self._overlays:
            return [self.of(entry) for entry in entries]
        return [
            _RECORD + content if content and path not in _DOCUMENTS else self.of(Entry(path, content))
            for path, content, _ in entries
        ]


def amended_by(path: str) -> str:
    """The record that the file at ``path`` amends, by its folder; "" where it is no amendment."""
    parts = path.split("/")
    return parts[1] if len(parts) == 3 and parts[0] == AMENDMENTS else ""


def kind_of(path: str) -> FileKind:
    """What a file that is read holds, by its path."""
    if path.startswith(_IN_OVERLAYS):
        return FileKind.OVERLAY
    return {CONFIG: FileKind.CONFIG, POLICY: FileKind.POLICY}.get(path, FileKind.RECORD)


def below(entries: Sequence[Entry], folder: str) -> Iterator[Entry]:
    """The entries whose paths begin with ``folder``."""
    for n in range(bisect_left(entries, folder, key=attrgetter("path")), len(entries)):
        if not entries[n].path.startswith(folder):
            break
        yield entries[n]


def create_tables(connection: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
    """Make the tables of an empty database."""
    for statement in _FIXED.split(";"):
        connection.execute(statement)
    for name, columns in (RUN_TABLES | touched.TABLES).items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute("CREATE INDEX run_id ON run (id)")
    connection.execute("CREATE INDEX run_uid ON run (uid)")
    connection.execute("CREATE INDEX run_kind ON run (type, status, valid)")
    for root in tables.values():
        for table in root.walk():
            _create(connection, table)
            lay_out(connection, table.name, "fact_" + table.name)
            connection.execute("INSERT INTO laid VALUES (?, ?)", (root.name, table.name))
    lay_out(connection, "reference", "fact_reference")
    connection.executemany("INSERT INTO keyed VALUES (?, ?, ?, ?)", pointed_at(tables))


def _create(connection: sqlite3.Connection, table: Table) -> None:
    stored = table.stored_columns()
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in stored)
    name = f"fact_{table.name}"
    connection.execute(f"CREATE TABLE {quoted(name)} ({columns})")
    connection.execute(f"CREATE INDEX {quoted(name + '_uid')} ON {quoted(name)} (uid)")
    connection.execute(f"CREATE INDEX {quoted(name + '_record')} ON {quoted(name)} (record)")
    for column in table.columns:
        if column.references or column.name == "date":
            index = quoted(f"{name}_{column.name}")
            connection.execute(f"CREATE INDEX {index} ON {quoted(name)} ({quoted(column.name)})")


def lay_out(
    connection: sqlite3.Connection, name: str, table: str, *, where: str = "main", among: str = ""
) -> None:
    """Make a view of the rows whose record counts; ``among`` names a table of the only ids wanted.

    ``where`` is ``main`` for the working tree, whose views are kept in the cache, and ``temp`` for views that
    hide those as long as they are there.
    """
    rows = f"main.{quoted(table)} f"
    if among:
        rows = f"{among} a CROSS JOIN {rows} ON f.record = a.id"
    # What counts is looked up for each row, never walked: most lists are short beside all records.
    tables = f"{rows} CROSS JOIN counted c ON c.uid = f.uid"
    connection.execute(f"DROP VIEW IF EXISTS {where}.{quoted(name)}")
    connection.execute(f"CREATE VIEW {where}.{quoted(name)} AS SELECT f.* FROM {tables}")
