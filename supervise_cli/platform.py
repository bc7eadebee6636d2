"""What differs between Linux, Windows and macOS: opening without links, linking, locking, waiting."""

from __future__ import annotations

import errno
import os
import select
import stat
from contextlib import suppress
from pathlib import Path
from typing import TextIO

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_MOMENT = 0.2
"""Seconds after which a Ctrl-C is noticed at the latest."""


class NotRegular(OSError):
    """What stands at the path is a link, pipe, socket or device."""


def read_regular(path: Path, limit: int) -> bytes:
    """At most ``limit`` + 1 bytes of a regular file; never follows a link and never waits on a pipe.

    Raises :class:`NotRegular` for anything else and OSError for what cannot be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO, errno.EMLINK):
            raise NotRegular(error.errno, "not a regular file") from error
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegular(errno.EINVAL, "not a regular file")
        parts: list[bytes] = []
        left = limit + 1
        while left > 0:
            part = os.read(descriptor, min(left, 1 << 16))
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def publish_new(temporary: Path, target: Path) -> None:
    """Give ``temporary`` the name ``target`` in one step; FileExistsError if the name is taken."""
    try:
        os.link(temporary, target, follow_symlinks=False)
    except (NotImplementedError, PermissionError) as error:
        _publish_without_links(temporary, target, error)
        return
    except OSError as error:
        if error.errno not in (errno.EOPNOTSUPP, errno.ENOTSUP, errno.EPERM, errno.ENOSYS, errno.EMLINK):
            raise
        _publish_without_links(temporary, target, error)
        return
    with suppress(OSError):
        # The file is in its place; what is left of its other name the next writer removes.
        temporary.unlink()


def _publish_without_links(temporary: Path, target: Path, cause: Exception) -> None:
    # File systems without hard links (exFAT sticks): the caller holds the repository's lock.
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "exists", str(target)) from cause
    os.replace(temporary, target)


def wait_for_line(stream: TextIO) -> None:
    """Return when a line typed on a terminal can be read, or its end; Ctrl-C is raised within a moment.

    A signal that comes between Python's last look for one and the system's read is seen only when the read
    is over, so what is waited for is looked at again and again.
    """
    if os.name == "nt":
        return
    while not select.select([stream], [], [], _MOMENT)[0]:
        pass


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
