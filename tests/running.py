"""Running ``sup`` in a test: as a user does (a process of its own), or inside this one (fast)."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from supervise_cli.cli.main import main; main()")
"""What starts ``sup`` with this Python, whether or not its script is on the path."""


@dataclass(frozen=True)
class Ran:
    """How a command line ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    def ok(self) -> Ran:
        """This, if the exit code is 0; else the test fails and shows what was said."""
        assert self.code == 0, f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"
        return self


def run_outside(
    *arguments: str | Path,
    cwd: Path | None = None,
    stdin: str | bytes = "",
    env: Mapping[str, str | None] | None = None,
    timeout: float = 120,
) -> Ran:
    """``sup ARGUMENTS`` in a process of its own; ``env`` is laid over this environment (None unsets)."""
    environment = dict(os.environ)
    for name, value in (env or {}).items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=environment,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_inside(*arguments: str | Path, stdin: str | bytes = "") -> Ran:
    """``sup ARGUMENTS`` in this process. The folder is the present one (``-C`` chooses another)."""
    from supervise_cli.cli.main import run

    out, err = _stream(), _stream()
    given = stdin.encode() if isinstance(stdin, str) else stdin
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run([str(a) for a in arguments])
    finally:
        sys.stdin = before
    return Ran(code, _text(out), _text(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
