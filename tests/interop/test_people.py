"""Staff lists → people: who is one person, where a name is a station, and what is never guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from supervise_cli.errors import BadInput
from supervise_cli.interop.people import headings
from supervise_cli.pipeline.opening import catalogue
from supervise_cli.records import schema
from tests.interop.lists import data_of, plan_people, reasons, repository, tree, with_few_stations, write

HEAD = "姓名,县区,站点,岗位"


def only(tmp_path: Path, raw: str) -> dict[str, Any]:
    """The one record that a list makes."""
    plan = plan_people(with_few_stations(tmp_path / "r"), raw)
    assert reasons(plan) == {}
    (record,) = data_of(plan)
    assert schema.check(record, catalogue().get("person")) == []
    return record


def station_of(tmp_path: Path, county: str, station: str) -> str | None:
    plan = plan_people(with_few_stations(tmp_path / "r"), f"{HEAD}\n王秀兰,{county},{station},社工\n")
    return data_of(plan)[0]["postings"][0]["station"] if plan.files else None


def test_a_row_is_a_person_and_nothing_more(tmp_path: Path) -> None:
    assert only(tmp_path, f"{HEAD}\n 王秀兰 ,清丰县,柳格镇,社工\n") == {
        "schema": "person/1",
        "id": "P-000001",
        "status": "final",
        "label": "王秀兰",
        "postings": [{"key": "p1", "station": "ST-410922104", "role": "worker"}],
    }


def test_every_column_that_a_staff_list_has(tmp_path: Path) -> None:
    record = only(
        tmp_path,
        "序号,工号,姓名,身份证号,联系电话,出生年月,所在社工站,职务,入职日期,离职时间,在岗比例,证书等级,从业时间,督导类别\n"
        "1,A07,李建国,410922199001011234,13800138000,1990.1,柳屯镇社工站,站长,2021年9月1日,至今,50%,中级,2015/7/1,站长督导\n",
    )
    assert record == {
        "schema": "person/1",
        "id": "P-000001",
        "status": "final",
        "label": "李建国",
        "postings": [
            {"key": "p1", "station": "ST-410928101", "role": "head", "from": "2021-09-01", "fte": 0.5}
        ],
        "licence": [{"value": "sw"}],
        "practice_since": "2015-07-01",
        "appointments": [{"key": "a1", "kind": "station_head", "side": "internal"}],
        "office_no": "A07",
    }


@pytest.mark.parametrize(
    "day",
    [
        "2022年6月8日",
        "2022.6.8",
        "2022/6/8",
        "2022-6-8",
        "2022-06-08",
        "20220608",
        "44720",
        "44720.0",
        "2022/6/8 0:00:00",
        "２０２２－０６－０８",
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, day: str) -> None:
    record = only(tmp_path, f"{HEAD},到岗时间\n王秀兰,清丰县,柳格镇,社工,{day}\n")
    assert record["postings"][0]["from"] == "2022-06-08"


@pytest.mark.parametrize(
    "day", ["2022年6月", "2022", "22.6.8", "6/8/2022", "2022年2月30日", "去年", "1655000000"]
)
def test_a_date_that_is_not_certain_comes_back(tmp_path: Path, day: str) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"), f"{HEAD},到岗时间\n王秀兰,清丰县,柳格镇,社工,{day}\n"
    )
    assert not plan.files and "任职起" in reasons(plan)[2]


@pytest.mark.parametrize(
    ("county", "station", "found"),
    [
        ("清丰县", "城关镇", "ST-410922100"),
        ("清丰", "城关镇社工站", "ST-410922100"),
        ("410923", "城关镇", "ST-410923100"),
        ("", "清丰县城关镇", "ST-410922100"),
        ("", "南乐城关镇社会工作服务站", "ST-410923100"),
        ("", "410922100", "ST-410922100"),
        ("", "ST-410922100", "ST-410922100"),
        ("", "４１０９２２１００", "ST-410922100"),
        ("", "柳屯镇", "ST-410928101"),
        ("华龙区", "中原路办事处", "ST-410902001"),
        ("", "清丰县社会工作指导中心", "ST-410922"),
        ("", "濮阳市社会工作总站", "ST-410900"),
    ],
)
def test_a_station_by_code_or_name(tmp_path: Path, county: str, station: str, found: str) -> None:
    assert station_of(tmp_path, county, station) == found


@pytest.mark.parametrize(
    ("county", "station", "said"),
    [
        ("", "城关镇", "对得上 2 个站点（ST-410922100 清丰县、ST-410923100 南乐县）"),
        ("", "城关", "名册里没有这个站点"),
        ("", "柳屯", "名册里没有这个站点"),
        ("", "李家镇", "名册里没有这个站点"),
        ("濮阳县", "柳格镇", "它属于清丰县（ST-410922104）"),
        ("范县", "柳格镇", "名册里没有“县区”一栏写的县区"),
        ("濮阳", "柳屯镇", "名册里没有“县区”一栏写的县区"),
        ("清丰县", "", "没有写站点或所在单位"),
    ],
)
def test_a_station_is_never_guessed(tmp_path: Path, county: str, station: str, said: str) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"),
        f"{HEAD}\n王秀兰,{county},{station},社工\n李红,清丰县,柳格镇,社工\n",
    )
    assert [record["label"] for record in data_of(plan)] == ["李红"]
    assert said in reasons(plan)[2] and list(reasons(plan)) == [2]


def test_all_that_is_wrong_with_a_row_is_said_at_once(tmp_path: Path) -> None:
    plan = plan_people(with_few_stations(tmp_path / "r"), f"{HEAD},入职日期\n王秀兰,,城关镇,社长,2021年9月\n")
    said = reasons(plan)[2]
    assert "对得上 2 个站点" in said and "岗位" in said and "任职起" in said
    assert len(plan.returned[0].reasons) == 3


def test_reasons_quote_no_cell(tmp_path: Path) -> None:
    secret = "CANARY7391"
    plan = plan_people(
        with_few_stations(tmp_path / "r"), f"{HEAD},入职日期\n{secret},{secret},{secret},{secret},{secret}\n"
    )
    assert plan.returned
    assert all(secret not in each.zh + each.en for row in plan.returned for each in row.reasons)


def test_organisations_are_kept_and_stations_among_them_found(tmp_path: Path) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"),
        "姓名,单位,岗位\n周教授,郑州大学,高校教师\n王秀兰,柳格镇社工站,社工\n李红,李家镇社工站,社工\n",
    )
    assert [record["postings"][0].get("organisation") for record in data_of(plan)] == ["郑州大学", None]
    assert data_of(plan)[1]["postings"][0]["station"] == "ST-410922104"
    assert "名册里没有这个站点" in reasons(plan)[4]


def test_the_same_label_at_the_same_station_is_one_person(tmp_path: Path) -> None:
    record = only(
        tmp_path,
        f"{HEAD},入职日期,离职日期,证书\n"
        "王秀兰,清丰县,柳格镇,社工,2021-09-01,2022-02-28,\n王秀兰,清丰县,柳格镇,站长,2022-03-01,,中级\n",
    )
    assert [each["role"] for each in record["postings"]] == ["worker", "head"]
    assert [each["key"] for each in record["postings"]] == ["p1", "p2"]
    assert record["licence"] == [{"value": "sw"}]


def test_the_same_label_elsewhere_is_somebody_else_and_that_is_said(tmp_path: Path) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"), f"{HEAD}\n王秀兰,清丰县,柳格镇,社工\n王秀兰,濮阳县,柳屯镇,社工\n"
    )
    assert len(plan.files) == 2
    assert any("王秀兰" in note.zh and "工号" in note.zh for note in plan.notes)


def test_an_equal_office_number_makes_them_one(tmp_path: Path) -> None:
    record = only(tmp_path, f"{HEAD},工号\n王秀兰,清丰县,柳格镇,社工,A7\n王秀兰,濮阳县,柳屯镇,社工,A7\n")
    assert [each["station"] for each in record["postings"]] == ["ST-410922104", "ST-410928101"]


def test_different_office_numbers_make_namesakes_two(tmp_path: Path) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"),
        f"{HEAD},工号\n王秀兰,清丰县,柳格镇,社工,A7\n王秀兰,清丰县,柳格镇,社工,A8\n",
    )
    assert len(plan.files) == 2


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("王秀兰,清丰县,柳格镇,社工,A7,", "同一任职"),
        ("王秀兰,清丰县,柳格镇,站长,A7,初级", "说的不一样：持证情况"),
        ("李红,清丰县,柳格镇,社工,A7,", "已经是另一个人的（第 2 行）"),
    ],
)
def test_rows_that_contradict_an_earlier_one(tmp_path: Path, second: str, said: str) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"), f"{HEAD},工号,证书\n王秀兰,清丰县,柳格镇,社工,A7,中级\n{second}\n"
    )
    assert len(plan.files) == 1
    assert said in reasons(plan)[3]


def test_a_column_that_only_counts_is_no_office_number(tmp_path: Path) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"),
        f"编号,{HEAD}\n1,王秀兰,清丰县,柳格镇,社工\n2,李红,清丰县,柳格镇,社工\n",
    )
    assert [record.get("office_no") for record in data_of(plan)] == [None, None]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    raw = (
        f"{HEAD},工号,入职日期\n王秀兰,清丰县,柳格镇,社工,A7,2021-09-01\n王秀兰,濮阳县,柳屯镇,社工,,2021-09-01\n"
        "李红,清丰县,城关镇,站长,,44720\n王秀兰,南乐县,城关镇,社工,A7,\n"
    )
    root = with_few_stations(tmp_path / "r")
    write(root, plan_people(root, raw))
    before = tree(root)
    assert sum(path.startswith("people/") for path in before) == 3
    again = plan_people(root, raw)
    assert (dict(again.files), again.returned, again.present) == ({}, (), 4)
    assert tree(root) == before
    moved = plan_people(root, raw.replace("站长,,44720", "社工,,44720"))
    assert any("任职" in note.zh and "没有改动" in note.zh for note in moved.notes)


def test_bytes_depend_on_the_row_alone(tmp_path: Path) -> None:
    root = with_few_stations(tmp_path / "r")
    rows = ["王秀兰,清丰县,柳格镇,社工", "李红,濮阳县,柳屯镇,站长"]
    one, other = (plan_people(root, "\n".join([HEAD, *each])) for each in (rows, rows[::-1]))
    without_ids = [
        sorted(text.partition("status")[2] for text in plan.files.values()) for plan in (one, other)
    ]
    assert without_ids[0] == without_ids[1]


def test_private_columns_reach_neither_record_nor_returned_rows(tmp_path: Path) -> None:
    plan = plan_people(
        with_few_stations(tmp_path / "r"),
        f"{HEAD},身份证号码,手机号,出生日期,电话\n王秀兰,清丰县,柳格镇,社长,410922199001011234,13800138000,1990-01-01,0393-1\n",
    )
    assert plan.returned[0].row.cells[4:] == ("", "", "", "")
    assert any("身份证号码、手机号、出生日期、电话" in note.zh for note in plan.notes)


@pytest.mark.parametrize(
    "raw", ["站点,岗位\n柳格镇,社工\n", "姓名,岗位\n王秀兰,社工\n", "姓名,站点\n王秀兰,柳格镇\n"]
)
def test_a_list_without_a_needed_column_is_not_used(tmp_path: Path, raw: str) -> None:
    with pytest.raises(BadInput) as caught:
        plan_people(repository(tmp_path / "r"), raw)
    assert "缺这几列" in caught.value.message.zh


def test_a_list_in_english(tmp_path: Path) -> None:
    record = only(
        tmp_path,
        "name;county;station;role;from;licence\n王秀兰;410922;410922104;Social worker;2021-09-01;none\n",
    )
    assert record["postings"] == [
        {"key": "p1", "station": "ST-410922104", "role": "worker", "from": "2021-09-01"}
    ]
    assert record["licence"] == [{"value": "none"}]


@pytest.mark.parametrize(
    ("said", "kind", "side"),
    [
        ("外聘督导", "external", "external"), ("外聘", "external", "external"),
        ("专职", "full_time", "internal"),
        ("全职督导", "full_time", "internal"), ("站长兼督导", "station_head", "internal"),
        ("同辈督导", "peer_lead", "internal"), ("外部督导", "external", "external"),
    ],
)  # fmt: skip
def test_kinds_of_supervisor_as_people_call_them(tmp_path: Path, said: str, kind: str, side: str) -> None:
    record = only(tmp_path, f"{HEAD},督导类别\n李建国,清丰县,柳格镇,专职督导,{said}\n")
    assert record["appointments"] == [{"key": "a1", "kind": kind, "side": side}]


def test_help_lists_the_columns_of_a_supervisor() -> None:
    listed = {title.zh for title, _ in headings(catalogue().get("person")).listed()}
    assert {"督导类别", "内外部"} <= listed
