"""Plain tables: aligned by the width of characters on a terminal, tab-separated in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from supervise_cli.cli.kit import colour, safe

_GAP = "  "


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table as text; every line ends with a line break."""
    clean = [[safe(cell).replace("\n", " ").replace("\t", " ") for cell in row] for row in [headings, *rows]]
    if not (sys.stdout and sys.stdout.isatty()):
        return "".join("\t".join(row) + "\n" for row in clean)
    return _aligned(clean)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows without headings, aligned wherever they go: for a text with tables in it."""
    clean = [[safe(cell).replace("\n", " ").replace("\t", " ") for cell in row] for row in rows]
    return "".join(line + "\n" for line in _lines(clean))


def things(rows: Sequence[Sequence[str]]) -> str:
    """As :func:`columns`, the last cell a command. Where a terminal is too narrow for that, the command
    stands on a line of its own below the rest.
    """
    from supervise_cli.cli._help import width, wrapped

    text = columns(rows)
    room = shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else 0
    if not room or all(width(line) <= room for line in text.splitlines()):
        return text
    lines: list[str] = []
    for *cells, command in rows:
        first, *rest = wrapped(_GAP.join(safe(cell.strip()) for cell in cells), max(room - 6, 10))
        lines += [f"  {first}", *(f"    {line}" for line in rest), f"      {safe(command)}"]
    return "".join(line + "\n" for line in lines)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    from click import style

    lines = _lines(rows)
    if colour():
        lines[0] = style(lines[0], bold=True)
    return "".join(line + "\n" for line in lines)


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    from wcwidth import wcswidth

    widths = [max(max(0, wcswidth(row[n])) for row in rows) for n in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell + " " * (width - max(0, wcswidth(cell))) for cell, width in zip(row, widths, strict=True)
        ]
        lines.append(_GAP.join(cells).rstrip())
    return lines
