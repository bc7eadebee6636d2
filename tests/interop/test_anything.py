"""Any bytes: a table, or a refusal in words. Any cells: a sound record, or the row comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli.errors import BadInput
from supervise_cli.interop import people, stations
from supervise_cli.interop.plan import Plan
from supervise_cli.interop.table import Row, Table
from supervise_cli.pipeline.opening import Opened, catalogue
from supervise_cli.records import reading, schema
from tests.interop.lists import TODAY, counting, state, with_few_stations, words

READER = stations.headings(catalogue().get("station")).reader()
PIECES = st.sampled_from(
    [
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x00",
        b'"',
        b"\r",
        b"\n",
        b",",
        b";",
        b"\t",
        b"code",
        b"name",
        b"'=",
        b"1",
        "区划代码".encode(),
        "名称".encode("gbk"),
        "合计".encode(),
        "退回原因".encode(),
        b"\xe4\xb8",
        b"\x80",
        b"\xff",
    ]
)
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=15),
    st.sampled_from(
        [
            "410922104",
            "４１０９２２１０４",
            "4.1E+08",
            "410922104000",
            "柳格镇",
            "城关镇",
            "清丰县",
            "华龙区",
            "镇",
            "社工",
            "站长",
            "无",
            "-",
            "50%",
            "2022年6月8日",
            "44720",
            "2022.6",
            "至今",
            "中级",
            "专职督导",
            "A7",
            "王秀兰",
            "\u200b",
            "锟斤拷",
            "\ufffd",
            "no",
            "1:30",
            "---",
        ]
    ),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with state(with_few_stations(tmp_path_factory.mktemp("any") / "r")) as found:
        yield found


@given(st.one_of(st.binary(max_size=80), st.lists(PIECES, max_size=30).map(b"".join)))
def test_any_bytes_are_a_table_or_refused_in_words(raw: bytes) -> None:
    try:
        table = READER.read(raw)
    except BadInput as refused:
        assert refused.message.zh and refused.message.en and refused.hint is not None
    else:
        assert all(any(cell.strip() for cell in row.cells) for row in table.rows)


def table(headings: tuple[str, ...], rows: list[list[str]]) -> Table:
    return Table(headings, tuple(Row(n, tuple(row)) for n, row in enumerate(rows, start=2)), "UTF-8", ",")


def sound(plan: Plan, kind: str) -> None:
    """Every record is valid and reads back without a fault; every row has gone somewhere."""
    rtype = catalogue().get(kind)
    for path, text in plan.files.items():
        found = reading.read(text.encode())
        data: dict[str, Any] = found.data or {}
        assert not found.faults and schema.check(data, rtype) == []
        assert Path(path).stem == data["id"]
    assert all(back.reasons for back in plan.returned)


STATIONS = (
    "区划代码",
    "名称",
    "类型",
    "县区代码",
    "县区",
    "状态",
    "成立时间",
    "核定人数",
    "运营方式",
    "电话",
    "层级",
)
PEOPLE = (
    "姓名",
    "县区",
    "站点",
    "单位",
    "岗位",
    "入职日期",
    "离职日期",
    "在岗比例",
    "证书",
    "工号",
    "督导类别",
    "离职原因",
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=len(STATIONS), max_size=len(STATIONS)), max_size=4))
def test_any_cells_of_stations(opened: Opened, rows: list[list[str]]) -> None:
    plan = stations.plan(opened.facts, opened.root, table(STATIONS, rows), words)
    sound(plan, "station")


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=len(PEOPLE), max_size=len(PEOPLE)), max_size=4))
def test_any_cells_of_people(opened: Opened, rows: list[list[str]]) -> None:
    plan = people.plan(opened.facts, opened.root, table(PEOPLE, rows), words, TODAY, counting())
    sound(plan, "person")
    assert len(plan.files) + plan.present + len(plan.returned) <= len(rows)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=3))
def test_mostly_good_rows_of_people(opened: Opened, rows: list[tuple[str, str, str]]) -> None:
    given_rows = [["王秀兰", *row, "社工"] for row in rows] + [["李红", "410922104", "", "", "社工"]]
    plan = people.plan(
        opened.facts,
        opened.root,
        table(("姓名", "站点", "工号", "入职日期", "岗位"), given_rows),
        words,
        TODAY,
        counting(),
    )
    sound(plan, "person")
    assert plan.files
