"""The words and values of an office, wherever somebody types them, is asked, or reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.asking import ON_A_TERMINAL, answered, newest
from tests.cli.conftest import TODAY, Office
from tests.cli.test_making import SESSION, load
from tests.tools import ROOT

OVERLAY = """\
values:
- field: form
  value: individual
  title: 一对一督导
  title_en: One to one
- field: mode
  value: face_to_face
  forbidden:
    from: "2022-06-15"
    reason: 汛期改为线上
- field: content
  value: community_resources
  title: 链接资源
- field: functions
  value: resource_linking
  forbidden:
    reason: 并到教育里
tags:
- tag: 入户跟访
  field: content
  value: practice_skill
"""


@pytest.fixture
def local(office: Office) -> Office:
    """The office with its own words, in force when everything else was recorded."""
    place = office.root / "schemas" / "session.yaml"
    place.parent.mkdir()
    place.write_text(OVERLAY, encoding="utf-8")
    return office


def put(office: Office, text: str) -> None:
    (office.root / "schemas" / "session.yaml").write_text(text, encoding="utf-8")


def test_both_names_may_be_typed(local: Office) -> None:
    for form in ("一对一督导", "个别督导", "One to one", "Individual", "individual"):
        data = load(local.made(*SESSION, "--form", form, "--mode", "线上"))
        assert data["form"] == "individual"
    bare = tuple(each for each in SESSION if each not in ("--content", "给予情绪支持", "community_resources"))
    data = load(local.made(*bare, "--mode", "phone", "--content", "链接资源、给予情绪支持"))
    assert data["content"] == ["community_resources", "emotional_support"]


def test_what_is_not_used_is_refused_with_its_reason(local: Office) -> None:
    ran = local.run(*SESSION, "--mode", "面谈")
    assert ran.code == 2
    assert "汛期改为线上" in ran.err
    assert "online 线上" in ran.err
    assert not list((local.root / "sessions").rglob("*.yaml"))


def test_before_that_day_it_may_be_written(local: Office) -> None:
    earlier = tuple("2022-06-14" if each == "2022-06-15" else each for each in SESSION)
    assert load(local.made(*earlier, "--mode", "面谈"))["mode"] == "face_to_face"
    assert local.run("validate", *TODAY).ok().code == 0


def test_nothing_that_is_not_used_is_filled_in(local: Office) -> None:
    """The agreement says face to face, and the content implies a function: neither is in use."""
    data = load(local.made(*SESSION))
    assert "mode" not in data
    assert data["status"] == "draft"
    assert data["functions"] == ["supportive"]
    put(local, OVERLAY.replace('    from: "2022-06-15"\n', '    from: "2022-06-16"\n'))
    assert load(local.made(*SESSION))["mode"] == "face_to_face"


def test_a_tag_is_taken_and_needs_its_value(local: Office) -> None:
    ran = local.run(*SESSION, "--mode", "线上", "--tag", "入户跟访")
    assert ran.code == 2
    assert "practice_skill" in ran.err
    made = local.made(*SESSION, "--mode", "线上", "--tag", "入户跟访", "--content", "实务技巧指导")
    assert load(made)["tags"] == ["入户跟访"]
    assert load(local.made(*SESSION, "--mode", "线上", "--tag", "自己的"))["tags"] == ["自己的"]


def test_finishing_is_held_to_it_as_well(local: Office) -> None:
    made = local.made(*SESSION, "--mode", "线上", "--draft")
    ran = local.run("finish", made.stem, "--set", "mode=面谈")
    assert ran.code == 2
    assert "汛期改为线上" in ran.err
    local.run("finish", made.stem, "--set", "形式=一对一督导").ok()
    assert load(made)["form"] == "individual"


@pytest.mark.skipif(not ON_A_TERMINAL, reason="NOT RUN: needs a pseudo-terminal")
def test_a_question_offers_what_is_used_under_its_local_name(local: Office) -> None:
    words = ("new-session", "--attendee", "王秀兰", "--supervisor", "李建国", "--minutes", "60", *TODAY)
    said = answered(
        local.root, words,
        [
            ("是否进行", ""), ("督导日期", "2022-06-15"), ("站点", ""), ("督导形式", ""), ("督导方式", "2"),
            ("督导内容", "5"), ("督导内容，还有吗", ""), ("督导职能（必填", "4"), ("督导职能，还有吗", ""),
            ("主题", ""), ("督导纪要", "谈了"), ("行动，要填吗（y/N", ""),
        ],
    )  # fmt: skip
    assert "一对一督导" in said
    assert "个别督导" not in said
    modes = said[said.index("1 现场观察") :]
    assert "2 线上" in modes
    assert "面谈" not in said
    data = newest(local.root / "sessions")
    assert data["mode"] == "online"
    assert data["content"] == ["community_resources"]
    assert data["functions"] == ["project_planning"]
    assert data["status"] == "final"


def test_lists_and_records_are_shown_in_local_words(local: Office) -> None:
    made = local.made(*SESSION, "--mode", "线上")
    assert "一对一督导" in local.run("list", "sessions", *TODAY).ok().out
    shown = local.run("show", made.stem, *TODAY).ok().out
    assert "一对一督导" in shown
    assert "链接资源" in shown
    assert "个别督导" not in shown
    assert "One to one" in local.run("--lang", "en", "show", made.stem, *TODAY).ok().out


def test_a_report_counts_the_bundled_value_under_the_local_name(local: Office) -> None:
    local.made(*SESSION, "--mode", "线上")
    out = local.run("report", "--month", "2022-06", "--as-of", "2022-07-01", "--format", "json").ok().out
    assert "一对一督导" in out
    assert "个别督导" not in out
    explained = local.run("explain", "sessions_held", "--month", "2022-06", "--as-of", "2022-07-01")
    assert "一对一督导" in explained.out or explained.code == 2


def test_a_list_may_use_either_name(local: Office, tmp_path: Path) -> None:
    place = tmp_path / "台账.csv"
    rows = [("2022-06-10", "一对一督导"), ("2022-06-11", "个别督导")]
    lines = [f"{day},李建国,王秀兰,柳格镇,60,{form},线上,链接资源,谈了" for day, form in rows]
    place.write_text(
        "\n".join(["日期,督导,受督导人,站点,时长,形式,方式,内容,纪要", *lines]) + "\n", encoding="utf-8"
    )
    local.run("import", "sessions", str(place), "--as-of", "2022-06-16").ok()
    made = [load(each) for each in sorted((local.root / "sessions").rglob("*.yaml"))]
    assert [each["form"] for each in made] == ["individual", "individual"]
    assert [each["content"] for each in made] == [["community_resources"], ["community_resources"]]


def test_the_schemas_written_inside_are_those_in_effect(local: Office) -> None:
    local.run("schemas", "格式").ok()
    written = json.loads((local.root / "格式" / "session-1.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(written)
    data = load(local.made(*SESSION, "--mode", "线上"))
    assert check.is_valid(data)
    assert not check.is_valid(data | {"mode": "face_to_face"})
    assert check.is_valid(data | {"mode": "face_to_face", "date": "2022-06-14"})
    assert not check.is_valid(data | {"tags": ["入户跟访"]})
    assert "一对一督导" in json.dumps(written, ensure_ascii=False)
    copies = local.root / ".vscode" / "schemas"
    bundled = (copies / "session-1.schema.json").read_text(encoding="utf-8")
    assert "一对一督导" not in bundled
    local.run("schemas", ".vscode/schemas").ok()
    assert "一对一督导" in (copies / "session-1.schema.json").read_text(encoding="utf-8")
    assert (copies / "person-1.schema.json").read_text() == (
        local.root / "格式" / "person-1.schema.json"
    ).read_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_page_says_is_obeyed(office: Office, lang: str) -> None:
    page = (ROOT / "docs" / "how-to" / lang / "local-words.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (office.root / "schemas").mkdir()
    put(office, text)
    assert office.run("validate", *TODAY).ok().code == 0
    assert office.run(*SESSION, "--mode", "written").ok().code == 0
    july = tuple("2022-07-01" if each == "2022-06-15" else each for each in SESSION[:-2])
    assert "written" in office.run(*july, "--mode", "written", "--as-of", "2022-07-02").err


def test_init_over_a_folder_that_has_overlays_writes_the_schemas_in_effect(local: Office) -> None:
    for each in (local.root / "sup.yaml", *(local.root / ".vscode" / "schemas").iterdir()):
        each.unlink()
    local.run("init", ".", "--name", "清丰县督导").ok()
    copy = local.root / ".vscode" / "schemas" / "session-1.schema.json"
    assert "一对一督导" in copy.read_text(encoding="utf-8")
