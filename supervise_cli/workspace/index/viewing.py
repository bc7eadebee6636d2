"""The amended view of one record: what facts are made from, and what is read again for its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from supervise_cli.records import reading, schema
from supervise_cli.records.amended import amended
from supervise_cli.records.types import Catalogue, RecordType


def viewed(
    data: Mapping[str, Any], rtype: RecordType, amendments: Sequence[bytes], catalogue: Catalogue
) -> Mapping[str, Any]:
    """``data`` as these amendments leave it."""
    return amended(data, rtype, _sound(amendments, catalogue)) if amendments else data


def _sound(amendments: Sequence[bytes], catalogue: Catalogue) -> Iterator[Mapping[str, Any]]:
    """Those that can be read and that their own schema accepts; the others have findings of their own."""
    for raw in amendments:
        found = reading.read(raw)
        rtype = schema.identify(found.data, catalogue)[0] if found.data is not None else None
        if found.data is None or rtype is None or not found.accepted:
            continue
        if not schema.check(found.data, rtype):
            yield found.data
