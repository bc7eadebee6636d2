"""A dialogue of the documentation on a pseudo-terminal: ``python -m tests.dialogue FILE``.

FILE holds a command and what then stands on the screen. A question that stands there is answered as it is
there, any other one with Enter; everything that was on the screen is printed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect

_QUESTION = "(?:：|: )\\Z"


def held(command: str, lines: list[str]) -> str:
    """What stands on the screen after the command was typed and its questions answered."""
    child = pexpect.spawn(
        "bash", ["-c", f"exec {command}"], encoding="utf-8", timeout=60, dimensions=(60, 200)
    )
    said = ""
    while child.expect([_QUESTION, pexpect.EOF]) == 0:
        said += child.before + child.after
        question = said.rpartition("\n")[2].strip()
        place = next((n for n, line in enumerate(lines) if line.startswith(question)), None)
        child.sendline("" if place is None else lines[place].removeprefix(question).strip())
        lines = lines if place is None else lines[place + 1 :]
    return (said + child.before).replace("\r", "")


if __name__ == "__main__":
    typed, *screen = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    sys.stdout.write(held(typed, screen))
