"""Running a command under strace: what it asked of the system, or what happens if a call fails or kills."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tools import missing, require

_CALL = re.compile(r"(?P<name>[a-z0-9_]+)\((?P<rest>.*)")


@dataclass(frozen=True)
class Traced:
    """How a traced command ended. ``code`` is negative where a signal ended it."""

    code: int
    out: bytes
    err: bytes
    calls: tuple[tuple[str, str], ...]
    """(name of the call, the rest of its line) in order."""


def strace() -> Path:
    """The program; the test is skipped loudly where it is missing or may not trace."""
    program = require("strace")
    works = subprocess.run([program, "-o", os.devnull, "true"], capture_output=True, check=False)
    if works.returncode != 0:
        missing("strace may not trace here")
    return program


def traced(
    command: Sequence[str],
    log: Path,
    *,
    trace: str = "all",
    inject: str | None = None,
    cwd: Path | None = None,
    timeout: float = 60,
) -> Traced:
    """``command`` and its children under strace; ``inject`` as strace takes it."""
    words = [str(strace()), "-f", "-qq", "-s", "4096", "-o", str(log), "-e", f"trace={trace}"]
    if inject is not None:
        words += ["-e", f"inject={inject}"]
    done = subprocess.run(
        [*words, "--", *command], capture_output=True, cwd=cwd, timeout=timeout, check=False
    )
    calls = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = _CALL.search(line.partition(" ")[2])
        if match and "resumed>" not in line.partition("(")[0]:
            calls.append((match["name"], match["rest"]))
    return Traced(done.returncode, done.stdout, done.stderr, tuple(calls))
