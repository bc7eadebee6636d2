"""The HTML in a real browser: no sideways scrolling on a telephone, A4 on paper, the policy really holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from supervise_cli.reports.model import Report
from supervise_cli.reports.rendering import render
from tests.figures import sample
from tests.reports.browser import Browser, browser
from tests.reports.conftest import rendered

A4 = (595, 842)


@pytest.fixture(scope="module")
def page(require_tool: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(require_tool("chromium"), tmp_path_factory.mktemp("profile")) as found:
        yield found


def _written(text: str, tmp_path: Path) -> Path:
    file = tmp_path / "月报.html"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("scope", ["", sample.A, sample.T1, sample.LEAD])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out(
    page: Browser, built: Callable[..., Report], tmp_path: Path, scope: str, width: int
) -> None:
    page.show(_written(render(built(scope), "html", "zh"), tmp_path), width)
    assert page.ask("document.documentElement.scrollWidth") <= width


def test_long_words_do_not_stick_out_either(page: Browser, tmp_path: Path) -> None:
    long = "W" * 60
    extra = [
        sample.session("S-20220613-10NG1", "2022-06-13", sample.T1, [sample.LEAD], [sample.WANG], 60,
                       theme=long,
                       actions=[{"key": "a1", "what": "X" * 40, "owner": sample.WANG, "due": "2022-06-14"}]),
        sample.station(sample.T1, "township_station", "Y" * 60),
    ]  # fmt: skip
    file = _written(rendered(sample.write(tmp_path / "r", extra), "html"), tmp_path)
    page.show(file, 390)
    assert page.ask("document.documentElement.scrollWidth") <= 390


def test_the_style_sheet_is_applied_and_nothing_else_is(
    page: Browser, built: Callable[..., Report], tmp_path: Path
) -> None:
    """The policy lets our style sheet through, and would stop a script that came in with a record."""
    text = render(built(), "html", "zh").replace("</main>", "<script>document.title='!'</script></main>")
    page.show(_written(text, tmp_path), 1280)
    assert page.ask("getComputedStyle(document.querySelector('h1')).textAlign") == "center"
    assert page.ask("document.title") != "!"
    assert page.ask("document.querySelectorAll('figure svg').length") == 2


def test_it_prints_on_a4_with_the_ledger_across(
    page: Browser, built: Callable[..., Report], tmp_path: Path
) -> None:
    page.show(_written(render(built(), "html", "zh"), tmp_path), 1280)
    page.paper(tmp_path / "r.pdf")
    boxes = {
        (round(float(w)), round(float(h)))
        for w, h in re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", (tmp_path / "r.pdf").read_bytes())
    }
    assert boxes == {A4, A4[::-1]}


def test_a_picture_can_be_taken(page: Browser, built: Callable[..., Report], tmp_path: Path) -> None:
    page.show(_written(render(built(), "html", "zh"), tmp_path), 390)
    page.picture(tmp_path / "phone.png")
    assert (tmp_path / "phone.png").read_bytes().startswith(b"\x89PNG")
