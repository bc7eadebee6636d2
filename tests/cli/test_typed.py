"""What people type for a month, a format, a scope or a kind of record, and what they are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from supervise_cli.cli._months import month_named
from supervise_cli.errors import BadInput
from tests.cli.conftest import TODAY, Office

LATER = ("--as-of", "2022-07-01")
SESSION = (
    "new-session",
    "--supervisor",
    "李建国",
    "--attendee",
    "王秀兰",
    "--date",
    "2022-06-15",
    "--minutes",
    "60",
    "--form",
    "个别督导",
    "--mode",
    "面谈",
    "--content",
    "给予情绪支持",
    "--theme",
    "入户",
    "--summary",
    "谈了。",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11", "2026-11"),
        ("2026-6", "2026-06"),
        ("2026年11月", "2026-11"),
        ("2026年6月份", "2026-06"),
        ("2026/6", "2026-06"),
        ("202606", "2026-06"),
        ("２０２６年６月", "2026-06"),
        (" 2026-06 ", "2026-06"),
        ("6", "2026-06"),
        ("06", "2026-06"),
        ("6月", "2026-06"),
        ("11", "2026-11"),
        ("12", "2025-12"),
    ],
)
def test_a_month_that_can_mean_only_one(typed: str, meant: str) -> None:
    assert month_named(typed, date(2026, 11, 5)).label == meant


@pytest.mark.parametrize(
    "typed", ["", "x", "0", "13", "2026-13", "2026-Q1", "2026", "26-6", "2026-06-01", "六月"]
)
def test_no_month_is_guessed(typed: str) -> None:
    with pytest.raises(BadInput):
        month_named(typed, date(2026, 11, 5))


def test_every_command_takes_such_a_month(office: Office) -> None:
    office.made(*SESSION, *TODAY)
    assert "2022年6月" in office.run("report", "--month", "6", *LATER).ok().out
    assert "2022-06-15" in office.run("list", "session", "--month", "2022年6月", *LATER).ok().out
    assert "2022-06-15" not in office.run("list", "session", "--month", "5月", *LATER).ok().out
    assert "2022-06" in office.run("explain", "sessions", "--month", "2022-6", *LATER).ok().out


@pytest.mark.parametrize(
    ("name", "options", "begins", "next_step"),
    [
        ("月报.html", (), "<!doctype html>", "浏览器"),
        ("月报.HTM", (), "<!doctype html>", "浏览器"),
        ("月报.md", (), "# ", "记事本"),
        ("月报.json", (), "{", "别的程序"),
        ("月报", (), "# ", "记事本"),
        ("月报.html", ("--format", "HTML"), "<!doctype html>", "浏览器"),
        ("月报", ("--format", "Json"), "{", "别的程序"),
    ],
)
def test_the_file_s_ending_says_the_format(
    office: Office, tmp_path: Path, name: str, options: tuple[str, ...], begins: str, next_step: str
) -> None:
    ran = office.run("report", "-o", str(tmp_path / name), *options, *LATER).ok()
    assert (tmp_path / name).read_text("utf-8").lower().startswith(begins)
    assert next_step in ran.err.splitlines()[-1]
    assert name in ran.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("月报.docx", (), "月报.html"),
        ("月报.xlsx", ("--format", "md"), "月报.md"),
        ("月报.txt", (), "月报.html"),
        ("月报.html", ("--format", "md"), "月报.md"),
        ("月报.md", ("--format", "json"), "月报.json"),
    ],
)
def test_another_ending_is_refused(
    office: Office, tmp_path: Path, name: str, options: tuple[str, ...], said: str
) -> None:
    ran = office.run("report", "-o", str(tmp_path / name), *options, *LATER)
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / name).exists()


def test_who_supervises_nobody_is_told_who_supervises_them(office: Office) -> None:
    office.made(*SESSION, *TODAY)
    for command in (("report",), ("explain", "sessions")):
        ran = office.run(*command, "--month", "2022-06", "--scope", "王秀兰", *LATER)
        assert ran.code == 2
        assert f"王秀兰（{office.worker}）不督导别人" in ran.err
        assert f"李建国（{office.supervisor}）" in ran.err
        assert f"--scope {office.supervisor}" in ran.err
    office.run("report", "--month", "2022-06", "--scope", "李建国", *LATER).ok()


def test_several_figures_are_listed_with_what_to_type(office: Office) -> None:
    ran = office.run("explain", "场次", *LATER)
    assert ran.code == 2
    typed = [each.removeprefix("sup ") for each in ran.err.partition("照抄一个：")[2].strip().split("、")]
    assert len(typed) > 1
    for each in typed:
        office.run(*each.split(), "--month", "2022-06", *LATER).ok()


def test_nothing_there_is_said(office: Office) -> None:
    for what, said in (("actions", "没有未完成的行动"), ("草稿", "没有草稿"), ("作废", "没有作废的记录")):
        ran = office.run("list", what, *TODAY).ok()
        assert (ran.out, said in ran.err) == ("", True)
        assert office.run("list", what, "--json", *TODAY).ok().out == "[]\n"


def test_drafts_and_withdrawn_records_by_their_chinese_names(office: Office) -> None:
    kept, gone = (office.made(*SESSION, "--draft", *TODAY), office.made(*SESSION, *TODAY))
    office.run("void", gone.stem, "--reason", "记错了", "--by", "李建国", *TODAY).ok()
    for what in ("草稿", "drafts"):
        ran = office.run("list", what, *TODAY).ok()
        assert kept.stem in ran.out and gone.stem not in ran.out
    for what in ("作废", "voids", "void"):
        ran = office.run("list", what, *TODAY).ok()
        assert gone.stem in ran.out and kept.stem not in ran.out


def test_a_cancelled_session_is_listed_as_one(office: Office) -> None:
    made = (
        "new-session",
        "--supervisor",
        "李建国",
        "--attendee",
        "王秀兰",
        "--date",
        "2022-06-15",
        "--outcome",
        "已取消",
        "--cancelled",
        "date=2022-06-14;by=station;reason=防汛",
        *TODAY,
    )
    office.made(*made)
    assert "已取消" in office.run("list", "session", *TODAY).ok().out


def test_a_time_of_day_or_another_unit_is_no_length(office: Office) -> None:
    for typed in ("2点半", "3场"):
        ran = office.run(*SESSION, "--minutes", typed)
        assert ran.code == 2
        assert (
            "例如 --minutes 90" in ran.err and "--minutes 2" not in ran.err and "--minutes 3" not in ran.err
        )


def test_a_time_of_either_half_of_the_day_offers_both(office: Office) -> None:
    for typed in ("2点半", "2:30"):
        ran = office.run(*SESSION, "--start", typed)
        assert ran.code == 2
        assert "下午写成 --start 14:30，凌晨、早上写成 --start 02:30。" in ran.err
    assert "记作 09:30" in office.run(*SESSION, "--start", "9:30").ok().err
