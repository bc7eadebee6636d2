"""The working tree as a source: walks folders without following links and reads only what changed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

from supervise_cli import platform
from supervise_cli.model import Fault
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.workspace.batches import Pending, pending_files
from supervise_cli.workspace.layout import FileKind, Layout, Place
from supervise_cli.workspace.source import Entry, content_id

_RACY_NANOSECONDS = 2_000_000_000
_HOLD_BYTES = 64 * 1024 * 1024


Stamp = tuple[str, int, int, int, int, int, str]
"""What the file system says of a file, compared as carefully as git compares it.

Path, size, modified, changed, inode, when its bytes were read, content id; times in nanoseconds. A file
modified just before it was read may have changed unseen since. Plain, as every file's comes from the cache.
"""


def still_holds(stamp: Stamp, found: os.stat_result) -> bool:
    """Whether the file is the one whose bytes were read."""
    _, size, modified, changed, inode, seen, _ = stamp
    return (
        found.st_mtime_ns == modified
        and found.st_size == size
        and found.st_ctime_ns == changed
        and found.st_ino == inode
        and modified + _RACY_NANOSECONDS < seen
    )


class WorkingTree:
    """The files on disk under ``root``.

    ``known`` are stamps of an earlier run; ``stamps`` afterwards holds those of this one. Bytes that had to
    be read for their content id are handed on, so that no file is read twice.
    """

    name = "working tree"

    def __init__(self, root: Path, layout: Layout) -> None:
        self._root = root
        self._layout = layout
        self.known: Mapping[str, Stamp] = {}
        self._held: dict[str, bytes] = {}
        self._held_bytes = 0
        self.stamps: dict[str, Stamp] = {}

    def entries(self) -> list[Entry]:
        """All files that may be records, sorted by path."""
        found: list[Entry] = []
        self._walk(found)
        taken = {entry.path: n for n, entry in enumerate(found)}
        for path, place, over in pending_files(self._root):
            if self._layout.unstorable(path) is not None:
                continue
            if self._layout.place(path).kind is FileKind.IGNORED:
                continue
            if path not in taken and not over:
                found.append(self._read_entry(path, place, None))
            elif path in taken and over and found[taken[path]].content == over:
                found[taken[path]] = self._read_entry(path, place, None)
        return sorted(found, key=attrgetter("path"))

    def beside(self, path: str) -> Entry | None:
        """The file at ``path`` whatever it is; not one that a linked folder leads to."""
        place = self._root / path
        inside = [each for each in place.parents if each.is_relative_to(self._root) and each != self._root]
        if any(each.is_symlink() for each in inside):
            return None
        entry, raw = self._read_now(path, place)
        if entry.content:
            self._hold(path, raw)
        return entry if entry.content else None

    def read(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """The bytes of ``entries`` as they were when their content id was taken, or as they are now."""
        pending = {each.path: each for each in pending_files(self._root)}
        for entry in entries:
            held = self._held.pop(entry.path, None)
            if held is not None:
                yield entry, held
                continue
            place = self._root / entry.path
            waiting = pending.get(entry.path)
            if waiting is not None and self._is_due(waiting, place):
                place = waiting.place
            yield self._read_now(entry.path, place)

    def _is_due(self, waiting: Pending, place: Path) -> bool:
        """Whether a file of an unfinished batch is what stands in its place."""
        if not waiting.over:
            return not place.exists()
        return self._read_now(waiting.path, place)[0].content == waiting.over

    def _hold(self, path: str, raw: bytes) -> None:
        # Read once where memory allows; a repository larger than this is read twice rather than kept whole.
        if self._held_bytes < _HOLD_BYTES:
            self._held[path] = raw
            self._held_bytes += len(raw)

    def _walk(self, found: list[Entry]) -> None:
        """Adds every file below the root. Flat and plain: most of an unchanged repository's check is here."""
        folders: list[tuple[str, Path | str]] = [("", self._root)]
        known, stamps = self.known, self.stamps
        while folders:
            prefix, folder = folders.pop()
            try:
                with os.scandir(folder) as items:
                    listed = list(items)
            except OSError:
                found.append(Entry(prefix.rstrip("/"), "", Fault("SUP001", variant="unreadable")))
                continue
            for item in listed:
                path = prefix + item.name
                stamp = known.get(path)
                if stamp is not None and still_holds(stamp, item.stat(follow_symlinks=False)):
                    stamps[path] = stamp
                    found.append(Entry(path, stamp[6]))
                elif item.is_dir(follow_symlinks=False):
                    if (odd := self._layout.unstorable(path, folder=True)) is not None:
                        found.extend(_stray(*odd))
                    elif self._layout.walks(path):
                        folders.append((path + "/", item.path))
                else:
                    entry = self._entry(path, item)
                    if entry is not None:
                        found.append(entry)

    def _entry(self, path: str, item: os.DirEntry[str]) -> Entry | None:
        """A file that is new or may have changed; None for one that is not the program's business."""
        path, place = self._layout.unstorable(path) or (path, self._layout.place(path))
        if place.kind is FileKind.IGNORED:
            return None
        found = item.stat(follow_symlinks=False)
        if stat.S_ISLNK(found.st_mode):
            return Entry(path, "", Fault("SUP001", variant="link"))
        if place.fault is not None:
            return Entry(path, "", place.fault)
        if not stat.S_ISREG(found.st_mode):
            return Entry(path, "", Fault("SUP001", variant="special"))
        return self._read_entry(path, Path(item.path), found)

    def _read_entry(self, path: str, place: Path, found: os.stat_result | None) -> Entry:
        if found is not None and found.st_size > MAX_BYTES:
            return Entry(path, "", too_large(found.st_size))
        seen = time.time_ns()
        entry, raw = self._read_now(path, place)
        if entry.fault is not None:
            return entry
        content = entry.content
        self._hold(path, raw)
        if found is not None and found.st_size == len(raw):
            said = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
            self.stamps[path] = (path, *said, seen, content)
        return Entry(path, content)

    def _read_now(self, path: str, place: Path) -> tuple[Entry, bytes]:
        try:
            raw = platform.read_regular(place, MAX_BYTES)
        except platform.NotRegular:
            return Entry(path, "", Fault("SUP001", variant="link")), b""
        except OSError:
            return Entry(path, "", Fault("SUP001", variant="unreadable")), b""
        if len(raw) > MAX_BYTES:
            return Entry(path, "", too_large(place.lstat().st_size)), b""
        return Entry(path, content_id(raw)), raw


def _stray(path: str, place: Place) -> list[Entry]:
    return [Entry(path, "", place.fault)] if place.fault is not None else []


def too_large(size: int) -> Fault:
    """A file of more bytes than a record may have; it is not read."""
    return Fault("SUP002", params={"size": size, "limit": MAX_BYTES})
