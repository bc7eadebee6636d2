"""What an import is going to do: which files it writes, which rows it gives back and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from supervise_cli.interop.table import Row, Table
from supervise_cli.model import Fault, Text
from supervise_cli.workspace.saving import Change

Words = Callable[[Fault], Text]
"""The sentence of a fault's rule. The rules are not this layer's; the caller brings their words."""
Progress = Callable[[int, int], None]
"""(rows done, all rows)."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that was not imported, with every reason found."""

    row: Row
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome of reading a list, before anything is written.

    ``files`` is path → text of the new records; ``made`` says how many of what; ``present`` is the number of
    rows whose record was there already; ``notes`` are things to know that are no fault. ``changes`` are
    records that are there and get what they lacked: ``filled`` values in all.
    """

    table: Table
    files: Mapping[str, str]
    made: tuple[tuple[Text, int], ...]
    present: int
    returned: tuple[Returned, ...]
    notes: tuple[Text, ...] = field(default=())
    changes: Mapping[str, Change] = field(default_factory=dict)
    filled: int = 0
