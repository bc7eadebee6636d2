"""Staged files and git revisions as sources; their content ids are git's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from supervise_cli.history.git import Git, not_understood
from supervise_cli.model import Fault
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.workspace.layout import FileKind, Layout
from supervise_cli.workspace.source import Entry
from supervise_cli.workspace.tree import too_large

_REGULAR = frozenset({"100644", "100755"})
_LINK = "120000"
_AT_ONCE = 200


class GitSource:
    """The records below ``root`` in one tree of git: a commit, or what is staged.

    ``listing`` is what git lists there: (mode, blob id, path from the top of the work tree).
    """

    def __init__(
        self, git: Git, layout: Layout, root: Path, name: str, listing: Iterable[tuple[str, str, str]]
    ) -> None:
        self.name = name
        self._git = git
        prefix = os.path.relpath(root, git.top()).replace(os.sep, "/")
        self._prefix = "" if prefix == "." else prefix + "/"
        self._layout = layout
        self._listing = [(mode, blob, path) for mode, blob, path in listing if path.startswith(self._prefix)]

    def entries(self) -> Sequence[Entry]:
        """All files that may be records, sorted by path."""
        found = (
            self._entry(mode, blob, path.removeprefix(self._prefix)) for mode, blob, path in self._listing
        )
        # A folder that is not walked is one entry, however many files lie in it.
        by_path = {each.path: each for each in found if each is not None}
        return sorted(by_path.values(), key=lambda entry: entry.path)

    def beside(self, path: str) -> Entry | None:
        """The file at ``path`` whatever it is."""
        found = ((mode, blob) for mode, blob, each in self._listing if each == self._prefix + path)
        return next((Entry(path, blob) for mode, blob in found if mode in _REGULAR), None)

    def _entry(self, mode: str, blob: str, path: str) -> Entry | None:
        odd = self._layout.unstorable(path)
        if odd is not None:
            return Entry(odd[0], "", odd[1].fault) if odd[1].fault is not None else None
        folders = path.split("/")[:-1]
        if not all(self._layout.walks("/".join(folders[: n + 1])) for n in range(len(folders))):
            return None
        place = self._layout.place(path)
        if place.kind is FileKind.IGNORED:
            return None
        if mode == _LINK:
            return Entry(path, "", Fault("SUP001", variant="link"))
        if place.fault is not None:
            return Entry(path, "", place.fault)
        if mode not in _REGULAR:
            return Entry(path, "", Fault("SUP001", variant="special"))
        return Entry(path, blob)

    def read(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """The bytes of ``entries``, one git process for some hundred of them."""
        wanted = list(entries)
        for start in range(0, len(wanted), _AT_ONCE):
            yield from self._read_some(wanted[start : start + _AT_ONCE])

    def _read_some(self, wanted: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
        faults = self._unreadable(wanted)
        asked = "".join(f"{entry.content}\n" for entry in wanted if entry.content not in faults)
        out = self._git.ask(["cat-file", "--batch"], asked.encode("ascii")) if asked else b""
        at = 0
        for entry in wanted:
            if entry.content in faults:
                yield Entry(entry.path, "", faults[entry.content]), b""
                continue
            try:
                end = out.index(b"\n", at)
                size = int(out[at:end].split(b" ")[2])
            except (ValueError, IndexError) as error:
                raise not_understood("cat-file") from error
            yield entry, out[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    def _unreadable(self, wanted: Sequence[Entry]) -> dict[str, Fault]:
        """The blobs that are missing or too large, found before their bytes are asked for."""
        asked = "".join(f"{entry.content}\n" for entry in wanted)
        faults: dict[str, Fault] = {}
        out = self._git.ask(["cat-file", "--batch-check"], asked.encode("ascii")).decode("ascii", "replace")
        for line in out.splitlines():
            blob, kind, *size = [*line.split(" "), ""]
            if kind != "blob":
                faults[blob] = Fault("SUP001", variant="unreadable")
            elif int(size[0]) > MAX_BYTES:
                faults[blob] = too_large(int(size[0]))
        return faults


def revision(root: Path, layout: Layout, name: str) -> GitSource:
    """The records of the commit that ``name`` names."""
    git = Git(root)
    commit = git.commit(name)
    out = git.ask(["ls-tree", "-r", "-z", "--full-tree", commit])
    return GitSource(git, layout, root, commit, _listed("ls-tree", _tree_lines(out)))


def staged(root: Path, layout: Layout, index_file: str | None = None) -> GitSource:
    """The records as they are staged for the next commit."""
    git = Git(root, index_file)
    out = git.ask(["ls-files", "--stage", "-z", "--full-name", "--", ":/"])
    return GitSource(git, layout, root, "staged", _listed("ls-files", _index_lines(out)))


def _listed(command: str, lines: Iterator[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    try:
        return list(lines)
    except ValueError as error:
        raise not_understood(command) from error


def _tree_lines(out: bytes) -> Iterator[tuple[str, str, str]]:
    for line in out.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, blob = head.decode("ascii").split(" ")
        yield mode, blob, os.fsdecode(path)


def _index_lines(out: bytes) -> Iterator[tuple[str, str, str]]:
    for line in out.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, blob, stage = head.decode("ascii").split(" ")
        if stage in {"0", "2"}:
            yield mode, blob, os.fsdecode(path)
