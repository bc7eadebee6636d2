"""What planting leaves: files to write, and the identity of every finding they must lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from supervise_cli.workspace.special import Special


class Expected(NamedTuple):
    """The identity of a finding that a check must make, and its path: an entry of ``DIR.faults.json``."""

    code: str
    record: str
    path: str
    pointer: str = ""
    discriminator: str = ""


@dataclass(frozen=True)
class Planted:
    """``files`` and ``special`` by path, to be written in addition to the demonstration."""

    files: Mapping[str, str | bytes]
    special: Mapping[str, Special]
    expected: tuple[Expected, ...]

    def listed(self, left_out: frozenset[str] = frozenset()) -> list[dict[str, str]]:
        """The content of ``DIR.faults.json``, sorted; without the special files that could not be made."""
        unseen = {shown_path(path) for path in left_out}
        return [each._asdict() for each in sorted(self.expected) if each.path not in unseen]


def shown_path(path: str) -> str:
    """A path as a check prints it: bytes that are no UTF-8 as ``\\xd4``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
