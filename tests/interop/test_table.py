"""CSV as offices write it: encodings, separators, titles, totals; what is uncertain is refused."""

from __future__ import annotations

import pytest

from supervise_cli.errors import BadInput
from supervise_cli.interop.table import MAX_BYTES, MAX_ROWS, Reader, Table, folded

KNOWN = {"code", "name", "区划代码", "名称"}
LIST = "区划代码,名称,备注\n410922104,柳格镇,甲\n410922105,韩村镇,乙\n"
ROWS = [(2, ("410922104", "柳格镇", "甲")), (3, ("410922105", "韩村镇", "乙"))]


def read(raw: str | bytes, encoding: str | None = None) -> Table:
    reader = Reader(lambda heading: folded(heading) in KNOWN, lambda heading: "手机" in heading)
    return reader.read(raw.encode() if isinstance(raw, str) else raw, encoding)


def rows(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (LIST.encode(), "UTF-8"),
        (LIST.encode("utf-8-sig"), "UTF-8 (BOM)"),
        (LIST.encode("gbk"), "GBK"),
        (LIST.replace("备注", "备注\U00020000").encode("gb18030"), "GB18030"),
        (LIST.replace("备注", "备注㐂").encode("gb18030"), "GB18030"),
        (LIST.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + LIST.encode("utf-16-be"), "UTF-16"),
        (LIST.replace("\n", "\r\n").encode(), "UTF-8"),
        (LIST.replace("\n", "\r").encode(), "UTF-8"),
    ],
)
def test_encodings_and_line_breaks(raw: bytes, encoding: str) -> None:
    table = read(raw)
    assert (table.encoding, rows(table)) == (encoding, ROWS)


@pytest.mark.parametrize(
    ("encoding", "raw"),
    [("big5", "代碼,名稱,code,name\n1,柳格鎮,2,甲\n".encode("big5")), ("utf-16", LIST.encode("utf-16-le"))],
)
def test_an_encoding_may_be_told(encoding: str, raw: bytes) -> None:
    assert read(raw, encoding).rows[0].cells[1] in {"柳格鎮", "柳格镇"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_are_told_by_the_heading_line(separator: str) -> None:
    raw = f"区划代码{separator}名称{separator}备注\n410922104{separator}柳格镇{separator}甲,乙;丙\n"
    raw = raw.replace("甲,乙;丙", '"甲,乙;丙"')
    table = read(raw)
    assert (table.separator, rows(table)) == (separator, [(2, ("410922104", "柳格镇", "甲,乙;丙"))])


def test_titles_above_empty_lines_and_totals_are_no_rows() -> None:
    table = read(
        "濮阳市乡镇（街道）名单,,\n,,\n区划代码,名称,备注\n"
        "1,甲镇,\n\n,,\n小计,1,\n2,乙镇,\n清丰县小计：,,\n合 计,2,\n"
    )
    assert rows(table) == [(4, ("1", "甲镇", "")), (8, ("2", "乙镇", ""))]
    assert table.totals == 3


def test_a_line_break_inside_a_cell_does_not_shift_row_numbers() -> None:
    assert rows(read('区划代码,名称\n1,"甲\n镇"\n2,乙镇\n')) == [(2, ("1", "甲\n镇")), (3, ("2", "乙镇"))]


def test_long_and_short_rows_keep_their_cells() -> None:
    table = read("区划代码,名称\n1\n2,乙镇,丙,\n3,丁镇,,\n")
    assert rows(table) == [(2, ("1",)), (3, ("2", "乙镇", "丙")), (4, ("3", "丁镇"))]


def test_private_cells_are_not_kept() -> None:
    table = read("区划代码,手机,名称\n1,13800138000,甲镇\n")
    assert (table.private, rows(table)) == (("手机",), [(2, ("1", "", "甲镇"))])


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (LIST.encode().replace("韩".encode(), b"\xe9\x9f"), "3", "不属于 UTF-8"),
        (LIST.encode() + b"410922106," + "固城镇".encode("gbk") + b",\n", "4", "不属于 UTF-8"),
        (b"code,name\n1,\xff\xff\n", "2", "不属于 GB18030"),
        (LIST.encode("utf-16-le"), "1", "NUL"),
        (LIST.encode().replace("乙".encode(), b"\0"), "3", "NUL"),
        ('code,name\n1,甲\n2,"乙\n3,丙\n', "3", "没有配对"),
        ('code,name\n1,"甲"乙\n', "2", "没有配对"),
        ('code,name\n1,甲\n2,"' + "乙" * 200_000 + '"\n', "3", "131072"),
        ("code,name,code\n1,甲,2\n", "", "两列都叫“code”"),
        ("甲,乙\n1,2\n", "", "没有认出表头"),
        ("", "", "没有认出表头"),
        ("code,name" + ",x" * 300 + "\n1,甲\n", "", "超过 200 列"),
        (b"code,name\n" + b"1,a\n" * (MAX_ROWS + 1), "", "超过 100000 行"),
        (b"code,name\n" + b" " * MAX_BYTES, "", "超过 20 MB"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_in_one_way_only_is_refused(raw: str | bytes, line: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(raw)
    assert said in caught.value.message.zh
    assert f"第 {line} 行" in caught.value.message.zh or not line
    assert caught.value.message.en and caught.value.hint and caught.value.hint.en


def test_the_most_rows_are_read() -> None:
    assert len(read(b"code,name\n" + b"1,a\n" * MAX_ROWS).rows) == MAX_ROWS


def test_two_columns_that_nobody_reads_may_share_a_name() -> None:
    assert read("区划代码,备注,名称,备注\n1,甲,乙镇,丙\n").headings == ("区划代码", "备注", "名称", "备注")
