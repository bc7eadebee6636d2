"""What rules and figures ask: rows of one state of a repository, its policy and the day to judge by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.config import Config
from supervise_cli.workspace.policy import Policy

if TYPE_CHECKING:
    from supervise_cli.workspace.index.texts import Written


@dataclass(frozen=True, slots=True)
class Facts:
    """Views named as the record types hold the records that count (see ``snapshot``); ``run`` all files.

    ``written`` reads what records say in words again from their files: facts hold none of it.
    """

    connection: sqlite3.Connection
    catalogue: Catalogue
    config: Config
    policy: Policy
    as_of: date
    written: Callable[[Iterable[str]], Iterator[Written]]

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a portable SQL query."""
        return self.connection.execute(sql, params)

    def path(self, record: str) -> str:
        """Where the record lies; "" if there is none of that id."""
        row = self.connection.execute(
            "SELECT path FROM run WHERE id = ? ORDER BY counted DESC, path LIMIT 1", (record,)
        ).fetchone()
        return row[0] if row else ""
