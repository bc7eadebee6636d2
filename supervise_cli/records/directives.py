"""Directives (lines that begin with ``%``): found before parsing, so that none changes how we read."""

from __future__ import annotations

import re
from typing import Final

from supervise_cli.model import Fault, Position
from supervise_cli.records import codes

_DIRECTIVE: Final = re.compile(r"^%.*$", re.MULTILINE)


def without_directives(text: str) -> tuple[str, list[Fault]]:
    """The text with its directives made into comments, and a fault for each."""
    if "%" not in text:
        return text, []
    faults = [
        Fault(codes.DIRECTIVE, position=Position(text.count("\n", 0, match.start()) + 1, 1))
        for match in _DIRECTIVE.finditer(text)
    ]
    return _DIRECTIVE.sub(lambda match: "#" + match[0][1:], text), faults
