"""A visit that drafts its sessions in one batch; a session that asks what its people still have open."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from supervise_cli.records.reading import read
from supervise_cli.workspace.saving import Saver
from tests.running import Ran, run_inside
from tests.tools import ROOT

TODAY = ("--as-of", "2022-07-06")
TRIP = (
    "new-visit", "--from-date", "2022-07-06", "--purpose", "督导", "--supervisor", "郭建国",
    "--attendee", "张思雨", "--attendee", "李会娟", "--attendee", "赵晨曦",
)  # fmt: skip
WORKER, HEAD, OTHER, SUPERVISOR = "P-8N5BA", "P-6QW3D", "P-7ZC4E", "P-9T2VX"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(ROOT / "examples" / "puyang", root)
    return root


def _run(office: Path, *words: str) -> Ran:
    return run_inside("-C", office, *words, *TODAY)


def _load(path: str | Path) -> dict[str, Any]:
    data = read(Path(path).read_bytes()).data
    assert data is not None
    return dict(data)


def _people(session: dict[str, Any]) -> list[str]:
    return [each["person"] for each in session["attendees"]]


def test_a_draft_for_every_stop_at_which_somebody_is_met(office: Path) -> None:
    ran = _run(
        office, *TRIP, "--stop", "柳格镇", "--stop", "韩村镇", "--stop", "巩营乡", "--cost-yuan", "60"
    ).ok()
    visit, *sessions = map(_load, ran.out.splitlines())
    assert (visit["status"], visit["to"], visit["cost_yuan"]) == ("final", "2022-07-06", 60)
    assert [stop["supervisors"] for stop in visit["stops"]] == [[SUPERVISOR]] * 3
    assert [(s["visit"], s["station"], _people(s)) for s in sessions] == [
        (f"{visit['id']}#s1", "ST-410922104", [WORKER, HEAD]),
        (f"{visit['id']}#s2", "ST-410922105", [OTHER]),
    ]
    for each in sessions:
        assert (each["status"], each["date"]) == ("draft", "2022-07-06")
        assert each["supervisors"] == [{"person": SUPERVISOR, "as": "full_time", "side": "internal"}]
        assert not {"travel_minutes", "cost_yuan"} & each.keys()
        assert f"finish {each['id']}" in ran.err
    assert _run(office, "validate").code == 0


def test_stops_follow_from_the_people_where_none_is_named(office: Path) -> None:
    visit, *sessions = map(_load, _run(office, *TRIP).ok().out.splitlines())
    assert [stop["station"] for stop in visit["stops"]] == ["ST-410922104", "ST-410922105"]
    assert len(sessions) == 2


def test_a_drafted_session_is_finished_as_any_other(office: Path) -> None:
    _, first, _ = _run(office, *TRIP).ok().out.splitlines()
    given = ("minutes=50", "content=theory", "summary=读了一章书")
    _run(office, "finish", Path(first).stem, *(w for each in given for w in ("--set", each))).ok()
    assert _load(first)["status"] == "final"
    assert _run(office, "validate").code == 0


def test_a_stop_that_is_not_there_is_found(office: Path) -> None:
    _, first, _ = _run(office, *TRIP).ok().out.splitlines()
    given = ("minutes=50", "content=theory", "summary=读了一章书")
    _run(office, "finish", Path(first).stem, *(w for each in given for w in ("--set", each))).ok()
    text = Path(first).read_text(encoding="utf-8")
    Path(first).write_text(text.replace("#s1", "#s9"), encoding="utf-8")
    ran = _run(office, "validate")
    assert ran.code == 1
    assert "SUP202" in ran.out


def test_met_elsewhere_and_met_nowhere(office: Path) -> None:
    words = (
        "new-visit",
        "--purpose",
        "督导",
        "--supervisor",
        "郭建国",
        "--stop",
        "韩村镇",
        "--stop",
        "410922",
    )
    refused = _run(office, *words, "--attendee", "张思雨")
    assert refused.code == 2
    assert "张思雨" in refused.err
    assert "@" in refused.err
    _, session = map(_load, _run(office, *words, "--attendee", "张思雨@韩村镇").ok().out.splitlines())
    assert (session["station"], _people(session)) == ("ST-410922105", [WORKER])


def test_a_trial_writes_nothing(office: Path) -> None:
    before = sorted(office.rglob("*"))
    ran = _run(office, *TRIP, "--dry-run").ok()
    assert ran.out.count("\n---\n") == 2
    identity = re.search(r"^id: (V-\S+)$", ran.out, re.MULTILINE)
    assert identity
    assert f"visit: {identity[1]}#s1" in ran.out
    assert sorted(p for p in office.rglob("*") if ".sup" not in p.parts) == before


def test_all_or_nothing(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(office.rglob("*.yaml"))

    def broken(self: Saver, files: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Saver, "create_all", broken)
    assert _run(office, *TRIP).code == 2
    assert sorted(office.rglob("*.yaml")) == before


class _Terminal:
    def __init__(self, office: Path, *words: str) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", "from supervise_cli.cli.main import main; main()", "-C", str(office), *words, *TODAY],
            encoding="utf-8", timeout=30, dimensions=(50, 160),
        )  # fmt: skip

    def answers(self, *pairs: tuple[str, str]) -> None:
        for question, answer in pairs:
            self.child.expect(question)
            self.child.expect("：")
            self.child.sendline(answer)

    def stops(self) -> str:
        """Ctrl-C: the rest is for later. What was said until the end."""
        self.child.sendintr()
        self.child.expect(pexpect.EOF)
        self.child.close()
        return str(self.child.before)


def test_open_actions_and_requests_of_the_people_are_asked_for(office: Path) -> None:
    terminal = _Terminal(
        office, "new-session", "--supervisor", "郭建国", "--date", "2022-07-06", "--station", "柳格镇"
    )
    terminal.answers(
        ("是否进行", ""),
        ("受督导人", "张思雨、李会娟"),
        ("还有吗", ""),
        ("上次的行动：和镇宣传办商量稿子一次定稿", "3"),
        ("新的负责人", "张思雨"),
        ("新的期限", "2022-07-20"),
        ("还没答复的需求：商讨个人成长方案（张思雨 2022-06-29 提出", "1"),
    )
    terminal.child.expect("督导时长")
    terminal.stops()
    (path,) = (office / "sessions" / "2022" / "07").glob("*.yaml")
    data = _load(path)
    assert data["requests"] == ["R-20220629-C4W7Z"]
    assert data["follow_up"] == [
        {
            "of": "S-20220608-3R8VN#a1",
            "date": "2022-07-06",
            "outcome": "handed_over",
            "owner": WORKER,
            "due": "2022-07-20",
        }
    ]


def test_an_answered_request_is_not_asked_for_again(office: Path) -> None:
    terminal = _Terminal(office, "new-session", "--supervisor", "郭建国", "--date", "2022-07-06")
    terminal.answers(("是否进行", ""), ("受督导人", "王瑞芳"), ("还有吗", ""))
    terminal.child.expect("督导时长")
    assert "需求" not in terminal.child.before
    terminal.stops()


def test_a_visit_on_a_terminal_asks_whom_it_meets(office: Path) -> None:
    terminal = _Terminal(office, "new-visit", "--supervisor", "郭建国")
    terminal.answers(
        ("走访日期", ""),
        ("走访目的", "1"),
        ("站次", "柳格镇"),
        ("还有吗", ""),
        ("受督导人", "张思雨"),
        ("还有吗", ""),
    )
    terminal.child.expect(pexpect.EOF)
    terminal.child.close()
    assert terminal.child.exitstatus == 0
    (path,) = (office / "sessions" / "2022" / "07").glob("*.yaml")
    assert _people(_load(path)) == [WORKER]


def test_several_people_on_leave_at_once(office: Path) -> None:
    words = ("new-leave", "--from-date", "2022-07-11", "--to", "2022-07-15")
    ran = _run(office, *words, "--person", "张思雨", "--person", "赵晨曦").ok()
    assert [_load(each)["person"] for each in ran.out.splitlines()] == [WORKER, OTHER]
    assert _run(office, "validate").code == 0
    trial = _run(office, *words, "--person", "张思雨", "--person", "赵晨曦", "--dry-run").ok()
    assert trial.out.count("person: ") == 2
    before = sorted(office.rglob("*.yaml"))
    assert _run(office, *words, "--person", "张思雨", "--person", "没有这个人").code == 2
    assert sorted(office.rglob("*.yaml")) == before
