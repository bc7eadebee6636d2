"""Click's own sentences in Chinese, whatever the locale; and help in both languages for every command."""

from __future__ import annotations

import gettext
import importlib.metadata
import io
import json
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.running import Ran
from tests.tools import ROOT

FOLDER = ROOT / "supervise_cli" / "locale" / "zh" / "LC_MESSAGES"
_NEVER_MET: frozenset[str] = frozenset()
"""Strings of click that no user can meet. All are translated today."""


def _catalogue() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="zh")


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _entries(raw: bytes) -> dict[object, str]:
    with io.BytesIO(raw) as file:
        found = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key: words for key, words in found.items() if key != ""}


def test_the_compiled_words_are_the_written_ones() -> None:
    with io.BytesIO() as file:
        write_mo(file, _catalogue())
        compiled = file.getvalue()
    assert _entries((FOLDER / "messages.mo").read_bytes()) == _entries(compiled)


def _click_strings() -> Iterator[str | tuple[str, ...]]:
    folder = Path(click.__file__).parent
    keywords = {"_": None, "ngettext": (1, 2)}
    for _, _, words, _, _ in extract_from_dir(folder, [("**.py", "python")], keywords=keywords):
        yield words


def test_every_string_of_the_installed_click_is_translated() -> None:
    known = {m.id[0] if isinstance(m.id, tuple) else m.id for m in _messages(_catalogue())}
    met = {words[0] if isinstance(words, tuple) else words for words in _click_strings()}
    assert len(met) > 50
    missing = sorted(met - known - _NEVER_MET)
    written_for = _catalogue().version
    if missing and importlib.metadata.version("click") != written_for:
        pytest.skip(f"NOT RUN: click is not {written_for}, for which the words were written; new: {missing}")
    assert missing == []


def _placeholders(words: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(words)} - {None}


@pytest.mark.parametrize("message", _messages(_catalogue()), ids=lambda m: str(m.id)[:40])
def test_every_translation_can_be_filled_in(message: Message) -> None:
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    given = set().union(*(_placeholders(i) for i in message.id)) if isinstance(message.id, tuple) else None
    for words in forms:
        assert words.strip()
        assert any("\u4e00" <= c <= "\u9fff" or c.isupper() for c in words)
        assert _placeholders(words) <= (given if given is not None else _placeholders(str(message.id)))


LOCALES: tuple[dict[str, str | None], ...] = (
    {"LANG": None, "LC_ALL": "C", "LANGUAGE": None},
    {"LANG": "zh_CN.UTF-8", "LC_ALL": None, "LANGUAGE": "zh_CN:zh"},
    {"LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"},
    {"LANG": "de_DE.UTF-8", "LC_ALL": "POSIX", "LANGUAGE": "de:fr"},
)


@pytest.mark.parametrize("locale", LOCALES, ids=lambda e: f"{e['LANG']}-{e['LC_ALL']}-{e['LANGUAGE']}")
@pytest.mark.parametrize(
    ("lang", "usage_error", "heading"),
    [("zh", "没有选项“--nope”。", "用法："), ("en", "No such option '--nope'.", "Usage:")],
)
def test_the_language_is_the_asked_one_whatever_the_locale(
    sup: Callable[..., Ran], locale: dict[str, str | None], lang: str, usage_error: str, heading: str
) -> None:
    said = sup("--lang", lang, "--nope", env=locale)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[0] == usage_error
    page = sup("--lang", lang, "--help", env=locale)
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith(heading)
    assert sup("--help", env={**locale, "SUP_LANG": lang}).out == page.out


def test_without_a_wish_it_is_chinese(sup: Callable[..., Ran]) -> None:
    assert sup("--help", env={"LANG": "en_US.UTF-8"}).out.startswith("用法：")


_ALL_HELP = """
import contextlib, io, json, sys
import click
from supervise_cli.cli.main import run, sup
pages = {}
names = sup.list_commands(click.Context(sup))
todo = [[]] + [[n] for n in names]
while todo:
    words = todo.pop(0)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        code = run(["--lang", sys.argv[1], *words, "--help"])
    out.flush()
    pages[" ".join(words)] = (code, out.buffer.getvalue().decode())
    command = sup.get_command(click.Context(sup), words[0]) if words else None
    if len(words) == 1 and isinstance(command, click.Group):
        todo += [[*words, n] for n in command.list_commands(click.Context(command))]
sys.stdout.buffer.write(json.dumps(pages).encode())
"""


@cache
def _pages(lang: str) -> dict[str, tuple[int, str]]:
    done = subprocess.run([sys.executable, "-c", _ALL_HELP, lang], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return {name: (code, page) for name, (code, page) in json.loads(done.stdout).items()}


def _prose(page: str) -> str:
    """A help page without its examples and headings of lists: those may be in any language."""
    lines: list[str] = []
    skipping = False
    for line in page.splitlines():
        if line and not line.startswith(" "):
            skipping = line.startswith(("例子", "Examples", "表头", "Headings"))
        if not skipping:
            lines.append(line)
    return "\n".join(lines)


def _chinese(text: str) -> str:
    return "".join(c for c in text if "\u4e00" <= c <= "\u9fff")


def test_every_command_has_help_in_both_languages() -> None:
    zh, en = _pages("zh"), _pages("en")
    assert set(zh) == set(en)
    assert len(zh) >= 10
    assert {name: code for pages in (zh, en) for name, (code, _) in pages.items() if code} == {}
    assert {name: _chinese(_prose(page)) for name, (_, page) in en.items() if _chinese(_prose(page))} == {}
    assert [name for name, (_, page) in zh.items() if len(_chinese(page)) < 10] == []


def test_no_english_sentence_is_left_in_the_chinese_help() -> None:
    left = {}
    for name, (_, page) in _pages("zh").items():
        for line in _prose(page).splitlines():
            words = [w for w in line.split() if w.isascii() and w.isalpha() and w.islower()]
            if len(words) >= 3 and not _chinese(line):
                left[name] = line
    assert left == {}


def test_every_option_and_command_says_what_it_is_for() -> None:
    silent = []
    for name, (_, page) in _pages("zh").items():
        lines = _prose(page).splitlines()
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if line.startswith("  -") and not _chinese(line) and not _chinese(following):
                silent.append(f"{name}: {line.strip()}")
    assert silent == []
