"""Bytes → record data with faults. Never raises, never changes a value, finds all it can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from supervise_cli.model import Fault
from supervise_cli.records import codes, fast
from supervise_cli.records.limits import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: plain data (dates are strings), and everything wrong with its text.

    ``data`` is None where no data could be had without guessing. Where a value has a fault of its own (an
    unquoted date, an empty value), it stands in ``data`` with the characters typed, or None; what the schema
    step says about the pointer of such a fault is its consequence and should be dropped.
    """

    data: dict[str, Any] | None
    faults: tuple[Fault, ...] = ()

    @property
    def accepted(self) -> bool:
        """True where the text of the record is sound (warnings aside)."""
        return self.data is not None and all(fault.code in codes.WARNINGS for fault in self.faults)


def read(raw: bytes) -> Reading:
    """The record in ``raw``: by the C parser where that is certain to agree, else by the reference reader."""
    data = fast.read(raw) if len(raw) <= MAX_BYTES else None
    return Reading(data) if data is not None else read_reference(raw)


def read_reference(raw: bytes) -> Reading:
    """The record in ``raw``, by PyYAML's own parser and our constructor."""
    # Loaded where something is wrong or unusual: its many patterns are slow to compile.
    from supervise_cli.records.reference import read_reference as reference

    return reference(raw)
