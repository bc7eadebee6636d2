"""Files that are no text: what a check must refuse to read, made for demonstrations and nothing else."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from supervise_cli.model import Text


@dataclass(frozen=True)
class Link:
    """A symbolic link to ``target``, which need not exist."""

    title: ClassVar[Text] = Text("链接", "a link")
    target: str

    def make(self, place: Path) -> None:
        place.symlink_to(self.target)


@dataclass(frozen=True)
class Pipe:
    """A named pipe, on which a careless reader waits for ever."""

    title: ClassVar[Text] = Text("管道", "a pipe")

    def make(self, place: Path) -> None:
        if not hasattr(os, "mkfifo"):
            raise OSError(errno.ENOTSUP, "no named pipes here")
        os.mkfifo(place, 0o600)


@dataclass(frozen=True)
class Sparse:
    """A file of ``size`` NUL bytes that takes no room on the disk."""

    title: ClassVar[Text] = Text("不占地方的大文件", "a large file that takes no room")
    size: int

    def make(self, place: Path) -> None:
        with open(place, "xb") as file:
            file.truncate(self.size)


@dataclass(frozen=True)
class OddlyNamed:
    """A plain file whose name is not UTF-8, as unpacking an archive made elsewhere leaves it."""

    title: ClassVar[Text] = Text("名字不是 UTF-8 的文件", "a name that is not UTF-8")
    text: str

    def make(self, place: Path) -> None:
        if os.name == "nt":
            raise OSError(errno.ENOTSUP, "names are Unicode here")
        with open(place, "x", encoding="utf-8", newline="\n") as file:
            file.write(self.text)


Special = Link | Pipe | Sparse | OddlyNamed
