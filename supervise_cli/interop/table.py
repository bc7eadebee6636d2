"""A CSV file → headings and rows as typed, without titles, totals and empty lines. Nothing is guessed."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from supervise_cli.errors import BadInput
from supervise_cli.interop.encodings import decode
from supervise_cli.interop.formulas import bare
from supervise_cli.model import Text

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 200
_LOOKED_AT: Final = 20
"""Lines among which the heading line must be."""
_SEPARATORS: Final = (",", ";", "\t")
_TOTAL: Final = re.compile(
    r".{0,12}?(?:合计|小计|总计|共计|总数)[:：]?|(?:sub|grand)?totals?:?", re.IGNORECASE
)
REASON: Final = Text("退回原因", "reason for return")
ROW_NUMBER: Final = Text("原表行号", "row in the list")
_ORIGIN: Final = (ROW_NUMBER.zh, ROW_NUMBER.en)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. ``number`` counts as spreadsheet programs do: from 1, heading included.

    ``origin``: in a file of returned rows, the number in the list they came from, as it stands there.
    """

    number: int
    cells: tuple[str, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The headings as written, and the rows. Cells of ``private`` columns were never kept and are ""."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    separator: str
    private: tuple[str, ...] = ()
    totals: int = 0
    """How many lines with totals were left out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What telling a heading from other text needs: is it one we know, is it one we must not read."""

    known: Callable[[str], bool]
    private: Callable[[str], bool]
    kind: str = "stations"
    """What ``sup import`` calls this kind of list."""

    def read(self, raw: bytes, encoding: str | None = None) -> Table:
        """The table in ``raw``; BadInput, with the line, where it can be read in one way only by guessing."""
        if len(raw) > MAX_BYTES:
            raise BadInput(
                Text("文件超过 {n} MB，不读。", "The file is larger than {n} MB; it is not read.").format(
                    n=MAX_BYTES >> 20
                ),
                _SPLIT,
            )
        decoded = decode(raw, encoding)
        separator, place = self._heading(decoded.text)
        records = list(islice(_records(decoded.text, separator), MAX_ROWS + place + 2))
        headings, dropped = self._columns(records[place])
        origin = next((n for n, name in enumerate(records[place]) if shown_heading(name) in _ORIGIN), -1)
        rows = []
        totals = 0
        for number, cells in enumerate(records[place + 1 :], start=place + 2):
            row = _row(number, cells, dropped, len(headings), origin)
            if row is not None and _is_total(row.cells):
                totals += 1
            elif row is not None:
                rows.append(row)
        if len(records) > MAX_ROWS + place + 1:
            raise BadInput(
                Text("超过 {n} 行，不读。", "More than {n} rows; not read.").format(n=MAX_ROWS), _SPLIT
            )
        private = tuple(name for name in headings if self.private(name))
        hidden = frozenset(n for n, name in enumerate(headings) if self.private(name))
        return Table(
            headings,
            tuple(_without(row, hidden) for row in rows),
            decoded.encoding,
            separator,
            private,
            totals,
        )

    def _heading(self, text: str) -> tuple[str, int]:
        """Separator and place of the line with the most headings that we know."""
        best = (0, 0, "", 0)
        for separator in _SEPARATORS:
            for n, cells in enumerate(_first_lines(text, separator)):
                score = len({shown_heading(cell) for cell in cells if self.known(cell)})
                if (score, len(cells) if score else 0) > best[:2]:
                    best = (score, len(cells), separator, n)
        if not best[0]:
            raise BadInput(
                Text(
                    "没有认出表头：前 {n} 行里没有一行写着认识的列名。",
                    "No headings found: none of the first {n} lines has a column name that is known.",
                ).format(n=_LOOKED_AT),
                Text(
                    "表头要单独占一行；列名看 sup import {kind} --help",
                    "The headings need a line of their own; see sup import {kind} --help",
                ).format(kind=self.kind),
            )
        return best[2], best[3]

    def _columns(self, cells: Sequence[str]) -> tuple[tuple[str, ...], frozenset[int]]:
        """The headings, and the positions of the columns that an earlier import added."""
        names = [shown_heading(cell) for cell in cells]
        own = {each for text in (REASON, ROW_NUMBER) for each in (text.zh, text.en)}
        dropped = frozenset(n for n, name in enumerate(names) if name in own)
        while names and (not names[-1] or names[-1] in own):
            names.pop()
        if len(names) > MAX_COLUMNS:
            raise BadInput(
                Text("超过 {n} 列，不读。", "More than {n} columns; not read.").format(n=MAX_COLUMNS), _SPLIT
            )
        seen: set[str] = set()
        for name in names:
            if name and self.known(name) and folded(name) in seen:
                raise BadInput(
                    Text(
                        "有两列都叫“{name}”，不知道该读哪一列。",
                        "Two columns are called “{name}”; which one to read is unknown.",
                    ).format(name=name),
                    Text(
                        "改掉或删掉其中一列的列名，再导入。",
                        "Rename or delete one of them, then import again.",
                    ),
                )
            seen.add(folded(name))
        return tuple(name for n, name in enumerate(names) if n not in dropped), dropped


_SPLIT: Final = Text("把名单拆成几份，分开导入。", "Split the list and import the parts.")


def _row(number: int, cells: Sequence[str], dropped: frozenset[int], width: int, origin: int) -> Row | None:
    found = [bare(cell) for n, cell in enumerate(cells) if n not in dropped]
    while len(found) > width and not found[-1].strip():
        found.pop()
    came_from = cells[origin].strip() if 0 <= origin < len(cells) else ""
    return Row(number, tuple(found), came_from) if any(cell.strip() for cell in found) else None


def _without(row: Row, hidden: frozenset[int]) -> Row:
    if not hidden:
        return row
    return Row(row.number, tuple("" if n in hidden else cell for n, cell in enumerate(row.cells)), row.origin)


def _is_total(cells: Sequence[str]) -> bool:
    first = next((cell for cell in cells if cell.strip()), "")
    return _TOTAL.fullmatch("".join(first.split())) is not None


def shown_heading(cell: str) -> str:
    """A heading on one line, without spaces around it."""
    return " ".join(bare(cell).replace("\ufeff", "").split())


def folded(heading: str) -> str:
    """A heading as headings are compared: width, case, spaces and signs make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKC", heading).casefold() if c.isalnum())


def _first_lines(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[list[str]] = []
    try:
        found += islice(reader, _LOOKED_AT)
    except csv.Error:
        return found
    return found


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(error, line + 1) from error
        line = reader.line_num
        yield cells


def _broken(error: csv.Error, line: int) -> BadInput:
    if "field larger" in str(error):
        return BadInput(
            Text(
                "第 {line} 行起有一格超过 {n} 个字，多半是引号没有配对。",
                "A cell that begins in line {line} has more than {n} characters; probably a quotation mark "
                "is missing.",
            ).format(line=line, n=csv.field_size_limit()),
            _QUOTES,
        )
    return BadInput(
        Text(
            "第 {line} 行的双引号没有配对，后面的内容分不清是哪一格的。",
            "The quotation marks in line {line} do not pair; what follows belongs to no certain cell.",
        ).format(line=line),
        _QUOTES,
    )


_QUOTES: Final = Text(
    '格子里有双引号时，整格用 " 括起来，里面的 " 写成 ""。',
    'A cell with quotation marks in it stands in ", and each " inside is written "".',
)
