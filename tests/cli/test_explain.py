"""The page of a check: sentences filled, sources in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supervise_cli import rules
from supervise_cli.cli.explain import explained
from supervise_cli.model import LANGUAGES, Lang, Text
from tests.running import run_inside


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", rules.codes())
def test_sentences_are_filled(code: str, lang: Lang) -> None:
    said = run_inside("--lang", lang, "explain", code).ok().out
    heading = {"zh": "可能看到的话", "en": "What it may say"}[lang]
    sentences = said.partition(heading)[2]
    assert sentences
    assert not re.search(r"\{[a-z_]+\}|\.md", sentences), sentences
    assert "  " not in re.sub(r"^ +", "", sentences, flags=re.MULTILINE)


def test_in_the_language_of_the_repository(tmp_path: Path) -> None:
    """What a check printed in English suggests, is explained in English; outside of any, in Chinese."""
    assert "补记太晚" in run_inside("-C", tmp_path, "explain", "SUP301").ok().out
    (tmp_path / "sup.yaml").write_text("name: Hualong\nlanguage: en\n", encoding="utf-8")
    said = run_inside("-C", tmp_path, "explain", "SUP301").ok().out
    assert "Written late without a reason" in said
    assert "补记太晚" in run_inside("-C", tmp_path, "--lang", "zh", "explain", "SUP301").ok().out


def test_what_it_says_could_be_so() -> None:
    said = run_inside("explain", "SUP301").ok().out
    assert "督导过了 19 天才写记录，规定是 3 天以内" in said
    assert "督导核查要求第 18 条（需求书 §8b）" in said
    assert "数据字典 §8a" in run_inside("explain", "SUP103").ok().out
    assert "data dictionary §8a" in run_inside("--lang", "en", "explain", "SUP103").ok().out


def test_an_example_is_in_the_language_of_its_page() -> None:
    for code in rules.codes():
        example = rules.get(code).example
        said = example.zh if isinstance(example, Text) else example
        for comment in re.findall(r"#(?: .*|$)", said, re.MULTILINE):
            words = re.findall(r"(?<![A-Za-z_:./-])[a-z]{3,}(?![a-z_:./-])", comment)
            known = {
                "focus", "content", "form", "group", "collective", "functions", "educational",
                "external", "internal", "severities", "void", "wellbeing", "neglect", "under",
            }  # fmt: skip
            assert set(words) <= known, (code, comment)


def test_the_samples_of_a_length_do_not_contradict_themselves() -> None:
    page = explained(rules.get("SUP309"), "zh")
    short = re.search(r"只有 ([0-9]+) 分钟，一场一般不少于 ([0-9]+) 分钟", page)
    long = re.search(r"有 ([0-9]+) 分钟，一场一般不超过 ([0-9]+) 分钟", page)
    assert short
    assert long
    assert int(short[1]) < int(short[2])
    assert int(long[1]) > int(long[2])


def test_what_was_held_is_called_as_in_the_menu() -> None:
    page = explained(rules.get("SUP308"), "zh")
    assert "记成了“已进行”" in page
    assert "举行" not in page
