"""The working tree with some files as they would be, to judge what is not written yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from supervise_cli.workspace.source import Entry, Source, content_id


class Proposed:
    """Another source, with ``files`` (path → text) in it or in the place of those of their paths."""

    name = "proposed"

    def __init__(self, below: Source, files: Mapping[str, str]) -> None:
        self._below = below
        self._files = {path: text.encode("utf-8") for path, text in files.items()}

    def entries(self) -> list[Entry]:
        """All files that may be records, sorted by path."""
        there = [each for each in self._below.entries() if each.path not in self._files]
        new = [Entry(path, content_id(raw)) for path, raw in self._files.items()]
        return sorted([*there, *new], key=attrgetter("path"))

    def beside(self, path: str) -> Entry | None:
        """The file at ``path`` whatever it is."""
        raw = self._files.get(path)
        return self._below.beside(path) if raw is None else Entry(path, content_id(raw))

    def read(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """The bytes of ``entries``, in their order."""
        wanted = list(entries)
        below = iter(self._below.read([each for each in wanted if each.path not in self._files]))
        for each in wanted:
            raw = self._files.get(each.path)
            yield (each, raw) if raw is not None else next(below)
