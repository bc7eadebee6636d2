"""One state of a repository: its entries, a digest of them all, and, when asked, their facts as views."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.index.tables import quoted
from supervise_cli.workspace.index.units import create_tables, tables_of, unit_key
from supervise_cli.workspace.layout import CONFIG, POLICY, FileKind, Layout
from supervise_cli.workspace.source import Entry, Source
from supervise_cli.workspace.tree import Stamp, WorkingTree

_UNREAD: tuple[Any, ...] = (None, None, "", "", None, 0)
_ID = re.compile(r"[A-Z]{1,3}-[0-9A-Z-]+\Z", re.ASCII)


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
        known = self._units()
        missing: dict[str, tuple[FileKind, Entry]] = {}
        for entry in self.entries:
            if entry.content:
                key = unit_key(self._kind(entry.path), entry.content)
                if key not in known and key not in missing:
                    missing[key] = (self._kind(entry.path), entry)
        self._ingest(list(missing.values()))
        if missing:
            known |= self._units(after=max((row[0] for row in known.values()), default=0))
        self._lay_out(known)
        self._ready = True

    def _kind(self, path: str) -> FileKind:
        if path == CONFIG:
            return FileKind.CONFIG
        return FileKind.POLICY if path == POLICY else FileKind.RECORD

    def _ingest(self, wanted: Sequence[tuple[FileKind, Entry]]) -> None:
        if not wanted:
            return
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

    def _has(self, key: str) -> bool:
        return self.connection.execute("SELECT 1 FROM unit WHERE key = ?", (key,)).fetchone() is not None

    def _units(self, after: int = 0) -> dict[str, tuple[Any, ...]]:
        """What the cache knows of each content: (uid, type, id, status, recorded_on, valid) by key."""
        rows = self.connection.execute(
            "SELECT key, uid, type, id, status, recorded_on, valid FROM unit WHERE uid > ?", (after,)
        )
        return {row[0]: row[1:] for row in rows}

    def _lay_out(self, units: dict[str, tuple[Any, ...]]) -> None:
        run = self.connection.execute
        run("PRAGMA temp_store = MEMORY")
        run("DROP TABLE IF EXISTS temp.run")
        run(
            "CREATE TEMP TABLE run (path TEXT NOT NULL, uid INTEGER, type TEXT, id TEXT, status TEXT,"
            " recorded_on TEXT, valid INTEGER, counted INTEGER NOT NULL DEFAULT 0)"
        )
        rows = []
        for entry in self.entries:
            found = units[unit_key(self._kind(entry.path), entry.content)] if entry.content else _UNREAD
            uid, kind, identity, *rest = found
            rows.append((entry.path, uid, kind, identity or _named(entry.path), *rest, 0))
        self._count(rows)
        self.connection.executemany("INSERT INTO temp.run VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        run("CREATE INDEX temp.run_uid ON run (uid)")
        run("DROP TABLE IF EXISTS temp.counted")
        run("CREATE TEMP TABLE counted (uid INTEGER PRIMARY KEY)")
        run("INSERT INTO temp.counted SELECT uid FROM temp.run WHERE counted = 1")
        run("CREATE INDEX temp.run_id ON run (id)")
        for root in self._tables.values():
            for table in root.walk():
                self._view(table.name, "fact_" + table.name)
        self._view("reference", "fact_reference")

    def _count(self, rows: list[tuple[Any, ...]]) -> None:
        """Mark the rows that count: final and valid, and of several files with one id the one named so."""
        best: dict[str, int] = {}
        fits: dict[tuple[str, str], bool] = {}
        for n, (path, uid, kind, identity, status, _, valid, _) in enumerate(rows):
            if uid is None or not valid or status != "final" or kind not in self._tables or not identity:
                continue
            where = (kind, path.rpartition("/")[0])
            if where not in fits:
                fits[where] = self.layout.fits(kind, path)
            if not fits[where]:
                continue
            held = best.get(identity)
            if held is None or (not named_so(rows[held][0], identity) and named_so(path, identity)):
                best[identity] = n
        for n in best.values():
            rows[n] = (*rows[n][:-1], 1)

    def _view(self, name: str, table: str) -> None:
        self.connection.execute(f"DROP VIEW IF EXISTS temp.{quoted(name)}")
        self.connection.execute(
            f"CREATE TEMP VIEW {quoted(name)} AS SELECT f.* FROM main.{quoted(table)} f"
            " JOIN temp.counted c ON c.uid = f.uid"
        )

    def _stamps(self) -> dict[str, Stamp]:
        rows = self.connection.execute("SELECT path, size, modified, changed, inode, seen, content FROM file")
        return {path: Stamp._make(rest) for path, *rest in rows}

    def _remember(self, tree: WorkingTree) -> None:
        old, new = tree.known, tree.stamps
        self.connection.executemany(
            "DELETE FROM file WHERE path = ?", [(path,) for path in old if path not in new]
        )
        self.connection.executemany(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (path, s.size, s.modified, s.changed, s.inode, s.seen, s.content)
                for path, s in new.items()
                if old.get(path) != s
            ],
        )


def _named(path: str) -> str:
    """The id that a file's name gives, so that a reference to an unreadable record leads somewhere."""
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    return stem if _ID.match(stem) else ""


def named_so(path: str, identity: str) -> bool:
    """Whether the file (or, for cases, its folder) carries the record's id as its name."""
    parts = path.split("/")
    return parts[-1] == identity + ".yaml" or (len(parts) > 1 and parts[-2] == identity)
