"""The one place that runs git: fixed arguments, a scrubbed environment, no code from the repository."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from supervise_cli.errors import GitFailed
from supervise_cli.model import Text

_SETTINGS = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "safe.bareRepository=explicit",
    "-c", "log.showSignature=false",
    "-c", "core.quotePath=false",
)  # fmt: skip
_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z", re.ASCII)
_ENVIRONMENT = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # Before 2.39.4 git does not know the line above; no transport may run there either.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_PAGER": "cat",
    "LC_ALL": "C.UTF-8",
}


class Git:
    """Runs git in ``root``: asks about the repository that holds it, or makes one (:mod:`.committing`).

    ``index_file`` is the index a hook was started with (``GIT_INDEX_FILE``), taken on purpose only there.
    """

    def __init__(self, root: Path, index_file: str | None = None) -> None:
        program = shutil.which("git")
        if program is None:
            raise GitFailed(
                Text("这台电脑上没有装 git。", "git is not installed on this computer."),
                Text(
                    "装好 git 再运行，或者不用 --staged、--rev、--git。",
                    "Install git, or run without --staged, --rev and --git.",
                ),
            )
        self._program = str(Path(program).absolute())
        self._root = root
        self._environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _ENVIRONMENT
        if index_file is not None:
            # Git names it from the folder the hook runs in; git runs in ``root`` here.
            self._environment["GIT_INDEX_FILE"] = str(Path(index_file).absolute())

    def ask(self, arguments: Sequence[str], feed: bytes = b"") -> bytes:
        """What git prints; GitFailed if it refuses. ``feed`` goes to its standard input."""
        # Not GitPython: its execute() lays the environment over the present one, so that nothing is taken
        # away, and importing it runs whatever git is found first.
        import subprocess

        argv = [self._program, "--no-pager", *_SETTINGS, *arguments]
        try:
            done = subprocess.run(
                argv, cwd=self._root, env=self._environment, input=feed, capture_output=True, check=False
            )
        except (OSError, ValueError) as error:
            raise _failed(arguments[0], b"") from error
        if done.returncode != 0:
            raise _failed(arguments[0], done.stderr)
        return done.stdout

    def top(self) -> Path:
        """The folder that holds ``.git``'s work tree; GitFailed where this is no git repository."""
        out = self.ask(["rev-parse", "--show-toplevel"])
        top = Path(os.fsdecode(out.removesuffix(b"\n")))
        if not top.is_absolute():
            raise not_understood("rev-parse")
        return top

    def commit(self, revision: str) -> str:
        """The full id of the commit that ``revision`` names."""
        out = self.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        found = out.decode("ascii", "replace").strip()
        if not _OBJECT_ID.match(found):
            raise not_understood("rev-parse")
        return found


def not_understood(command: str) -> GitFailed:
    """Git ran and said something that it never says."""
    return GitFailed(
        Text("看不懂 git {c} 的回答。", "The answer of git {c} makes no sense.").format(c=command),
        Text("看看装的是不是真的 git：git --version", "Is it the real git? git --version"),
    )


def _failed(command: str, stderr: bytes) -> GitFailed:
    said = stderr.decode("utf-8", "replace")
    if "dubious ownership" in said:
        return GitFailed(
            Text(
                "git 不信任这个文件夹（所有者不是您）,sup 不绕过它。",
                "git does not trust this folder (somebody else owns it); sup does not override that.",
            ),
            Text(
                "确认文件夹可信后，由您自己运行：git config --global --add safe.directory 文件夹",
                "If you trust it, run: git config --global --add safe.directory FOLDER",
            ),
        )
    if "not a git repository" in said:
        return GitFailed(
            Text("这里不是 git 仓库。", "This is not a git repository."),
            Text(
                "去掉 --staged、--rev，直接检查文件：sup validate",
                "Check the files instead, without --staged or --rev: sup validate",
            ),
        )
    if command == "rev-parse":
        return GitFailed(
            Text(
                "没有这个版本（或者这里还没有提交）。",
                "There is no such revision (or nothing is committed yet).",
            ),
            Text("用 git log --oneline 看有哪些版本。", "git log --oneline lists the revisions."),
        )
    return GitFailed(
        Text("git {c} 没有成功。", "git {c} failed.").format(c=command),
        Text(
            "仓库可能坏了：先留一份副本，再运行 git fsck 看看。",
            "The repository may be damaged: keep a copy, then see what git fsck says.",
        ),
    )
