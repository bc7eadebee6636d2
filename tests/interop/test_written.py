"""Lists of sessions, visits and requests → their records: what a row says, what it lacks, what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from supervise_cli.errors import BadInput
from supervise_cli.interop.returning import rejected_csv
from supervise_cli.pipeline.opening import catalogue
from supervise_cli.records import reading, schema
from tests.interop.lists import data_of, ids_of, plan_written, reasons, tree, with_few_people, write

HEAD = "督导日期,督导,受督导人"
WHOLE = (
    "序号,督导日期,起止时间,督导老师,参加人员,缺席,县区,社工站,督导形式,方式,督导内容,主题,督导纪要,"
    "督导建议,行动,负责人,完成期限"
)
WHOLE_ROW = (
    "1,2022年6月8日,14:00-15:30,李会娟,张思雨、刘向阳,赵晨曦,清丰县,柳格镇,个别,面谈,"
    "给予情绪支持；实务技巧指导,近来的疲惫,谈了近况,多休息,约人一起随访,张思雨,2022.6.20"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return with_few_people(tmp_path / "r")


def only(root: Path, raw: str, name: str = "session") -> dict[str, Any]:
    """The one record that a list makes; as far as it goes it is sound."""
    plan = plan_written(root, name, raw)
    assert reasons(plan) == {}
    (record,) = data_of(plan)
    assert schema.check(record, catalogue().get(name)) == []
    return record


def test_a_whole_row_is_a_final_session(root: Path) -> None:
    who = ids_of(root)
    assert only(root, f"{WHOLE}\n{WHOLE_ROW}\n") == {
        "schema": "session/1",
        "id": "S-20220701-000001",
        "status": "final",
        "outcome": "held",
        "date": "2022-06-08",
        "start": "14:00",
        "end": "15:30",
        "station": "ST-410922104",
        "supervisors": [{"person": who["李会娟"], "as": "station_head", "side": "internal"}],
        "attendees": [
            {"person": who["张思雨"]},
            {"person": who["刘向阳"]},
            {"person": who["赵晨曦"], "absent": True},
        ],
        "form": "individual",
        "mode": "face_to_face",
        "content": ["emotional_support", "practice_skill"],
        "functions": ["supportive", "educational"],
        "focus": ["wellbeing"],
        "theme": "近来的疲惫",
        "summary": "谈了近况",
        "suggestions": ["多休息"],
        "actions": [{"key": "a1", "what": "约人一起随访", "owner": who["张思雨"], "due": "2022-06-20"}],
    }


def test_what_nobody_said_is_left_out_and_the_rest_is_a_draft(root: Path) -> None:
    plan = plan_written(root, "session", f"{HEAD}\n2022/6/8,郭建国,张思雨\n")
    (record,) = data_of(plan)
    assert record["status"] == "draft"
    assert set(record) == {"schema", "id", "status", "outcome", "date", "supervisors", "attendees"}
    said = " ".join(note.zh for note in plan.notes)
    assert "有 1 条还不完整，存成草稿" in said and "sup finish" in said
    assert schema.check(record, catalogue().get("session")) == []


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("90", 90), ("90分钟", 90), ("1.5小时", 90), ("一个半小时", 90), ("2小时", 120), ("９０", 90),
        ("九十分钟", 90),
    ],
)  # fmt: skip
def test_how_long_as_people_write_it(root: Path, cell: str, minutes: int) -> None:
    assert only(root, f"{HEAD},时长\n2022/6/8,郭建国,张思雨,{cell}\n")["minutes"] == minutes


@pytest.mark.parametrize(
    ("heading", "minutes"), [("督导时数（小时）", 90), ("时长（小时）", 90), ("小时数", 90), ("hours", 90)]
)
def test_hours_where_the_heading_says_so(root: Path, heading: str, minutes: int) -> None:
    assert only(root, f"{HEAD},{heading}\n2022/6/8,郭建国,张思雨,1.5\n")["minutes"] == minutes


@pytest.mark.parametrize(
    ("heading", "cell"), [("督导时数", "2"), ("时长", "1.5"), ("时长", "半天"), ("时长", "约90分钟"),
     ("时长", "2点半"), ("时长", "3场"), ("时长", "1点"), ("时长", "2次")],
)  # fmt: skip
def test_how_long_is_not_guessed(root: Path, heading: str, cell: str) -> None:
    plan = plan_written(root, "session", f"{HEAD},{heading}\n2022/6/8,郭建国,张思雨,{cell}\n")
    assert not plan.files and "督导时长" in reasons(plan)[2]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("起止时间", "14:00-15:30"),
        ("起止时间", "14：00至15：30"),
        ("开始时间,结束时间", "14:00,15:30"),
        ("开始时间,结束时间", "14:00:00,15：30"),
        ("开始时间", "14:00—15:30"),
        ("时长", "14:00~15:30"),
    ],
)
def test_when_it_began_and_ended(root: Path, head: str, cells: str) -> None:
    record = only(root, f"{HEAD},{head}\n2022/6/8,郭建国,张思雨,{cells}\n")
    assert (record["start"], record["end"], record.get("minutes")) == ("14:00", "15:30", None)


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("起止时间", "2:30-4:00"),
        ("起止时间", "2:30-15:30"),
        ("开始时间", "2:30"),
        ("开始时间", "2：30"),
        ("开始时间", "2:30:00"),
        ("开始时间", "2点半"),
    ],
)
def test_a_time_of_either_half_of_the_day_comes_back(root: Path, head: str, cells: str) -> None:
    plan = plan_written(root, "session", f"{HEAD},{head}\n2022/6/8,郭建国,张思雨,{cells}\n")
    assert not plan.files and "时间" in reasons(plan)[2]


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2022年6月8日 14:00-15:30", "14:00", "15:30"),
        ("2022-06-08 9:00", "09:00", None),
        ("2022/6/8 0:00:00", None, None),
        ("44720", None, None),
    ],
)
def test_the_day_may_say_the_time(root: Path, cell: str, start: str | None, end: str | None) -> None:
    record = only(root, f"{HEAD}\n{cell},郭建国,张思雨\n")
    assert (record["date"], record.get("start"), record.get("end")) == ("2022-06-08", start, end)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("王伟", "受督导人：这个名字对得上 2 条（"),
        ("张三", "受督导人：名册里没有这个人"),
        ("张", "受督导人：名册里没有这个人"),
        ("张思雨、王伟", "受督导人里第 2 个：这个名字对得上 2 条"),
        ("张思雨（柳屯镇）", "受督导人：名册里没有这个人"),
        ("王伟（城关镇）", "受督导人：名册里没有这个人"),
    ],
)
def test_somebody_is_never_guessed(root: Path, name: str, said: str) -> None:
    plan = plan_written(root, "session", f"{HEAD}\n2022/6/8,郭建国,{name}\n2022/6/9,郭建国,张思雨\n")
    assert [record["date"] for record in data_of(plan)] == ["2022-06-09"]
    assert said in reasons(plan)[2]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("王伟（柳格镇）", "王伟@ST-410922104"),
        ("王伟(柳屯镇社工站)", "王伟@ST-410928101"),
        ("王伟（濮阳县柳屯镇）", "王伟@ST-410928101"),
        ("王伟（410928101）", "王伟@ST-410928101"),
        (" 张思雨 ", "张思雨"),
        ("A7", "张思雨"),
        ("ID", "刘向阳"),
        ("王伟（ID）", "王伟@ST-410928101"),
    ],
)
def test_somebody_by_label_station_number_or_id(root: Path, name: str, found: str) -> None:
    who = ids_of(root)
    record = only(root, f"{HEAD}\n2022/6/8,郭建国,{name.replace('ID', who[found])}\n")
    assert record["attendees"] == [{"person": who[found]}]


def test_all_that_is_wrong_with_a_row_is_said_at_once(root: Path) -> None:
    raw = f"{HEAD},社工站,督导形式,时长\n2022年2月30日,王伟,张三,无名镇,座谈,半天\n"
    said = reasons(plan_written(root, "session", raw))[2]
    for part in ("督导：", "受督导人：", "站点：", "督导形式", "督导时长", "督导日期"):
        assert part in said
    assert "后面没有写值" not in said


def test_reasons_and_notes_quote_no_cell(root: Path) -> None:
    secret = "CANARY7391"
    rows = [secret] * len(WHOLE.split(","))
    plan = plan_written(
        root, "session", f"{WHOLE}\n{','.join(rows)}\n{WHOLE_ROW.replace('谈了近况', secret)}\n"
    )
    assert plan.returned and plan.files
    said = [each for row in plan.returned for each in row.reasons] + list(plan.notes)
    assert all(secret not in each.zh + each.en for each in said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",郭建国,张思雨,", "缺督导日期"),
        ("2022/6/8,,张思雨,", "缺督导；"),
        ("2022/6/8,郭建国,,", "缺受督导人"),
        ("2022/6/8,郭建国,张思雨,15:30-14:00", "结束时间不在开始时间之后"),
        ("2022/8/8,郭建国,张思雨,", "日期在今天以后"),
        ("2022年6月,郭建国,张思雨,", "督导日期"),
    ],
)
def test_a_row_that_would_not_be_known_again_comes_back(root: Path, row: str, said: str) -> None:
    plan = plan_written(root, "session", f"{HEAD},起止时间\n{row}\n")
    assert not plan.files and said in reasons(plan)[2]


def test_a_list_without_a_needed_column_is_not_used(root: Path) -> None:
    with pytest.raises(BadInput) as caught:
        plan_written(root, "session", "督导日期,督导\n2022/6/8,郭建国\n")
    assert "受督导人" in caught.value.message.zh
    assert caught.value.hint is not None and "import sessions --help" in caught.value.hint.zh


def test_a_session_that_was_cancelled(root: Path) -> None:
    raw = f"{HEAD},进行情况,取消日期,由谁取消,取消原因\n2022/6/8,郭建国,张思雨,取消,2022/6/7,督导,下乡\n"
    record = only(root, raw)
    assert record["status"] == "final"
    assert record["cancelled"] == {"date": "2022-06-07", "by": "supervisor", "reason": "下乡"}
    write(root, plan_written(root, "session", raw))
    assert plan_written(root, "session", raw).present == 1


@pytest.mark.parametrize(
    ("second", "made"),
    [
        ("2022/6/8,郭建国,张思雨,14:00-15:30,90", 0),
        ("2022/6/8,郭建国,张思雨,,90", 0),
        ("2022/6/8,郭建国,张思雨,,", 0),
        ("2022/6/8,郭建国,张思雨,16:00-17:00,", 1),
        ("2022/6/9,郭建国,张思雨,14:00-15:30,", 1),
        ("2022/6/8,郭建国,张思雨、刘向阳,14:00-15:30,", 1),
        ("2022/6/8,李会娟,张思雨,14:00-15:30,", 1),
    ],
)
def test_one_session_is_one_record(root: Path, second: str, made: int) -> None:
    head = f"{HEAD},起止时间,时长"
    first = f"{head}\n2022/6/8,郭建国,张思雨,14:00-15:30,\n"
    both = plan_written(root, "session", f"{first}{second}\n")
    assert len(both.files) == 1 + made
    assert ("和第 2 行是同一条" in reasons(both).get(3, "")) == (not made)
    write(root, plan_written(root, "session", first))
    later = plan_written(root, "session", f"{head}\n{second}\n")
    assert (len(later.files), later.present) == (made, 1 - made)


def test_office_numbers_tell_records_apart_and_join_rows(root: Path) -> None:
    head = f"{HEAD},编号"
    same = f"{head}\n2022/6/8,郭建国,张思雨,甲1\n2022/6/8,郭建国,刘向阳,甲1\n2022/6/8,郭建国,张思雨,甲2\n"
    plan = plan_written(root, "session", same)
    assert [len(each["attendees"]) for each in data_of(plan)] == [2, 1]
    write(root, plan)
    again = plan_written(root, "session", same)
    assert (dict(again.files), again.present, again.returned) == ({}, 3, ())


def test_a_record_of_several_rows_goes_in_whole_or_not_at_all(root: Path) -> None:
    head = f"{HEAD},编号,主题"
    rows = "2022/6/8,郭建国,张思雨,甲1,\n2022/6/8,郭建国,王伟,甲1,\n2022/6/8,郭建国,刘向阳,甲1,\n"
    plan = plan_written(root, "session", f"{head}\n{rows}")
    assert not plan.files and list(reasons(plan)) == [2, 3, 4]
    assert "一起退回" in reasons(plan)[2] and "王伟" not in reasons(plan)[3]
    mended = plan_written(root, "session", f"{head}\n{rows.replace('王伟', '王伟（柳格镇）')}")
    assert [len(each["attendees"]) for each in data_of(mended)] == [3]
    odd = plan_written(
        root, "session", f"{head}\n2022/6/8,郭建国,张思雨,甲1,一\n2022/6/8,郭建国,刘向阳,甲1,二\n"
    )
    assert not odd.files and "说的不一样：主题" in reasons(odd)[3]


def test_a_trip_names_its_stops(root: Path) -> None:
    who = ids_of(root)
    head = "日期,社工站,督导,到达时间,离开时间,目的,意见,编号"
    plan = plan_written(
        root,
        "visit",
        f"{head}\n2022-06-01,柳格镇、柳屯镇,郭建国,,,督导,,\n"
        "2022-06-02,柳格镇,郭建国,9:00,11:00,督查,好,乙1\n2022-06-02,柳屯镇,郭建国,14:00,16:00,督查,好,乙1\n"
        "2022-06-03,柳格镇、柳屯镇,郭建国,9:00,,督查,,\n",
    )
    one, two = data_of(plan)
    assert [stop["station"] for stop in one["stops"]] == ["ST-410922104", "ST-410928101"]
    assert (one["from"], one["to"], one["status"]) == ("2022-06-01", "2022-06-01", "final")
    assert two["stops"][1] == {
        "key": "s2",
        "station": "ST-410928101",
        "date": "2022-06-02",
        "supervisors": [who["郭建国"]],
        "arrive": "14:00",
        "leave": "16:00",
        "opinion": "好",
    }
    assert "到达时间：这一行写了好几个" in reasons(plan)[5]
    write(root, plan)
    other = plan_written(
        root, "visit", "日期,社工站,目的\n2022-06-01,柳格镇,督导\n2022-06-01,柳屯镇、柳格镇,督导\n"
    )
    assert (len(other.files), other.present) == (1, 1)


def test_a_station_of_a_common_name_needs_its_county(root: Path) -> None:
    head = "日期,县区,社工站,目的"
    plan = plan_written(
        root,
        "visit",
        f"{head}\n2022-06-01,,城关镇,督导\n2022-06-01,南乐县,城关镇,督导\n2022-06-01,范县,城关镇,督导\n",
    )
    assert data_of(plan)[0]["stops"][0]["station"] == "ST-410923100"
    assert "对得上 2 个站点" in reasons(plan)[2] and "县区" in reasons(plan)[4]


def test_a_request_of_a_person_or_of_a_station(root: Path) -> None:
    head = "日期,提出人,需求内容,说明,紧急程度"
    plan = plan_written(
        root,
        "request",
        f"{head}\n2022.6.1,张思雨,给予情绪支持,累,紧急\n2022.6.1,柳格镇社工站,个人成长,,\n2022.6.2,柳格镇,探讨理论知识,,\n",
    )
    one, two = data_of(plan)
    assert one == {
        "schema": "request/1",
        "id": "R-20220701-000001",
        "status": "final",
        "asked_on": "2022-06-01",
        "by": ids_of(root)["张思雨"],
        "topic": "emotional_support",
        "text": "累",
        "urgency": "urgent",
    }
    assert (two["by"], two["urgency"]) == ("ST-410922104", "normal")
    assert list(reasons(plan)) == [3] and "需求内容" in reasons(plan)[3]


LEDGER = f"""{WHOLE}
{WHOLE_ROW}
2,2022/6/9,,郭建国,张思雨,,,柳格镇,座谈,面谈,监察工作进展,一,二,,,,
3,2022/6/10,,郭建国,王伟,,,柳格镇,个别,面谈,监察工作进展,一,二,,,,
4,2022/6/11,,郭建国,无此人,,,柳格镇,个别,面谈,监察工作进展,一,二,,,,
5,2022/2/30,,郭建国,张思雨,,,柳格镇,个别,面谈,监察工作进展,一,二,,,,
{WHOLE_ROW.replace("1,", "6,", 1)}
"""


def test_good_rows_go_in_bad_ones_come_back_and_mended_they_go_in(root: Path) -> None:
    raw = LEDGER.encode("gbk")
    plan = plan_written(root, "session", raw)
    assert (len(plan.files), list(reasons(plan))) == (1, [3, 4, 5, 6, 7])
    write(root, plan)
    before = tree(root)
    again = plan_written(root, "session", raw)
    assert (dict(again.files), again.present, reasons(again)) == ({}, 1, reasons(plan))
    assert tree(root) == before
    back = rejected_csv(plan.table, plan.returned, "zh").decode("utf-8-sig")
    mended = (
        back.replace("座谈", "个别").replace("王伟", "王伟（柳屯镇）").replace("无此人", "刘向阳")
        .replace("2022/2/30", "2022/2/28")
    )  # fmt: skip
    second = plan_written(root, "session", mended)
    assert (len(second.files), second.present, list(reasons(second))) == (4, 1, [])
    write(root, second)
    assert plan_written(root, "session", mended).present == 5


def test_bytes_depend_on_rows_and_roster_alone(root: Path) -> None:
    rows = [WHOLE_ROW, WHOLE_ROW.replace("6月8日", "6月9日").replace("李会娟", "郭建国")]
    one, other = (plan_written(root, "session", "\n".join([WHOLE, *each])) for each in (rows, rows[::-1]))
    assert len(one.files) == 2
    without_ids = [sorted(t.partition("status")[2] for t in plan.files.values()) for plan in (one, other)]
    assert without_ids[0] == without_ids[1]


def test_what_is_there_is_not_changed_and_that_is_said(root: Path) -> None:
    write(root, plan_written(root, "session", f"{WHOLE}\n{WHOLE_ROW}\n"))
    before = tree(root)
    moved = plan_written(root, "session", f"{WHOLE}\n{WHOLE_ROW.replace('个别', '团体')}\n")
    assert not moved.files and moved.present == 1
    assert any("督导形式" in note.zh and "没有改动" in note.zh for note in moved.notes)
    assert tree(root) == before


def test_void_sessions_are_not_there(root: Path) -> None:
    plan = plan_written(root, "session", f"{HEAD}\n2022/6/8,郭建国,张思雨\n")
    write(root, plan)
    ((path, text),) = plan.files.items()
    void = 'status: void\nvoid:\n  date: "2022-06-30"\n  by: P-00000\n  reason: 重复\n'
    (root / path).write_text(text.replace("status: draft\n", void), encoding="utf-8")
    assert reading.read((root / path).read_bytes()).data is not None
    assert len(plan_written(root, "session", f"{HEAD}\n2022/6/8,郭建国,张思雨\n").files) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_in_english_in_any_encoding(root: Path, encoding: str) -> None:
    raw = (
        "Date;Supervisor;Attendees;County;Station;Form;Mode;Content;Hours;Summary;Outcome\n"
        "2022-06-08;郭建国;张思雨、刘向阳;清丰县;柳格镇;"
        "Group;Online;Theory、Emotional support;1.5;talked;Held\n"
    )
    plan = plan_written(root, "session", raw.encode(encoding))
    (record,) = data_of(plan)
    assert (record["status"], record["form"], record["mode"]) == ("final", "group", "online")
    assert (record["content"], record["minutes"]) == (["theory", "emotional_support"], 90)


def test_ids_and_addresses_of_other_records_must_be_there(root: Path) -> None:
    write(root, plan_written(root, "visit", "日期,社工站,目的\n2022-06-08,柳格镇,督导\n"))
    head = f"{HEAD},所属走访"
    rows = "".join(
        f"2022/6/{day},郭建国,张思雨,{visit}\n"
        for day, visit in (
            (8, "V-20220701-000001#s1"),
            (9, "V-20220701-000001#s2"),
            (10, "V-20220701-000001"),
            (11, "x"),
        )
    )
    plan = plan_written(root, "session", f"{head}\n{rows}")
    assert [each["visit"] for each in data_of(plan)] == ["V-20220701-000001#s1"]
    assert list(reasons(plan)) == [3, 4, 5] and "没有这个编号的记录" in reasons(plan)[3]


def test_a_column_that_counts_counts_in_the_returned_rows_too(root: Path) -> None:
    raw = LEDGER.replace("序号", "编号", 1)
    plan = plan_written(root, "session", raw)
    write(root, plan)
    back = rejected_csv(plan.table, plan.returned, "zh").decode("utf-8-sig")
    mended = plan_written(root, "session", back.replace("座谈", "个别").replace("王伟", "王伟（柳屯镇）"))
    assert [each.get("office_no") for each in data_of(plan) + data_of(mended)] == [None, None, None]


def test_an_office_number_that_is_another_day_s_comes_back(root: Path) -> None:
    head = f"{HEAD},编号"
    write(root, plan_written(root, "session", f"{head}\n2022/6/8,郭建国,张思雨,7\n"))
    plan = plan_written(root, "session", f"{head}\n2022/6/9,郭建国,张思雨,7\n2022/6/8,郭建国,张思雨,8\n")
    assert "本单位编号已经是 S-20220701-000001 的，日期却不一样" in reasons(plan)[2]
    assert len(plan.files) == 1
