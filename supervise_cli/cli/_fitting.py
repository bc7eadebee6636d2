"""Rows and lines as wide as the terminal: what is too long goes on below, in its own column."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from itertools import zip_longest

from supervise_cli.cli._help import pieces, width, wrapped

GAP = "  "
_TEXT_AT_LEAST = 12
"""A column of text narrower than this is hard to read."""
_NAME = 8
"""What is as short as a name stays in one piece."""
_HEAD_AT_LEAST = 4


def room() -> int:
    """How many columns standard output has; 0 where it is no terminal, and nothing need fit."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else 0


def paragraph(text: str, hanging: int = 2) -> str:
    """A line of text as it is, or broken to the terminal with what goes on below set in."""
    columns = room()
    if not columns or width(text) <= columns:
        return text
    first, *rest = wrapped(text, max(columns - hanging, 10))
    return "\n".join([first, *(" " * hanging + line for line in rest)])


def fitted(rows: Sequence[Sequence[str]], columns: int, *, headed: bool = False) -> list[list[str]]:
    """The lines of each row, its cells side by side, within so many columns if that can be; 0 for any.

    Headings give way first, then the widest text. An id, a number, a word is never broken.
    """
    widths = _widths(rows, columns, headed) if rows else []
    found = []
    for row in rows:
        cells = [_broken(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        found.append(
            [
                GAP.join(
                    part + " " * (wide - width(part)) for part, wide in zip(parts, widths, strict=True)
                ).rstrip()
                for parts in zip_longest(*cells, fillvalue="")
            ]
        )
    return found


def _widths(rows: Sequence[Sequence[str]], columns: int, headed: bool) -> list[int]:
    every = [[row[n] for row in rows] for n in range(len(rows[0]))]
    widths = [max(map(width, cells)) for cells in every]
    if not columns or _whole(widths) <= columns:
        return widths
    firm = [max(map(_unbroken, cells)) for cells in every]
    below = [max(map(width, cells[1:] if headed else cells), default=0) for cells in every]
    heads = [max(a, b, _HEAD_AT_LEAST) for a, b in zip(firm, below, strict=True)]
    halves = [max(least, (width(cells[0]) + 1) // 2) for least, cells in zip(heads, every, strict=True)]
    texts = [max(each, _TEXT_AT_LEAST) for each in firm]
    scraps = [max(each, min(text, _NAME)) for each, text in zip(firm, below, strict=True)]
    for least in (halves, texts, heads, scraps):
        widths = _narrowed(widths, least, columns)
    return widths


def _narrowed(widths: Sequence[int], least: Sequence[int], columns: int) -> list[int]:
    """The widths, the widest first made less until they fit or nothing more may go."""
    found = list(widths)
    while _whole(found) > columns:
        free = [n for n in range(len(found)) if found[n] > least[n]]
        if not free:
            return found
        found[max(free, key=lambda n: found[n])] -= 1
    return found


def _whole(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _unbroken(cell: str) -> int:
    """The widest part of a cell that may not be broken, with what sets the cell in."""
    return _set_in(cell) + max((width(each.rstrip()) for each in pieces(cell.strip())), default=0)


def _set_in(cell: str) -> int:
    return len(cell) - len(cell.lstrip(" "))


def _broken(cell: str, columns: int) -> list[str]:
    if width(cell) <= columns:
        return [cell]
    before = " " * _set_in(cell)
    return [before + line for line in wrapped(cell, columns - len(before))]
