"""What a mend is: from a fault in its text to the edits that cure it.

A module of this package exports ``MENDS``: (code, variant) → mend. :mod:`.registry` puts them together; what
is not there is left to people. A mend proposes nothing where more than one thing can be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from supervise_cli.model import Fault
from supervise_cli.records.fields import Field
from supervise_cli.records.mending.judged import Judged, Path
from supervise_cli.records.nodes import Scalar


class Edit(NamedTuple):
    """``new`` in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Cure:
    """Edits that belong together, and where in the data they may change something."""

    edits: tuple[Edit, ...]
    touches: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A fault where it stands."""

    judged: Judged
    fault: Fault

    @property
    def text(self) -> str:
        return self.judged.text

    @property
    def at(self) -> int:
        """The index of the fault's position; -1 where it has none, or it lies outside the text."""
        position = self.fault.position
        if position is None or position.line > len(self.judged.starts):
            return -1
        return self.judged.starts[position.line - 1] + position.column - 1

    @property
    def path(self) -> Path:
        return self.judged.path_of(self.fault.pointer)

    @property
    def field(self) -> Field | None:
        """The field the fault is about."""
        return self.judged.form.field(*self.path) if self.judged.form is not None else None

    @property
    def value(self) -> Scalar | None:
        """The value at the fault's pointer, if it stands on one line and is no block text."""
        node = self.judged.node_at(self.fault.pointer)[1]
        if not isinstance(node, Scalar) or node.style in ("|", ">") or node.start.line != node.end.line:
            return None
        return node if node.end.index > node.start.index else None

    def line_end(self, at: int) -> int:
        """Where the line of index ``at`` ends, its line break left out."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def sign(self, signs: str) -> bool:
        """Whether one of ``signs`` stands where the fault is: its column may be that of a repaired text."""
        return 0 <= self.at < len(self.text) and self.text[self.at] in signs

    def cure(self, *edits: Edit, touches: Sequence[Path] = ()) -> tuple[Cure, ...]:
        """The one cure of these edits; it changes what the fault is about, or ``touches``."""
        return (Cure(edits, tuple(touches) or (self.path,)),)


Mend = Callable[[Spot], Sequence[Cure]]
"""The cures of a fault: none where it is not certain what was meant, several where only reading tells which
of them read at all (those that do must mean the same)."""


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with ``edits`` made, none of which overlaps another."""
    parts, done = [], 0
    for start, end, new in sorted(edits):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])
