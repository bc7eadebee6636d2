"""No unquoted scalar that we accept means something else to a YAML 1.1 reader (PyYAML) or a 1.2 one."""

from __future__ import annotations

import io
import itertools
from typing import Any

import ruamel.yaml
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise_cli.records.scalars import Ambiguous, is_plainly_text, resolve
from supervise_cli.records.writing import same

CHARS = "0189abefxonys:._-+=~T "


def _others(text: str) -> list[Any]:
    source = f"k: {text}\n"
    found: list[Any] = []
    for load in (
        lambda: yaml.load(source, Loader=yaml.SafeLoader),
        lambda: ruamel.yaml.YAML(typ="safe", pure=True).load(io.StringIO(source)),
    ):
        try:
            found.append(load()["k"])
        except (yaml.YAMLError, ruamel.yaml.error.YAMLError, ValueError):
            found.append(Ambiguous("error"))
    return found


def _check(text: str) -> None:
    meant = resolve(text)
    if text != text.strip() or not text or (text[0] in "-" and (len(text) == 1 or text[1] == " ")):
        return
    if ": " in text or text.endswith(":") or " #" in text:
        return
    if not isinstance(meant, Ambiguous):
        old, new = _others(text)
        assert same(old, meant), text
        # ruamel takes 1.2's exponents and underscores more widely; only what we accept has to agree
        assert same(new, meant), text
    if is_plainly_text(text):
        assert meant == text


@settings(max_examples=1500, deadline=None)
@given(st.text(alphabet=CHARS, min_size=1, max_size=10))
def test_random_scalars(text: str) -> None:
    _check(text)


def test_all_short_scalars() -> None:
    for length in (1, 2):
        for chars in itertools.product(CHARS, repeat=length):
            _check("".join(chars))


def test_words() -> None:
    for word in ("yes", "no", "on", "off", "true", "false", "null", "y", "n", "nan", "inf", "none"):
        for form in (word, word.upper(), word.capitalize(), word.swapcase().capitalize(), "." + word):
            _check(form)
