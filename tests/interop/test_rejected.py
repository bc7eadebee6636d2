"""Returned rows as CSV: opens in Excel, runs nothing there, and comes back exactly."""

from __future__ import annotations

import csv
import io

from hypothesis import assume, given
from hypothesis import strategies as st

from supervise_cli.interop.formulas import bare, guarded
from supervise_cli.interop.plan import Returned
from supervise_cli.interop.returning import rejected_csv
from supervise_cli.interop.table import Reader, Row, Table, _is_total, folded
from supervise_cli.model import LANGUAGES, Lang, Text

HEADINGS = ("区划代码", "名称", "备注")
READER = Reader(lambda heading: folded(heading) in {"区划代码", "名称"}, lambda heading: False)
DANGEROUS = "=+-@\t\r\n＝＋－＠"
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.from_regex(r"'{0,3}[=+\-@\t\r\n＝＋－＠]?[ \x01-\x1f',;\"=a甲\ufeff]{0,6}", fullmatch=True),
)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(HEADINGS, tuple(Row(n, row) for n, row in enumerate(rows, start=2)), "UTF-8", ",")


def written(found: Table, lang: Lang = "zh") -> bytes:
    reason = Text("=没有名称，见\n第 2 行", "=no name, see\nrow 2")
    return rejected_csv(found, [Returned(row, (reason,)) for row in found.rows], lang)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(LANGUAGES))
def test_reading_what_was_written_gives_the_rows(rows: list[tuple[str, ...]], lang: Lang) -> None:
    assume(all(any(cell.strip() for cell in row) and not _is_total(row) for row in rows))
    back = READER.read(written(table(*rows), lang))
    assert (back.headings, [row.cells for row in back.rows]) == (HEADINGS, rows)


@given(CELLS)
def test_a_guard_is_undone_exactly(cell: str) -> None:
    assert bare(guarded(cell)) == cell
    assert guarded(cell)[:1] not in DANGEROUS or not guarded(cell)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_no_cell_can_be_a_formula(rows: list[tuple[str, ...]]) -> None:
    text = written(table(*rows)).decode("utf-8-sig")
    for record in csv.reader(io.StringIO(text, newline="")):
        assert all(not cell or cell[0] not in DANGEROUS for cell in record)


def test_it_opens_in_excel_with_the_columns_in_their_order() -> None:
    raw = rejected_csv(
        table(("1", "甲", "")),
        [Returned(Row(7, ("1", "甲", "")), (Text("错。", "Wrong."), Text("缺。", "Missing.")))],
        "zh",
    )
    assert (
        raw
        == '\ufeff"区划代码","名称","备注","退回原因","原表行号"\r\n"1","甲","","错。 缺。","7"\r\n'.encode()
    )


def test_a_long_row_keeps_all_its_cells() -> None:
    found = table(("1", "甲", "", "多", "=出"), ("2", "乙", ""))
    back = READER.read(written(found))
    assert back.headings == HEADINGS
    assert [row.cells for row in back.rows] == [("1", "甲", "", "多", "=出"), ("2", "乙", "")]


def test_reasons_do_not_pile_up() -> None:
    once = READER.read(written(table(("1", "甲", ""))))
    assert READER.read(written(once)).headings == HEADINGS
