"""Every page of the documentation has a Chinese and an English half of one name; the index leads to both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import ROOT

DOCS = ROOT / "docs"
PARTS = ("tutorial", "how-to", "reference", "explanation")
HALVES = ("zh", "en")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^```(.*?)\n.*?^```$", re.MULTILINE | re.DOTALL)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _pages(part: str, lang: str) -> set[str]:
    folder = DOCS / part / lang
    return {page.relative_to(folder).as_posix() for page in folder.rglob("*.md")}


WRITTEN = sorted((part, page) for part in PARTS if part != "reference" for page in _pages(part, "zh"))


@pytest.mark.parametrize("part", PARTS)
def test_both_halves_have_the_same_pages(part: str) -> None:
    assert _pages(part, "zh") == _pages(part, "en") != set()
    loose = [p.name for p in (DOCS / part).iterdir() if p.name not in HALVES]
    assert loose == []


def test_nothing_stands_outside_the_parts() -> None:
    assert {p.name for p in DOCS.iterdir() if p.is_dir() and p.name != "__pycache__"} == {*PARTS, "decisions"}


@pytest.mark.parametrize(("part", "page"), WRITTEN)
def test_the_halves_are_built_alike(part: str, page: str) -> None:
    zh, en = ((DOCS / part / lang / page).read_text("utf-8") for lang in HALVES)
    for pattern in (r"^#+ ", r"^- ", r"^[0-9]+\. ", r"^\| "):
        assert len(re.findall(pattern, zh, re.M)) == len(re.findall(pattern, en, re.M)), pattern
    assert [m[1] for m in _BLOCK.finditer(zh)] == [m[1] for m in _BLOCK.finditer(en)]
    assert set(re.findall(r"\bSUP[0-9]{3}\b", zh)) == set(re.findall(r"\bSUP[0-9]{3}\b", en))
    assert len(_CHINESE.findall(_BLOCK.sub("", zh))) > 100
    assert len(_CHINESE.findall(_BLOCK.sub("", en))) < 60


@pytest.mark.parametrize("lang", HALVES)
def test_links_stay_in_their_language(lang: str) -> None:
    other = HALVES[1 - HALVES.index(lang)]
    for part in PARTS:
        for page in (DOCS / part / lang).rglob("*.md"):
            for target in _LINK.findall(page.read_text("utf-8")):
                assert f"/{other}/" not in target, (page, target)


def test_the_index_leads_to_every_page_in_its_column() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    rows = [line.split(" | ") for line in index.splitlines() if line.startswith("| ") and "](" in line]
    for column, lang in ((1, "zh"), (2, "en")):
        linked = {target for row in rows for target in _LINK.findall(row[column])}
        for part in PARTS:
            # The records have an index of their own.
            wanted = {
                p for p in _pages(part, lang) if p == "records/index.md" or not p.startswith("records/")
            }
            assert {f"{part}/{lang}/{page}" for page in wanted} <= linked


_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    """As GitHub makes them."""
    headings = _HEADING.findall(_BLOCK.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("lang", HALVES)
def test_anchors_are_there(lang: str) -> None:
    for part in PARTS:
        for page in (DOCS / part / lang).rglob("*.md"):
            for target in _LINK.findall(page.read_text("utf-8")):
                path, mark, anchor = target.partition("#")
                if mark and "://" not in target:
                    assert anchor in _anchors(page.parent / path if path else page), (page, target)
