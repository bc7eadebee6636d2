"""The gallery: every code has one small repository with that fault, its words fixed in both languages.

``make snapshots`` (``pytest --snapshot-update``) writes what ``sup`` says now into ``expected*.txt``; read
every line of the difference before it is committed.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from supervise_cli import rules
from supervise_cli.model import Severity
from tests.rules.gallery import FOLDER, GOLDEN, Entry, entries

ENTRIES = entries()
RUN = [entry for entry in ENTRIES if not entry.never]
VALIDATED = [entry for entry in RUN if entry.validated]


def _by_code(entry: Entry) -> str:
    return entry.code


def test_every_code_has_its_folder() -> None:
    assert {entry.code for entry in ENTRIES} == set(rules.codes())


@pytest.mark.parametrize("entry", VALIDATED, ids=_by_code)
def test_exactly_this_fault_is_found(entry: Entry, tmp_path: Path) -> None:
    repository = entry.lay_out(tmp_path / "库")
    ran = replace(entry, command=(*entry.command, "--format", "json")).run(repository, "zh")
    found = [(each["code"], each["path"], each["pointer"]) for each in json.loads(ran.out)["findings"]]
    assert {code for code, _, _ in found} == {entry.code}, found
    severe = rules.get(entry.code).severity is Severity.ERROR
    assert (ran.code, ran.err) == (1 if severe else 0, "")


@pytest.mark.parametrize("lang", GOLDEN)
@pytest.mark.parametrize("entry", RUN, ids=_by_code)
def test_golden_words(entry: Entry, lang: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    ran = entry.run(entry.lay_out(tmp_path / "库"), lang)
    said = ran.out + ran.err
    golden = entry.golden(lang)
    if request.config.getoption("update_snapshots"):
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text("utf-8")
    assert not re.search(r"\{[a-z_]+\}", said), "a placeholder was not filled"


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.never], ids=_by_code)
def test_what_never_comes_says_why(entry: Entry) -> None:
    assert len(entry.never) > 40, "say why nothing finds it, in both languages"
    assert not any(entry.golden(lang).exists() for lang in GOLDEN)


def test_the_readme_names_what_is_made_from_a_recipe() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    made = [entry for entry in ENTRIES if (entry.folder / "recipe.yaml").exists()]
    assert [entry.code for entry in made if f"| {entry.code} |" not in readme] == []
    assert all(len(entry.notes) >= 2 for entry in made), "a recipe begins with two comments: 中文, English"


def test_nothing_in_the_gallery_is_a_link_or_a_binary_file() -> None:
    for path in FOLDER.rglob("*"):
        assert not path.is_symlink()
        if path.is_file():
            text = path.read_bytes().decode("utf-8")
            assert "\r" not in text and "\0" not in text, path
