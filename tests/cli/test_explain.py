"""The page of a check: sentences filled, sources in words."""

from __future__ import annotations

import re

import pytest

from supervise_cli import rules
from supervise_cli.model import LANGUAGES, Lang
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


def test_what_it_says_could_be_so() -> None:
    said = run_inside("explain", "SUP301").ok().out
    assert "督导过了 19 天才写记录，规定是 3 天以内" in said
    assert "督导核查要求第 18 条（需求书 §8b）" in said
    assert "数据字典 §8a" in run_inside("explain", "SUP103").ok().out
    assert "data dictionary §8a" in run_inside("--lang", "en", "explain", "SUP103").ok().out
