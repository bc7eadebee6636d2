"""What may be typed by options: clear ways of writing, all that is wrong in one run, namesakes, twins."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load

CONTENT = ("--content", "给予情绪支持、实务技巧指导", "--summary", "谈了")
PEOPLE = ("--attendee", "王秀兰", "--supervisor", "李建国")


@pytest.mark.parametrize(
    ("typed", "field", "stored"),
    [
        (("--date", "2022年6月14日"), "date", "2022-06-14"),
        (("--date", "2022.06.14"), "date", "2022-06-14"),
        (("--date", "2022/6/14"), "date", "2022-06-14"),
        (("--start", "9:30"), "start", "09:30"),
        (("--minutes", "1小时"), "minutes", 60),
        (("--minutes", "90分钟"), "minutes", 90),
        (("--minutes", "一个半小时"), "minutes", 90),
    ],
)
def test_a_clear_way_of_writing_is_taken_and_said(
    office: Office, typed: tuple[str, str], field: str, stored: object
) -> None:
    ran = office.run("new-session", *PEOPLE, *CONTENT, *typed, *TODAY).ok()
    data = load(office.root / ran.out.strip())
    assert data[field] == stored
    assert f"{typed[0]}：“{typed[1]}”记作 {stored}" in ran.err
    assert data["content"] == ["emotional_support", "practice_skill"]


@pytest.mark.parametrize("typed", ["22年6月1日", "6月14日", "14/6/2022"])
def test_what_may_mean_two_days_is_refused(office: Office, typed: str) -> None:
    assert office.run("new-session", *PEOPLE, *CONTENT, "--date", typed, *TODAY).code == 2


@pytest.mark.parametrize("typed", ["90人", "半天", "60-90", "约60"])
def test_what_is_no_clear_length_is_refused(office: Office, typed: str) -> None:
    assert office.run("new-session", *PEOPLE, *CONTENT, "--minutes", typed, *TODAY).code == 2


def test_several_people_in_one_breath(office: Office) -> None:
    data = load(office.made("new-session", "--attendee", "王秀兰、李建国", *TODAY))
    assert data["attendees"] == [{"person": office.worker}, {"person": office.supervisor}]


def test_everything_wrong_is_said_in_one_run(office: Office) -> None:
    office.made("new-person", "--label", "王秀兰", "--posting", "站点=ST-410922;岗位=站长", *TODAY)
    before = sorted(office.root.rglob("*.yaml"))
    ran = office.run(
        "new-session", "--attendee", "王秀兰、赵大", "--supervisor", "钱二", "--date", "6月14日",
        "--start", "下午2点", "--action", "做事;负责人=孙三;完成期限=月底", *TODAY,
    )  # fmt: skip
    assert ran.code == 2
    for said in ("“王秀兰”对得上 2 条", "“赵大”", "“钱二”", "“孙三”", "--date", "--start 14:00", "没有写入"):
        assert said in ran.err
    assert sorted(office.root.rglob("*.yaml")) == before


def test_namesakes_are_told_apart(office: Office) -> None:
    other = office.made("new-person", "--label", "王秀兰", "--posting", "站点=ST-410922;岗位=站长", *TODAY)
    ran = office.run("new-session", "--attendee", "王秀兰", *TODAY)
    assert f"王秀兰（{office.worker}，柳格镇，社工）" in ran.err
    assert f"王秀兰（{other.stem}，清丰县，站长）" in ran.err
    assert "写长一点" not in ran.err
    assert f"写编号，例如 {min(other.stem, office.worker)}" in ran.err
    assert "写长一点" in office.run("show", "P-").err or "写长一点" in office.run("show", "王").err


def test_of_namesakes_the_appointed_one_is_the_supervisor(office: Office) -> None:
    given = ("--label", "王秀兰", "--posting", "站点=ST-410922;岗位=专职督导")
    other = office.made("new-person", *given, "--appointment", "督导类别=专职督导", *TODAY)
    data = load(office.made("new-session", "--supervisor", "王秀兰", "--attendee", office.worker, *TODAY))
    assert data["supervisors"][0]["person"] == other.stem  # type: ignore[index]
    agreement = load(office.made("new-agreement", "--supervisor", "王秀兰", "--station", "柳格镇", *TODAY))
    assert agreement["supervisor"] == other.stem


def test_labels_wherever_one_of_several_is_an_option(office: Office) -> None:
    office.made(*SESSION, "--action", "补齐六月台账;负责人=王秀兰")
    assert (
        load(office.made("done", "台账", "--outcome", "完成", "--date", "2022年6月16日", *TODAY))["outcome"]
        == "done"
    )
    ran = office.run("done", "台账", "--outcome", "好了", *TODAY)
    assert ran.code == 2
    assert office.run("list", "session", "--status", "定稿").ok().out.count("S-") == 1
    assert office.run("list", "session", "--status", "半成品").code == 2


def test_a_follow_up_finds_its_action_by_the_words(office: Office) -> None:
    session = office.made(*SESSION, "--action", "补齐六月台账;负责人=王秀兰")
    data = load(office.made("new-follow-up", "--of", "台账", "--outcome", "完成", *TODAY))
    assert data["of"] == f"{session.stem}#a1"
    ran = office.run("new-follow-up", "--of", "量子", "--outcome", "完成", *TODAY)
    assert ran.code == 2
    assert "行动" in ran.err and "名册" not in ran.err and "sup list actions" in ran.err


def test_a_trial_run_says_it_would_be_a_draft(office: Office) -> None:
    ran = office.run("new-session", "--attendee", "王秀兰", "--dry-run", *TODAY).ok()
    assert "还差：" in ran.err and "没有写入" in ran.err
    assert "先存成草稿了" not in ran.err and "sup finish" not in ran.err


def test_a_text_from_a_gbk_file(office: Office, tmp_path: Path) -> None:
    place = tmp_path / "谈话.txt"
    place.write_bytes("谈了入户走访前的顾虑。\r\n约好结伴走访。\r\n".encode("gbk"))
    ran = office.run(*SESSION, "--suggestion", f"@{place}").ok()
    assert load(office.root / ran.out.strip())["suggestions"] == ["谈了入户走访前的顾虑。\n约好结伴走访。"]
    assert "GBK" in ran.err and "谈了" not in ran.err
    place.write_bytes(b"\xff\xfe\xff")
    assert office.run(*SESSION, "--suggestion", f"@{place}").code == 2


def test_a_twin_is_said_and_written(office: Office) -> None:
    given = ("new-person", "--label", "王秀兰", "--posting", "站点=柳格镇;岗位=社工", *TODAY)
    ran = office.run(*given).ok()
    assert f"王秀兰（{office.worker}，柳格镇，社工）" in ran.err
    assert f"sup void {Path(ran.out.strip()).stem}" in ran.err
    elsewhere = office.run("new-person", "--label", "王秀兰", "--posting", "站点=ST-410922;岗位=社工", *TODAY)
    assert "已经有一条" not in elsewhere.ok().err


def test_a_twin_of_any_type(office: Office) -> None:
    first = office.made(*SESSION)
    assert first.stem in office.run(*SESSION).ok().err
    assert "已经有一条" not in office.run(*SESSION, "--date", "2022-06-10").ok().err
    agreement = (
        "new-agreement",
        "--supervisor",
        "李建国",
        "--station",
        "柳格镇",
        "--from-date",
        "2022-04-01",
    )
    assert "已经有一条" not in office.run(*agreement, "--supervisee", "王秀兰", *TODAY).ok().err


def test_a_period_from_day_to_day_is_the_same_only_by_both_its_ends(office: Office) -> None:
    plan = ("new-plan", "--scope", office.supervisor, "--objective", "text=补齐台账", *TODAY)
    first = office.made(*plan, "--period", "from=2022-06-01;to=2022-06-15")
    other = office.run(*plan, "--period", "from=2022-06-01;to=2022-06-20").ok()
    assert "已经有一条这样的" not in other.err
    again = office.run(*plan, "--period", "from=2022-06-01;to=2022-06-15").ok()
    assert "已经有一条这样的" in again.err
    assert first.stem in again.err


@pytest.mark.parametrize("way", ["option", "set"])
def test_what_is_wrong_beside_a_name_is_said_with_it(office: Office, way: str) -> None:
    action = "补台账;负责人=钱二;完成期限=6月27日"
    if way == "option":
        ran = office.run("new-session", *PEOPLE, *CONTENT, "--action", action, *TODAY)
    else:
        draft = office.made("new-session", *PEOPLE, *TODAY)
        ran = office.run("finish", draft.stem, "--set", f"行动={action}", *TODAY)
    assert ran.code == 2
    assert "没有“钱二”" in ran.err
    assert "没有写年份" in ran.err
    assert "完成期限=20" in ran.err
    assert "-06-27" in ran.err


def test_a_day_without_a_year_is_offered_in_this_one_as_it_is_typed(office: Office) -> None:
    from datetime import datetime

    given = ("new-person", "--label", "陈静", "--posting")
    ran = office.run(*given, "站点=柳格镇;岗位=社工;任职起=11月25日", *TODAY)
    assert f"写全，比如 任职起={datetime.now().astimezone().year}-11-25。" in ran.err
    ran = office.run(*given, "站点=柳格镇;岗位=社工;任职起=2022年3月", *TODAY)
    assert "写全，比如 任职起=2022-06-15；只知道年月就先不写" in ran.err
    ran = office.run("new-session", *PEOPLE, "--date", "2月30日", *TODAY)
    assert "写全，比如 --date 2022-06-15。" in ran.err
