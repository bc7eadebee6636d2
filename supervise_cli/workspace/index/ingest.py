"""Record-local work, done once per content: bytes → faults and facts, as rows of the cache."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from supervise_cli.model import Fault
from supervise_cli.records import reading, schema
from supervise_cli.records.ids import RANDOM
from supervise_cli.records.result import told_once
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.index.tables import Row, Table, quoted, rows_of
from supervise_cli.workspace.index.units import kind_of
from supervise_cli.workspace.index.viewing import viewed
from supervise_cli.workspace.layout import FileKind

_BATCH = 500


class Ingest:
    """Turns bytes into rows; one object a run, rows written in batches."""

    def __init__(
        self, connection: sqlite3.Connection, catalogue: Catalogue, tables: Mapping[str, Table]
    ) -> None:
        self._connection = connection
        self._catalogue = catalogue
        self._tables = tables
        last = connection.execute("SELECT max(uid) FROM unit").fetchone()[0]
        self._next = int(last or 0) + 1
        self._pending: dict[str, list[Row]] = {}
        self._waiting = 0

    def add(
        self,
        path: str,
        key: str,
        raw: bytes,
        amendments: Sequence[bytes] = (),
        overlaid: Sequence[str] = (),
    ) -> None:
        """Read, check and file one content; its facts are those of the record as it was amended.

        ``overlaid`` are the types of which an overlay holds where it lies.
        """
        uid = self._next
        self._next += 1
        kind = kind_of(path)
        found = reading.read(raw)
        if kind is FileKind.RECORD:
            self._add_record(uid, key, found, amendments, overlaid)
        else:
            broken = [] if found.data is None else schema.check_document(found.data, kind.value)
            if broken and found.data is not None and kind is FileKind.OVERLAY:
                # What guesses names is loaded only where one is wrong.
                from supervise_cli.records import overlays

                fields = [field for rtype in self._catalogue for field in rtype.fields]
                broken = overlays.with_names(broken, found.data, fields)
            faults = told_once(found.faults, broken)
            usable = _usable(kind, found.data, broken) if found.accepted else None
            document = json.dumps(usable, ensure_ascii=False) if usable is not None else None
            sound = int(usable is not None and not broken)
            self._put("unit", (uid, key, kind.value, "", "", None, "", sound, document))
            self._put_faults(uid, faults)
        self._waiting += 1
        if self._waiting >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        for name, rows in self._pending.items():
            marks = ",".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", rows)
        self._pending.clear()
        self._waiting = 0

    def _add_record(
        self,
        uid: int,
        key: str,
        found: reading.Reading,
        amendments: Sequence[bytes],
        overlaid: Sequence[str],
    ) -> None:
        data = found.data
        if data is None:
            self._put("unit", (uid, key, None, "", "", None, "", 0, None))
            self._put_faults(uid, found.faults)
            return
        rtype, faults = schema.identify(data, self._catalogue)
        if rtype is not None and rtype.name not in overlaid:
            # In another type's folder: its key says nothing of its own type's overlay.
            rtype = rtype.as_bundled()
        if rtype is not None:
            faults = [*faults, *schema.check(data, rtype)]
        valid = found.accepted and rtype is not None and not faults
        identity, status = _text(data, "id"), _text(data, "status")
        row = (
            uid,
            key,
            rtype.name if rtype else None,
            identity,
            status,
            _text(data, "recorded_on"),
            _person(data, "entered_by"),
            int(valid),
            None,
        )
        self._put("unit", row)
        self._put_faults(uid, told_once(found.faults, faults))
        if valid and rtype is not None:
            view = viewed(data, rtype, amendments, self._catalogue)
            rows = rows_of(self._tables[rtype.name], view, uid, identity)
            for name, each in rows.rows.items():
                self._pending.setdefault(f"fact_{name}", []).extend(each)
            if rows.references:
                self._pending.setdefault("fact_reference", []).extend(
                    (uid, identity, *reference) for reference in rows.references
                )

    def _put(self, name: str, row: Row) -> None:
        self._pending.setdefault(name, []).append(row)

    def _put_faults(self, uid: int, faults: Iterable[Fault]) -> None:
        for n, each in enumerate(faults):
            line, column = (each.position.line, each.position.column) if each.position else (None, None)
            params = json.dumps(dict(each.params), ensure_ascii=True, sort_keys=True)
            row = (
                uid,
                n,
                each.code,
                each.pointer,
                each.variant,
                params,
                line,
                column,
                each.discriminator,
                int(each.on_key),
            )
            self._put("fault", row)


def _usable(
    kind: FileKind, data: Mapping[str, Any] | None, broken: Sequence[Fault]
) -> Mapping[str, Any] | None:
    """What of a file that is no record holds: all or nothing, but of the policy each value by itself."""
    if data is None or not broken:
        return data
    if kind is not FileKind.POLICY:
        return None
    wrong = {each.pointer.split("/")[1] for each in broken if each.pointer}
    return {name: value for name, value in data.items() if name not in wrong}


def _person(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    # Whatever else a faulty record holds there may be confidential.
    return value if isinstance(value, str) and RANDOM.match(value) else ""


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    # An id or status that no schema would accept is shown nowhere, so its text does not matter here.
    return (
        value
        if isinstance(value, str) and len(value) <= 64 and value.isascii() and value.isprintable()
        else ""
    )
