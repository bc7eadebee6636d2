"""Which record somebody means: by id, name or theme; and what is said where it is none or several."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load


def test_a_session_is_chosen_by_its_theme(office: Office) -> None:
    session = office.made(*SESSION, "--theme", "入户走访前的顾虑")
    other = office.made(*SESSION, "--date", "2022-06-14", "--theme", "台账怎么写")
    for words in ("入户走访前的顾虑", "走访前"):
        assert f"sessions/2022/06/{session.name}" in office.run("show", words).ok().out
    again = office.made(*SESSION, "--date", "2022-06-16", "--rebooks", "台账怎么写", "--draft")
    assert load(again)["rebooks"] == other.stem


def test_a_name_goes_before_a_theme_that_speaks_of_it(office: Office) -> None:
    office.made(*SESSION, "--theme", "柳格镇")
    office.made(*SESSION, "--date", "2022-06-14", "--theme", "和王秀兰谈柳格的走访")
    for words, record in (("柳格镇", "ST-410922104"), ("王秀", office.worker), ("柳格", "ST-410922104")):
        assert f"{record}.yaml" in office.run("show", words).ok().out


def test_a_whole_theme_goes_before_a_part_of_one(office: Office) -> None:
    short = office.made(*SESSION, "--theme", "入户走访")
    office.made(*SESSION, "--date", "2022-06-14", "--theme", "入户走访前的顾虑")
    assert short.name in office.run("show", "入户走访").ok().out
    ran = office.run("show", "入户")
    assert ran.code == 2
    assert "对得上 2 条" in ran.err
    assert f"入户走访（{short.stem}）" in ran.err
    assert "sup list session" in ran.err


def test_the_refusal_speaks_of_the_kind_of_record_meant(office: Office) -> None:
    session = office.made(*SESSION, "--theme", "入户走访前的顾虑")
    for given, kind, look in (
        (("show", "量子力学"), "记录库里没有“量子力学”", "sup list"),
        (("show", "入户走访后的顾虑"), f"最接近的是 入户走访前的顾虑（{session.stem}）", "编号或名称"),
        ((*SESSION, "--rebooks", "量子力学"), "督导记录里没有“量子力学”", "sup list session"),
        ((*SESSION, "--agreement", "量子力学"), "督导协议里没有“量子力学”", "sup list agreement"),
        ((*SESSION, "--station", "量子力学"), "社工站里没有“量子力学”", "sup new-station"),
    ):
        ran = office.run(*given)
        assert ran.code == 2
        assert kind in ran.err and look in ran.err
        assert "名册" not in ran.err and "new-person" not in ran.err


def test_somebody_is_looked_for_on_the_roster(office: Office) -> None:
    ran = office.run("new-session", "--attendee", "量子", "--supervisor", "李建国", *TODAY)
    assert "名册里没有“量子”" in ran.err
    assert "sup new-person" in ran.err
    english = office.run("--lang", "en", "new-session", "--attendee", "王秀蓝", "--supervisor", "李建国")
    assert "There is no person “王秀蓝” here; the nearest: 王秀兰" in english.err


def test_names_are_found_whatever_their_case(office: Office) -> None:
    made = office.made(
        "new-person", "--label", "Wang Xiulan", "--posting", "station=柳格镇;role=worker", *TODAY
    )
    other = office.made(
        "new-person", "--label", "wang xiulan", "--posting", "station=柳格镇;role=worker", *TODAY
    )
    for typed, path in (("Wang Xiulan", made), ("wang xiulan", other)):
        assert path.stem in office.run("show", typed).ok().out
    other.unlink()
    for typed in ("wang xiulan", "WANG XIULAN", "xiulan", "wang"):
        assert made.stem in office.run("show", typed).ok().out


def test_who_was_withdrawn_is_not_meant_by_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        office.made("new-person", "--label", "李敏", "--posting", "station=柳格镇;role=社工", *TODAY).stem
        for _ in range(3)
    ]
    for record in made[:2]:
        office.run("void", record, "--reason", "重复录入", "--by", "李建国").ok()
    data = load(office.made(*SESSION, "--attendee", "李敏", "--draft"))
    assert {"person": made[2]} in data["attendees"]  # type: ignore[operator]
    monkeypatch.setenv("SUP_PERSON", "李敏")
    assert load(office.made(*SESSION, "--draft"))["entered_by"] == made[2]
    monkeypatch.delenv("SUP_PERSON")
    ran = office.run(*SESSION, "--attendee", "李敏敏")
    assert made[2] in ran.err
    assert made[0] not in ran.err and made[1] not in ran.err
    # By its id it can still be looked at; where nobody else has the name, by that too.
    assert made[0] in office.run("show", made[0]).ok().out
    office.run("void", made[2], "--reason", "重复录入", "--by", "李建国").ok()
    several = office.run("show", "李敏")
    assert several.code == 2 and several.err.count("作废") == 3
    assert "没有“李敏”" in office.run(*SESSION, "--attendee", "李敏").err


def test_who_was_withdrawn_withdraws_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = office.made("new-person", "--label", "李敏", "--posting", "station=柳格镇;role=社工", *TODAY).stem
    office.run("void", gone, "--reason", "重复录入", "--by", "李建国").ok()
    session = office.made(*SESSION).stem
    ran = office.run("void", session, "--reason", "重复", "--by", gone)
    assert ran.code == 2 and "已经作废" in ran.err and "SUP_PERSON" not in ran.err
    monkeypatch.setenv("SUP_PERSON", gone)
    for words in (("void", session, "--reason", "重复"), SESSION, ("due",)):
        ran = office.run(*words)
        assert ran.code == 2 and "SUP_PERSON" in ran.err and "已经作废" in ran.err
    assert load(office.root / "sessions/2022/06" / f"{session}.yaml")["status"] == "final"


def test_a_wrong_name_in_the_environment_is_said_to_stand_there(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUP_PERSON", "李建囯")
    for words in (("due",), SESSION, ("void", office.agreement, "--reason", "重复")):
        ran = office.run(*words)
        assert ran.code == 2
        assert "SUP_PERSON（写着“李建囯”）" in ran.err and "最接近的是 李建国" in ran.err


def test_where_any_kind_of_record_is_meant_no_list_of_all_kinds_is_printed(office: Office) -> None:
    for words in (("集中督导",), ("2026",), ("0",)):
        said = office.run("waive", "--record", *words, *TODAY).err
        assert "没有写入" in said
        assert "名册" not in said
        assert said.count("sup list") == 1
    said = office.run("brief", "集中督导", *TODAY).err
    assert "名册、社工站里没有“集中督导”" in said


def test_an_item_is_shown_by_its_short_name(office: Office) -> None:
    session = office.made(*SESSION, "--action", "补齐六月台账;负责人=王秀兰;完成期限=2022-06-30")
    said = office.run("show", session.stem, *TODAY).ok().out
    assert "  - 要做的事：补齐六月台账  #a1\n" in said
    assert "键" not in said


def test_the_page_of_a_person_says_the_station(office: Office) -> None:
    assert "在岗：王秀兰（柳格镇，社工）" in office.run("brief", "王秀兰", *TODAY).ok().out
    assert "王秀兰（社工）" in office.run("brief", "柳格镇", *TODAY).ok().out


def test_the_nearest_actions_are_named(office: Office) -> None:
    action = ("--action", "整理重点走访名单;负责人=王秀兰", "--action", "补齐台账;负责人=王秀兰")
    session = office.made(*SESSION, *action)
    for typed, what in (
        ("重点名单", "整理重点走访名单"),
        ("补齐台帐", "补齐台账"),
        ("整理走访名册", "整理重点走访名单"),
    ):
        ran = office.run("done", typed, *TODAY)
        assert ran.code == 2
        assert f"最接近的是 {what}（{session.stem}#a" in ran.err
    assert "最接近" not in office.run("done", "买打印纸", *TODAY).err
