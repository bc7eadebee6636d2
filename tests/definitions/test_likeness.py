"""Likeness of texts against every pair looked at; the sketches' shape; what is compared of a text."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli.definitions import likeness
from supervise_cli.definitions.likeness import Alike, firsts, plain

_LETTERS = [chr(0x4E00 + 3 * n) for n in range(700)]


def _corpus(seed: int, count: int) -> list[str]:
    """Texts of which most come from another by as many changes as the limit is apart, about."""
    dice = Random(seed)
    texts: list[str] = []
    for _ in range(count):
        if texts and dice.randrange(10):
            made = list(dice.choice(texts))
            for _ in range(dice.randrange(5)):
                made[dice.randrange(len(made))] = dice.choice(_LETTERS)
        else:
            made = [dice.choice(_LETTERS) for _ in range(dice.choice([100, 160, 220]))]
        texts.append("".join(made))
    return texts


def _share(one: str, other: str) -> int:
    first, second = ({text[n : n + 5] for n in range(len(text) - 4)} for text in (one, other))
    return 100 * len(first & second) // len(first | second)


def _every_pair(texts: list[str], percent: int) -> list[Alike]:
    found = []
    for later, text in enumerate(texts):
        shares = [_share(text, earlier) for earlier in texts[:later]]
        first = next((n for n, share in enumerate(shares) if share >= percent and (later + n) % 7), None)
        if first is not None:
            found.append(Alike(later, first, shares[first]))
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([50, 60, 70, 80, 90, 100]))
def test_no_pair_is_missed_and_none_invented(seed: int, percent: int) -> None:
    texts = _corpus(seed, 60)
    found = list(firsts(texts, lambda _: percent, lambda one, other: bool((one + other) % 7), percent))
    assert found == _every_pair(texts, percent)


def test_the_corpora_have_pairs_just_above_and_just_below_the_limit() -> None:
    texts = _corpus(1, 60)
    shares = [_share(one, other) for n, one in enumerate(texts) for other in texts[:n]]
    assert sum(80 <= each < 85 for each in shares) > 10 and sum(75 <= each < 80 for each in shares) > 10


def test_what_is_asked_of_each_text_is_its_own() -> None:
    text, other = _corpus(2, 1)[0], "".join(_LETTERS[:100])
    texts = [text, other, text, text]
    asked = [80, 80, None, 80]
    assert list(firsts(texts, asked.__getitem__, lambda one, two: True, 80)) == [Alike(3, 0, 100)]


@pytest.mark.parametrize("percent", range(50, 101))
def test_a_pair_at_the_limit_is_missed_once_in_a_hundred_million(percent: int) -> None:
    width, bands = likeness._shape(percent)
    assert width % bands == 0 and width <= 420
    assert _missed(percent, width // bands, bands) <= 1.0000001e-8


@pytest.mark.parametrize("percent", range(50, 101))
def test_no_sketch_of_that_length_has_fewer_false_candidates(percent: int) -> None:
    shapes = []
    for rows in range(1, 33):
        enough = (n for n in range(1, 420 // rows + 1) if _missed(percent, rows, n) <= 1e-8)
        shapes += [(rows * bands, bands) for bands in islice(enough, 1)]
    assert likeness._shape(percent) == shapes[-1]


def _missed(percent: int, rows: int, bands: int) -> float:
    return float((1 - (min(percent, 99) / 100) ** rows) ** bands)


def test_texts_shorter_than_a_run_are_compared_whole() -> None:
    texts = ["先听后说", "先听后做", "先听后说", "先听她说", "先听"]
    assert list(firsts(texts, lambda _: 50, lambda one, other: True, 50)) == [Alike(2, 0, 100)]


def test_the_first_of_all_that_are_alike_comes_before_the_most_alike() -> None:
    first = _corpus(2, 1)[0]
    second = first[:-1] + "一"
    texts = [first, second, second, first]
    found = list(firsts(texts, lambda _: 80, lambda one, other: other + 1 < one, 80))
    assert [(each.later, each.earlier) for each in found] == [(2, 0), (3, 0)]
    assert found[0].percent == _share(second, first) < 100


def test_spaces_marks_and_capitals_are_not_compared() -> None:
    assert plain("先听，\n后 说_。Abc（9）") == plain("先听后说abc9") == "先听后说abc9"


_SCRIPT = """
from tests.definitions.test_likeness import _corpus
from supervise_cli.definitions.likeness import firsts
print(list(firsts(_corpus(5, 120), lambda _: 80, lambda one, other: True, 80)))
"""


def test_neither_hash_seed_nor_locale_matters() -> None:
    said = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4711", "tr_TR.UTF-8")):
        env = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT], env=env, capture_output=True, text=True, check=True
        )
        said.add(hashlib.sha256(done.stdout.encode()).hexdigest())
        assert done.stdout.count("Alike") > 20
    assert len(said) == 1
