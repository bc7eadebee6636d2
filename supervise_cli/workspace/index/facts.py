"""What rules and figures ask: rows of one state of a repository, its policy and the day to judge by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.config import Config
from supervise_cli.workspace.divisions import NO_LIST, DivisionList
from supervise_cli.workspace.index.tables import Tables
from supervise_cli.workspace.policy import Policy

if TYPE_CHECKING:
    from supervise_cli.workspace.index.texts import Written

_Made = TypeVar("_Made")


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
    divisions: DivisionList = NO_LIST
    _made: dict[Hashable, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, make: Callable[..., _Made], *asked: Hashable) -> _Made:
        """What ``make`` makes of these facts (and of what is ``asked``), made for the first who asks.

        Rules and figures that need the same reading of the records share it; nobody may change it.
        """
        key = (make, *asked)
        if key not in self._made:
            self._made[key] = make(self, *asked)
        return cast(_Made, self._made[key])

    @property
    def tables(self) -> Tables:
        """The tables of every record type, by the type's name."""
        return self.once(_tables)

    def apart(self) -> Facts:
        """The same facts, sharing nothing that was made of them: their views may show less meanwhile."""
        return replace(self, _made={})

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a portable SQL query."""
        return self.connection.execute(sql, params)

    def path(self, record: str) -> str:
        """Where the record lies; "" if there is none of that id."""
        row = self.connection.execute(
            "SELECT path FROM run WHERE id = ? ORDER BY counted DESC, path LIMIT 1", (record,)
        ).fetchone()
        return row[0] if row else ""


def _tables(facts: Facts) -> Tables:
    return Tables(facts.catalogue)
