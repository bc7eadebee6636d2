"""Plain tables: aligned by the width of characters on a terminal, tab-separated in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from supervise_cli.cli._fitting import GAP, fitted, room
from supervise_cli.cli._help import width, wrapped
from supervise_cli.cli.kit import colour, safe


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table as text; every line ends with a line break."""
    clean = _clean([headings, *rows])
    if not (sys.stdout and sys.stdout.isatty()):
        return "".join("\t".join(row) + "\n" for row in clean)
    return _aligned(clean)


def columns(rows: Sequence[Sequence[str]], *, headed: bool = False) -> str:
    """Rows aligned wherever they go, for a text with tables in it; ``headed``: the first holds headings.

    On a terminal they are as wide as it is at most, as far as that can be.
    """
    return "".join(f"{line}\n" for lines in fitted(_clean(rows), room(), headed=headed) for line in lines)


def things(rows: Sequence[Sequence[str]]) -> str:
    """As :func:`columns`, the last cell a command. Where a terminal is too narrow for that, the command
    stands on a line of its own below the rest.
    """
    clean = _clean(rows)
    text = "".join(f"{line}\n" for lines in fitted(clean, 0) for line in lines)
    columns = room()
    if not columns or all(width(line) <= columns for line in text.splitlines()):
        return text
    lines: list[str] = []
    for *cells, command in clean:
        first, *rest = wrapped(GAP.join(cell.strip() for cell in cells), max(columns - 6, 10))
        lines += [f"  {first}", *(f"    {line}" for line in rest), f"      {command}"]
    return "".join(line + "\n" for line in lines)


def _clean(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[safe(cell).replace("\n", " ").replace("\t", " ") for cell in row] for row in rows]


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    from click import style

    head, *body = fitted(rows, room(), headed=True)
    if colour():
        head = [style(line, bold=True) for line in head]
    return "".join(f"{line}\n" for lines in [head, *body] for line in lines)
