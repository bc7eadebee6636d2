"""The files of one state and which of them count, changed only where the state did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from supervise_cli.workspace.index import touched
from supervise_cli.workspace.index.units import RUN_TABLES, Keys, kind_of
from supervise_cli.workspace.layout import NO_RECORDS, FileKind, Layout
from supervise_cli.workspace.source import Entry

_AT_ONCE = 500


class Unit(NamedTuple):
    """What the cache knows of one content."""

    uid: int | None
    type: str | None
    id: str
    status: str
    recorded_on: str | None
    valid: int


_UNREAD = Unit(None, None, "", "", None, 0)


class Run:
    """The tables ``run`` and ``counted`` of a state: see ``units``.

    ``place`` says what is wrong with where a record lies: ``name`` (not named as its id), ``own_folder`` (nor
    its folder), ``folder``, or ``<field> <folder>``: in that of another record than its field names.

    Those of the working tree are kept in the cache; those of any other state are temporary and hide them.
    """

    def __init__(self, connection: sqlite3.Connection, layout: Layout, *, kept: bool) -> None:
        self._connection = connection
        self._layout = layout
        self._kept = kept
        self._known_fits: dict[tuple[str, str], bool] = {}
        if not kept:
            for name, columns in RUN_TABLES.items():
                connection.execute(f"CREATE TEMP TABLE {name} ({columns})")
            connection.execute("CREATE INDEX temp.run_id ON run (id)")
            connection.execute("CREATE INDEX temp.run_uid ON run (uid)")

    def changed(self, entries: Sequence[Entry], keys: Keys) -> tuple[list[Entry], list[str]]:
        """What is new or different against the tables (amended differently, too), and what paths are gone."""
        held = dict(self._connection.execute("SELECT path, key FROM run"))
        changed = [
            entry
            for entry, key in zip(entries, keys.all(entries), strict=True)
            if held.pop(entry[0], None) != key
        ]
        return changed, list(held)

    def units(self, keys: Iterable[str]) -> dict[str, Unit]:
        """What the cache knows of these contents, by key."""
        wanted = list(keys)
        columns = "SELECT key, uid, type, id, status, recorded_on, valid FROM unit"
        if len(wanted) > _AT_ONCE:
            rows = self._connection.execute(columns).fetchall()
        else:
            marks = ",".join("?" * len(wanted))
            rows = self._connection.execute(f"{columns} WHERE key IN ({marks})", wanted).fetchall()
        return {row[0]: Unit(*row[1:]) for row in rows}

    def update(
        self, entries: Sequence[Entry], gone: Sequence[str], keys: Keys, units: Mapping[str, Unit]
    ) -> None:
        """Bring the tables to a state that differs in these entries."""
        if not entries and not gone:
            return
        run = self._connection
        paths = [*gone, *(entry.path for entry in entries)]
        ids: set[str] = set()
        held = run.execute("SELECT 1 FROM run LIMIT 1").fetchone() is not None
        if held:
            for path in paths:
                old = run.execute("SELECT id, uid FROM run WHERE path = ?", (path,)).fetchone()
                if old is not None:
                    ids.add(old[0])
                    run.execute("DELETE FROM counted WHERE uid = ?", (old[1],))
            run.executemany("DELETE FROM run WHERE path = ?", [(path,) for path in paths])
        rows = [self._row(entry, keys.of(entry), units) for entry in entries]
        run.executemany("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", rows)
        ids = (ids | {row[4] for row in rows}) - {""}
        self._count(ids)
        if self._kept:
            all_anew = not held or any(kind_of(path) is not FileKind.RECORD for path in paths)
            touched.note(run, {touched.EVERYTHING} if all_anew else ids)

    def _row(self, entry: Entry, key: str, units: Mapping[str, Unit]) -> tuple[Any, ...]:
        unit = units[key] if key else _UNREAD
        # The id that the name gives, so that a reference to an unreadable record leads somewhere.
        identity = unit.id or self._layout.named(entry.path)
        place = self._misplaced(unit, entry.path, identity)
        return (entry.path, key, *unit[:2], identity, *unit[3:], place)

    def _misplaced(self, unit: Unit, path: str, identity: str) -> str:
        if unit.type is None or unit.type in _DOCUMENTS or not identity:
            return ""
        fits = self._fits(unit.type, path)
        if not fits or not path.endswith((f"/{identity}.yaml", f"/{identity}/{unit.type}.yaml")):
            if fits and self._layout.owns_folder(unit.type):
                return "own_folder"
            return "folder" if named_so(path, identity) else "name"
        return self._with_another(unit, path)

    def _with_another(self, unit: Unit, path: str) -> str:
        """A record in the folder of another one than it names: a note among the notes of another case."""
        assert unit.type is not None
        parts = path.split("/")
        for part, field in self._layout.owners(unit.type).items():
            row = self._connection.execute(
                "SELECT target FROM fact_reference WHERE uid = ? AND pointer = ?", (unit.uid, f"/{field}")
            ).fetchone()
            if row is not None and parts[part] != row[0]:
                return f"{field} " + "/".join([*parts[:part], row[0], *parts[part + 1 : -1]])
        return ""

    def _fits(self, kind: str, path: str) -> bool:
        where = (kind, path if self._layout.owns_folder(kind) else path.rpartition("/")[0])
        if where not in self._known_fits:
            self._known_fits[where] = self._layout.fits(kind, path)
        return self._known_fits[where]

    def _count(self, ids: set[str]) -> None:
        """Mark what counts: final and valid, and of several files with one id the one named so."""
        run = self._connection
        columns = "SELECT rowid, path, uid, type, id, status, valid FROM run"
        if len(ids) > _AT_ONCE:
            rows = run.execute(columns).fetchall()
        else:
            marks = ",".join("?" * len(ids))
            rows = run.execute(f"{columns} WHERE id IN ({marks})", sorted(ids)).fetchall()
        best = self._best(rows).values()
        chosen = {row[0] for row in best}
        counted = [(int(row[0] in chosen), row[0]) for row in rows]
        run.executemany("UPDATE run SET counted = ? WHERE rowid = ?", counted)
        run.executemany("DELETE FROM counted WHERE uid = ?", [(row[2],) for row in rows])
        run.executemany("INSERT INTO counted VALUES (?)", [(row[2],) for row in best])

    def _best(self, rows: Sequence[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
        best: dict[str, tuple[Any, ...]] = {}
        for row in rows:
            _, path, uid, kind, identity, status, valid = row
            if uid is None or not valid or status != "final" or not identity:
                continue
            held = best.get(identity)
            fits = kind not in _DOCUMENTS and self._fits(kind, path)
            if fits and (held is None or _before(path, held[1], identity)):
                best[identity] = row
        return best


_DOCUMENTS = frozenset(kind.value for kind in NO_RECORDS)


def _before(path: str, held: str, identity: str) -> bool:
    """Which of two files of one id counts: the one named so, then the first by path."""
    return (not named_so(path, identity), path) < (not named_so(held, identity), held)


def named_so(path: str, identity: str) -> bool:
    """Whether the file (or, for cases, its folder) carries the record's id as its name."""
    parts = path.split("/")
    return parts[-1] == identity + ".yaml" or (len(parts) > 1 and parts[-2] == identity)
