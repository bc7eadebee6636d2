"""Which record a row is about: by the office's own number, else by what identifies its type in imports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from supervise_cli.interop.roster import held
from supervise_cli.making.sameness import values_at
from supervise_cli.model import Text
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted

Marks = tuple[Mapping[str, frozenset[str]], ...]
"""For each part of the identity the ways in which a record says it: start, minutes."""


def marks_of(rtype: RecordType, data: Mapping[str, Any]) -> Marks:
    """What identifies a record by ``x-sup.import_key``."""
    found = []
    for entry in rtype.import_key:
        ways = {way: values_at(data, way) for way in entry.split("|")}
        found.append({way: values for way, values in ways.items() if values})
    return tuple(found)


def missing(rtype: RecordType, data: Mapping[str, Any]) -> tuple[Text, ...]:
    """The titles of the parts without which a record would not be known again. What may be said in several
    ways (start or minutes) may also be unknown."""
    marks = marks_of(rtype, data)
    titles = []
    for entry, ways in zip(rtype.import_key, marks, strict=True):
        field = rtype.field(entry)
        if not ways and "|" not in entry and field is not None:
            titles.append(field.title)
    return tuple(titles)


def same(one: Marks, other: Marks) -> bool:
    """Whether two identities are one: no part contradicts. A part that one side does not say is no
    difference, for that would make two records out of one as soon as somebody says it."""
    for ways, others in zip(one, other, strict=True):
        common = next((way for way in ways if way in others), None)
        if common is not None and ways[common] != others[common]:
            return False
    return True


class There:
    """The records of one type that are there already, drafts too, withdrawn ones not."""

    def __init__(self, facts: Facts, root: Path, rtype: RecordType) -> None:
        self._rtype, self._root = rtype, root
        self._by_day: dict[str, list[tuple[str, str]]] = {}
        self._by_number: dict[str, tuple[str, str]] = {}
        self._by_id: dict[str, str] = {}
        self._read: dict[str, Mapping[str, Any]] = {}
        rows = facts.rows(
            f"SELECT r.id, r.path, f.{quoted(rtype.date or 'record')}, f.office_no FROM run r"
            f" JOIN {quoted('fact_' + rtype.name)} f ON f.uid = r.uid"
            " WHERE r.type = ? AND r.status <> 'void' ORDER BY r.id, r.path",
            (rtype.name,),
        )
        for record, path, day, number in rows:
            self._by_day.setdefault(day or "", []).append((record, path))
            self._by_id.setdefault(record, path)
            if number:
                self._by_number.setdefault(number, (record, path))

    def find(self, data: Mapping[str, Any]) -> str:
        """The path of the record that this one is, "" where it is new."""
        number = str(data.get("office_no") or "")
        if number in self._by_number:
            return self._by_number[number][1]
        wanted = marks_of(self._rtype, data)
        for _, path in self._by_day.get(str(data.get(self._rtype.date or "")), ()):
            there = self.data(path)
            if number and there.get("office_no"):
                continue
            if same(wanted, marks_of(self._rtype, there)):
                return path
        return ""

    def path_of(self, record: str) -> str:
        """Where a record lies, "" where there is none of that id."""
        return self._by_id.get(record, "")

    def on(self, day: str) -> list[tuple[str, str]]:
        """(id, path) of the records of a day."""
        return self._by_day.get(day, [])

    def data(self, path: str) -> Mapping[str, Any]:
        """What a record says; {} where it cannot be read."""
        if path not in self._read:
            self._read[path] = held(self._root, path)
        return self._read[path]
