"""The monthly report says what the figures say, section by section."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise_cli import figures
from supervise_cli.pipeline.opening import Opened
from supervise_cli.reports.model import Bars, Kind, Report, Sentence, Table
from supervise_cli.workspace.config import Config
from tests.figures import sample
from tests.reports.conftest import NOW, rendered, report_of

Built = Callable[..., Report]


def _tables(report: Report) -> dict[str, Table]:
    return {b.caption: b for section in report.sections for b in section.blocks if isinstance(b, Table)}


def _value(report: Report, name: str) -> int | float | None:
    return next(each.value for each in report.figures if each.name == name)


def test_sections_are_numbered_without_gaps_in_their_order(built: Built) -> None:
    report = built()
    assert [(s.number, s.title) for s in report.sections] == [
        ("一", "基本情况"),
        ("二", "督导开展情况"),
        ("三", "重点督导内容落实情况"),
        ("四", "个案督导与风险防控"),
        ("五", "队伍与身心状态"),
        ("六", "存在问题与整改"),
        ("七", "下月工作计划"),
        ("附件1", "督导工作台账"),
        ("附件2", "未计入的记录"),
    ]
    assert [s.number for s in built(lang="en").sections] == [*"1234567", "Annex 1", "Annex 2"]


def test_a_section_with_nothing_to_say_is_not_shown(built: Built) -> None:
    keys = [s.key for s in built(sample.T2).sections]
    assert "cases" not in keys
    assert [s.number for s in built(sample.T2).sections][: len(keys) - 1] == list(
        "一二三四五六七八"[: len(keys) - 1]
    )


@pytest.mark.parametrize("scope", sample.SCOPES)
def test_the_ledger_ends_in_the_figures(built: Built, scope: str) -> None:
    report = built(scope)
    ledger = _tables(report).get("督导工作台账")
    if ledger is None:
        assert _value(report, "sessions") == 0
        return
    assert ledger.rows[-1] == (
        f"合计{_value(report, 'sessions')}场", "", "", "", "", _value(report, "session_minutes"),
        _value(report, "attendances"), "",
    )  # fmt: skip
    rows = ledger.rows[:-1]
    assert len(rows) == _value(report, "sessions")
    for column, name in ((5, "session_minutes"), (6, "attendances")):
        assert sum(row[column] for row in rows if isinstance(row[column], int)) == _value(report, name)


@pytest.mark.parametrize("scope", sample.SCOPES)
@pytest.mark.parametrize("month", ["2022-05", "2022-06", "2022-07"])
def test_every_report_is_sound(built: Built, scope: str, month: str) -> None:
    """Rows fit their columns, sentences are filled in, figures exist, a total row is the figure's value."""
    for lang in ("zh", "en"):
        report = built(scope, month, lang)
        for section in report.sections:
            assert section.blocks
            for block in section.blocks:
                if isinstance(block, Sentence):
                    assert block.text and not re.search("[{}]", block.text)
                    assert set(block.figures) <= set(figures.names())
                    continue
                if isinstance(block, Bars):
                    assert block.figure in figures.names()
                    continue
                assert block.rows
                for row in block.rows:
                    assert len(row) == len(block.columns)
                    for value, column in zip(row, block.columns, strict=True):
                        assert (
                            value is None
                            or value == ""
                            or isinstance(value, str) == (column.kind is Kind.TEXT)
                            or (block.total and row == block.rows[-1])
                        )
                if block.total and not block.ledger:
                    last = dict(zip(block.columns, block.rows[-1], strict=True))
                    for column, value in last.items():
                        whole = column.figure and _value(report, column.figure)
                        same = [c for c in block.columns if c.figure == column.figure]
                        if column.figure and len(same) == 1:
                            assert value == whole, (block.caption, column.title)


def test_english_has_no_chinese_frame(built: Built) -> None:
    """Names and themes are as typed; everything the program says is English."""
    report = built(lang="en")
    said = [s.title for s in report.sections] + [c.title for t in _tables(report).values() for c in t.columns]
    said += [t.caption for t in _tables(report).values()] + [t.note for t in _tables(report).values()]
    said += [b.text for s in report.sections for b in s.blocks if isinstance(b, Sentence)]
    for text in said:
        assert not re.search("[一-鿿，。；：（）]", text.replace("督", "").replace("导", "")), text


def test_the_head_names_the_authority_of_the_day(state: Opened) -> None:
    entry = {each.label: each.value for each in report_of(state).head}
    assert entry["主管部门"] == "民政部门"
    assert entry["统计期间"] == "2022年6月1日至2022年6月30日"
    config: Config = state.config
    from datetime import date

    assert config.authority_name(date(2024, 7, 1)) == "中共濮阳市委社会工作部"


def test_what_does_not_count_is_said_and_listed(built: Built) -> None:
    report = built()
    assert report.notice == "2场未定稿、1个记录作废，未计入（见文末名单）。"
    assert [row[2] for row in _tables(report)["未计入的记录"].rows] == [
        "sessions/2022/06/S-20220629-BARE1.yaml",
        "sessions/2022/06/S-20220629-DRAFT.yaml",
        "sessions/2022/06/S-20220630-V01D1.yaml",
    ]
    # A draft that names nobody falls to the whole alone.
    assert built(sample.T1).notice.startswith("1场未定稿")


def test_a_supervisor_has_no_roster(built: Built) -> None:
    report = built(sample.LEAD)
    names = {each.name for each in report.figures}
    assert "people_in_post" not in names and "sessions" in names
    assert report.sections[0].key == "basics"
    assert "按督导协议" in next(b.text for b in report.sections[0].blocks if isinstance(b, Sentence))


def test_findings_are_counted_by_kind_within_the_scope(built: Built) -> None:
    """The sample names a facility that does not exist, in a session of T1, its second site and T3.

    Somebody on leave came to it; a session elsewhere was led by somebody without an appointment.
    """
    caption = "记录检查发现的问题（按种类）"
    for scope in ("", sample.T1, sample.T3, sample.LEAD):
        elsewhere = [] if scope else [("SUP602", 1)]
        found = [row[2:] for row in _tables(built(scope))[caption].rows]
        assert found == [("SUP202", 1), ("SUP311", 1), *elsewhere]
    assert caption not in _tables(built(sample.T2))
    assert caption not in _tables(built(sample.T1, "2022-05"))


def test_an_empty_repository_has_a_report(tmp_path: Path) -> None:
    sample.put(tmp_path / "sup.yaml", {"name": "空库"})
    for format in ("md", "html"):
        assert "本期没有可报的内容。" in rendered(tmp_path, format)
    assert '"sections": []' in rendered(tmp_path, "json")


def test_no_names_of_cases_and_no_narrative_anywhere(tmp_path: Path) -> None:
    """A canary in every narrative field of the sample, and the codes of cases: in no report."""
    canary = "金丝雀在唱歌"
    extra = []
    for data in sample.records():
        if data.get("summary"):
            data["summary"] = canary
            data |= {"agenda": [canary], "suggestions": [canary], "supervisor_reflection": canary}
            for each in data.get("actions", []) + data.get("follow_up", []):
                each["text"] = canary
            for each in data.get("cases", []):
                each |= {"decision": canary, "rationale": canary}
            for each in data.get("service_progress", []):
                each["remark"] = canary
        if "cancelled" in data:
            data["cancelled"]["reason"] = canary
        extra.append(data)
    root = sample.write(tmp_path / "r", extra)
    for format in ("md", "html", "json"):
        for scope in ("", sample.LEAD, sample.T1):
            text = rendered(root, format, scope)
            assert "督导工作台账" in text
            assert canary not in text and "C-7K3QX" not in text and "C-9M2AB" not in text


def test_now_is_not_in_it(tmp_path: Path) -> None:
    """The same inputs give the same bytes; the clock is no input once ``closed_on`` is past."""
    root = sample.write(tmp_path / "r")
    first = {format: rendered(root, format) for format in ("md", "html", "json")}
    assert NOW.isoformat()[:10] not in str(first)
    assert first == {format: rendered(root, format) for format in first}
