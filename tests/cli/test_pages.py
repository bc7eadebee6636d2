"""What a supervisor, a head of station and a professor see fits a terminal of 80 columns."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from wcwidth import wcswidth

from supervise_cli.cli._fitting import fitted
from tests.running import COMMAND, run_outside

PEOPLE = ("full_time", "station_head", "external")
"""The kinds of their appointments."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "demo"
    run_outside("demo", folder, "--months", "3", "--until", "2022-06").ok()
    return folder


def _person(demo: Path, kind: str) -> tuple[str, str]:
    """The first person appointed so by id, and a station to go to."""
    for path in sorted((demo / "people").glob("P-*.yaml")):
        text = path.read_text(encoding="utf-8")
        professor = kind != "external" or "role: professor" in text
        if f"    kind: {kind}\n" in text and professor:
            stations = [line.split()[-1] for line in text.splitlines() if line.strip().startswith("station:")]
            return path.stem, (stations or ["清丰县"])[0]
    raise AssertionError(kind)


def _on_80_columns(demo: Path, person: str, lang: str, words: tuple[str, ...]) -> list[str]:
    import pexpect

    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "--lang", lang, *words],
        cwd=str(demo),
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "SUP_PERSON": person},
        dimensions=(24, 80),
        timeout=60,
        encoding="utf-8",
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return str(child.before).splitlines()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: needs a pseudo-terminal")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", PEOPLE)
def test_no_line_is_wider_than_the_terminal(demo: Path, kind: str, lang: str) -> None:
    person, station = _person(demo, kind)
    for words in (
        (), ("due",), ("due", "--mine"), ("status",), ("status", "--scope", person), ("status", "--every"),
        ("status", "--scope", station), ("brief", person), ("brief", station), ("list", "actions"),
        ("list", "requests"),
    ):  # fmt: skip
        lines = _on_80_columns(demo, person, lang, words)
        assert len(lines) >= 1
        assert [line for line in lines if wcswidth(line) > 80] == [], words


def test_the_three_of_them_are_told_what_is_theirs(demo: Path) -> None:
    for kind in PEOPLE:
        person, _ = _person(demo, kind)
        found = run_outside("-C", demo, "due", "--mine", "--json", env={"SUP_PERSON": person}).ok().out
        theirs = json.loads(run_outside("-C", demo, "brief", person, "--json").ok().out)["supervises"]
        assert {each["who"] for each in json.loads(found)} <= {person, *theirs}
        assert theirs


ROWS = [
    ["站点（含下级）", "已受/应受", "未结行动（逾期）", "编号"],
    ["濮阳经济技术开发区社会工作指导中心", "229/230", "12（0）", "S-20220627-1C3NA#a1"],
]


@pytest.mark.parametrize("columns", [0, 200, 80, 60, 50])
def test_rows_are_fitted_and_nothing_is_lost(columns: int) -> None:
    found = fitted(ROWS, columns, headed=True)
    lines = [line for lines in found for line in lines]
    assert not columns or max(map(wcswidth, lines)) <= columns
    for row, shown in zip(ROWS, found, strict=True):
        assert sorted("".join(row)) == sorted("".join(shown).replace(" ", ""))
    # What is typed after a command is never broken, nor a number.
    assert "S-20220627-1C3NA#a1" in found[1][0]
    assert "229/230" in found[1][0]


def test_headings_give_way_before_names_do() -> None:
    head, row = fitted([["督导", "未结行动（逾期）"], ["王秀兰、李建国", "3（1）"]], 24, headed=True)
    assert [line.split() for line in head] == [["督导", "未结行动"], ["（逾期）"]]
    assert row == ["王秀兰、李建国  3（1）"]


def test_what_is_set_in_stays_set_in() -> None:
    (lines,) = fitted([["  2022-06-27", "社会工作督导怎样落到站里去做"]], 30)
    assert lines[0].startswith("  2022-06-27  社会工作")
    assert lines[1].startswith(" " * 14 + "落到")


def test_no_room_at_all_breaks_no_id() -> None:
    assert "S-20220627-1C3NA#a1" in "".join(fitted(ROWS, 10, headed=True)[1])
