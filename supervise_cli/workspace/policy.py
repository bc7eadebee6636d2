"""Local rules with dates and sources: the bundled default, overridden name by name by ``policy.yaml``."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from supervise_cli import resources

EARLIEST = "0001-01-01"
LATEST = "9999-12-31"
DEFAULT_FILE = "_policy.default.yaml"

Value = int | float | str | tuple[str, ...] | tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value, in force from ``start`` to ``end`` (ISO dates, both included), and who says so."""

    value: Value
    start: str
    end: str
    unit: str
    source: str | None
    bundled: bool
    place: int = 0
    """Which entry it is of the list in its file, from 0."""

    @property
    def always(self) -> bool:
        """Whether it does not say from which day it holds."""
        return self.start == EARLIEST


@dataclass(frozen=True, slots=True)
class Policy:
    """Every policy value by name, each a list of dated values in order of time."""

    values: Mapping[str, tuple[DatedValue, ...]]

    def on(self, name: str, day: date) -> DatedValue | None:
        """What was in force on a day; None where nothing was."""
        at = day.isoformat()
        return next((each for each in self.values.get(name, ()) if each.start <= at <= each.end), None)

    def number(self, name: str, day: date) -> int | None:
        """A whole-number value in force on a day."""
        found = self.on(name, day)
        return found.value if found and isinstance(found.value, int) else None

    def words(self, name: str, day: date) -> tuple[str, ...]:
        """A list value in force on a day; empty where nothing was."""
        found = self.on(name, day)
        listed = found.value if found and isinstance(found.value, tuple) else ()
        return tuple(each for each in listed if isinstance(each, str))

    def ever(self, name: str) -> tuple[Value, ...]:
        """Every value of that name, whenever it was in force."""
        return tuple(each.value for each in self.values.get(name, ()))

    def most(self, name: str) -> int:
        """The largest whole-number value there ever was; 0 where there was none."""
        return max((each for each in self.ever(name) if isinstance(each, int)), default=0)

    def word(self, name: str, day: date) -> str:
        """A one-word value in force on a day; "" where nothing was."""
        found = self.on(name, day)
        return found.value if found and isinstance(found.value, str) else ""

    def entries(self, name: str, day: date) -> tuple[Mapping[str, str], ...]:
        """A list of entries in force on a day; empty where nothing was."""
        found = self.on(name, day)
        listed = found.value if found and isinstance(found.value, tuple) else ()
        return tuple(each for each in listed if not isinstance(each, str))

    def lay_out(self, connection: sqlite3.Connection) -> None:
        """Make the table ``policy (name, start, end, value)``, a row per value or item; entries have none."""
        connection.execute("DROP TABLE IF EXISTS temp.policy")
        connection.execute('CREATE TEMP TABLE policy (name TEXT, start TEXT, "end" TEXT, value)')
        rows = [
            (name, each.start, each.end, item)
            for name, dated in self.values.items()
            for each in dated
            for item in (each.value if isinstance(each.value, tuple) else (each.value,))
            if not isinstance(item, Mapping)
        ]
        connection.executemany("INSERT INTO temp.policy VALUES (?, ?, ?, ?)", rows)


def policy_of(local: Mapping[str, Any] | None) -> Policy:
    """The bundled policy with the values of ``policy.yaml`` (its data; None where there is none) over it.

    A local value replaces the bundled one from its ``from`` on; before that the bundled one holds.
    """
    from supervise_cli.records import reading

    bundled = reading.read((resources.schemas() / DEFAULT_FILE).read_bytes()).data or {}
    values: dict[str, tuple[DatedValue, ...]] = {}
    for name in [*bundled, *(key for key in local or {} if key not in bundled)]:
        merged = _dated(bundled.get(name), bundled=True)
        own = _dated((local or {}).get(name), bundled=False)
        if own:
            merged = [each for each in merged if each.start < own[0].start] + own
        values[name] = tuple(_closed(merged))
    return Policy(values)


def _dated(entries: Any, *, bundled: bool) -> list[DatedValue]:
    found = [
        DatedValue(
            value=tuple(each["value"]) if isinstance(each["value"], list) else each["value"],
            start=each.get("from") or EARLIEST,
            end=LATEST,
            unit=each.get("unit") or "",
            source=each.get("source"),
            bundled=bundled,
            place=place,
        )
        for place, each in enumerate(entries if isinstance(entries, list) else [])
        if isinstance(each, dict) and "value" in each
    ]
    return sorted(found, key=lambda each: each.start)


def _closed(values: list[DatedValue]) -> list[DatedValue]:
    """Each value ends the day before the next begins."""
    closed: list[DatedValue] = []
    for n, each in enumerate(values):
        after = values[n + 1].start if n + 1 < len(values) else None
        end = (
            (date.fromisoformat(after) - timedelta(days=1)).isoformat()
            if after and after > EARLIEST
            else LATEST
        )
        closed.append(replace(each, end=end))
    return closed
