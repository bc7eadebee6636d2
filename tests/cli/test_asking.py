"""What is asked on a terminal, in which words, and what is stored of it."""

from __future__ import annotations

import pytest

from tests.cli.asking import BREAK, ON_A_TERMINAL, answered, newest
from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load

pytestmark = pytest.mark.skipif(not ON_A_TERMINAL, reason="NOT RUN: needs a pseudo-terminal")

PAIR = ("--form", "个别督导", "--mode", "面谈")
NEW = ("new-person", "--label", "陈静")
ALONE = tuple(each for each in SESSION if each not in ("--supervisor", "李建国"))
"""A session whose supervisor is yet to be said."""


def test_finish_asks_exactly_what_is_missing_inside_a_list(office: Office) -> None:
    office.made(*NEW, "--posting", "站点=柳格镇;岗位=专职督导", *TODAY)
    path = office.made(*ALONE, "--supervisor", "陈静", *PAIR)
    assert load(path)["status"] == "draft"
    said = answered(
        office.root, ("finish", path.stem, *TODAY),
        [("督导 › 督导类别（必填，可以先空着）", "2"), ("还可以填：主题、行动。要填吗（y/N）", "")],
    )  # fmt: skip
    assert "查不到督导任命" in said, "the roster knows of none"
    data = load(path)
    assert data["status"] == "final"
    assert data["supervisors"] == [
        {"person": data["supervisors"][0]["person"], "as": "station_head", "side": "internal"}  # type: ignore[index]
    ]


def test_finish_asks_for_the_role_that_a_posting_lacks(office: Office) -> None:
    path = office.made(*NEW, "--posting", "站点=柳格镇", *TODAY)
    said = answered(office.root, ("finish", path.stem, *TODAY), [("任职 › 岗位（必填，可以先空着）", "3")])
    assert "定稿了" in said
    assert load(path)["postings"] == [{"key": "p1", "station": "ST-410922104", "role": "worker"}]


def test_a_new_supervisor_is_asked_for_the_appointment(office: Office) -> None:
    answered(
        office.root, ("new-person", *TODAY),
        [
            ("姓名（必填，可以先空着）", "陈静"), ("任职 › 站点（可以不填）", "柳格镇"),
            ("任职 › 岗位（必填，可以先空着）", "专职督导"), ("任职 › 任职起（可以不填）", ""),
            ("任职，还有吗（y/N）", ""), ("督导任命，要填吗（Y/n）", ""),
            ("督导任命 › 督导类别（必填，可以先空着）", "1"), ("督导任命 › 内外部 [内部督导]", ""),
            ("督导任命 › 起（可以不填）", ""), ("督导任命，还有吗（y/N）", ""),
        ],
    )  # fmt: skip
    data = newest(office.root / "people")
    assert data["status"] == "final"
    assert data["appointments"] == [{"key": "a1", "kind": "full_time", "side": "internal"}]
    made = load(office.made("new-session", "--attendee", "王秀兰", "--supervisor", "陈静", *TODAY))
    assert made["supervisors"] == [{"person": data["id"], "as": "full_time", "side": "internal"}]


def test_a_worker_is_not_asked_for_an_appointment(office: Office) -> None:
    said = answered(
        office.root, (*NEW, *TODAY),
        [("任职 › 站点", "柳格镇"), ("任职 › 岗位", "社工"), ("任职起", ""), ("还有吗", "")],
    )  # fmt: skip
    assert "督导任命" not in said


def test_of_somebody_at_no_station_the_organisation_is_asked(office: Office) -> None:
    answered(
        office.root, (*NEW, *TODAY),
        [
            ("任职 › 站点", ""), ("任职 › 岗位", "高校教师"), ("任职起", ""), ("还有吗", ""),
            ("督导任命，要填吗（Y/n）", "n"), ("任职 › 所在单位（必填，可以先空着）", "某大学"),
        ],
    )  # fmt: skip
    data = newest(office.root / "people")
    assert data["status"] == "final"
    assert data["postings"] == [{"key": "p1", "organisation": "某大学", "role": "professor"}]


CANCELLED = [
    ("取消说明 › 取消日期（必填，可以先空着）", "2022年6月12日"), ("取消说明 › 由谁取消", "3"),
    ("取消说明 › 取消原因", "防汛"),
]  # fmt: skip


def test_of_a_cancelled_session_only_what_it_needs_is_asked(office: Office) -> None:
    said = answered(
        office.root, ("new-session", *TODAY),
        [
            ("是否进行 [已进行]", "2"), ("督导日期 [2022-06-16]", "2022-06-13"), ("督导（必填", "李建国"),
            ("还有吗", ""), ("受督导人（必填", "王秀兰"), ("还有吗", ""), *CANCELLED,
        ],
    )  # fmt: skip
    assert all(title not in said for title in ("督导纪要", "督导时长", "主题", "行动"))
    data = newest(office.root / "sessions")
    assert (data["status"], data["outcome"]) == ("final", "cancelled")
    assert data["cancelled"] == {"date": "2022-06-12", "by": "station", "reason": "防汛"}
    assert "已取消" in office.run("list", "session").ok().out


def test_finish_of_a_cancelled_session_asks_for_the_cancellation(office: Office) -> None:
    given = ("--outcome", "已取消", "--attendee", "王秀兰", "--supervisor", "李建国", "--date", "2022-06-13")
    path = office.made("new-session", *given, *TODAY)
    said = answered(office.root, ("finish", path.stem, *TODAY), CANCELLED)
    assert "督导纪要" not in said
    assert load(path)["status"] == "final"


def test_what_was_broken_off_holds_only_what_was_answered(office: Office) -> None:
    said = answered(
        office.root, ("new-session", *TODAY),
        [
            ("是否进行 [已进行]", ""), ("督导日期 [2022-06-16]", ""), ("督导（必填", "李建国"),
            ("还有吗", ""), ("受督导人（必填", BREAK),
        ],
    )  # fmt: skip
    data = newest(office.root / "sessions")
    own = {"schema", "id", "status", "recorded_on"}
    assert data.keys() - own == {"outcome", "date", "supervisors"}
    assert data["supervisors"] == [{"person": office.supervisor}]
    for title in ("受督导人", "督导形式", "督导方式", "站点", "督导内容", "督导纪要", "督导时长"):
        assert title in said.rpartition("还差")[2]
    again = answered(
        office.root, ("finish", str(data["id"]), *TODAY),
        [
            ("受督导人（必填", "王秀兰"), ("还有吗", ""), ("督导时长", "1小时"), ("站点 [柳格镇", ""),
            ("督导形式 [个别督导]", ""), ("督导方式 [面谈]", ""), ("督导内容", "7"), ("还有吗", ""),
            ("督导纪要", "谈了"), ("要填吗", ""),
        ],
    )  # fmt: skip
    assert "记作：60" in again
    data = newest(office.root / "sessions")
    assert (data["status"], data["minutes"], data["form"]) == ("final", 60, "individual")


def test_an_item_half_answered_is_kept(office: Office) -> None:
    answered(office.root, (*NEW, *TODAY), [("站点", "柳格镇"), ("岗位", BREAK)])
    data = newest(office.root / "people")
    assert (data["status"], data["postings"]) == ("draft", [{"key": "p1", "station": "ST-410922104"}])


def test_where_nothing_was_answered_nothing_is_written(office: Office) -> None:
    before = sorted((office.root / "people").iterdir())
    said = answered(office.root, ("new-person", *TODAY), [("姓名", BREAK)], code=2)
    assert "没有写入" in said
    assert sorted((office.root / "people").iterdir()) == before


def test_what_options_said_is_kept_when_the_asking_is_broken_off(office: Office) -> None:
    answered(office.root, (*NEW, *TODAY), [("站点", BREAK)])
    data = newest(office.root / "people")
    assert (data["status"], data["label"]) == ("draft", "陈静")
    assert "postings" not in data


def test_only_yes_is_yes(office: Office) -> None:
    said = answered(
        office.root, (*SESSION, "--theme", "减压"),
        [("是否进行", ""), ("站点", ""), ("督导形式", ""), ("督导方式", ""),
         ("行动，要填吗（y/N）", "暂时没有"), ("行动，要填吗（y/N）", "n")],
    )  # fmt: skip
    assert "写 y 或 n" in said
    assert "actions" not in newest(office.root / "sessions")


def test_a_name_of_several_is_chosen_by_number(office: Office) -> None:
    office.made("new-person", "--label", "王秀兰", "--posting", "站点=ST-410922;岗位=站长", *TODAY)
    said = answered(
        office.root, ("new-session", "--date", "2022-06-16", "--outcome", "已进行", *TODAY),
        [("督导（必填", "李建国"), ("还有吗", ""), ("受督导人", "王秀兰"), ("是哪一个", "2"),
         ("还有吗", BREAK)],
    )  # fmt: skip
    (offered,) = [line for line in said.splitlines() if line.startswith("  2 王秀兰")]
    assert "柳格镇，社工" in offered or "清丰县，站长" in offered
    (attendee,) = newest(office.root / "sessions")["attendees"]
    assert attendee["person"] in offered


def test_handing_over_asks_for_the_new_owner_and_the_new_day(office: Office) -> None:
    office.made(*SESSION, "--action", "补齐六月台账;负责人=王秀兰")
    answered(
        office.root, ("new-follow-up", *TODAY),
        [
            ("跟进日期", ""), ("跟进哪一项", "台账"), ("结果", "转交"),
            ("新的负责人（必填，可以先空着）", "李建国"), ("新的期限（可以不填）", "2022.7.1"),
        ],
    )  # fmt: skip
    data = newest(office.root / "follow-ups")
    assert (data["status"], data["owner"], data["due"]) == ("final", office.supervisor, "2022-07-01")


def test_a_name_given_by_an_option_is_chosen_by_number_too(office: Office) -> None:
    office.made("new-person", "--label", "王秀兰", "--posting", "站点=ST-410922;岗位=站长", *TODAY)
    answered(
        office.root, ("new-session", "--attendee", "王秀兰", "--outcome", "held", *TODAY),
        [("是哪一个", "1"), ("督导日期", BREAK)],
    )  # fmt: skip
    (attendee,) = newest(office.root / "sessions")["attendees"]
    assert attendee["person"].startswith("P-")


def test_what_options_say_is_judged_before_the_first_question(office: Office) -> None:
    for words in (
        ("new-session", "--start", "早上", "--attendee", "王秀兰"),
        ("new-session", "--attendee", "钱二"),
        ("new-visit", "--from-date", "2022-06-40"),
    ):
        said = answered(office.root, (*words, *TODAY), [], code=2)
        assert "没有写入" in said, said
        assert "必填" not in said


def test_an_answer_is_judged_at_once_and_asked_again(office: Office) -> None:
    said = answered(
        office.root, ("waive", *TODAY),
        [("检查编号", "2026-12-31"), ("检查编号", "SUP301"), ("针对哪条记录", BREAK)],
    )  # fmt: skip
    assert "不是检查的编号" in said
    assert "比如 SUP301。" in said
    data = newest(office.root / "waivers")
    assert (data["status"], data["code"]) == ("draft", "SUP301")


def test_a_line_broken_off_has_the_defaults_that_it_has_where_nobody_is_asked(office: Office) -> None:
    words = ("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", "--minutes", "60", *TODAY)
    there = load(office.made(*words))
    answered(office.root, words, [("是否进行", ""), ("督导日期", BREAK)])
    data = newest(office.root / "sessions")
    assert {**data, "id": ""} == {**there, "id": ""}
    assert (data["station"], data["outcome"], data["status"]) == ("ST-410922104", "held", "draft")


def test_what_a_date_lacks_is_said(office: Office) -> None:
    said = answered(
        office.root, ("new-session", *TODAY),
        [
            ("是否进行", ""), ("督导日期", "6月14日"), ("督导日期", "2022年3月"), ("督导日期", "哪天"),
            ("督导日期", "2022.6.14"), ("督导（必填", BREAK),
        ],
    )  # fmt: skip
    assert "没有写年份；写全：2022-06-14" in said
    assert "没有写到哪一天；写全，例如 2022-06-16" in said
    assert "日期写成 2022-06-16 这样" in said
    assert newest(office.root / "sessions")["date"] == "2022-06-14"


def test_a_day_to_come_is_asked_again_where_it_was_held(office: Office) -> None:
    given = tuple(each for each in SESSION if each not in ("--date", "2022-06-15"))
    said = answered(
        office.root, (*given, *PAIR, "--action", "what=补齐台账"),
        [
            ("是否进行 [已进行]", ""), ("督导日期 [2022-06-16]", "2022-06-17"),
            ("督导日期 [2022-06-16]", "2022-06-15"), ("站点 [柳格镇", BREAK),
        ],
    )  # fmt: skip
    assert "2022-06-17 还没到（今天是 2022-06-16）" in said
    assert "SUP308" not in said
    assert newest(office.root / "sessions")["date"] == "2022-06-15"


def test_a_cancelled_session_may_be_of_a_day_to_come(office: Office) -> None:
    given = ("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", *TODAY)
    said = answered(
        office.root, given, [("是否进行 [已进行]", "2"), ("督导日期 [2022-06-16]", "2022-06-17"), *CANCELLED]
    )
    assert "还没到" not in said
    assert newest(office.root / "sessions")["date"] == "2022-06-17"


def test_words_for_a_number_leave_the_list_standing(office: Office) -> None:
    office.made("new-person", "--label", "王秀兰", "--posting", "站点=ST-410922;岗位=站长", *TODAY)
    words = ("new-session", "--date", "2022-06-16", "--outcome", "已进行", "--supervisor", "李建国", *TODAY)
    answered(
        office.root,
        words,
        [("受督导人", "王秀兰"), ("是哪一个", "那个"), ("是哪一个", "2"), ("还有吗", BREAK)],
    )
    assert len(newest(office.root / "sessions")["attendees"]) == 1
    answered(office.root, words, [("受督导人", "王秀兰"), ("是哪一个", "柳格镇"), ("还有吗", BREAK)])
    assert newest(office.root / "sessions")["attendees"] == [{"person": office.worker}]
