"""What a supervisor types in a first week: several names at once, matters by their people and words."""

from __future__ import annotations

import json

import pytest

from tests.cli.asking import BREAK, ON_A_TERMINAL, answered, newest
from tests.cli.conftest import TODAY, Office
from tests.running import Ran

MET = (
    "--supervisor", "李建国", "--minutes", "60", "--mode", "face_to_face", "--content", "practice_skill",
    "--summary", "谈了入户走访的顾虑。",
)  # fmt: skip
ACTION = "行动=补齐台账;负责人=王秀兰;完成期限=2022-06-20"


def records(ran: Ran) -> list[str]:
    return ran.ok().out.splitlines()


@pytest.mark.parametrize("typed", [("--label", "赵敏、孙晓燕"), ("--label", "赵敏", "--label", "孙晓燕")])
def test_several_people_of_a_station_at_once(office: Office, typed: tuple[str, ...]) -> None:
    made = records(office.run("new-person", *typed, "--posting", "站点=柳格镇;岗位=社工", *TODAY))
    assert len(made) == 2
    found = json.loads(office.run("list", "person", "--station", "柳格镇", "--json").ok().out)
    assert {"赵敏", "孙晓燕", "王秀兰"} == {each["label"] for each in found}


def test_a_comma_of_a_latin_name_is_part_of_it(office: Office) -> None:
    assert len(records(office.run("new-person", "--label", "Smith, J.", "--posting", "社工", "--draft"))) == 1


def test_an_agreement_for_each_station(office: Office) -> None:
    office.made("new-station", "--name", "韩村镇", "--division-code", "410922105", *TODAY)
    ran = office.run(
        "new-agreement", "--supervisor", "李建国", "--station", "柳格镇、韩村镇", "--from-date", "2022-06-16",
        *TODAY,
    )  # fmt: skip
    assert len(records(ran)) == 2
    refused = office.run("new-agreement", "--supervisor", "李建国", "--station", "柳格镇、无此镇", *TODAY)
    assert refused.code == 2
    assert "无此镇" in refused.err


def test_a_visit_takes_several_names_and_says_a_command_for_each_stop(office: Office) -> None:
    office.made("new-station", "--name", "韩村镇", "--division-code", "410922105", *TODAY)
    office.made("new-person", "--label", "赵晨曦", "--posting", "站点=韩村镇;岗位=社工", *TODAY)
    ran = office.run(
        "new-visit", "--purpose", "督导", "--supervisor", "李建国", "--attendee", "王秀兰、赵晨曦@柳格镇",
        "--attendee", "赵晨曦", *TODAY,
    )  # fmt: skip
    _, first, second = (name.rpartition("/")[2].removesuffix(".yaml") for name in records(ran))
    assert f"\n  柳格镇，和王秀兰、赵晨曦谈的：sup finish {first}\n" in ran.err
    assert f"\n  韩村镇，和赵晨曦谈的：sup finish {second}\n" in ran.err


def ask(office: Office, by: str, topic: str) -> str:
    return office.made("new-request", "--by", by, "--topic", topic, *TODAY).stem


@pytest.mark.parametrize("words", ["王秀兰", "情绪支持", "Emotional support"])
def test_a_request_by_who_asked_or_for_what(office: Office, words: str) -> None:
    request = ask(office, "王秀兰", "给予情绪支持")
    made = office.made(
        "new-session", "--attendee", "王秀兰", "--date", "2022-06-16", "--start", "09:00", *MET, "--request",
        words, *TODAY,
    )  # fmt: skip
    assert f"- {request}\n" in made.read_text(encoding="utf-8")
    ran = office.run("list", "requests", *TODAY).ok()
    assert (ran.out, ran.err) == ("", "没有等答复的需求。\n")
    # What is answered is no longer meant by its words, but by its id.
    assert office.run("done", words, *TODAY).code == 2
    assert office.run("done", request, "--dry-run", *TODAY).ok()


def test_what_fits_several_requests_is_not_guessed(office: Office) -> None:
    first, second = ask(office, "王秀兰", "给予情绪支持"), ask(office, "王秀兰", "实务技巧指导")
    for refused in (
        office.run("done", "王秀兰", *TODAY),
        office.run("new-session", "--attendee", "王秀兰", "--request", "王秀兰", *TODAY),
    ):
        assert refused.code == 2
        assert first in refused.err
        assert second in refused.err


def session(office: Office, *more: str) -> str:
    words = ("new-session", "--date", "2022-06-15", *MET, *more, *TODAY)
    return office.made(*words).stem


def test_done_says_what_a_name_was_taken_as(office: Office) -> None:
    made = session(office, "--attendee", "王秀兰", "--action", ACTION)
    assert f"“王秀兰”记作 王秀兰：补齐台账（{made}#a1）" in office.run("done", "王秀兰", *TODAY).ok().err
    office.run("done", f"{made}#a1", *TODAY).ok()
    assert "记作" not in office.run("done", f"{made}#a1", *TODAY).err


@pytest.mark.parametrize("alone", [True, False])
def test_the_form_of_a_group_is_no_habit_of_one(office: Office, alone: bool) -> None:
    office.made("new-person", "--label", "赵敏", "--posting", "站点=柳格镇;岗位=社工", *TODAY)
    office.run("void", office.agreement, "--reason", "重签", "--by", "李建国").ok()
    session(office, "--attendee", "王秀兰", "--form", "peer")
    session(office, "--attendee", "王秀兰、赵敏", "--form", "group")
    words = ("new-session", "--date", "2022-06-16", *MET, "--attendee", "王秀兰" if alone else "王秀兰、赵敏")
    assert f"form: {'peer' if alone else 'group'}\n" in office.made(*words, *TODAY).read_text("utf-8")


def test_a_long_name_of_a_field_leads_to_the_short_one(office: Office) -> None:
    draft = office.made("new-session", "--attendee", "王秀兰", "--draft", *TODAY).stem
    refused = office.run("finish", draft, "--set", "约定的行动=补齐台账")
    assert "是不是“行动”" in refused.err


@pytest.mark.skipif(not ON_A_TERMINAL, reason="a pseudo-terminal")
@pytest.mark.slow
def test_somebody_named_by_an_option_is_asked_about_what_is_open(office: Office) -> None:
    made = session(office, "--attendee", "王秀兰", "--action", ACTION)
    request = ask(office, "王秀兰", "给予情绪支持")
    words = ("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", "--date", "2022-06-16", *TODAY)
    said = answered(
        office.root,
        words,
        [("是否进行", ""), ("现在怎样", "1"), ("现在怎样", "1"), ("督导时长", BREAK)],
    )
    assert "上次的行动：补齐台账" in said
    draft = newest(office.root / "sessions")
    assert [(each["of"], each["outcome"]) for each in draft["follow_up"]] == [(f"{made}#a1", "done")]
    assert draft["requests"] == [request]
    named = ("--request", request, "--follow-up", f"{made}#a1;现在怎样=完成")
    said = answered(office.root, (*words, *named), [("是否进行", ""), ("督导时长", BREAK)])
    assert "现在怎样" not in said


@pytest.mark.skipif(not ON_A_TERMINAL, reason="a pseudo-terminal")
def test_two_names_at_the_question_for_one_are_said(office: Office) -> None:
    said = answered(office.root, ("new-person",), [("姓名", "赵敏、孙晓燕"), ("姓名", BREAK)], code=2)
    assert "--label 甲 --label 乙" in said
