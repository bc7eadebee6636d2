"""A Ctrl-C is heard whenever it comes, also between a question and the system's read."""

from __future__ import annotations

import _thread
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.cli import _answering, _new, _prompting
from supervise_cli.making import values
from supervise_cli.platform import wait_for_line
from tests.cli.asking import BREAK, answered, newest
from tests.cli.conftest import TODAY, Office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")


def _later(*steps: tuple[float, Callable[[], object]]) -> None:
    def run() -> None:
        for seconds, step in steps:
            time.sleep(seconds)
            step()

    threading.Thread(target=run, daemon=True).start()


def test_one_that_interrupts_no_system_call_is_heard_before_the_next_line() -> None:
    near, far = os.openpty()
    began = time.monotonic()
    # The flag of a Ctrl-C alone, as it is after one that came just before the read began; then a line, so
    # that one who hears nothing comes to an end.
    _later((0.3, _thread.interrupt_main), (5, lambda: os.write(near, b"x\n")))
    with os.fdopen(far, encoding="utf-8") as terminal, pytest.raises(KeyboardInterrupt):
        wait_for_line(terminal)
    assert time.monotonic() - began < 4


def test_a_line_is_waited_for_and_left_to_be_read() -> None:
    near, far = os.openpty()
    _later((0.5, lambda: os.write(near, "王秀兰\n".encode())))
    with os.fdopen(far, encoding="utf-8") as terminal:
        wait_for_line(terminal)
        assert terminal.readline() == "王秀兰\n"
    os.close(near)


def people(record: dict[str, Any], field: str) -> list[str]:
    return [each["person"] for each in record.get(field, [])]


def test_people_met_are_kept_when_it_is_broken_off_at_one_more(office: Office) -> None:
    """The visit stands, and the session with whom was named is drafted."""
    said = answered(
        office.root, ("new-visit", "--purpose", "督导", "--stop", "柳格镇", "--supervisor", "李建国", *TODAY),
        [("走访日期", ""), ("受督导人", "王秀兰"), ("受督导人，还有吗", BREAK)],
    )  # fmt: skip
    assert re.search("柳格镇，和王秀兰谈的：sup .*finish S-", said)
    draft = newest(office.root / "sessions")
    assert (draft["status"], people(draft, "attendees")) == ("draft", [office.worker])
    assert newest(office.root / "visits")["status"] == "final"


def test_somebody_met_at_no_stop_does_not_lose_the_visit(office: Office) -> None:
    office.made("new-station", "--name", "韩村镇", "--division-code", "410922105", *TODAY)
    said = answered(
        office.root,
        ("new-visit", "--purpose", "督导", "--stop", "柳格镇、韩村镇", "--supervisor", "李建国", *TODAY),
        [("走访日期", ""), ("受督导人", "李建国、王秀兰"), ("受督导人，还有吗", "")],
    )
    assert "不知道在哪一站给 李建国 做督导" in said
    assert people(newest(office.root / "sessions"), "attendees") == [office.worker]


def test_those_named_are_kept_when_it_is_broken_off_at_which_one(office: Office) -> None:
    for _ in range(2):
        office.run("new-person", "--label", "赵敏", "--posting", "站点=柳格镇;岗位=社工", *TODAY).ok()
    answered(
        office.root, ("new-session", "--supervisor", "李建国", "--date", "2022-06-16", *TODAY),
        [("是否进行", ""), ("受督导人", "王秀兰、赵敏"), ("是哪一个", BREAK)],
    )  # fmt: skip
    assert people(newest(office.root / "sessions"), "attendees") == [office.worker]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Answers to the questions of a terminal, without one; a Ctrl-C comes while 李建国 is looked up."""
    answers: list[str] = []

    def parse(field: Any, text: str, *more: Any) -> Any:
        if text == "李建国":
            raise KeyboardInterrupt
        return values.parse(field, text, *more)

    monkeypatch.setattr(_new, "at_terminal", lambda: True)
    monkeypatch.setattr(_prompting, "answer_to", lambda question: answers.pop(0))
    monkeypatch.setattr(_answering, "parse", parse)
    yield answers
    assert answers == []


def test_a_break_between_two_questions_keeps_what_was_typed(office: Office, typed: list[str]) -> None:
    typed += ["", "李建国"]
    ran = office.run("new-session", "--attendee", "王秀兰", *TODAY).ok()
    assert people(_load(office.root / ran.out.strip()), "attendees") == [office.worker]


def test_a_break_within_an_answer_keeps_the_part_before(office: Office, typed: list[str]) -> None:
    typed += ["", "王秀兰、李建国"]
    ran = office.run("new-session", "--supervisor", "李建国", "--date", "2022-06-16", *TODAY).ok()
    assert people(_load(office.root / ran.out.strip()), "attendees") == [office.worker]


def _load(path: Path) -> dict[str, Any]:
    from supervise_cli.records.reading import read

    return dict(read(path.read_bytes()).data or {})


def test_after_a_break_an_edit_says_where_what_was_typed_lies(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/^schema: .*/schema: 写错了/'")
    before = (office.root / "people" / f"{office.worker}.yaml").read_bytes()
    said = answered(office.root, ("edit", "王秀兰"), [("再改一次吗（Y/n）", BREAK)], code=2)
    kept = re.search(r"记录没有改动；您改过的内容在 (\S+)", said)
    assert kept
    assert "写错了" in Path(kept[1]).read_text(encoding="utf-8")
    assert (office.root / "people" / f"{office.worker}.yaml").read_bytes() == before
