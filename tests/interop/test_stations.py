"""Lists of divisions → stations: exactly what the list says, once, and rows that are wrong come back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from supervise_cli.errors import BadInput
from supervise_cli.pipeline.opening import catalogue
from supervise_cli.records import schema
from supervise_cli.records.types import RecordType
from tests.interop.lists import data_of, plan_stations, reasons, repository, tree, write
from tests.tools import ROOT, require_shared

EXAMPLE = ROOT / "examples" / "divisions" / "puyang.csv"
COUNTIES = {
    "410902": ("华龙区", 11),
    "410922": ("清丰县", 17),
    "410923": ("南乐县", 12),
    "410926": ("范县", 12),
    "410927": ("台前县", 9),
    "410928": ("濮阳县", 20),
    "410971": ("河南濮阳工业园区", 1),
    "410972": ("濮阳经济技术开发区", 7),
}
"""domain.md §1.3: name and number of townships of each county-level unit."""


@pytest.fixture(params=["shared", "example"])
def real_list(request: pytest.FixtureRequest) -> bytes:
    """The official list, as given from outside and as this project lays it out."""
    if request.param == "example":
        return EXAMPLE.read_bytes()
    return require_shared("data/puyang_divisions.csv").read_bytes()


@pytest.fixture
def station() -> RecordType:
    return catalogue().get("station")


def test_the_real_list_gives_exactly_its_stations(
    tmp_path: Path, real_list: bytes, station: RecordType
) -> None:
    plan = plan_stations(repository(tmp_path / "r"), real_list)
    records = data_of(plan)
    assert (plan.returned, plan.present) == ((), 0)
    assert all(schema.check(record, station) == [] and record["status"] == "final" for record in records)
    levels = Counter(record["level"] for record in records)
    assert levels == {"township_station": 89, "county_centre": 8, "city_general_station": 1}
    townships = [record for record in records if record["level"] == "township_station"]
    assert Counter(record["division_type"] for record in townships) == {
        "town": 44,
        "township": 31,
        "subdistrict": 14,
    }
    centres = {
        record["division_code"]: record["name"] for record in records if record["level"] == "county_centre"
    }
    below = Counter(record["division_code"][:6] for record in townships)
    assert {code: (name, below[code]) for code, name in centres.items()} == COUNTIES
    assert [r["name"] for r in records if r["level"] == "city_general_station"] == ["濮阳市"]


def test_nothing_is_invented(tmp_path: Path, real_list: bytes) -> None:
    known = {"schema", "id", "status", "level", "name", "division_code", "division_type", "state"}
    for record in data_of(plan_stations(repository(tmp_path / "r"), real_list)):
        assert record.keys() <= known
        assert record["state"] == "unknown"
        assert record["id"] == "ST-" + record["division_code"]


def test_importing_again_changes_no_byte(tmp_path: Path, real_list: bytes) -> None:
    root = repository(tmp_path / "r")
    write(root, plan_stations(root, real_list))
    before = tree(root)
    again = plan_stations(root, real_list)
    assert (dict(again.files), again.returned, again.present) == ({}, (), len(again.table.rows))
    assert tree(root) == before


def test_the_bytes_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8-sig").splitlines()
    one = plan_stations(repository(tmp_path / "a"), "\n".join(lines))
    other = plan_stations(repository(tmp_path / "b"), "\n".join([lines[0], *reversed(lines[1:])]))
    assert dict(one.files) == dict(other.files)


def test_gbk_with_three_faults_imports_the_rest(tmp_path: Path) -> None:
    text = require_shared("data/puyang_divisions.csv").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[8].startswith("410902008,") and lines[20].startswith("410922108,") is False
    lines[8] = lines[8].replace("410902008", "41090200")
    lines[20] = lines[20].replace(lines[20].split(",")[0], lines[12].split(",")[0])
    code, _, rest = lines[30].split(",", 2)
    lines[30] = f"{code},,{rest}"
    plan = plan_stations(repository(tmp_path / "r"), "\r\n".join(lines).encode("gbk"))
    assert plan.table.encoding == "GBK"
    found = reasons(plan)
    assert set(found) == {9, 21, 31}
    assert "4、6、9 或 12 位" in found[9]
    assert "和第 13 行相同" in found[21]
    assert "名称" in found[31]
    assert Counter(r["level"] for r in data_of(plan)) == {
        "township_station": 86,
        "county_centre": 8,
        "city_general_station": 1,
    }


HEAD = "code,name,kind,county_code,county\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",中原路街道,街道,410902,华龙区", "没有区划代码"),
        ("4.10902E+08,中原路街道,街道,410902,华龙区", "科学计数"),
        ("41090200X,中原路街道,街道,410902,华龙区", "4、6、9 或 12 位"),
        ("910902001,中原路街道,街道,410902,华龙区", "4、6、9 或 12 位"),
        ("411002001,中原路街道,街道,411002,华龙区", "不在本库的范围"),
        ("410922001,中原路街道,街道,410902,华龙区", "和所属县区的代码对不上"),
        ("410902,中原路街道,街道,410902,华龙区", "和所属县区的代码对不上"),
        ("410902002,胜利路街道,街道,,清丰县", "属于华龙区"),
        ("410902002,胜利路,,410902,华龙区", "区划类型"),
        ("410902002,胜利路街道,卫星城,410902,华龙区", "区划类型"),
        ("410902002,,街道,410902,华龙区", "名称"),
        ("410902002,胜利路街道,街道,410902", "对不齐"),
        ("410902002,胜利路街道,街道,410902,华龙区,多", "对不齐"),
        ("410902002,胜利\u200b路街道,街道,410902,华龙区", "U+200B"),
        ("410902002,胜利路\x0b街道,街道,410902,华龙区", "U+000B"),
        ("410902002,锟斤拷街道,街道,410902,华龙区", "锟斤拷"),
    ],
)
def test_a_wrong_row_comes_back_and_the_others_go_in(tmp_path: Path, row: str, said: str) -> None:
    good = "410902003,建设路街道,街道,410902,华龙区\n410902004,人民路街道,街道,410902,华龙区\n"
    plan = plan_stations(repository(tmp_path / "r"), f"{HEAD}{row}\n{good}")
    assert list(reasons(plan)) == [2]
    assert said in reasons(plan)[2]
    assert sorted(plan.files) == [
        "stations/ST-410900.yaml",
        "stations/ST-410902.yaml",
        "stations/ST-410902003.yaml",
        "stations/ST-410902004.yaml",
    ]


@pytest.mark.parametrize(
    "code",
    [
        "４１０９０２００１",
        " 410902001\t",
        "410 902 001",
        "410902001.0",
        '"=""410902001"""',
        "410902001000",
        "'410902001",
    ],
)
def test_codes_as_spreadsheets_write_them(tmp_path: Path, code: str) -> None:
    plan = plan_stations(repository(tmp_path / "r"), f"区划代码,名称\n{code},中原路街道\n")
    assert "stations/ST-410902001.yaml" in plan.files, reasons(plan)


def test_a_county_whose_name_is_not_said_is_not_made_up(tmp_path: Path) -> None:
    plan = plan_stations(repository(tmp_path / "r"), "区划代码,名称\n410902001,中原路街道\n")
    assert sorted(plan.files) == ["stations/ST-410900.yaml", "stations/ST-410902001.yaml"]
    assert any("410902 没有名称" in note.zh for note in plan.notes)


def test_columns_fill_fields_and_what_is_empty_stays_out(tmp_path: Path) -> None:
    plan = plan_stations(
        repository(tmp_path / "r"),
        "序号,乡镇（街道）代码,名称,站点状态,成立时间,核定人数（人）,运营方式,承接机构,区划代码\n"
        "1,x,柳格镇,已建成,2021年9月28日,5人,政府购买服务,龙都社工,410922104\n"
        "2,x,韩村镇,,-,,,,410922105\n",
    )
    by_id = {record["id"]: record for record in data_of(plan)}
    assert by_id["ST-410922104"] == {
        "schema": "station/1",
        "id": "ST-410922104",
        "status": "final",
        "level": "township_station",
        "name": "柳格镇",
        "division_code": "410922104",
        "division_type": "town",
        "state": "open",
        "opened_on": "2021-09-28",
        "planned_staff": 5,
        "operator": [{"value": "purchased_agency", "agency": "龙都社工"}],
    }
    assert by_id["ST-410922105"].keys() & {"opened_on", "planned_staff", "operator"} == set()
    assert not any("序号" in note.zh for note in plan.notes)


def test_a_mobile_number_is_not_an_offices(tmp_path: Path) -> None:
    plan = plan_stations(
        repository(tmp_path / "r"),
        "代码,名称,联系电话\n410922104,柳格镇,13800138000\n410922105,韩村镇,0393-1234567\n",
    )
    phones = {record["id"]: record.get("phone") for record in data_of(plan)}
    assert (phones["ST-410922104"], phones["ST-410922105"]) == (None, "0393-1234567")
    assert any("手机号" in note.zh for note in plan.notes)


def test_private_columns_are_never_read(tmp_path: Path) -> None:
    plan = plan_stations(
        repository(tmp_path / "r"), "代码,名称,负责人手机,备注\n410922104,柳格镇,13800138000,好\n"
    )
    assert plan.table.rows[0].cells == ("410922104", "柳格镇", "", "好")
    assert any("负责人手机" in note.zh and "没有读" in note.zh for note in plan.notes)
    assert any("备注" in note.zh and "不认识" in note.zh for note in plan.notes)


def test_a_station_under_its_former_code_is_there_already(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    (root / "stations").mkdir()
    (root / "stations" / "ST-410922104.yaml").write_text(
        "schema: station/1\nid: ST-410922104\nstatus: final\nlevel: township_station\nname: 柳格街道\n"
        'division_code: "410922004"\ndivision_type: subdistrict\nstate: open\n'
        'former:\n  - division_code: "410922104"\n    name: 柳格镇\n    to: "2021-12-31"\n',
        encoding="utf-8",
    )
    for code in ("410922104", "410922004"):
        plan = plan_stations(root, f"代码,名称,县区\n{code},柳格镇,清丰县\n")
        assert plan.present == 1 and sorted(plan.files) == [
            "stations/ST-410900.yaml",
            "stations/ST-410922.yaml",
        ]


def test_a_row_that_differs_from_the_record_is_said_and_changes_nothing(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    write(root, plan_stations(root, "代码,名称\n410922104,柳格镇\n"))
    again = plan_stations(root, "代码,名称,状态\n410922104,柳格镇,运行\n")
    assert not again.files
    assert any("ST-410922104（运行状态）" in note.zh for note in again.notes)


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    (root / "stations").mkdir()
    (root / "stations" / "ST-410922104.yaml").write_text("name: [\n", encoding="utf-8")
    plan = plan_stations(root, "代码,名称\n410922104,柳格镇\n")
    assert "已经有了" in reasons(plan)[2]


@pytest.mark.parametrize("raw", ["名称,类型\n柳格镇,镇\n", "区划代码,类型\n410922104,镇\n"])
def test_a_list_without_a_needed_column_is_not_used(tmp_path: Path, raw: str) -> None:
    with pytest.raises(BadInput) as caught:
        plan_stations(repository(tmp_path / "r"), raw)
    assert "缺这几列" in caught.value.message.zh


def test_the_city_under_four_or_six_digits_is_one(tmp_path: Path) -> None:
    for n, row in enumerate(["410900,濮阳市\n", "4109,濮阳市\n", ""]):
        plan = plan_stations(repository(tmp_path / str(n), code="4109"), f"代码,名称\n{row}410922,清丰县\n")
        assert sorted(plan.files) == ["stations/ST-410900.yaml", "stations/ST-410922.yaml"]
        assert {"410900", "410922"} == {record["division_code"] for record in data_of(plan)}


def test_headings_as_counties_write_them(tmp_path: Path) -> None:
    plan = plan_stations(
        repository(tmp_path / "r"),
        "区划代码,名称,所属县,县区代码,运营情况\n410922104,柳格镇,清丰县,410922,正常运行\n",
    )
    assert not plan.returned
    assert "state: open" in plan.files["stations/ST-410922104.yaml"]
    assert "name: 清丰县" in plan.files["stations/ST-410922.yaml"]
    assert not [note for note in plan.notes if "不认识" in note.zh]
