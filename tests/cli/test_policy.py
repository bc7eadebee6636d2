"""``sup policy``: what is in force when, where it comes from, and which checks read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from supervise_cli import resources
from supervise_cli.pipeline.governing import UNITS
from tests.running import run_inside

LOCAL = """\
# 濮阳
write_up_days:
- value: 5
  from: "2022-07-01"
  unit: days
  source: 县民政局〔2022〕3 号
- from: "2022-01-01"
  value: 4
  unit: days
  source: null
severities:
- from: "2022-07-01"
  value:
  - code: SUP312
    severity: warning
    reason: 夜里的督导要先报县里
  unit: severities
  source: null
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "sup.yaml").write_text("name: 清丰县\n", "utf-8")
    (tmp_path / "policy.yaml").write_text(LOCAL, "utf-8")
    return tmp_path


def _json(folder: Path, *options: str) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in json.loads(_said(folder, *options, "--json"))}


def _said(folder: Path, *options: str, lang: str = "zh") -> str:
    return run_inside("--lang", lang, "-C", folder, "policy", *options).ok().out


def _spans(each: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(v["value"], v["from"], v["to"], v["bundled"], v["place"]) for v in each["values"]]


def test_every_value_says_from_when_to_when_and_where_it_stands(office: Path) -> None:
    found = _json(office, "write_up_days")["write_up_days"]
    assert _spans(found) == [
        (3, "2000-01-01", "2021-12-31", True, ""),
        (4, "2022-01-01", "2022-06-30", False, "policy.yaml:7"),
        (5, "2022-07-01", None, False, "policy.yaml:3"),
    ]
    assert "SUP301" in found["checks"]


@pytest.mark.parametrize(
    ("day", "value"), [("2021-12-31", 3), ("2022-01-01", 4), ("2022-06-30", 4), ("2022-07-01", 5)]
)
def test_what_is_in_force_depends_on_the_day(office: Path, day: str, value: int) -> None:
    found = _json(office, "补记期限", "--as-of", day)["write_up_days"]
    assert [each["value"] for each in found["values"] if each["in_force"]] == [value]
    row = next(line for line in _said(office, "--as-of", day).splitlines() if "write_up_days" in line)
    assert f"\t{value} 天\t" in row


def test_every_bundled_value_is_listed_with_a_source_or_the_word_that_there_is_none(office: Path) -> None:
    (office / "policy.yaml").unlink()
    bundled = yaml.safe_load((resources.schemas() / "_policy.default.yaml").read_text("utf-8"))
    found = _json(office)
    assert {name: [v["value"] for v in each["values"]] for name, each in found.items()} == {
        name: [v["value"] for v in values] for name, values in bundled.items()
    }
    assert [each["unit"] for values in bundled.values() for each in values if each["unit"] in UNITS]
    assert "没有出处" in _said(office, "look_back_months")
    assert "no source" in _said(office, "look_back_months", lang="en")
    assert "SASW" in _said(office, "max_group_size")


def test_own_are_those_that_the_office_wrote(office: Path) -> None:
    assert set(_json(office, "--own")) == {"write_up_days", "severities"}
    (office / "policy.yaml").unlink()
    assert "没有写本地的规定" in _said(office, "--own")


def test_lists_are_said_in_words(office: Path) -> None:
    assert "SUP312  警告  夜里的督导要先报县里" in _said(office, "severities")
    assert "站长、社工、辅助人员" in _said(office, "supervised_roles")
    assert "Severities of checks\t1 check\t" in _said(office, "--own", lang="en")


def test_what_there_is_not_is_said(office: Path) -> None:
    ran = run_inside("--lang", "zh", "-C", office, "policy", "开会次数")
    assert (ran.code, ran.out) == (2, "")
    assert "没有这项规定：开会次数" in ran.err


def _broken(office: Path, text: str) -> tuple[set[str], str]:
    """What of a policy with a mistake in it holds, and what is said beside."""
    (office / "policy.yaml").write_text(text, "utf-8")
    ran = run_inside("--lang", "zh", "-C", office, "policy", "--own", "--json").ok()
    return {each["name"] for each in json.loads(ran.out)}, ran.err


def test_a_value_written_wrongly_does_not_hold_and_the_others_do(office: Path) -> None:
    for wrong in ("max_group_size: 十\n", "max_group_size:\n- {value: 十, unit: people, source: null}\n"):
        holds, said = _broken(office, LOCAL + wrong)
        assert holds == {"write_up_days", "severities"}
        assert "没有起作用：max_group_size" in said
    holds, said = _broken(office, LOCAL.replace("value: 5", "value: 五"))
    assert holds == {"severities"}
    assert "没有起作用：write_up_days" in said


def test_a_policy_that_cannot_be_read_is_told_of(office: Path) -> None:
    for text in (LOCAL + "max_group_size: [\n", "\x00"):
        assert _broken(office, text)[0] == set()
        assert "整个没有起作用" in _broken(office, text)[1]
    assert "没有起作用" not in _broken(office, LOCAL)[1]


def test_a_code_that_is_none_is_told_as_one_and_shown(office: Path) -> None:
    (office / "policy.yaml").write_text(LOCAL.replace("code: SUP312", 'code: "SUP31"'), "utf-8")
    said = run_inside("-C", office, "validate").out
    assert "不是检查的编号" in said
    assert 'code: "SUP31"' in said
