"""Completing drafts by ``--set``: places inside a record, hints that work, names that are nearly right."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load

ALONE = tuple(each for each in SESSION if each not in ("--supervisor", "李建国"))


@pytest.fixture
def draft(office: Office) -> Path:
    """A session whose supervisor has no appointment."""
    office.made("new-person", "--label", "陈静", "--posting", "站点=柳格镇;岗位=专职督导", *TODAY)
    path = office.made(*ALONE, "--supervisor", "陈静", "--form", "个别督导", "--mode", "面谈")
    assert load(path)["status"] == "draft"
    return path


def pasted(office: Office, said: str, values: dict[str, str]) -> None:
    """Runs the command that a hint prints, with a value for every …."""
    line = next(each for each in said.splitlines() if "sup finish" in each and "--set" in each)
    words = shlex.split(line[line.index("sup finish") :])[1:]
    filled = [re.sub("(.*)=…$", lambda m: f"{m[1]}={values[m[1]]}", word) for word in words]
    office.run(*filled, *TODAY).ok()


def test_the_hint_works_as_it_stands(office: Office, draft: Path) -> None:
    ran = office.run("finish", draft.stem, "--set", "督导时长=50", *TODAY).ok()
    assert "还差：督导 › 督导类别；" in ran.err
    pasted(office, ran.err, {"督导.督导类别": "站长督导"})
    data = load(draft)
    assert data["status"] == "final"
    assert data["supervisors"][0]["as"] == "station_head"  # type: ignore[index]


def test_the_hint_of_new_works_too_and_in_english(office: Office) -> None:
    given = ("new-session", "--outcome", "cancelled", "--attendee", "王秀兰", "--supervisor", "李建国")
    said = office.run(*given, *TODAY).ok()
    pasted(office, said.err, {"取消说明.取消日期": "2022-06-16", "取消说明.由谁取消": "站点",
                              "取消说明.取消原因": "防汛"})  # fmt: skip
    assert load(office.root / said.out.strip())["status"] == "final"
    english = office.run("--lang", "en", *given, "--date", "2022-06-15", *TODAY).ok()
    pasted(office, english.err, {"cancelled.date": "2022-06-14", "cancelled.by": "station",
                                 "cancelled.reason": "flood"})  # fmt: skip
    assert load(office.root / english.out.strip())["status"] == "final"


@pytest.mark.parametrize(
    "name",
    [
        "督导.督导类别",
        "督导类别",
        "supervisors/0/as",
        "supervisors.as",
        "督导 › 督导类别",
        "督导.陈静.督导类别",
    ],
)
def test_a_place_inside_a_list_by_any_of_its_names(office: Office, draft: Path, name: str) -> None:
    before = load(draft)["supervisors"][0]  # type: ignore[index]
    office.run("finish", draft.stem, "--set", f"{name}=站长督导", *TODAY).ok()
    assert load(draft)["supervisors"] == [before | {"as": "station_head", "side": "internal"}]


def test_what_is_stored_beside_it_stays(office: Office) -> None:
    path = office.made("new-person", "--label", "陈静", "--posting", "站点=柳格镇", *TODAY)
    text = path.read_text(encoding="utf-8").replace("ST-410922104\n", "ST-410922104  # 借调\n")
    path.write_text(text, encoding="utf-8")
    office.run("finish", path.stem, "--set", "任职=岗位=其他", *TODAY).ok()
    assert load(path)["postings"] == [{"key": "p1", "station": "ST-410922104", "role": "other"}]
    assert "ST-410922104  # 借调\n" in path.read_text(encoding="utf-8")


def test_another_item_is_added_not_put_in_the_place_of_one(office: Office) -> None:
    path = office.made("new-session", "--attendee", "王秀兰;minutes=30", "--supervisor", "李建国", *TODAY)
    office.run("finish", path.stem, "--set", "受督导人=李建国", *TODAY).ok()
    assert load(path)["attendees"] == [
        {"person": office.worker, "minutes": 30}, {"person": office.supervisor},
    ]  # fmt: skip
    ran = office.run("finish", path.stem, "--set", "受督导人.缺席=是", *TODAY)
    assert ran.code == 2
    assert "受督导人.王秀兰.缺席=…" in ran.err
    office.run("finish", path.stem, "--set", "受督导人.李建国.缺席=是", *TODAY).ok()
    assert load(path)["attendees"][1]["absent"] is True  # type: ignore[index]


def test_a_name_nearly_right_is_answered_with_the_right_one(office: Office, draft: Path) -> None:
    before = draft.read_bytes()
    ran = office.run("finish", draft.stem, "--set", "纪要=好", "--set", "督导时常=60", *TODAY)
    assert ran.code == 2
    assert "没有“纪要”，是不是“督导纪要”？" in ran.err
    assert "没有“督导时常”，是不是“督导时长”" in ran.err
    assert "没有写入" in ran.err
    assert draft.read_bytes() == before
    english = office.run("--lang", "en", "finish", draft.stem, "--set", "summry=x", *TODAY)
    assert "did you mean “summary”" in english.err


def test_what_is_not_inside_is_answered_with_what_is(office: Office, draft: Path) -> None:
    ran = office.run("finish", draft.stem, "--set", "督导.类型=x", "--set", "主题.x=1", *TODAY)
    assert ran.code == 2
    assert "“督导”里面没有“类型”" in ran.err and "督导.督导类别" in ran.err
    assert "写成：--set 主题=…" in ran.err


def test_values_of_settings_are_refused_as_what_to_type(office: Office, draft: Path) -> None:
    ran = office.run("finish", draft.stem, "--set", "开始=下午2点", "--set", "督导.督导类别=站长", *TODAY)
    assert ran.code == 2
    assert "--set 开始时间=14:00" in ran.err


def test_finish_alone_lists_the_drafts(office: Office, draft: Path) -> None:
    ran = office.run("finish", *TODAY).ok()
    (line,) = ran.out.splitlines()
    assert line == f"{draft.stem}  2022-06-15  陈静、王秀兰  还差：督导 › 督导类别"
    listed = office.run("list", "drafts").ok().out.splitlines()
    assert f"{draft.stem}\t督导记录\t2022-06-15\t陈静、王秀兰\t督导 › 督导类别\t" in listed[1]


def test_finish_by_the_name_of_the_person(office: Office, draft: Path) -> None:
    office.run("finish", "陈静", "--set", "督导类别=站长督导", *TODAY).ok()
    assert load(draft)["status"] == "final"
    assert "陈静 没有草稿" in office.run("finish", "陈静", *TODAY).err
    two = [office.made("new-session", "--attendee", "陈静", "--date", day, *TODAY) for day in
           ("2022-06-14", "2022-06-15")]  # fmt: skip
    ran = office.run("finish", "陈静", *TODAY)
    assert ran.code == 2
    assert all(path.stem in ran.err for path in two)


@pytest.mark.parametrize("typed", ["督导时间=2点半", "督导时间=2022-06-14", "时间=14:30"])
def test_a_name_that_may_mean_several_chooses_nothing(office: Office, draft: Path, typed: str) -> None:
    before = draft.read_bytes()
    ran = office.run("finish", draft.stem, "--set", typed, *TODAY)
    assert ran.code == 2
    assert "写明是哪一样：开始时间、结束时间、督导日期、督导时长" in ran.err and "2022-0" not in ran.err
    assert draft.read_bytes() == before
    office.run("finish", draft.stem, "--set", "登记时间=2022-06-16", *TODAY).ok()
