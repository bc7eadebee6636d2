"""One state of a repository: its entries, a digest of them all, and, when asked, their facts as views."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.index.run import Run, kind_of
from supervise_cli.workspace.index.tables import quoted
from supervise_cli.workspace.index.units import create_tables, lay_out, tables_of, unit_key
from supervise_cli.workspace.layout import CONFIG, FileKind, Layout
from supervise_cli.workspace.source import Entry, Source
from supervise_cli.workspace.tree import Stamp, WorkingTree


class Snapshot:
    """The entries of a source, and the rows behind them once :meth:`bring_in` has run.

    After :meth:`bring_in` every record type is a view named as the type, every list in it a view named
    ``<type>_<list>``; they hold the records that count: valid, final, once per id. ``run`` holds all
    files, counted or not.
    """

    def __init__(self, connection: sqlite3.Connection, catalogue: Catalogue, source: Source) -> None:
        self.connection = connection
        self.catalogue = catalogue
        self.layout = Layout(catalogue)
        self.source = source
        self._ready = False
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            create_tables(connection, self._tables.values())
        if isinstance(source, WorkingTree):
            source.known = self._stamps()
        self.entries: Sequence[Entry] = source.entries()
        if isinstance(source, WorkingTree) and source.stamps != source.known:
            self._remember(source)

    @property
    def kept(self) -> bool:
        """Whether this is the working tree, whose tables the cache keeps from run to run."""
        return isinstance(self.source, WorkingTree)

    @cached_property
    def _tables(self) -> dict[str, Any]:
        return tables_of(self.catalogue)

    @cached_property
    def digest(self) -> str:
        """Of paths and contents; equal for the same files from whichever source."""
        lines = (
            f"{each.path}\0{each.content}\0{each.fault.code + each.fault.variant if each.fault else ''}\n"
            for each in self.entries
        )
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    def document(self, path: str) -> Mapping[str, Any] | None:
        """The data of ``sup.yaml`` or ``policy.yaml`` of this state; None where absent or not usable."""
        kind = FileKind.CONFIG if path == CONFIG else FileKind.POLICY
        entry = next((each for each in self.entries if each.path == path and each.content), None)
        if entry is None:
            return None
        found = self._document(kind, entry)
        if found is None:
            self._ingest([(kind, entry)])
            found = self._document(kind, entry)
        data = json.loads(found[0]) if found and found[0] else None
        return data if isinstance(data, dict) else None

    def _document(self, kind: FileKind, entry: Entry) -> tuple[str | None] | None:
        row: tuple[str | None] | None = self.connection.execute(
            "SELECT document FROM unit WHERE key = ?", (unit_key(kind, entry.content),)
        ).fetchone()
        return row

    def bring_in(self) -> None:
        """Do the record-local work that is still missing, and lay out this state's views."""
        if self._ready:
            return
        run = Run(self.connection, self.layout, kept=self.kept)
        changed, gone = run.changed(self.entries)
        keys = {unit_key(kind_of(each.path), each.content): each for each in changed if each.content}
        units = run.units(keys)
        missing = [(kind_of(each.path), each) for key, each in keys.items() if key not in units]
        if missing:
            if self._ingest(missing):
                changed, gone = run.changed(self.entries)
            units = run.units(unit_key(kind_of(each.path), each.content) for each in changed if each.content)
        run.update(changed, gone, units)
        if not self.kept:
            for root in self._tables.values():
                for table in root.walk():
                    lay_out(self.connection, table.name, "fact_" + table.name, where="temp")
            lay_out(self.connection, "reference", "fact_reference", where="temp")
        self._ready = True

    @contextmanager
    def narrowed(self, types: Iterable[str], ids: Iterable[str]) -> Iterator[None]:
        """The views of these types hold only these records as long as this lasts; the working tree's only."""
        assert self.kept
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS among (id TEXT PRIMARY KEY)")
        self.connection.execute("DELETE FROM among")
        self.connection.executemany("INSERT INTO among VALUES (?)", [(each,) for each in sorted(ids)])
        tables = [table.name for name in types for table in self._tables[name].walk()]
        for name in tables:
            lay_out(self.connection, name, "fact_" + name, where="temp", among="among")
        try:
            yield
        finally:
            for name in tables:
                self.connection.execute(f"DROP VIEW temp.{quoted(name)}")

    def _ingest(self, wanted: Sequence[tuple[FileKind, Entry]]) -> bool:
        """Read and file these contents; True if a file had changed again when it was read."""
        # The parser and the schema step are loaded only where there is something new to read.
        from supervise_cli.workspace.index.ingest import Ingest

        ingest = Ingest(self.connection, self.catalogue, self._tables)
        changed: dict[str, Entry] = {}
        done: set[str] = set()
        for (kind, entry), (found, raw) in zip(
            wanted, self.source.read([entry for _, entry in wanted]), strict=True
        ):
            if found != entry:
                changed[entry.path] = found
            if found.content and (key := unit_key(kind, found.content)) not in done:
                done.add(key)
                if found == entry or not self._has(key):
                    ingest.add(kind, key, raw)
        ingest.flush()
        if changed:
            self.entries = [changed.get(entry.path, entry) for entry in self.entries]
            self.__dict__.pop("digest", None)
        return bool(changed)

    def _has(self, key: str) -> bool:
        return self.connection.execute("SELECT 1 FROM unit WHERE key = ?", (key,)).fetchone() is not None

    def _stamps(self) -> dict[str, Stamp]:
        rows = self.connection.execute("SELECT path, size, modified, changed, inode, seen, content FROM file")
        return {stamp[0]: stamp for stamp in map(Stamp._make, rows)}

    def _remember(self, tree: WorkingTree) -> None:
        old, new = tree.known, tree.stamps
        self.connection.executemany(
            "DELETE FROM file WHERE path = ?", [(path,) for path in old if path not in new]
        )
        self.connection.executemany(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
            [stamp for path, stamp in new.items() if old.get(path) != stamp],
        )
