"""What changed in the working tree's records since rules last judged it: kept in the cache, by id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

EVERYTHING = "*"
"""Stands for all records: a first look, or another ``sup.yaml`` or ``policy.yaml``."""

TABLES = {"touched": "id TEXT PRIMARY KEY", "judged_state": "digest TEXT NOT NULL"}
"""``touched``: ids that came, went or changed since ``judged_state``, the digest of the last state judged."""


def note(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """These records are not as they were when they were last judged."""
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(each,) for each in sorted(ids)])


def judged(connection: sqlite3.Connection, digest: str) -> None:
    """The state of this digest, the one that the tables hold, has been judged."""
    connection.execute("DELETE FROM touched")
    connection.execute("DELETE FROM judged_state")
    connection.execute("INSERT INTO judged_state VALUES (?)", (digest,))


def last(connection: sqlite3.Connection) -> str | None:
    """The digest of the state judged last; None where there was none."""
    row = connection.execute("SELECT digest FROM judged_state").fetchone()
    return row[0] if row else None


def ids(connection: sqlite3.Connection) -> frozenset[str] | None:
    """The records touched since; None where everything may be different."""
    found = frozenset(row[0] for row in connection.execute("SELECT id FROM touched"))
    return None if EVERYTHING in found else found
