"""What reading a file gives: its data, and everything wrong with its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from supervise_cli.model import Fault
from supervise_cli.records import codes


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


def told_once(text: Sequence[Fault], form: Sequence[Fault]) -> list[Fault]:
    """Faults of the text and of the schema step, without those that only follow from another at their place.

    What the schema refuses where the text is already at fault is no second mistake; where the text was only
    warned about, the refusal is what counts. A key is told of beside what is wrong with its value.
    """
    wrong = [fault for fault in text if fault.pointer and fault.code not in codes.WARNINGS]
    spoilt = {fault.pointer for fault in wrong}
    keys = {fault.pointer for fault in wrong if fault.on_key}
    own = [fault for fault in form if fault.pointer not in (keys if fault.on_key else spoilt)]
    refused = {fault.pointer for fault in own if fault.pointer}
    return [fault for fault in text if fault.code not in codes.WARNINGS or fault.pointer not in refused] + own
