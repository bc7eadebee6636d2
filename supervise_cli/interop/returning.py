"""Rows that were not imported: as CSV that Excel opens, beside the list and never among the records."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from supervise_cli.errors import BadInput
from supervise_cli.interop.formulas import guarded
from supervise_cli.interop.plan import Returned
from supervise_cli.interop.table import REASON, ROW_NUMBER, Table
from supervise_cli.model import Lang, Text
from supervise_cli.workspace.layout import FileKind, Layout
from supervise_cli.workspace.saving import write_output


def rejected_csv(table: Table, returned: Sequence[Returned], lang: Lang) -> bytes:
    """The returned rows as CSV that Excel opens: the list's own columns, then the reason and the row number.

    UTF-8 with a byte order mark; what could be run as a formula is guarded. Imported again, the added columns
    are left out and every cell is what it was (cells of private columns are empty).
    """
    width = max([len(table.headings), *(len(each.row.cells) for each in returned)])
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(
        [*_padded([guarded(name) for name in table.headings], width), REASON.get(lang), ROW_NUMBER.get(lang)]
    )
    for each in returned:
        cells = _padded([guarded(cell) for cell in each.row.cells], width)
        reasons = " ".join(reason.get(lang) for reason in each.reasons)
        writer.writerow([*cells, guarded(reasons), str(each.row.number)])
    return ("\ufeff" + text.getvalue()).encode("utf-8")


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def save(raw: bytes, listed: Path, asked: Path | None, root: Path, layout: Layout) -> Path:
    """Write the returned rows of the list ``listed`` to ``asked``, else beside it; where they lie.

    BadInput where ``asked`` is the list itself or lies among the records of the repository at ``root``.
    """
    if asked is not None:
        _refuse(asked, listed, root, layout)
    place = asked or _free_place(raw, listed, root, layout)
    if not _holds(place, raw):
        write_output(place, raw)
    return place


def _refuse(asked: Path, listed: Path, root: Path, layout: Layout) -> None:
    if _among_records(asked, root, layout):
        raise BadInput(
            Text("退回的行不能放在记录文件夹里。", "The returned rows cannot lie in a folder of records."),
            Text("用 --rejected 指定别处的文件。", "Name a file elsewhere with --rejected."),
        )
    if asked.exists() and listed.exists() and asked.samefile(listed):
        raise BadInput(
            Text("--rejected 不能和名单是同一个文件。", "--rejected cannot be the list itself."),
            Text("换一个文件名。", "Choose another name."),
        )


def _free_place(raw: bytes, listed: Path, root: Path, layout: Layout) -> Path:
    """Beside the list; never over a file that holds something else."""
    folder = listed.parent if listed.is_file() else Path()
    if _among_records(folder / "rejected.csv", root, layout):
        folder = root
    stem = listed.stem.removesuffix(".rejected")
    n = 1
    while True:
        place = folder / (f"{stem}.rejected.csv" if n == 1 else f"{stem}-{n}.rejected.csv")
        if not place.exists() or _holds(place, raw):
            return place
        n += 1


def _holds(place: Path, raw: bytes) -> bool:
    return place.is_file() and place.read_bytes() == raw


def _among_records(place: Path, root: Path, layout: Layout) -> bool:
    try:
        inside = place.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return False
    return layout.place(inside).kind is not FileKind.IGNORED
