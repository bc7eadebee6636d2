"""Every format over the same findings: what it says, and that nothing in a record can speak for it."""

from __future__ import annotations

import json
import re

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise_cli import formats
from tests.formats.conftest import FINDINGS, SKIPPED, presented, result
from tests.running import run_inside
from tests.tools import ROOT

FORMATS = formats.names()


def rendered(format_: str, name: str, lang: str = "zh", *, strict: bool = False) -> str:
    assert lang in ("zh", "en")
    return formats.renderer(format_)(result(name, "en" if lang == "en" else "zh", strict=strict))


def test_the_formats_there_are() -> None:
    assert FORMATS == ["github", "gitlab", "json", "junit", "sarif", "text"]


@pytest.mark.parametrize("format_", FORMATS)
def test_snapshots(format_: str, name: str, snapshot: SnapshotAssertion) -> None:
    assert rendered(format_, name) == snapshot


@pytest.mark.parametrize("format_", FORMATS)
def test_every_finding_is_said(format_: str, name: str) -> None:
    said = rendered(format_, name)
    for each in FINDINGS[name]:
        assert each.finding.code in said


@pytest.mark.parametrize("format_", [each for each in FORMATS if each != "gitlab"])
def test_what_was_not_judged_is_said(format_: str) -> None:
    said = rendered(format_, "unjudged")
    assert "SUP620" in said and "3 段文字加了密，没有比。" in said and "rensa" in said


@pytest.mark.parametrize("format_", FORMATS)
def test_no_record_gives_a_build_log_a_command(format_: str, name: str) -> None:
    # As a runner reads it: every line break is one, spaces before a command do not matter.
    commands = 0
    for line in re.split(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", rendered(format_, name, strict=True)):
        assert "##[" not in line
        assert "##vso[" not in line
        commands += line.strip().startswith("::")
        assert format_ != "github" or re.fullmatch(r"|::(error|warning|notice) [^:]*::.*", line), line
    told = len(FINDINGS[name]) + len(SKIPPED.get(name, ()))
    assert commands == (told if format_ == "github" else 0)


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_unprintable_reaches_a_screen(format_: str) -> None:
    said = rendered(format_, "hostile").replace("\n", "").replace("\u3000", "")
    assert said.isprintable()


@pytest.mark.parametrize("format_", ["gitlab", "sarif"])
def test_a_fingerprint_is_of_the_identity_not_of_the_place(format_: str) -> None:
    one, other = rendered(format_, "no_path"), rendered(format_, "severities")
    prints = [set(re.findall(r"[0-9a-f]{64}", text)) for text in (one, other)]
    # The same record, code and pointer, once without path and line.
    assert prints[0] < prints[1]
    assert len(prints[1]) == 3


def test_gitlab_has_what_gitlab_asks_for(name: str) -> None:
    # docs.gitlab.com, "Code Quality", report format: every one of these, and no byte order mark.
    for each in json.loads(rendered("gitlab", name)):
        assert set(each) == {"description", "check_name", "fingerprint", "location", "severity"}
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert each["location"]["path"]
        assert not each["location"]["path"].startswith("./")
        assert each["location"]["lines"]["begin"] >= 1


def test_github_unescapes_to_what_was_said() -> None:
    line = rendered("github", "unicode").rstrip("\n")
    found = re.fullmatch(r"::warning file=(.*),line=15,col=3,title=(.*)::(.*)", line)
    assert found is not None
    path, title, message = (_unescaped(part) for part in found.groups())
    assert path == "stations/站 点%20#1?.yaml"
    assert title == "SUP306 group-too-large"
    assert message == "“柳格镇”𠮷，é\u3000全角空格。\n下次分成两场"


def _unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("code", ["SUP304", "SUP306"])
def test_it_is_an_option(format_: str, code: str) -> None:
    ran = run_inside("-C", ROOT / "examples" / "broken" / code, "validate", "--format", format_)
    assert ran.code == (1 if code == "SUP304" else 0)
    assert ran.out.endswith("\n")
    assert code in ran.out
    strict = run_inside(
        "-C", ROOT / "examples" / "broken" / code, "validate", "--strict", "--format", format_
    )
    assert strict.code == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_the_branches_of_a_hint_stand_on_lines_of_their_own_where_there_are_lines(
    format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "做完的：sup done X#a1\n不做了的：sup done X#a1 --outcome 取消"
    monkeypatch.setitem(FINDINGS, "none", [presented(hint=hint)])
    said = rendered(format_, "none")
    lines = {
        "text": "  → 做完的：sup done X#a1\n    不做了的：sup done X#a1 --outcome 取消\n",
        "github": "做完的：sup done X#a1%0A不做了的：sup done X#a1 --outcome 取消\n",
        "json": json.dumps(hint, ensure_ascii=False),
    }
    assert lines.get(format_, "做完的：sup done X#a1 / 不做了的：sup done X#a1 --outcome 取消") in said
