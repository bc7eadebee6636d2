"""Record text on its way to a screen or a build log: one line, nothing in it acts."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"##(?=\[|vso\[)|\A\s*::")
"""What build services take for a command: the first wherever it stands, the second where a line begins."""


def inert(text: str) -> str:
    """``text`` as one line; what cannot be seen, or would be a command of a build log, as ``\\u{XXXX}``."""
    shown = "".join(c if c.isprintable() or c == "\u3000" else _coded(c) for c in text)
    return _COMMAND.sub(lambda found: found[0][:-1] + _coded(found[0][-1]), shown)


def _coded(character: str) -> str:
    return f"\\u{{{ord(character):04X}}}"
