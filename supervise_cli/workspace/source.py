"""Where records come from: a list of paths with content ids, and the bytes behind one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from supervise_cli.model import Fault


class Entry(NamedTuple):
    """One file of a source.

    ``path`` is relative to the repository, with ``/``. ``content`` is git's id of the bytes (SHA-1 of a
    blob), "" where the file cannot be read as a record; ``fault`` then says why.
    """

    path: str
    content: str
    fault: Fault | None = None


class Source(Protocol):
    """A working tree, the staged files, or a git revision."""

    name: str
    """What stands here, for messages and keys: ``working tree``, ``staged``, or a commit id."""

    def entries(self) -> Sequence[Entry]:
        """All files that may be records, sorted by path, those that cannot be read included."""
        ...

    def beside(self, path: str) -> Entry | None:
        """The file at ``path``, whatever it is; None where there is no regular file that can be read."""
        ...

    def read(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes]]:
        """The bytes of ``entries``, in their order. An entry may come back with a fault and no bytes."""
        ...


def content_id(raw: bytes) -> str:
    """Git's blob id of ``raw``, so that a working tree and a commit agree without asking git."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()
