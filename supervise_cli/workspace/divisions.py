"""The official list of divisions that ``sup.yaml`` names: which townships there are (domain §1.3)."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_CODE = re.compile(r"([1-8][0-9]{5}(?!000)[0-9]{3})(000)?", re.ASCII)
"""A township's nine digits, as the statistics office writes them with three zeros more."""
_NAMES = ("名称", "name", "乡镇（街道）", "乡镇(街道)", "乡镇街道", "乡镇", "街道")


@dataclass(frozen=True, slots=True)
class Township:
    """One township, town or sub-district of the list; ``name`` is "" where the list has no column for it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class DivisionList:
    """The list at ``path`` ("" where none is named); ``problem`` says why it has no townships.

    ``missing``: no such file, or none that may be read. ``no_codes``: nothing in it is a township's code.
    """

    path: str = ""
    problem: str = ""
    townships: tuple[Township, ...] = ()


NO_LIST = DivisionList()
"""Where ``sup.yaml`` names none."""


def read_list(path: str, raw: bytes | None) -> DivisionList:
    """The list in these bytes, CSV in UTF-8 or GB18030; None where the file cannot be read."""
    if raw is None:
        return DivisionList(path, "missing")
    found = _townships(_rows(_text(raw)))
    return DivisionList(path, "" if found else "no_codes", found)


def _rows(text: str) -> list[list[str]]:
    """The cells of each row; what is no table has none."""
    # Most checks have no list to read.
    import csv

    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    except csv.Error:
        return []


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _townships(rows: Sequence[Sequence[str]]) -> tuple[Township, ...]:
    """The rows with a township's code in the column that has most of them, each code once."""
    columns = Counter(n for row in rows for n, cell in enumerate(row) if _CODE.fullmatch(cell))
    if not columns:
        return ()
    place = min(columns, key=lambda n: (-columns[n], n))
    heading = rows[0]
    named = next((heading.index(name) for name in _NAMES if name in heading), None)
    found: dict[str, Township] = {}
    for row in rows:
        code = _CODE.fullmatch(row[place]) if place < len(row) else None
        if code:
            name = row[named] if named is not None and named < len(row) else ""
            found.setdefault(code[1], Township(code[1], name))
    return tuple(found.values())
