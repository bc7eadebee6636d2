"""Waivers: matched on the identity of a finding, for the days they say; what they cover is counted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.model import Finding
from tests.rules import repository
from tests.rules.test_cases import Case
from tests.running import run_inside

DAY = date(2022, 9, 1)
SESSION = {"id": "S-20220615-AAAAA", "recorded_on": "2022-07-20"}
"""Written too late: SUP301 at /recorded_on."""
WAIVER = {"id": "WV-20220720-AAAAA", "pointer": "/recorded_on"}


def case(*records: dict[str, Any]) -> Case:
    return Case("SUP212", "", {"records": list(records)})


def found(*records: dict[str, Any], day: date = DAY) -> list[Finding]:
    return repository.findings(case(*records).files(), day)


def brief(findings: list[Finding]) -> list[tuple[str, str]]:
    return sorted((each.code, each.waiver) for each in findings)


def test_it_covers_the_finding_it_names() -> None:
    assert brief(found(SESSION)) == [("SUP301", "")]
    assert brief(found(SESSION, WAIVER)) == [("SUP301", WAIVER["id"])]


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2022, 7, 31), False),
        (date(2022, 8, 1), True),
        (date(2022, 9, 30), True),
        (date(2022, 10, 1), False),
    ],
)
def test_for_the_days_it_says_both_included(day: date, covered: bool) -> None:
    waiver = WAIVER | {"from": "2022-08-01", "until": "2022-09-30"}
    assert brief(found(SESSION, waiver, day=day)) == [("SUP301", WAIVER["id"] if covered else "")]


@pytest.mark.parametrize(("day", "lapsed"), [(date(2022, 9, 30), ""), (date(2022, 10, 1), WAIVER["id"])])
def test_one_that_has_ended_is_told_with_the_finding_that_returns(day: date, lapsed: str) -> None:
    waiver = WAIVER | {"from": "2022-08-01", "until": "2022-09-30"}
    assert [each.lapsed for each in found(SESSION, waiver, day=day)] == [lapsed]


def test_of_several_that_have_ended_the_last_one_is_told_and_none_beside_one_in_force() -> None:
    ended = WAIVER | {"from": "2022-07-20", "until": "2022-08-01"}
    later = WAIVER | {"id": "WV-20220801-BBBBB", "from": "2022-08-01", "until": "2022-08-15"}
    now = WAIVER | {"id": "WV-20220901-CCCCC", "from": "2022-09-01", "until": "2022-09-30"}
    assert [each.lapsed for each in found(SESSION, ended, later)] == [later["id"]]
    assert [(each.waiver, each.lapsed) for each in found(SESSION, ended, later, now)] == [(now["id"], "")]


def test_what_has_ended_is_said_below_the_finding(tmp_path: Path) -> None:
    waiver = WAIVER | {"from": "2022-08-01", "until": "2022-08-31"}
    for path, raw in case(SESSION, waiver).files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    for lang, words in (("zh", "以前批准过例外，已经到期"), ("en", "It was waived; the waiver has ended")):
        ran = run_inside("-C", tmp_path, "--lang", lang, "validate", "--as-of", "2022-09-01")
        (line,) = [each for each in ran.ok().out.splitlines() if words in each]
        assert line.endswith(" show WV-20220720-AAAAA")


@pytest.mark.parametrize(
    "other",
    [
        {"code": "SUP306"},
        {"record": "P-9M2AB"},
        {"pointer": "/date"},
        {"pointer": None},
        {"discriminator": "2022-06"},
    ],
    ids=lambda each: next(iter(each)),
)
def test_every_part_of_the_identity_counts(other: dict[str, Any]) -> None:
    assert brief(found(SESSION, WAIVER | other)) == [("SUP212", ""), ("SUP301", "")]


def test_one_that_covers_nothing_is_a_finding_while_it_is_in_force() -> None:
    on_time, waiver = SESSION | {"recorded_on": "2022-06-16"}, WAIVER | {"from": "2022-06-20"}
    for day, there in (
        (date(2022, 6, 19), False),
        (date(2022, 6, 20), True),
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
    ):
        [*idle] = found(on_time, waiver, day=day)
        assert [(each.code, each.record, each.pointer) for each in idle] == (
            [("SUP212", WAIVER["id"], "/code")] if there else []
        )


def test_a_check_that_was_not_run_says_nothing_of_its_waivers() -> None:
    practice = [code for code in _practice() if code][:1]
    for code in practice:
        waiver = WAIVER | {"code": code, "record": "P-9M2AB", "pointer": None}
        assert brief(found(waiver)) == []


def _practice() -> list[str]:
    from supervise_cli import rules
    from supervise_cli.model import Tier

    return [
        code for code in rules.codes() if rules.get(code).tier is Tier.PRACTICE and rules.get(code).waivable
    ]


def test_drafts_and_withdrawn_waivers_cover_nothing() -> None:
    void = {"date": "2022-08-01", "by": "P-2D6RW", "reason": "批错了。"}
    for waiver in (WAIVER | {"status": "draft"}, WAIVER | {"status": "void", "void": void}):
        assert brief(found(SESSION, waiver)) == [("SUP301", "")]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A session written late, with a waiver, and one without."""
    other = SESSION | {"id": "S-20220616-BBBBB", "date": "2022-06-16"}
    root = tmp_path / "库"
    for path, raw in case(SESSION, WAIVER, other).files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    return root


def test_what_is_covered_is_counted_shown_and_does_not_fail(office: Path) -> None:
    options = ("validate", "--as-of", "2022-09-01", "--strict")
    ran = run_inside("-C", office, *options)
    assert ran.code == 1
    assert "S-20220616-BBBBB" in ran.out
    assert "S-20220615-AAAAA" not in ran.out
    assert "另有 1 条已批准例外，最早到 2022-12-31 为止" in ran.out
    said = json.loads(run_inside("-C", office, *options, "--format", "json").out)
    assert [(each["record"], each["waiver"]) for each in said["waived"]] == [(SESSION["id"], WAIVER["id"])]
    assert (said["summary"]["warning"], said["summary"]["waived"]) == (1, 1)
    results = json.loads(run_inside("-C", office, *options, "--format", "sarif").out)["runs"][0]["results"]
    suppressed = [[each["justification"] for each in result["suppressions"]] for result in results]
    assert sorted(suppressed) == [[], [WAIVER["id"]]]
    assert run_inside("-C", office, *options, "sessions/2022/06/S-20220615-AAAAA.yaml").code == 0


def test_a_baseline_fails_on_what_is_new_only(office: Path, tmp_path: Path) -> None:
    before = tmp_path / "以前.json"
    options = ("validate", "--as-of", "2022-09-01", "--strict", "--baseline", before)
    missing = run_inside("-C", office, *options)
    assert missing.code == 2
    assert f"validate --all --format json -o {before}" in missing.err
    run_inside("-C", office, "validate", "--as-of", "2022-09-01", "--format", "json", "-o", before)
    ran = run_inside("-C", office, *options)
    assert ran.code == 0, ran.out
    assert "另有 1 条是以前就有的" in ran.out
    late = office / "sessions/2022/06/S-20220616-BBBBB.yaml"
    newer = late.with_name("S-20220617-CCCCC.yaml")
    text = late.read_text("utf-8").replace("S-20220616-BBBBB", "S-20220617-CCCCC")
    newer.write_text(text.replace("date: '2022-06-16'", "date: '2022-06-17'"), "utf-8")
    ran = run_inside("-C", office, *options)
    assert ran.code == 1
    assert "S-20220617-CCCCC" in ran.out
    assert "S-20220616-BBBBB" not in ran.out
    for text in ("", "[]", "{}", '{"findings": [1]}'):
        before.write_text(text, encoding="utf-8")
        assert run_inside("-C", office, *options).code == 2


def test_statistics_count_each_kind(office: Path) -> None:
    ran = run_inside("-C", office, "validate", "--as-of", "2022-09-01", "--statistics")
    assert "     1  警告  SUP301  " in ran.out
    assert "S-2022" not in ran.out
    assert run_inside("-C", office, "validate", "--statistics", "--format", "json").code == 2
