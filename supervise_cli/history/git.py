"""The one place that runs git: fixed arguments, a scrubbed environment, no code from the repository."""

from __future__ import annotations

import os
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
    """Questions to git about the repository that holds ``root``. Reading only.

    ``index_file`` is the index a hook was started with (``GIT_INDEX_FILE``), taken on purpose only there.
    """

    def __init__(self, root: Path, index_file: str | None = None) -> None:
        program = shutil.which("git")
        if program is None:
            raise GitFailed(
                Text("这台电脑上没有装 git。", "git is not installed on this computer."),
                Text(
                    "装好 git 再运行，或者不用 --staged、--rev。",
                    "Install git, or run without --staged and --rev.",
                ),
            )
        self._program = str(Path(program).absolute())
        self._root = root
        self._environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _ENVIRONMENT
        if index_file is not None:
            self._environment["GIT_INDEX_FILE"] = index_file

    def ask(self, arguments: Sequence[str], feed: bytes | None = None) -> bytes:
        """What git prints; GitFailed if it refuses. ``feed`` goes to its standard input."""
        import tempfile

        from git.cmd import Git as Runner
        from git.exc import GitCommandError, GitCommandNotFound

        argv = [self._program, "--no-pager", *_SETTINGS, *arguments]
        with tempfile.TemporaryFile() as standard_input:
            if feed is not None:
                standard_input.write(feed)
                standard_input.seek(0)
            try:
                out = Runner(os.fspath(self._root)).execute(
                    argv,
                    istream=standard_input,
                    env=self._environment,
                    stdout_as_string=False,
                    strip_newline_in_stdout=False,
                    with_extended_output=False,
                )
            except (GitCommandError, GitCommandNotFound) as error:
                raise _failed(arguments[0], error) from error
        assert isinstance(out, bytes)
        return out

    def top(self) -> Path:
        """The folder that holds ``.git``'s work tree; GitFailed where this is no git repository."""
        out = self.ask(["rev-parse", "--show-toplevel"])
        return Path(os.fsdecode(out.removesuffix(b"\n")))

    def commit(self, revision: str) -> str:
        """The full id of the commit that ``revision`` names."""
        out = self.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        return out.decode("ascii").strip()


def _failed(command: str, error: Exception) -> GitFailed:
    raw = getattr(error, "stderr", "") or ""
    said = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
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
    return GitFailed(Text("git {c} 没有成功。", "git {c} failed.").format(c=command))
