"""Records made by options, from a file and by asking; drafts, finishing, withdrawing, following up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest
import yaml

from tests.cli.conftest import TODAY, Office

SESSION = (
    "new-session", "--attendee", "王秀兰", "--supervisor", "李建国", "--date", "2022-06-15", "--minutes",
    "60", "--content", "给予情绪支持", "--content", "community_resources", "--summary",
    "谈了工作压力", *TODAY,
)  # fmt: skip


def load(path: Path) -> dict[str, object]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_session_by_options_takes_its_defaults_from_the_records(office: Office) -> None:
    data = load(office.made(*SESSION))
    assert data["status"] == "final"
    assert data["station"] == "ST-410922104"
    assert data["supervisors"] == [{"person": office.supervisor, "as": "full_time", "side": "internal"}]
    assert data["attendees"] == [{"person": office.worker}]
    assert (data["form"], data["mode"], data["agreement"]) == ("individual", "face_to_face", office.agreement)
    assert data["functions"] == ["supportive", "resource_linking"]
    assert data["focus"] == ["wellbeing", "resource_brand"]
    assert data["recorded_on"] == "2022-06-16"
    assert office.run("validate", *TODAY).ok().code == 0


def test_the_supervisor_is_the_person_who_types(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUP_PERSON", "李建国")
    data = load(office.made("new-session", "--attendee", "王秀兰", *TODAY))
    assert data["supervisors"][0]["person"] == office.supervisor  # type: ignore[index]
    assert data["entered_by"] == office.supervisor


def test_form_and_mode_follow_the_last_session_where_no_agreement_says(office: Office) -> None:
    office.run("void", office.agreement, "--reason", "重复", "--by", office.supervisor).ok()
    office.made(*SESSION, "--form", "peer", "--mode", "phone")
    data = load(office.made("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", *TODAY))
    assert (data["form"], data["mode"]) == ("peer", "phone")


def test_what_is_missing_makes_a_draft_and_finish_completes_it(office: Office) -> None:
    ran = office.run("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", *TODAY).ok()
    path = office.root / ran.out.strip()
    assert load(path)["status"] == "draft"
    assert "还差：" in ran.err
    assert "督导纪要" in ran.err
    assert f"sup finish {path.stem}" in ran.err
    still = office.run("finish", path.stem, "--set", "minutes=50", *TODAY).ok()
    assert "还差：" in still.err
    assert load(path)["status"] == "draft"
    office.run("finish", path.stem, "--set", "content=theory", "--set", "summary=学了理论", *TODAY).ok()
    data = load(path)
    assert (data["status"], data["minutes"], data["functions"]) == ("final", 50, ["educational"])
    assert office.run("finish", path.stem, *TODAY).code == 2


def test_finishing_keeps_comments_and_order(office: Office) -> None:
    path = office.made("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", "--draft", *TODAY)
    text = path.read_text(encoding="utf-8").replace("outcome: held\n", "outcome: held  # 在村部\n")
    path.write_text("# 手写的说明\n" + text, encoding="utf-8")
    office.run("finish", path.stem, "--set", "minutes=50", *TODAY).ok()
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# 手写的说明\nschema: session/1\n")
    assert "outcome: held  # 在村部\n" in after


def test_wrong_values_are_all_named_and_nothing_is_written(office: Office) -> None:
    before = sorted(office.root.rglob("*.yaml"))
    ran = office.run(*SESSION, "--start", "下午2点", "--next-on", "下周一", "--travel-minutes", "半天")
    assert ran.code == 2
    assert all(name in ran.err for name in ("--start", "--next-on", "--travel-minutes"))
    assert "没有写入" in ran.err
    assert sorted(office.root.rglob("*.yaml")) == before


def test_somebody_unknown_is_named_with_the_nearest(office: Office) -> None:
    ran = office.run("new-session", "--attendee", "王秀蓝", "--supervisor", "李建国")
    assert ran.code == 2
    assert "名册里没有“王秀蓝”" in ran.err
    assert f"王秀兰（{office.worker}）" in ran.err


def test_parts_are_named_in_chinese_too(office: Office) -> None:
    given = "行动=补齐六月台账；负责人=王秀兰；完成期限=2022-06-30"
    data = load(office.made(*SESSION, "--action", given))
    assert data["actions"] == [
        {"key": "a1", "what": "补齐六月台账", "owner": office.worker, "due": "2022-06-30"}
    ]
    plain = load(office.made(*SESSION, "--action", "口号=实干；先走访两户"))
    assert plain["actions"] == [{"key": "a1", "what": "口号=实干；先走访两户"}]


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("补齐六月台账;owner=王秀兰;due=2022-06-30",
         {"what": "补齐六月台账", "owner": "{worker}", "due": "2022-06-30"}),
        ("补齐六月台账；负责人=王秀兰", {"what": "补齐六月台账", "owner": "{worker}"}),
        ("先走访两户；再补台账；完成期限=2022-06-30",
         {"what": "先走访两户；再补台账", "due": "2022-06-30"}),
        ("行动=先走访两户；再补台账；完成期限=2022-06-30",
         {"what": "先走访两户；再补台账", "due": "2022-06-30"}),
        (";what=补台账;due=2022-06-30", {"what": "补台账", "due": "2022-06-30"}),
        ("先走访两户;再补台账", {"what": "先走访两户;再补台账"}),
        ("学公式;y=x", {"what": "学公式;y=x"}),
        ("写明 \\;owner=谁", {"what": "写明 ;owner=谁"}),
    ],
)  # fmt: skip
def test_what_stands_before_the_named_parts_is_the_main_one(
    office: Office, given: str, stored: dict[str, str]
) -> None:
    action = load(office.made(*SESSION, "--action", given))["actions"][0]  # type: ignore[index]
    assert action == {"key": "a1"} | {k: v.format(worker=office.worker) for k, v in stored.items()}


def test_the_main_part_may_be_a_reference(office: Office) -> None:
    given = (
        "new-session",
        "--supervisor",
        "李建国",
        "--date",
        "2022-06-15",
        "--attendee",
        "王秀兰;minutes=30",
    )
    assert load(office.made(*given, *TODAY))["attendees"] == [{"person": office.worker, "minutes": 30}]


@pytest.mark.parametrize("given", ["补台账;what=补总结;due=2022-06-30", "补台账;owner=王秀兰;wat=1"])
def test_a_part_that_cannot_be_placed_is_refused(office: Office, given: str) -> None:
    assert office.run(*SESSION, "--action", given).code == 2


def test_a_part_of_no_such_name_is_refused_not_stored_as_text(office: Office) -> None:
    ran = office.run(*SESSION, "--action", "内容=补齐台账;谁=王秀兰")
    assert ran.code == 2
    assert "“行动”里没有“内容”这一项" in ran.err
    assert "负责人" in ran.err


def test_what_is_wrong_is_said_as_the_option_to_type(office: Office) -> None:
    ran = office.run(*SESSION, "--date", "22.6.15", "--start", "上午9点半")
    assert ran.code == 2
    assert "--date 2022-06-15" in ran.err
    assert "--start 09:30" in ran.err


def test_finish_takes_fields_by_their_titles(office: Office) -> None:
    path = office.made("new-session", "--attendee", "王秀兰", *TODAY)
    said = office.run("finish", path.stem, "--set", "督导时长=50", *TODAY).ok()
    assert "--set 督导=…" in said.err
    assert load(path)["minutes"] == 50
    assert "督导纪要" in office.run("finish", path.stem, "--set", "没有的=1", *TODAY).err


def test_a_sign_or_two_of_an_id_stand_for_nothing(office: Office) -> None:
    assert office.run(*SESSION, "--station", "1").code == 2


def test_an_ambiguous_name_is_never_guessed(office: Office) -> None:
    office.made("new-person", "--label", "王秀兰", "--posting", "station=ST-410922;role=worker", *TODAY)
    ran = office.run("new-session", "--attendee", "王秀兰", "--supervisor", "李建国")
    assert ran.code == 2
    assert "对得上 2 条" in ran.err


def test_a_whole_record_from_standard_input(office: Office) -> None:
    text = (
        'outcome: held\ndate: "2022-06-10"\nminutes: 30\nsupervisors:\n  - person: '
        f"{office.supervisor}\nattendees:\n  - person: {office.worker}\ncontent:\n  - theory\nsummary: 读书\n"
    )
    data = load(office.made("new-session", "--from", "-", "--late-reason", "出差", *TODAY, stdin=text))
    assert (data["status"], data["date"], data["late_reason"]) == ("final", "2022-06-10", "出差")


def test_a_file_that_does_not_read_says_where(office: Office, tmp_path: Path) -> None:
    bad = tmp_path / "坏.yaml"
    bad.write_text("date：2022-06-10\n", encoding="utf-8")
    ran = office.run("new-session", "--from", str(bad))
    assert ran.code == 2
    assert "坏.yaml:1:5" in ran.err


def test_dry_run_prints_and_writes_nothing(office: Office) -> None:
    before = sorted(office.root.rglob("*"))
    ran = office.run(*SESSION, "--dry-run").ok()
    assert yaml.safe_load(ran.out)["minutes"] == 60
    assert sorted(p for p in office.root.rglob("*") if ".sup" not in p.parts) == [
        p for p in before if ".sup" not in p.parts
    ]


def test_a_new_record_is_looked_at_by_the_rules_at_once(office: Office) -> None:
    office.made(*SESSION, "--start", "14:00")
    ran = office.run(*SESSION, "--start", "14:30").ok()
    assert "SUP304" in ran.err


def test_an_action_is_followed_up_by_a_record_of_its_own(office: Office) -> None:
    session = office.made(*SESSION, "--action", "what=补齐六月台账;owner=王秀兰;due=2022-06-30")
    listed = office.run("list", "actions", *TODAY).ok().out
    assert f"{session.stem}#a1\t补齐六月台账\t王秀兰\t2022-06-30\t未跟进" in listed
    follow_up = load(office.made("done", "台账", "--text", "补齐了", *TODAY))
    assert follow_up["of"] == f"{session.stem}#a1"
    assert follow_up["outcome"] == "done"
    assert "台账" not in office.run("list", "actions", *TODAY).ok().out
    assert office.run("done", "没有的", *TODAY).code == 2


def test_parts_of_a_split_get_keys_of_their_own(office: Office) -> None:
    before = office.made(*SESSION, "--date", "2022-06-14", "--action", "补齐六月台账")
    data = load(
        office.made(
            *SESSION, "--action", "约村医",
            "--follow-up", f"of={before.stem}#a1;date=2022-06-15;outcome=split;actions=补上旬;actions=补下旬",
        )
    )  # fmt: skip
    parts = data["follow_up"][0]["actions"]  # type: ignore[index]
    assert [each["key"] for each in [*data["actions"], *parts]] == ["a1", "a2", "a3"]  # type: ignore[misc]
    assert office.run("validate", *TODAY).ok().code == 0
    assert "补下旬" in office.run("list", "actions", *TODAY).ok().out


def test_withdrawing_needs_a_reason_and_keeps_the_file(office: Office) -> None:
    path = office.made(*SESSION)
    assert office.run("void", path.stem, *TODAY).code == 2
    assert office.run("void", path.stem, "--reason", "重复录入", *TODAY).code == 2
    by = ("--by", office.supervisor)
    office.run("void", path.stem, "--reason", "重复录入", *by, *TODAY).ok()
    data = load(path)
    assert data["status"] == "void"
    assert data["void"]["reason"] == "重复录入"  # type: ignore[index]
    assert office.run("void", path.stem, "--reason", "又一次", *by, *TODAY).code == 2


def test_a_record_that_others_point_at_is_not_withdrawn(office: Office) -> None:
    session = office.made(*SESSION, "--action", "what=补齐六月台账;owner=王秀兰")
    follow_up = office.made("done", "台账", *TODAY)
    ran = office.run("void", session.stem, "--reason", "重复", "--by", office.supervisor, *TODAY)
    assert ran.code == 2
    assert follow_up.stem in ran.err
    assert load(session)["status"] == "final"
    assert office.run("validate", *TODAY).code == 0


def test_edit_checks_what_comes_back_and_loses_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def editor(script: str) -> None:
        place = tmp_path / "editor.py"
        place.write_text(
            "import sys, pathlib\np = pathlib.Path(sys.argv[1])\nt = p.read_text('utf-8')\n"
            f"{script}\np.write_text(t, 'utf-8')\n"
        )
        monkeypatch.setenv("EDITOR", f"{sys.executable} {place}")

    path = office.root / "people" / f"{office.worker}.yaml"
    before = path.read_bytes()
    editor("t = t.replace('role: worker', 'role: 组长')")
    ran = office.run("edit", "王秀兰")
    assert ran.code == 2
    assert path.read_bytes() == before
    kept = next((office.root / ".sup" / "edit").glob("*.yaml"))
    assert "组长" in kept.read_text(encoding="utf-8")
    assert str(kept) in ran.err
    editor("t = t.replace('role: 组长', 'role: head')")
    office.run("edit", "王秀兰").ok()
    assert "role: head" in path.read_text(encoding="utf-8")
    assert not kept.exists()


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")
def test_asking_offers_what_is_known(office: Office) -> None:
    office.made(*SESSION, "--action", "what=补齐六月台账;owner=王秀兰;due=2022-06-30")
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from supervise_cli.cli.main import main; main()", "-C", str(office.root), "new-session",
         "--supervisor", "李建国", "--date", "2022-06-16", "--as-of", "2022-06-16"],
        encoding="utf-8", timeout=20, dimensions=(50, 80),
    )  # fmt: skip
    said = ""
    for question, answer in (
        ("是否进行 .已进行", ""), ("受督导人", "王秀兰"), ("还有吗", ""), ("上次的行动：补齐六月台账", "1"),
        ("督导时长", "一个上午"),
        ("只写数字", "45"), ("站点 .柳格镇", ""), ("督导形式 .个别督导", ""), ("督导方式 .面谈", ""),
        ("督导内容", "7,1"), ("还有吗", ""), ("主题", "减压"), ("督导纪要", "一起想了办法"),
        ("行动，要填吗", "y"), ("行动 › 要做的事", "写一份小结"), ("负责人", "王秀兰"),
        ("完成期限", "2022-06-30"), ("还有吗", ""),
    ):  # fmt: skip
        child.expect(question)
        said += child.before + child.after
        child.expect("：")
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    path = max((office.root / "sessions" / "2022" / "06").iterdir(), key=lambda p: p.stat().st_mtime_ns)
    data = load(path)
    assert data["status"] == "final"
    assert data["content"] == ["emotional_support", "practice_skill"]
    assert data["follow_up"][0]["outcome"] == "done"  # type: ignore[index]
    assert data["actions"] == [
        {"key": "a1", "what": "写一份小结", "owner": office.worker, "due": "2022-06-30"}
    ]


def test_an_agreement_by_default_covers_everybody(office: Office) -> None:
    office.made("new-station", "--name", "韩村镇", "--division-code", "410922106", "--state", "open", *TODAY)
    other = office.made(
        "new-person", "--label", "赵磊", "--posting", "station=韩村镇;role=社工;from=2022-03-01", *TODAY
    ).stem
    agreed = (
        "new-agreement", "--supervisor", "李建国", "--from-date", "2022-05-01", "--form", "group", *TODAY
    )  # fmt: skip
    theirs = office.made(*agreed, "--station", "韩村镇").stem
    group = (*SESSION, "--attendee", "赵磊", "--form", "团体")
    # At 柳格镇, the first one's station, with its agreement; not with the newer one of 韩村镇.
    ran = office.run(*group).ok()
    data = load(office.root / ran.out.strip())
    assert (data["station"], data["agreement"]) == ("ST-410922104", office.agreement)
    assert "柳格镇、韩村镇" in ran.err and "站点记作 柳格镇（ST-410922104）" in ran.err
    held_there = load(office.made(*group, "--date", "2022-06-14", "--station", "韩村镇"))
    assert held_there["agreement"] == theirs
    # Without the agreement with the station held at there is none that fits both.
    for each in sorted((office.root / "sessions").rglob("*.yaml")):
        office.run("void", each.stem, "--reason", "重复", "--by", "李建国").ok()
    office.run("void", office.agreement, "--reason", "重复", "--by", "李建国").ok()
    assert "agreement" not in load(office.made(*group))
    # One with the county covers both.
    county = office.made(*agreed, "--station", "ST-410922").stem
    assert load(office.made(*group, "--date", "2022-06-10"))["agreement"] == county
    alone = office.run("new-session", "--attendee", other, *SESSION[3:], "--date", "2022-06-09").ok()
    assert load(office.root / alone.out.strip())["agreement"] == theirs
    assert "站点记作" not in alone.err
