"""Two people of one name: told apart by station or id in brackets, or by what is recorded of them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load

ALONE = tuple(each for each in SESSION if each not in ("--attendee", "王秀兰"))


@pytest.fixture
def other(office: Office) -> str:
    """Another 王秀兰, at the county's centre."""
    posting = "站点=ST-410922;岗位=社工"
    return office.made("new-person", "--label", "王秀兰", "--posting", posting, *TODAY).stem


def test_a_namesake_by_what_stands_in_brackets(office: Office, other: str) -> None:
    assert office.run(*ALONE, "--attendee", "王秀兰").code == 2
    for who, meant in (
        ("王秀兰（清丰县）", other),
        ("王秀兰(柳格镇)", office.worker),
        ("王秀兰（柳格）", office.worker),
        (f"王秀兰（{other}）", other),
        (f"王秀兰（{office.worker}，柳格镇，社工）", office.worker),
    ):
        data = load(office.made(*ALONE, "--attendee", f"{who}、李建国"))
        assert data["attendees"] == [{"person": meant}, {"person": office.supervisor}]
        assert office.run("show", who, *TODAY).ok().out
    assert office.run("show", "王秀兰（韩村镇）", *TODAY).code == 2


def test_the_nearest_namesakes_are_shown_with_their_stations(office: Office, other: str) -> None:
    said = office.run("brief", "王秀蓝", *TODAY).err
    assert f"王秀兰（{other}，清丰县" in said
    assert f"王秀兰（{office.worker}，柳格镇" in said


def test_finish_takes_the_only_namesake_with_a_draft(office: Office, other: str) -> None:
    draft = office.made("new-session", "--attendee", other, "--supervisor", "李建国", *TODAY)
    office.run("finish", "王秀兰", "--set", "督导时长=60", *TODAY).ok()
    assert load(draft)["minutes"] == 60
    office.made("new-session", "--attendee", office.worker, "--supervisor", "李建国", *TODAY)
    assert "对得上 2 条" in office.run("finish", "王秀兰", "--set", "督导时长=90", *TODAY).err


def test_who_has_to_act_is_the_namesake_who_was_there(office: Office, other: str) -> None:
    action = ("--action", "做事;负责人=王秀兰;完成期限=2022-06-30")
    draft = office.made(*ALONE, "--attendee", other, *action)
    assert load(draft)["actions"][0]["owner"] == other  # type: ignore[index]
    office.run("finish", draft.stem, "--set", "行动=再做;负责人=王秀兰", *TODAY).ok()
    assert [each["owner"] for each in load(draft)["actions"]] == [other, other]  # type: ignore[attr-defined]
    assert office.run(*ALONE, "--attendee", f"{other}、{office.worker}", *action).code == 2


def test_whose_action_or_request_it_is_with_brackets(office: Office, other: str) -> None:
    pair = (*ALONE, "--form", "个别督导", "--mode", "面谈", "--attendee")
    session = office.made(*pair, other, "--action", f"做事;负责人={other}")
    office.made(*pair, office.worker, "--action", f"别的;负责人={office.worker}")
    assert "对得上 2 个" in office.run("done", "王秀兰", *TODAY).err
    assert load(office.made("done", "王秀兰（清丰县）", *TODAY))["of"] == f"{session.stem}#a1"
