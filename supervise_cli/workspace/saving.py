"""Writing files: under a lock, whole or absent, never through a link, never over somebody's change."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from supervise_cli import platform
from supervise_cli.errors import WriteFailed
from supervise_cli.model import Text
from supervise_cli.workspace import batches
from supervise_cli.workspace.layout import OWN_FOLDER, TEMPORARY_PREFIX
from supervise_cli.workspace.source import content_id
from supervise_cli.workspace.special import Special

_LOCK_SECONDS = 30
_MANY, _AT_A_TIME = 100, 8
_DISK = frozenset({errno.ENOSPC, errno.EIO, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""What is the disk's failure, and says nothing about what the system can do."""


class Taken(Exception):
    """There is a file of that name already."""


class Change(NamedTuple):
    """The new text of a file, and the bytes it was made from."""

    before: bytes
    text: str


@contextmanager
def writing(root: Path) -> Iterator[Saver]:
    """A :class:`Saver` for the repository at ``root``, alone until the block ends.

    Finishes what an interrupted writer left. Raises WriteFailed if another program holds the lock or the
    folder cannot be written.
    """
    from filelock import FileLock, Timeout

    saver = Saver(root)
    try:
        lock = FileLock(own_folder(root) / "lock", timeout=_LOCK_SECONDS)
        with lock:
            batches.roll_forward(root)
            yield saver
    except Timeout as error:
        raise WriteFailed(
            Text(
                "另一个程序正在写这个记录库，等了 {n} 秒仍没有轮到。",
                "Another program is writing to this repository; waited {n} seconds.",
            ).format(n=_LOCK_SECONDS),
            Text("等它结束后再运行一次。", "Run the command again when it has finished."),
        ) from error
    except OSError as error:
        raise (_unsure(error) if saver.published else _failed(error)) from error


def own_folder(root: Path) -> Path:
    """The folder ``.sup`` of a repository, made if need be. WriteFailed where it, or one in it, is a link:
    a copied repository must not lead what is written to somewhere else.
    """
    own = root / OWN_FOLDER
    for each in (own, root / batches.STAGING, root / batches.COMMITTED, own / "edit"):
        if each.is_symlink():
            name = each.relative_to(root).as_posix()
            raise WriteFailed(
                Text("{path} 是一个链接，不写入。", "{path} is a link; nothing is written there.").format(
                    path=name
                )
            )
    own.mkdir(mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        descriptor = os.open(own / ".gitignore", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write("*\n")
    return own


def _failed(error: OSError) -> WriteFailed:
    name = error.strerror or type(error).__name__
    return WriteFailed(
        Text(
            "没有写成（{name}）；原来的文件没有变。", "Could not write ({name}); what was there is unchanged."
        ).format(name=name),
        Text(
            "检查磁盘空间和文件夹的写入权限，再运行一次。",
            "Check disk space and write permission, then run the command again.",
        ),
    )


def _unsure(error: OSError) -> WriteFailed:
    name = error.strerror or type(error).__name__
    return WriteFailed(
        Text(
            "已经写进去了，可是磁盘报错（{name}），断电可能会丢。",
            "It was written, but the disk reported an error ({name}); a power cut may lose it.",
        ).format(name=name),
        Text(
            "检查磁盘，再看一遍记录：sup validate",
            "Check the disk, then look at the records: sup validate",
        ),
    )


class Saver:
    """Writes files of one repository; made by :func:`writing`, which holds the lock."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.published = False
        """Whether what was asked for last is in its place: a later failure is then said as what it is."""

    def create(self, path: str, text: str) -> Path:
        """Write a new file; :class:`Taken` if the name is in use. Returns its place."""
        self.published = False
        target = self._place(path)
        temporary = self._temporary(target, text.encode("utf-8"))
        try:
            platform.publish_new(temporary, target)
        except FileExistsError as error:
            temporary.unlink()
            raise Taken(path) from error
        self.published = True
        platform.sync_folder(target.parent)
        return target

    def replace(self, path: str, text: str, expected: bytes) -> Path:
        """Write over a file whose bytes are still ``expected``; WriteFailed if they are not."""
        self.published = False
        target = self._place(path)
        _refuse_changed(target, path, expected)
        mode = target.stat().st_mode & 0o777
        temporary = self._temporary(target, text.encode("utf-8"))
        os.chmod(temporary, mode)
        os.replace(temporary, target)
        self.published = True
        platform.sync_folder(target.parent)
        return target

    def create_special(self, path: str, special: Special) -> bool:
        """Make a new file that is no text: whole under its name, or not there. Returns whether this system
        (its file system, its rights) can make one. :class:`Taken` if the name is in use.

        Not a part of a batch, which carries plain files only: what lies in a copied repository's is moved.
        """
        self.published = False
        target = self._place(path)
        if os.path.lexists(target):
            raise Taken(path)
        temporary = self._temporary_name(target)
        try:
            special.make(temporary)
            # Only here does a name that the file system refuses show.
            platform.publish_new(temporary, target)
        except FileExistsError as error:
            temporary.unlink(missing_ok=True)
            raise Taken(path) from error
        except (OSError, UnicodeEncodeError) as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in _DISK:
                raise
            return False
        self.published = True
        platform.sync_folder(target.parent)
        return True

    def create_all(
        self, files: Mapping[str, str | bytes], changes: Mapping[str, Change] | None = None
    ) -> None:
        """Write new files, and new text of others, as one batch: after a crash all of it is there, or none.

        Nothing is written where one of the names is in use (:class:`Taken`), or where one of the files to be
        changed is no longer what the change was made from (WriteFailed).
        """
        self.published = False
        changes = changes or {}
        for path in files:
            if os.path.lexists(self._place(path, make=False)):
                raise Taken(path)
        for path, change in changes.items():
            _refuse_changed(self._place(path, make=False), path, change.before)
        if not files and not changes:
            return
        token = secrets.token_hex(8)
        staging = self._root / batches.STAGING / token
        contents: dict[str, str | bytes] = dict(files)
        for path, change in changes.items():
            contents[f"{batches.OVER}/{content_id(change.before)}/{path}"] = change.text
        places = {}
        for path, content in contents.items():
            place = staging / path
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            places[place] = content.encode("utf-8") if isinstance(content, str) else content
        _write_all_synced(places)
        for folder, _, _ in os.walk(staging):
            platform.sync_folder(Path(folder))
        committed = self._root / batches.COMMITTED
        committed.mkdir(exist_ok=True, mode=0o700)
        os.rename(staging, committed / token)
        self.published = True
        platform.sync_folder(committed)
        batches.roll_forward(self._root)

    def _place(self, path: str, *, make: bool = True) -> Path:
        folder = self._root
        parts = path.split("/")
        for part in parts[:-1]:
            folder = folder / part
            if folder.is_symlink():
                raise WriteFailed(
                    Text("{path} 是一个链接，不写入。", "{path} is a link; nothing is written there.").format(
                        path=part
                    )
                )
            if make:
                folder.mkdir(exist_ok=True, mode=0o700)
        return folder / parts[-1]

    def _temporary(self, target: Path, raw: bytes) -> Path:
        temporary = self._temporary_name(target)
        try:
            _write_synced(temporary, raw)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        return temporary

    def _temporary_name(self, target: Path) -> Path:
        for left in target.parent.glob(TEMPORARY_PREFIX + "*"):
            left.unlink(missing_ok=True)
        return target.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.tmp"


def _refuse_changed(target: Path, path: str, expected: bytes) -> None:
    """WriteFailed where a file is no longer what somebody's change was made from."""
    if target.read_bytes() != expected:
        raise WriteFailed(
            Text(
                "{path} 刚才被别人改过，没有写入。",
                "{path} was changed by somebody else just now; not written.",
            ).format(path=path),
            Text("再运行一次。", "Run the command again."),
        )


def _write_synced(place: Path, raw: bytes) -> None:
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with open(descriptor, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _write_all_synced(places: Mapping[Path, bytes]) -> None:
    """Very many files several at a time: a file system brings those to the disk together."""
    if len(places) < _MANY:
        for place, raw in places.items():
            _write_synced(place, raw)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_A_TIME) as several:
        for _ in several.map(_write_synced, places, places.values()):
            pass


def write_output(place: Path, raw: bytes) -> None:
    """Write a report or another output file outside the records, whole or not at all.

    A device or a pipe (``/dev/null``, ``/dev/stdout``) is written to; nothing is put in its place.
    """
    temporary = place.parent / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.tmp"
    try:
        if _is_special(place):
            place.write_bytes(raw)
            return
        _write_synced(temporary, raw)
        os.replace(temporary, place)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _failed(error) from error


def _is_special(place: Path) -> bool:
    try:
        return not stat.S_ISREG(place.stat().st_mode)
    except FileNotFoundError:
        return False
