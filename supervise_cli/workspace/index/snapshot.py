"""One state of a repository: its entries, a digest of them all, and, when asked, their facts as views."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.index.run import Run
from supervise_cli.workspace.index.tables import Tables, quoted
from supervise_cli.workspace.index.units import Keys, below, create_tables, kind_of, lay_out, unit_key
from supervise_cli.workspace.layout import OVERLAYS, FileKind, Layout, overlaid_type
from supervise_cli.workspace.source import Entry, Source
from supervise_cli.workspace.tree import Stamp, WorkingTree

if TYPE_CHECKING:
    from supervise_cli.workspace.index.texts import Written


class Snapshot:
    """The entries of a source, and the rows behind them once :meth:`bring_in` has run.

    After :meth:`bring_in` every record type is a view named as the type, every list in it a view named
    ``<type>_<list>``; they hold the records that count: valid, final, once per id. ``run`` holds all
    files, counted or not.
    """

    def __init__(self, connection: sqlite3.Connection, catalogue: Catalogue, source: Source) -> None:
        self.connection = connection
        self._bundled = catalogue
        self.layout = Layout(catalogue)
        self.source = source
        self._tables = Tables(catalogue)
        self._ready = False
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            create_tables(connection, self._tables)
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
    def digest(self) -> str:
        """Of paths and contents; equal for the same files from whichever source."""
        lines = [
            f"{path}\0{content}\0{fault.code + fault.variant if fault else ''}\n"
            for path, content, fault in self.entries
        ]
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The record types as this state has them: with its overlays."""
        local = {
            name: data
            for path in [each.path for each in below(self.entries, OVERLAYS + "/")]
            if (name := overlaid_type(path)) in self._bundled and (data := self.document(path)) is not None
        }
        return self._bundled.overlaid(local) if local else self._bundled

    def document(self, path: str) -> Mapping[str, Any] | None:
        """The data of ``sup.yaml``, ``policy.yaml`` or an overlay; None where absent or not usable."""
        kind = kind_of(path)
        entry = self._entry(path)
        if entry is None:
            return None
        found = self._document(kind, entry)
        if found is None:
            self._ingest([entry], Keys(self.entries, self.layout), self._bundled)
            found = self._document(kind, self._entry(path) or entry)
        data = json.loads(found[0]) if found and found[0] else None
        return data if isinstance(data, dict) else None

    def at_fault(self, path: str) -> list[str]:
        """Where a file that :meth:`document` reads is wrong: pointers, "" for the whole; [] if it is not."""
        entry = self._entry(path)
        if entry is None:
            return [""] if any(each.path == path for each in self.entries) else []
        self.document(path)
        return [
            pointer
            for (pointer,) in self.connection.execute(
                "SELECT f.pointer FROM unit u JOIN fault f ON f.uid = u.uid WHERE u.key = ? ORDER BY f.n",
                (unit_key(kind_of(path), entry.content),),
            )
        ]

    def _entry(self, path: str) -> Entry | None:
        """The file at ``path``; None where there is none that can be read."""
        place = bisect_left(self.entries, path, key=attrgetter("path"))
        entry = self.entries[place] if place < len(self.entries) else None
        return entry if entry is not None and entry.path == path and entry.content else None

    def _document(self, kind: FileKind, entry: Entry) -> tuple[str | None] | None:
        row: tuple[str | None] | None = self.connection.execute(
            "SELECT document FROM unit WHERE key = ?", (unit_key(kind, entry.content),)
        ).fetchone()
        return row

    def written(self, records: Iterable[str]) -> Iterator[Written]:
        """What these records say in words, read again (see ``texts``)."""
        # The reader is loaded only where somebody asks for words.
        from supervise_cli.workspace.index import texts

        return texts.written(self, records)

    def bring_in(self) -> None:
        """Do the record-local work that is still missing, and lay out this state's views."""
        if self._ready:
            return
        # What the overlays say first: a record is filed under the one by which it is judged.
        types = self.catalogue
        run = Run(self.connection, self.layout, kept=self.kept)
        keys = Keys(self.entries, self.layout)
        changed, gone = run.changed(self.entries, keys)
        wanted = {key: each for each in changed if (key := keys.of(each))}
        units = run.units(wanted)
        missing = [each for key, each in wanted.items() if key not in units]
        if missing:
            if self._ingest(missing, keys, types):
                keys = Keys(self.entries, self.layout)
                changed, gone = run.changed(self.entries, keys)
            units = run.units(key for each in changed if (key := keys.of(each)))
        run.update(changed, gone, keys, units)
        if not self.kept:
            for root in self._tables.values():
                for table in root.walk():
                    lay_out(self.connection, table.name, "fact_" + table.name, where="temp")
            lay_out(self.connection, "reference", "fact_reference", where="temp")
        self._ready = True

    @contextmanager
    def narrowing(self) -> Iterator[Callable[[Collection[str], Iterable[str]], None]]:
        """A call with types and ids narrows the views of these types, and no others, to these records.

        As long as this lasts, or until the next call; the working tree's only. What two calls have in common
        stays laid out: most of the cost is in laying out.
        """
        assert self.kept
        laid = self.connection.execute("SELECT type, name FROM laid ORDER BY rowid").fetchall()
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS among (id TEXT PRIMARY KEY)")
        now: set[str] = set()

        def narrow(types: Collection[str], ids: Iterable[str]) -> None:
            self.connection.execute("DELETE FROM among")
            self.connection.executemany("INSERT INTO among VALUES (?)", [(each,) for each in sorted(ids)])
            wanted = {name for kind, name in laid if kind in types}
            self._widen(now - wanted)
            for name in sorted(wanted - now):
                lay_out(self.connection, name, "fact_" + name, where="temp", among="among")
            now.clear()
            now.update(wanted)

        try:
            yield narrow
        finally:
            self._widen(now)

    def _widen(self, names: Iterable[str]) -> None:
        for name in sorted(names):
            self.connection.execute(f"DROP VIEW temp.{quoted(name)}")

    def _ingest(self, wanted: Sequence[Entry], keys: Keys, types: Catalogue) -> bool:
        """Read and file these contents; True if a file had changed again when it was read."""
        # The parser and the schema step are loaded only where there is something new to read.
        from supervise_cli.workspace.index.ingest import Ingest

        ingest = Ingest(self.connection, types, self._tables)
        # Amendments first: under which key a record is filed depends on what they say when they are read.
        amending, moved = self._amendments_of(wanted, keys)
        if moved:
            keys = Keys(self.entries, self.layout)
        done: set[str] = set()
        changed: dict[str, Entry] = {}
        for entry, (found, raw) in zip(wanted, self.source.read(wanted), strict=True):
            if found != entry:
                changed[entry.path] = found
            if found.content and (key := keys.of(found)) not in done:
                done.add(key)
                if not self._has(key):
                    amendments = [amending[each.path] for each in keys.amendments(found.path)]
                    ingest.add(found.path, key, raw, amendments, keys.overlaid(found.path))
        ingest.flush()
        return self._take(changed) or moved

    def _amendments_of(self, wanted: Sequence[Entry], keys: Keys) -> tuple[dict[str, bytes], bool]:
        """The bytes of what amends these files, by path; True if one of them had changed when it was read."""
        listed = {each.path: each for entry in wanted for each in keys.amendments(entry.path)}
        read = list(zip(listed.values(), self.source.read(list(listed.values())), strict=True))
        moved = self._take({entry.path: found for entry, (found, _) in read if found != entry})
        return {found.path: raw for _, (found, raw) in read if found.content}, moved

    def _take(self, changed: Mapping[str, Entry]) -> bool:
        """Take files as they were when they were read; True if there were any that differed."""
        if changed:
            self.entries = [changed.get(entry.path, entry) for entry in self.entries]
            self.__dict__.pop("digest", None)
        return bool(changed)

    def _has(self, key: str) -> bool:
        return self.connection.execute("SELECT 1 FROM unit WHERE key = ?", (key,)).fetchone() is not None

    def _stamps(self) -> dict[str, Stamp]:
        rows = self.connection.execute("SELECT path, size, modified, changed, inode, seen, content FROM file")
        return {row[0]: row for row in rows}

    def _remember(self, tree: WorkingTree) -> None:
        old, new = tree.known, tree.stamps
        self.connection.executemany(
            "DELETE FROM file WHERE path = ?", [(path,) for path in old if path not in new]
        )
        self.connection.executemany(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
            [stamp for path, stamp in new.items() if old.get(path) != stamp],
        )
