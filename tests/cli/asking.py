"""Answering the questions of ``sup`` on a pseudo-terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pexpect
import yaml

from tests.running import COMMAND

Pairs = Iterable[tuple[str, str]]
BREAK = "\x03"
"""Ctrl-C, as an answer."""
ON_A_TERMINAL = sys.platform != "win32"


def answered(root: Path, words: Sequence[str], pairs: Pairs, code: int = 0) -> str:
    """Runs a command, waits for each question in turn and answers it; everything that was said.

    A question is looked for as it stands, from where the last one ended to the colon after it.
    """
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "-C", str(root), *words],
        encoding="utf-8",
        timeout=60,
        dimensions=(60, 200),
        echo=False,
    )
    said = answer = ""
    for question, answer in pairs:
        child.expect_exact(question)
        said += child.before + child.after
        child.expect_exact("：")
        said += child.before + child.after
        if answer != BREAK:
            child.sendline(answer)
    said += _rest(child, broken_off=answer == BREAK)
    child.close()
    assert child.exitstatus == code, said
    return said


def _rest(child: Any, *, broken_off: bool) -> str:
    """What is said to the end. A signal just before the wait for a key wakes nobody: again then."""
    for _ in range(10):
        if broken_off:
            child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=6 if broken_off else 60) == 0:
            return str(child.before)
    raise AssertionError(f"no end: {child.before}")


def newest(folder: Path) -> dict[str, Any]:
    """The record written last below a folder."""
    path = max(folder.rglob("*.yaml"), key=lambda each: each.stat().st_mtime_ns)
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
