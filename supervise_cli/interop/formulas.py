"""Cells that a spreadsheet program would run as formulas: harmless in what we write, bare again when read."""

from __future__ import annotations

import re
from typing import Final

_DANGEROUS: Final = "=+\\-@\t\r\n＝＋－＠"
_TO_GUARD: Final = re.compile(f"'*[{_DANGEROUS}]")
_GUARDED: Final = re.compile(f"'+[{_DANGEROUS}]")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where it could be taken for a formula."""
    return "'" + cell if _TO_GUARD.match(cell) else cell


def bare(cell: str) -> str:
    """The cell without the apostrophe that guards it; exactly undoes :func:`guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell
