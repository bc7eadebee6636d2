"""Bytes → record data with faults. Never raises, never changes a value, finds all it can."""

from __future__ import annotations

from supervise_cli.records import fast
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.records.result import Reading

__all__ = ["Reading", "read", "read_reference"]


def read(raw: bytes) -> Reading:
    """The record in ``raw``: by the C parser where that is certain to agree, else by the reference reader."""
    data = fast.read(raw) if len(raw) <= MAX_BYTES else None
    return Reading(data) if data is not None else read_reference(raw)


def read_reference(raw: bytes) -> Reading:
    """The record in ``raw``, by PyYAML's own parser and our constructor."""
    # Loaded where something is wrong or unusual: its many patterns are slow to compile.
    from supervise_cli.records.reference import read_reference as reference

    return reference(raw)
