"""``sup import … --update``: what is unknown is filled in, what is known is never overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise_cli.records import reading
from tests.interop.lists import tree, with_few_people
from tests.running import Ran

Sup = Callable[..., Ran]
STATION = "stations/ST-410922104.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Few stations and people; one station with comments and blank lines."""
    root = with_few_people(tmp_path / "r")
    text = (root / STATION).read_text(encoding="utf-8")
    assert "state: unknown" in text or "state:" not in text
    (root / STATION).write_text(f"# 柳格镇，先记个大概\n{text}\n# 站长说下月给编制数\n", encoding="utf-8")
    return root


def given(tmp_path: Path, text: str, name: str = "补充.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("gbk"))
    return path


MORE = (
    "区划代码,名称,运行状态,启用日期,核定人数,运营方式,承接机构,办公电话\n"
    "410922104,柳格镇社工站,运行,2021年3月1日,4,购买服务,某某社工服务中心,0393-1234567\n"
)


def test_what_is_unknown_is_filled_in_and_comments_stay(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    before = (root / STATION).read_text(encoding="utf-8")
    done = sup_here("-C", root, "import", "stations", given(tmp_path, MORE), "--update").ok()
    assert done.out.splitlines() == [f"r/{STATION}"]
    assert "补全了 1 条已有的记录，共 5 项" in done.err
    text = (root / STATION).read_text(encoding="utf-8")
    data = reading.read(text.encode()).data or {}
    assert {name: data[name] for name in ("state", "opened_on", "planned_staff", "operator", "phone")} == {
        "state": "open",
        "opened_on": "2021-03-01",
        "planned_staff": 4,
        "operator": [{"value": "purchased_agency", "agency": "某某社工服务中心"}],
        "phone": "0393-1234567",
    }
    assert data["name"] == "柳格镇"
    assert text.startswith("# 柳格镇，先记个大概\n") and "# 站长说下月给编制数" in text
    left = [line for line in before.splitlines() if line not in text.splitlines()]
    assert left in ([], ["state: unknown"])
    sup_here("-C", root, "validate", "--strict").ok()


def test_a_second_time_changes_no_byte(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    path = given(tmp_path, MORE)
    sup_here("-C", root, "import", "stations", path, "--update").ok()
    before = tree(root)
    done = sup_here("-C", root, "import", "stations", path, "--update").ok()
    assert (done.out, tree(root)) == ("", before) and "补全" not in done.err


def test_without_the_option_nothing_is_filled_in(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    before = tree(root)
    sup_here("-C", root, "import", "stations", given(tmp_path, MORE)).ok()
    assert tree(root) == before


def test_a_trial_says_so_and_writes_nothing(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    before = tree(root)
    done = sup_here("-C", root, "import", "stations", given(tmp_path, MORE), "--update", "--dry-run").ok()
    assert done.out.splitlines() == [f"r/{STATION}"] and "会补全 1 条已有的记录，共 5 项" in done.err
    assert tree(root) == before


def test_what_differs_comes_back_and_nothing_of_its_row_goes_in(
    tmp_path: Path, root: Path, sup_here: Sup
) -> None:
    first = "区划代码,名称,核定人数\n410922104,柳格镇,4\n"
    sup_here("-C", root, "import", "stations", given(tmp_path, first), "--update").ok()
    text = (root / STATION).read_text(encoding="utf-8")
    other = (
        "区划代码,名称,核定人数,办公电话\n410922104,柳格镇,5,0393-1\n410922100,城关镇,6,\n"
        "410923100,红庙镇,,0393-2\n"
    )
    done = sup_here("-C", root, "import", "stations", given(tmp_path, other), "--update")
    assert done.code == 1 and done.out.splitlines() == ["r/stations/ST-410922100.yaml"]
    assert "第 2 行：和已有的 ST-410922104 不一样：核定人数；没有改动" in done.err
    assert "第 4 行：和已有的 ST-410923100 不一样：名称" in done.err
    assert (root / STATION).read_text(encoding="utf-8") == text
    assert "sup -C r import stations 补充.rejected.csv --update" in done.err.replace(str(root), "r")
    back = tmp_path / "补充.rejected.csv"
    mended = back.read_text(encoding="utf-8-sig").replace('"5"', '"4"', 1).replace("红庙镇", "城关镇")
    back.write_text(mended, encoding="utf-8-sig")
    done = sup_here("-C", root, "import", "stations", back, "--update").ok()
    assert "补全了 2 条已有的记录，共 2 项" in done.err


def test_new_stations_are_registered_as_ever(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    raw = "区划代码,名称,核定人数\n410922104,柳格镇,4\n410922105,韩村镇,3\n"
    done = sup_here("-C", root, "import", "stations", given(tmp_path, raw), "--update").ok()
    assert sorted(done.out.splitlines()) == [f"r/{STATION}", "r/stations/ST-410922105.yaml"]
    assert "登记了 1 条" in done.err


def test_a_value_that_cannot_stand_is_not_filled_in(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    before = tree(root)
    raw = "区划代码,名称,运行状态,启用日期\n410922104,柳格镇,运行,2021年2月30日\n"
    done = sup_here("-C", root, "import", "stations", given(tmp_path, raw), "--update")
    assert done.code == 1 and "启用日期" in done.err and tree(root) == before


def test_people_too(tmp_path: Path, root: Path, sup_here: Sup) -> None:
    raw = (
        "姓名,县区,站点,岗位,入职日期,证书,从业时间\n"
        "张思雨,清丰县,柳格镇,社工,2021.9.1,中级,2019-7-1\n刘向阳,清丰县,柳格镇,站长,2021.9.1,初级,\n"
    )
    done = sup_here("-C", root, "import", "people", given(tmp_path, raw), "--update")
    assert done.code == 1 and len(done.out.splitlines()) == 1
    assert "补全了 1 条已有的记录，共 3 项" in done.err and "不一样：任职" in done.err
    (path,) = (tmp_path / line for line in done.out.splitlines())
    data = reading.read(path.read_bytes()).data or {}
    assert data["postings"] == [
        {"key": "p1", "station": "ST-410922104", "role": "worker", "from": "2021-09-01"}
    ]
    assert (data["licence"], data["practice_since"]) == ([{"value": "sw"}], "2019-07-01")
    sup_here("-C", root, "validate", "--strict").ok()
    before = tree(root)
    assert sup_here("-C", root, "import", "people", tmp_path / "补充.csv", "--update").code == 1
    assert tree(root) == before


def test_what_was_changed_meanwhile_stops_it(
    tmp_path: Path, root: Path, sup_here: Sup, monkeypatch: pytest.MonkeyPatch
) -> None:
    from supervise_cli.workspace.saving import Saver

    create_all = Saver.create_all

    def late(self: Saver, files: object, changes: object = None) -> None:
        (root / STATION).write_text("somebody else\n", encoding="utf-8")
        create_all(self, files, changes)  # type: ignore[arg-type]

    monkeypatch.setattr(Saver, "create_all", late)
    raw = MORE + "410922105,韩村镇,运行,,,,,\n"
    done = sup_here("-C", root, "import", "stations", given(tmp_path, raw), "--update")
    assert done.code == 2 and "刚才被别人改过" in done.err
    assert not (root / "stations/ST-410922105.yaml").exists()
    assert (root / STATION).read_text(encoding="utf-8") == "somebody else\n"
