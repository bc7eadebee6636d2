"""Any bytes: a table, or a refusal in words. Any cells: a sound record, or the row comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supervise_cli.errors import BadInput
from supervise_cli.interop import actions, people, stations, written
from supervise_cli.interop.plan import Plan
from supervise_cli.interop.table import Row, Table
from supervise_cli.pipeline.opening import Opened, catalogue
from supervise_cli.records import reading, schema
from tests.interop.lists import (
    TODAY,
    counting,
    plan_written,
    state,
    with_few_people,
    with_few_stations,
    words,
    write,
)

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
            "王伟",
            "王伟（柳格镇）、张思雨",
            "郭建国",
            "2022年6月8日 14:00-15:30",
            "1.5小时",
            "个别",
            "给予情绪支持；探讨理论知识",
            "已取消",
            "完成",
        ]
    ),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with state(with_few_stations(tmp_path_factory.mktemp("any") / "r")) as found:
        yield found


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """With a few people, and two sessions on the eighth of June."""
    root = with_few_people(tmp_path_factory.mktemp("any") / "r")
    head = "督导日期,督导,受督导人,开始时间\n"
    rows = "2022-06-08,郭建国,张思雨,9:00\n2022-06-08,李会娟,张思雨,14:00\n"
    write(root, plan_written(root, "session", head + rows))
    with state(root) as found:
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


SESSIONS = (
    "督导日期", "起止时间", "督导", "督导类别", "受督导人", "缺席", "县区", "站点", "督导形式", "督导内容",
    "时长", "督导纪要", "行动", "负责人", "完成期限", "进行情况", "取消原因", "编号", "路程时间",
)  # fmt: skip
VISITS = ("日期", "县区", "社工站", "督导", "到达时间", "目的", "意见", "查阅资料", "编号", "费用")
REQUESTS = ("日期", "提出人", "需求内容", "说明", "紧急程度", "希望日期", "编号")
ACTIONS = (
    "要做的事", "负责人", "完成期限", "督导日期", "督导", "受督导人", "站点", "督导编号", "完成情况",
    "完成日期", "跟进说明",
)  # fmt: skip


@pytest.mark.parametrize(("name", "heads"), [("session", SESSIONS), ("visit", VISITS), ("request", REQUESTS)])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cells_of_records(
    peopled: Opened, name: str, heads: tuple[str, ...], data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(heads), max_size=len(heads)), max_size=3))
    rows += [_some(heads, data) for _ in range(2)]
    listed = table(heads, rows)
    rtype = catalogue().get(name)
    plan = written.plan(peopled.facts, peopled.root, listed, words, TODAY, counting(), rtype)
    sound(plan, name)
    assert len(plan.files) + plan.present + len(plan.returned) <= len(rows)
    assert {row.number for row in listed.rows} >= {back.row.number for back in plan.returned}


def _some(heads: tuple[str, ...], data: st.DataObject) -> list[str]:
    """A row that could go in, but for one or two cells."""
    good = {
        "督导日期": "2022-06-08", "日期": "2022-06-08", "督导": "郭建国", "受督导人": "张思雨",
        "社工站": "柳格镇", "提出人": "张思雨", "需求内容": "给予情绪支持", "目的": "督导",
        "要做的事": "补签到",
    }  # fmt: skip
    row = [good.get(head, "") for head in heads]
    for _ in range(2):
        row[data.draw(st.integers(0, len(heads) - 1))] = data.draw(CELLS)
    return row


@settings(deadline=None)
@given(data=st.data())
def test_any_cells_of_actions(peopled: Opened, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(ACTIONS), max_size=len(ACTIONS)), max_size=3))
    rows += [_some(ACTIONS, data) for _ in range(3)]
    plan = actions.plan(peopled.facts, peopled.root, table(ACTIONS, rows), words, TODAY, counting())
    sound(plan, "follow_up")
    for path, change in plan.changes.items():
        found = reading.read(change.text.encode())
        assert not found.faults and schema.check(found.data or {}, catalogue().get("session")) == []
        assert (peopled.root / path).read_bytes() == change.before
