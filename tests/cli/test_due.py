"""What is owed, where things stand and what to read before going, as somebody in an office meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Office
from tests.running import Ran

DAY = ("--as-of", "2022-06-16")


def due(office: Office, *words: str, day: tuple[str, ...] = DAY) -> list[dict[str, Any]]:
    """The things owed, as ``--json`` gives them."""
    found = json.loads(office.run("due", "--json", *words, *day).ok().out)
    assert isinstance(found, list)
    return found


def kinds(things: list[dict[str, Any]]) -> list[str]:
    return [each["kind"] for each in things]


def session(office: Office, *words: str) -> str:
    """The id of a session of an hour on the 15th."""
    path = office.made(
        "new-session", "--supervisor", "李建国", "--attendee", "王秀兰", "--date", "2022-06-15",
        "--minutes", "60", "--form", "individual", "--mode", "face_to_face", "--content", "practice_skill",
        "--summary", "不外传", *words, *DAY,
    )  # fmt: skip
    return path.stem


def follow(office: Office, command: str, *more: str) -> None:
    """Types the command that ``due`` says, with what is still to be said."""
    words = command.split()
    assert words[0] == "sup"
    office.run(*words[1:], *more, *DAY).ok()


HELD = (
    "--supervisor", "李建国", "--date", "2022-06-15", "--minutes", "60", "--form", "individual", "--mode",
    "face_to_face", "--content", "practice_skill", "--summary", "不外传",
)  # fmt: skip


def test_a_session_of_the_month_is_owed_until_it_is_held(office: Office) -> None:
    (owed,) = due(office)
    assert (owed["kind"], owed["who"], owed["by"]) == ("session", office.supervisor, "2022-06-30")
    assert owed["people"] == [office.worker]
    assert "王秀兰" in owed["what"]
    follow(office, owed["command"], *HELD)
    assert due(office) == []
    assert office.run("due", *DAY).ok().out == "没有欠着的事。\n"
    # Next month the next one.
    assert kinds(due(office, day=("--as-of", "2022-07-01"))) == ["session"]


def test_without_an_agreement_it_is_nobodys(office: Office) -> None:
    office.run("void", office.agreement, "--by", "李建国", "--reason", "写错", *DAY).ok()
    (owed,) = due(office)
    assert owed["who"] == ""
    assert "还没有人负责" in office.run("due", *DAY).ok().out
    follow(office, owed["command"], "--supervisor", "李建国", "--from-date", "2022-06-16")
    assert due(office)[0]["who"] == office.supervisor


def test_a_request_is_owed_until_it_is_answered_by_a_session(office: Office) -> None:
    request = office.made(
        "new-request",
        "--by",
        "王秀兰",
        "--topic",
        "theory",
        "--urgency",
        "urgent",
        "--asked-on",
        "2022-06-13",
        *DAY,
    ).stem
    owed = due(office, "--kind", "request")
    assert [(each["subject"], each["who"], each["by"]) for each in owed] == [
        (request, office.supervisor, "2022-06-16")
    ]
    assert "theory" not in owed[0]["what"]
    follow(office, owed[0]["command"], *HELD)
    assert due(office) == []


def test_a_request_answered_otherwise(office: Office) -> None:
    request = office.made(
        "new-request", "--by", "柳格镇", "--topic", "theory", "--asked-on", "2022-06-01", *DAY
    ).stem
    listed = json.loads(office.run("list", "requests", "--json", *DAY).ok().out)
    # The third to fifth were a holiday.
    assert [(each["record"], each["days"], each["workdays"], each["due"]) for each in listed] == [
        (request, 15, 10, "2022-06-16")
    ]
    office.run("done", request[:15], "--outcome", "answered", "--text", "电话里说清楚了", *DAY).ok()
    assert json.loads(office.run("list", "requests", "--json", *DAY).ok().out) == []
    (answered,) = json.loads(office.run("list", "requests", "--all", "--json", *DAY).ok().out)
    assert answered["answered_on"] == "2022-06-16"
    assert "已答复" in office.run("list", "requests", "--all", *DAY).ok().out
    assert due(office, "--kind", "request") == []


def test_filters_of_the_list_of_requests(office: Office) -> None:
    office.made("new-request", "--by", "柳格镇", "--topic", "theory", "--asked-on", "2022-06-01", *DAY)
    for words, number in (
        (("--station", "柳格镇"), 1), (("--station", "清丰县"), 0), (("--person", "王秀兰"), 0),
        (("--month", "2022-06"), 1), (("--month", "2022-05"), 0),
    ):  # fmt: skip
        assert len(json.loads(office.run("list", "requests", "--json", *words, *DAY).ok().out)) == number


def test_actions_are_owed_by_their_owner(office: Office) -> None:
    given = session(
        office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-20",
        "--action", "what=约村委会;due=2022-09-01",
    )  # fmt: skip
    # What is due long after is not listed yet.
    (action,) = due(office)
    assert (action["subject"], action["who"], action["days_late"]) == (f"{given}#a1", office.worker, 0)
    late = due(office, "--overdue", "--kind", "action", day=("--as-of", "2022-06-21"))
    assert [each["days_late"] for each in late] == [1]
    assert due(office, "--overdue", day=("--as-of", "2022-06-20")) == []
    # So late that a reason is due: more than thirty days.
    for day, variant in (("2022-07-20", ""), ("2022-07-21", "long")):
        found = due(office, "--kind", "action", day=("--as-of", day))
        assert found[0]["variant"] == variant
    follow(office, action["command"])
    assert due(office) == []


def test_a_cancelled_session_is_to_be_made_up_for(office: Office) -> None:
    gone = office.made(
        "new-session", "--outcome", "cancelled", "--supervisor", "李建国", "--attendee", "王秀兰",
        "--date", "2022-06-13", "--form", "individual", "--mode", "face_to_face",
        "--cancelled", "date=2022-06-13;by=supervisee;reason=病了", *DAY,
    ).stem  # fmt: skip
    (owed,) = due(office, "--kind", "rebooking")
    assert (owed["subject"], owed["by"], owed["who"]) == (gone, "2022-06-20", office.supervisor)
    follow(office, owed["command"], *HELD)
    assert due(office) == []


def test_a_draft_is_to_be_completed(office: Office) -> None:
    draft = office.made(
        "new-session",
        "--attendee",
        "王秀兰",
        "--date",
        "2022-06-14",
        "--draft",
        "--entered-by",
        "李建国",
        *DAY,
    ).stem
    (owed,) = due(office, "--kind", "draft")
    assert (owed["subject"], owed["who"], owed["by"]) == (draft, office.supervisor, "2022-06-17")
    assert owed["command"] == f"sup finish {draft}"


def test_an_agreement_at_its_end(office: Office) -> None:
    office.made(
        "new-agreement", "--supervisor", "李建国", "--supervisee", "王秀兰", "--from-date", "2022-05-01",
        "--to", "2022-07-10", "--form", "individual", *DAY,
    )  # fmt: skip
    (owed,) = due(office, "--kind", "agreement")
    assert (owed["by"], owed["variant"], owed["who"]) == ("2022-07-10", "ends", office.supervisor)
    follow(office, owed["command"], "--from-date", "2022-07-11")
    assert due(office, "--kind", "agreement") == []


def test_an_agreement_to_look_at_again(office: Office) -> None:
    office.made(
        "new-agreement", "--supervisor", "李建国", "--supervisee", "王秀兰", "--from-date", "2022-05-01",
        "--review-on", "2022-07-01", "--form", "individual", *DAY,
    )  # fmt: skip
    assert due(office, "--kind", "agreement", day=("--as-of", "2022-05-31")) == []
    (owed,) = due(office, "--kind", "agreement")
    assert (owed["by"], owed["variant"]) == ("2022-07-01", "review")
    follow(office, owed["command"], "--by", "李建国")
    assert due(office, "--kind", "agreement") == []


def test_a_terminated_agreement_leaves_people_without(office: Office) -> None:
    office.run(
        "new-event",
        "--of",
        office.agreement,
        "--kind",
        "terminated",
        "--by",
        "李建国",
        "--date",
        "2022-06-15",
        *DAY,
    ).ok()
    (owed,) = due(office, "--kind", "agreement")
    assert (owed["variant"], owed["people"], owed["by"]) == ("over", [office.worker], "2022-06-15")
    follow(office, owed["command"], "--from-date", "2022-06-16")
    assert due(office, "--kind", "agreement") == []


def test_mine_first(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-20")
    office.made(
        "new-person", "--label", "丁一", "--posting", "station=柳格镇;role=社工;from=2022-03-01", *DAY
    )
    who = [each["who"] for each in due(office)]
    assert set(who) == {office.worker, office.supervisor}
    monkeypatch.setenv("SUP_PERSON", "王秀兰")
    assert due(office)[0]["who"] == office.worker
    assert due(office, "--for", "李建国")[0]["who"] == office.supervisor
    assert {each["who"] for each in due(office, "--person", "李建国")} == {office.supervisor}
    first = office.run("due", *DAY).ok().out.splitlines()
    assert first[0] == "截至 2022-06-16：2 件，其中过期 0 件。"
    assert first[1] == "您的 1 件。"
    assert first[3] == f"王秀兰（{office.worker}）"


def test_filters(office: Office) -> None:
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-20")
    assert kinds(due(office, "--kind", "session", "--kind", "draft")) == []
    assert kinds(due(office, "--until", "2022-06-19")) == []
    assert kinds(due(office, "--until", "2022-06-20")) == ["action"]
    assert kinds(due(office, "--station", "柳格镇")) == ["action"]
    assert kinds(due(office, "--station", "清丰县")) == ["action"]
    office.made("new-station", "--name", "韩村镇", "--division-code", "410922105", "--state", "open", *DAY)
    assert kinds(due(office, "--station", "韩村镇")) == []
    assert office.run("due", "--person", "没有这个人").code == 2


def test_after_mine_those_of_whom_i_supervise(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    other = office.made("new-person", "--label", "丁一", "--posting", "岗位=其他;单位=外单位", *DAY).stem
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-20")
    session(office, "--action", f"what=带一份样表;owner={other};due=2022-06-17", "--start", "15:00")
    assert [each["who"] for each in due(office)] == [other, office.worker]
    monkeypatch.setenv("SUP_PERSON", "李建国")
    assert [each["who"] for each in due(office)] == [office.worker, other]
    assert [each["who"] for each in due(office, "--mine")] == [office.worker]
    assert "您的 0 件，您督导的人的 1 件。" in office.run("due", *DAY).ok().out
    monkeypatch.delenv("SUP_PERSON")
    refused = office.run("due", "--mine", *DAY)
    assert refused.code == 2
    assert "sup due --mine --for 姓名" in refused.err
    assert [each["who"] for each in due(office, "--mine", "--for", "丁一")] == [other]


def test_how_many_days_are_left(office: Office) -> None:
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-20")
    for day, words in {
        "2022-06-16": "还有 4 天", "2022-06-19": "明天", "2022-06-20": "今天", "2022-06-21": "过期 1 天",
        "2022-06-22": "过期 2 天",
    }.items():  # fmt: skip
        for said in (office.run("due", "--as-of", day), office.run("brief", "王秀兰", "--as-of", day)):
            assert f"2022-06-20 {words} " in said.ok().out


def test_nothing_owed_says_what_to_type(office: Office) -> None:
    ran = office.run("due", "--station", "清丰县", "--kind", "draft", *DAY).ok()
    assert ran.out == "没有欠着的事。\n"
    assert "sup new-session" in ran.err


def test_a_year_whose_holidays_nobody_knows(office: Office) -> None:
    ran = office.run("due", "--as-of", "2035-06-01").ok()
    assert "2035 年的放假安排" in ran.err
    policy = 'holidays:\n- value:\n  - "2035-10-01"\n  unit: dates\n  source: null\n'
    (office.root / "policy.yaml").write_text(policy, encoding="utf-8")
    assert "放假安排" not in office.run("due", "--as-of", "2035-06-01").ok().err


def test_the_same_words_in_english(office: Office) -> None:
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-14")
    said = office.run("--lang", "en", "due", "--as-of", "2022-06-15").ok().out
    assert "1 day late" in said
    assert "do the action: 补齐台账" in said


# --- status --------------------------------------------------------------------------------------


def test_status_of_the_running_month(office: Office) -> None:
    found = json.loads(office.run("status", "--json", *DAY).ok().out)
    assert (found["month"], found["until"], found["complete"]) == ("2022-06", "2022-06-16", False)
    whole = next(each for each in found["stations"] if each["station"] == "")
    assert {k: whole[k] for k in ("in_post", "owed", "supervised", "sessions", "expected", "short")} == {
        "in_post": 2, "owed": 1, "supervised": 0, "sessions": 0, "expected": 1, "short": 1,
    }  # fmt: skip
    session(office)
    found = json.loads(office.run("status", "--json", *DAY).ok().out)
    (supervisor,) = found["supervisors"]
    assert (supervisor["supervisor"], supervisor["sessions"], supervisor["short"]) == (
        office.supervisor,
        1,
        0,
    )
    said = office.run("status", *DAY).ok().out
    assert "清丰县督导  2022-06，截至 2022-06-16" in said
    assert "还差" in said
    assert "没有做到" in office.run("status", "--month", "2022-05", *DAY).ok().out


def test_status_of_one_station_or_supervisor(office: Office) -> None:
    found = json.loads(office.run("status", "--scope", "柳格镇", "--json", *DAY).ok().out)
    assert [each["station"] for each in found["stations"]] == ["ST-410922104"]
    assert [each["supervisor"] for each in found["supervisors"]] == [office.supervisor]
    found = json.loads(office.run("status", "--scope", "李建国", "--json", *DAY).ok().out)
    assert found["stations"] == []
    found = json.loads(office.run("status", "--scope", "清丰县", "--json", *DAY).ok().out)
    assert [each["station"] for each in found["stations"]] == ["ST-410922", "ST-410922104"]


def test_status_of_every_station_below(office: Office) -> None:
    office.made(
        "new-station", "--name", "某村", "--division-code", "410922104201", "--level", "village_room", *DAY
    )
    near = json.loads(office.run("status", "--json", *DAY).ok().out)["stations"]
    every = json.loads(office.run("status", "--every", "--json", *DAY).ok().out)["stations"]
    village = "ST-410922104201"
    assert village not in [each["station"] for each in near]
    assert {each["station"] for each in every} == {each["station"] for each in near} | {village}


def test_a_month_that_has_not_begun(office: Office) -> None:
    assert office.run("status", "--month", "2022-07", *DAY).code == 2
    assert office.run("status", "--month", "2022-7", *DAY).code == 2


# --- brief and the first screen ------------------------------------------------------------------


CASE = (
    "new-case", "--worker", "王秀兰", "--client-group", "老年人", "--age-band", "60plus",
    "--consent", "由谁同意=本人", "--opened-on", "2022-06-10",
)  # fmt: skip
NOTE = ("new-note", "--worker", "王秀兰", "--contact", "入户", "--process", "不外传")


@pytest.fixture
def with_cases(office: Office) -> Office:
    with (office.root / "sup.yaml").open("a", encoding="utf-8") as file:
        file.write('plain_text_accepted:\n  date: "2022-06-01"\n  by: 王主任\n  text: 知道没有加密。\n')
    return office


def test_brief_of_a_station_and_of_a_person(with_cases: Office) -> None:
    office = with_cases
    case = office.made(*CASE, "--risk", "低", *DAY).parent.name
    session(
        office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-20", "--theme", "台账怎么记",
        "--case", f"case={case};risk=high;decision=转介;rationale=不外传", "--next-on", "2022-06-29",
    )  # fmt: skip
    office.made("new-leave", "--person", "王秀兰", "--from-date", "2022-06-20", "--to", "2022-06-24", *DAY)
    office.made("new-request", "--by", "王秀兰", "--topic", "theory", "--asked-on", "2022-06-13", *DAY)
    office.made(
        "new-visit", "--from-date", "2022-06-10", "--to", "2022-06-10", "--purpose", "inspection",
        "--stop", "station=柳格镇;date=2022-06-10;supervisors=李建国", *DAY,
    )  # fmt: skip
    for whom in ("柳格镇", "王秀兰"):
        said = office.run("brief", whom, *DAY).ok().out
        for words in ("2022-06-15", "台账怎么记", "补齐台账", "王秀兰 2022-06-20 – 2022-06-24", case,
                      "情绪与心理", "支持性督导", "2022-06-29", "探讨理论知识"):  # fmt: skip
            assert words in said, (whom, words)
        assert "教育性督导" not in said
        assert "不外传" not in said
        assert "转介" not in said
    assert "2022-06-10" in office.run("brief", "柳格镇", *DAY).ok().out
    found = json.loads(office.run("brief", "柳格镇", "--json", *DAY).ok().out)
    assert found["last_visit"]["supervisors"] == [office.supervisor]
    assert found["high_risk"][0]["case"] == case
    assert found["missing"]["quarter"] == "2022-Q2"
    assert [each["what"] for each in found["actions"]] == ["补齐台账"]
    assert "不外传" not in json.dumps(found, ensure_ascii=False)


def test_a_case_no_longer_of_high_risk_is_not_told(with_cases: Office) -> None:
    office = with_cases
    case = office.made(*CASE, "--risk", "低", *DAY).parent.name
    session(office, "--case", f"case={case};risk=crisis;decision=x;rationale=x")
    assert json.loads(office.run("brief", "柳格镇", "--json", *DAY).ok().out)["high_risk"]
    office.made(
        "new-session", "--attendee", "王秀兰", *HELD, "--date", "2022-06-16", "--case",
        f"case={case};risk=low;decision=x;rationale=x", *DAY,
    )  # fmt: skip
    assert json.loads(office.run("brief", "柳格镇", "--json", *DAY).ok().out)["high_risk"] == []


def _risks(office: Office, whom: str = "柳格镇") -> list[tuple[str, str, str]]:
    found = json.loads(office.run("brief", whom, "--json", *DAY).ok().out)["high_risk"]
    return [(each["case"], each["risk"], each["record"]) for each in found]


def test_a_case_of_high_risk_is_told_where_it_is_in_charge(with_cases: Office) -> None:
    """By its opening or its notes, without any session; of the station and of its worker, not of others."""
    office = with_cases
    case = office.made(*CASE, "--risk", "低", *DAY).parent.name
    opened = office.made(*CASE, "--risk", "高", *DAY).parent.name
    assert _risks(office) == [(opened, "high", opened)]
    note = office.made(*NOTE, "--case", case, "--date", "2022-06-12", "--risk", "危机", *DAY).stem
    for whom in ("柳格镇", "清丰县", "王秀兰"):
        assert _risks(office, whom) == sorted([(case, "crisis", note), (opened, "high", opened)])
    assert _risks(office, "李建国") == []
    said = office.run("brief", "柳格镇", *DAY).ok().out
    assert case in said
    assert "不外传" not in said
    office.made(*NOTE, "--case", opened, "--date", "2022-06-13", "--closing", "结案原因=目标达成", *DAY)
    assert _risks(office) == [(case, "crisis", note)]


def test_of_notes_and_sessions_the_later_one_says_the_risk(with_cases: Office) -> None:
    office = with_cases
    case = office.made(*CASE, "--risk", "低", *DAY).parent.name
    office.made(*NOTE, "--case", case, "--date", "2022-06-14", "--risk", "高", *DAY)
    session(office, "--case", f"case={case};risk=medium;decision=x;rationale=x")
    assert _risks(office) == []
    # Of one day the gravest, whichever was typed first.
    note = office.made(*NOTE, "--case", case, "--date", "2022-06-15", "--risk", "危机", *DAY).stem
    assert _risks(office) == [(case, "crisis", note)]
    office.made(*NOTE, "--case", case, "--date", "2022-06-16", "--risk", "低", *DAY)
    assert _risks(office) == []
    last = office.made(
        "new-session", "--attendee", "王秀兰", *HELD, "--date", "2022-06-16", "--case",
        f"case={case};risk=high;decision=x;rationale=x", *DAY,
    )  # fmt: skip
    assert _risks(office) == [(case, "high", last.stem)]


def test_brief_of_somebody_who_only_supervises(office: Office) -> None:
    """Whom, from where, what is his to answer and to hold; and the command says that he holds it."""
    teacher = office.made(
        "new-person", "--label", "高立军", "--posting", "岗位=高校教师;单位=某高校社会学系", "--appointment",
        "督导类别=外部督导;内外部=外部", *DAY,
    ).stem  # fmt: skip
    office.run("void", office.agreement, "--reason", "换人", "--by", "李建国").ok()
    office.made(
        "new-agreement", "--supervisor", "高立军", "--station", "柳格镇", "--from-date", "2022-04-01", *DAY
    )
    office.made(
        "new-request",
        "--by",
        "王秀兰",
        "--topic",
        "theory",
        "--asked-on",
        "2022-06-13",
        "--urgency",
        "紧急",
        *DAY,
    )
    said = office.run("brief", "高立军", *DAY).ok().out
    for words in ("单位：某高校社会学系", "按协议督导的人：王秀兰", "王秀兰：1 场", "2022-06-13 提出，紧急",
                  f"sup new-session --supervisor {teacher}"):  # fmt: skip
        assert words in said
    assert json.loads(office.run("brief", "高立军", "--json", *DAY).ok().out)["supervises"] == [office.worker]
    assert "单位" not in office.run("brief", "王秀兰", *DAY).ok().out


def test_brief_after_closing_is_of_the_last_day(office: Office) -> None:
    session(office)
    sup = office.root / "sup.yaml"
    sup.write_text(sup.read_text(encoding="utf-8") + 'closed_on: "2022-06-30"\n', encoding="utf-8")
    said = office.run("brief", "柳格镇").ok().out
    assert "截至 2022-06-30" in said
    assert "2022 年第二季度" in said


def test_the_first_screen_is_mine(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mine and those of whom I supervise this week; else my next one; nothing of others."""
    other = office.made("new-person", "--label", "丁一", "--posting", "岗位=其他;单位=外单位", *DAY).stem
    session(office, "--action", f"what=带一份样表;owner={other};due=2022-06-17")
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-22", "--start", "15:00")
    sup = office.root / "sup.yaml"
    sup.write_text(sup.read_text(encoding="utf-8") + 'closed_on: "2022-06-15"\n', encoding="utf-8")
    assert "带一份样表" in office.run().ok().out
    monkeypatch.setenv("SUP_PERSON", "王秀兰")
    said = office.run().ok().out
    assert "带一份样表" not in said
    assert "您的 0 件。\n  您的下一件：\n  2022-06-22 还有 7 天  王秀兰" in said
    assert "sup due --mine" in said
    monkeypatch.setenv("SUP_PERSON", "丁一")
    said = office.run().ok().out
    assert "您的 1 件。\n  2022-06-17 还有 2 天  丁一" in said


def test_status_puts_who_has_most_to_do_first(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.made(
        "new-person", "--label", "丁一", "--posting", "站点=清丰县;岗位=专职督导", "--appointment",
        "督导类别=专职督导;内外部=内部", *DAY,
    )  # fmt: skip
    found = json.loads(office.run("status", "--json", *DAY).ok().out)["supervisors"]
    assert [each["short"] for each in found] == [1, 0]
    monkeypatch.setenv("SUP_PERSON", "丁一")
    found = json.loads(office.run("status", "--json", *DAY).ok().out)["supervisors"]
    assert [each["short"] for each in found] == [0, 1]


def test_brief_where_nothing_ever_was(office: Office) -> None:
    said = office.run("brief", "清丰县", *DAY).ok().out
    assert "一年内没有督导" in said
    assert office.run("brief", "没有这个", *DAY).code == 2


def test_every_page_of_a_closed_repository_tells_of_its_last_day(office: Office) -> None:
    """Whatever is asked later: nothing falls due, is answered late or is done any more."""
    action = session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-18")
    office.made("new-request", "--by", "王秀兰", "--topic", "theory", "--asked-on", "2022-06-14", *DAY)
    sup = office.root / "sup.yaml"
    sup.write_text(sup.read_text(encoding="utf-8") + 'closed_on: "2022-06-15"\n', encoding="utf-8")
    later = ("--as-of", "2022-09-01")
    assert "截至 2022-06-15" in office.run("due", *later).ok().out
    assert "，截至 2022-06-15" in office.run("brief", "柳格镇", *later).ok().out
    words: tuple[tuple[str, ...], ...] = (
        ("brief", "柳格镇"), ("brief", "王秀兰"), ("due",), ("list", "requests"), ("list", "actions"),
    )  # fmt: skip
    for each in words:
        of_the_day = office.run(*each, "--json", "--as-of", "2022-06-15").ok().out
        if each != ("due",):
            assert office.run(*each, "--json", *later).ok().out == of_the_day, each
        assert "2022-09-01" not in office.run(*each, *later).ok().out
    assert "过期" not in office.run("list", "requests", *later).ok().out
    assert action in office.run("list", "actions", *later).ok().out


def test_the_first_screen_says_what_is_owed_this_week(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session(office, "--action", f"what=补齐台账;owner={office.worker};due=2022-06-18")
    sup = office.root / "sup.yaml"
    sup.write_text(sup.read_text(encoding="utf-8") + 'closed_on: "2022-06-15"\n', encoding="utf-8")
    said = office.run().ok().out
    assert "本周要做的（到 2022-06-19）1 件：" in said
    assert f"2022-06-18 还有 3 天  王秀兰（{office.worker}）  完成行动：补齐台账" in said
    assert "本月督导 1 场" in said
    monkeypatch.setenv("SUP_PERSON", "李建囯")
    for words in ((), ("status",)):
        wrong = office.run(*words).ok()
        assert "SUP_PERSON（写着“李建囯”）" in wrong.err and "最接近的是 李建国" in wrong.err
        assert words or wrong.out == said
    monkeypatch.setenv("SUP_PERSON", "李建国")
    assert "SUP_PERSON" not in office.run().ok().err


def test_reading_commands_write_nothing(office: Office) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(office.root.rglob("*")) if path.is_file()}

    before = files()
    for words in (("due",), ("status",), ("brief", "柳格镇"), ("list", "requests"), ()):
        office.run(*words).ok()
    assert files() == before


def test_the_first_screen_without_people_says_how_to_register_them(
    sup_here: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sup_here("init", tmp_path / "new", "--name", "清丰县督导", "--division-code", "410922").ok()
    new = Office(tmp_path / "new", "", "", "")
    new.made("new-station", "--name", "清丰县", "--division-code", "410922", "--state", "open", *DAY)
    monkeypatch.setenv("SUP_PERSON", "李建国")
    ran = new.run().ok()
    said = ran.out
    assert "SUP_PERSON" not in ran.err
    assert "sup import people" in said and "sup new-person" in said and "sup new-session" not in said
    monkeypatch.delenv("SUP_PERSON")
    new.made("new-person", "--label", "李建国", "--posting", "station=清丰县;role=supervisor", *DAY)
    said = new.run().ok().out
    assert "sup new-session" in said and "sup new-person" not in said
