"""Making a new git repository with a given history: one run of git, no hooks, the same ids everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from supervise_cli.errors import GitFailed
from supervise_cli.history.git import Git
from supervise_cli.model import Text

BRANCH = "main"


@dataclass(frozen=True)
class Commit:
    """One commit: the files it adds or replaces, by path. Author and committer are the same."""

    when: datetime
    name: str
    email: str
    message: str
    files: Mapping[str, bytes]


def make_repository(git: Git, root: Path, commits: Iterable[Commit]) -> None:
    """Makes the folder ``root`` a repository whose branch is these commits, in their order.

    The files in ``root`` are not touched; where they are those of the last commit, the work tree is clean.
    Raises GitFailed, also where ``root`` holds a repository already.
    """
    if (root / ".git").exists():
        raise GitFailed(
            Text("这里已经是 git 仓库了。", "This is a git repository already."),
            Text("换一个新文件夹的名字。", "Name a new folder."),
        )
    git.ask(["init", "--quiet", "--template=", f"--initial-branch={BRANCH}", "--object-format=sha1"])
    stream = b"".join(_stream(commits))
    git.ask(["-c", "core.fsync=all", "fast-import", "--quiet", "--date-format=raw"], stream)
    git.ask(["-c", "core.fsync=all", "read-tree", "HEAD"])
    git.ask(["update-index", "-q", "--refresh"])


def _stream(commits: Iterable[Commit]) -> Iterator[bytes]:
    """The input of ``git fast-import``."""
    for commit in commits:
        when = f"{int(commit.when.timestamp())} {commit.when:%z}"
        who = f"{_plain(commit.name)} <{_plain(commit.email)}> {when}"
        message = commit.message.encode("utf-8") + b"\n"
        yield f"commit refs/heads/{BRANCH}\nauthor {who}\ncommitter {who}\n".encode()
        yield b"data %d\n%s" % (len(message), message)
        for path, content in sorted(commit.files.items()):
            yield b"M 100644 inline %s\n" % _quoted(path)
            yield b"data %d\n%s\n" % (len(content), content)


def _plain(text: str) -> str:
    """A name or an address without the signs that end it."""
    return "".join(sign for sign in text if sign not in "<>\n\r\0")


def _quoted(path: str) -> bytes:
    """A path as the stream takes it, whatever its signs."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode()
