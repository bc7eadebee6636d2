"""English takes another word after 1; one mechanism for messages and reports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supervise_cli.model import Text
from supervise_cli.reports.said import say
from tests.running import run_inside

SENTENCE = Text("{n}人", "{n} {n:person was|people were} there")


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0 people were there"),
        (1, "1 person was there"),
        (2, "2 people were there"),
        (11, "11 people were there"),
    ],
)
def test_the_word_goes_with_the_number(n: int, said: str) -> None:
    assert SENTENCE.fill("en", {"n": n}) == SENTENCE.format(n=n).en == say(SENTENCE, "en", {"n": n}) == said
    assert say(SENTENCE, "en", {"n": str(n)}) == said
    assert SENTENCE.fill("zh", {"n": n}) == f"{n}人"


def test_the_words_are_the_programs_own_whoever_gave_the_number() -> None:
    said = say(SENTENCE, "en", {"n": "1"})
    assert not said.own[0]
    assert all(said.own[1:])


def test_other_formats_still_work() -> None:
    assert Text("{m:02d}", "{m:02d}").fill("en", {"m": 6}) == "06"


_WRONG = re.compile(
    r"\b1 (?:people|stations|sessions|attendances|supervisors|workers|actions|cases|facilities|goals|rows"
    r"|posts|drafts|errors|files|records)\b"
    r"|\b(?:[02-9]|[1-9][0-9]+) (?:person|station|session|worker|action|case|row) "
)


def test_a_month_with_one_of_everything(tmp_path: Path) -> None:
    root = tmp_path / "one"
    run_inside("--lang", "en", "demo", root, "--stations", "1", "--workers", "2", "--months", "1").ok()
    said = run_inside("--lang", "en", "-C", root).out
    for scope in ((), ("--scope", "柳屯"), ("--scope", "城关")):
        said += run_inside("--lang", "en", "-C", root, "report", *scope).out
    assert re.search(r"\b1 (?:station|session|person|supervisor)\b", said)
    assert not _WRONG.search(said), _WRONG.findall(said)
