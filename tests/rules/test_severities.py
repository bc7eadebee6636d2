"""Local policy makes findings graver, less grave or none from a day on; contradictions only graver."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.model import Severity
from tests.rules import repository
from tests.rules.gallery import FOLDER
from tests.rules.test_cases import Case, policy
from tests.running import run_inside

AS_OF = date(2022, 12, 31)
LATE = {"id": "S-20220615-AAAAA", "recorded_on": "2022-06-30"}
LATER = {"id": "S-20220616-BBBBB", "date": "2022-06-16", "recorded_on": "2022-06-30"}
Found = list[tuple[str, str, Severity | None]]


def _entry(code: str, severity: str) -> dict[str, str]:
    return {"code": code, "severity": severity, "reason": "本地从严"}


def _found(records: list[dict[str, Any]], severities: dict[str, list[dict[str, str]]]) -> Found:
    case = Case("", "", {"records": records, "policy": {"severities": severities}})
    return [(each.code, each.record, each.severity) for each in repository.findings(case.files(), AS_OF)]


@pytest.mark.parametrize("said", ["error", "information"])
def test_graver_and_less_grave_from_the_day_on(said: str) -> None:
    found = _found([LATE, LATER], {"2022-06-16": [_entry("SUP301", said)]})
    assert found == [("SUP301", LATE["id"], None), ("SUP301", LATER["id"], Severity(said))]


def test_ignored_from_the_day_on_and_found_again_by_a_later_list() -> None:
    assert _found([LATE, LATER], {"2022-06-16": [_entry("SUP301", "ignore")]}) == [
        ("SUP301", LATE["id"], None)
    ]
    both = {"2022-06-01": [_entry("SUP301", "ignore")], "2022-06-16": [_entry("SUP306", "ignore")]}
    assert _found([LATE, LATER], both) == [("SUP301", LATER["id"], None)]


@pytest.mark.parametrize("said", ["ignore", "information", "warning", "error"])
def test_a_contradiction_stays_an_error(said: str) -> None:
    twice = [{"id": "S-20220615-AAAAA"}, {"id": "S-20220615-BBBBB"}]
    found = _found(twice, {"2022-01-01": [_entry("SUP304", said)]})
    assert ("SUP304", "S-20220615-BBBBB", None) in found
    assert [code for code, *_ in found].count("SUP209") == (said != "error")


@pytest.mark.parametrize(("since", "severity"), [("2022-12-31", Severity.ERROR), ("2023-01-01", None)])
def test_a_finding_on_a_person_is_of_the_day_to_judge_by(since: str, severity: Severity | None) -> None:
    records = [{"id": "P-2D6RW", "practice_since": "2022-06-01"}, {"id": "S-20220615-AAAAA"}]
    assert _found(records, {since: [_entry("SUP604", "error")]}) == [("SUP604", "P-2D6RW", severity)]


def test_a_verdict_that_is_kept_says_the_same(tmp_path: Path) -> None:
    root = tmp_path / "库"
    shutil.copytree(FOLDER / "SUP309", root, ignore=shutil.ignore_patterns("expected*"))
    text = repository.text_of(policy({"severities": {"2022-01-01": [_entry("SUP309", "error")]}}))
    (root / "policy.yaml").write_bytes(text)
    for _ in range(2):
        ran = run_inside("--lang", "zh", "-C", root, "validate")
        assert ran.code == 1
        assert "错误 SUP309" in ran.out
        assert "错误 1，警告 0，提示 0" in ran.out
    found = json.loads(run_inside("-C", root, "validate", "--format", "json").out)
    assert found["findings"][0]["severity"] == "error"
    assert found["summary"]["error"] == 1


def test_after_a_change_what_is_ignored_stays_ignored(tmp_path: Path) -> None:
    root = tmp_path / "库"
    shutil.copytree(FOLDER / "SUP309", root, ignore=shutil.ignore_patterns("expected*"))
    text = repository.text_of(policy({"severities": {"2022-06-16": [_entry("SUP309", "ignore")]}}))
    (root / "policy.yaml").write_bytes(text)
    session = next(root.glob("sessions/*/*/*.yaml"))
    assert "提示 1" in run_inside("--lang", "zh", "-C", root, "validate").out
    session.write_text(
        session.read_text("utf-8").replace('date: "2022-06-15"', 'date: "2022-06-16"'), "utf-8"
    )
    assert "没有发现问题" in run_inside("--lang", "zh", "-C", root, "validate").out
    session.write_text(
        session.read_text("utf-8").replace('date: "2022-06-16"', 'date: "2022-06-15"'), "utf-8"
    )
    assert "提示 1" in run_inside("--lang", "zh", "-C", root, "validate").out
