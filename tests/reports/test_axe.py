"""The HTML as axe-core judges it, in a browser: what somebody who cannot see the page is kept from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.model import Lang
from supervise_cli.reports.model import Report
from supervise_cli.reports.rendering import render
from tests.reports.conftest import rendered
from tests.running import run_inside
from tests.tools import NODE, ROOT, node_home, require_node_package

SCRIPT = NODE / "axe.mjs"
WIDTHS = (390, 1280)
Judge = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def judge(require_tool: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """A page's violations at the width of a telephone and of a screen."""
    node, chromium = require_tool("node"), require_tool("chromium")
    for package in ("axe-core", "playwright-core"):
        require_node_package(package)

    def look(text: str) -> list[dict[str, Any]]:
        file = tmp_path_factory.mktemp("axe") / "月报.html"
        file.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [node, SCRIPT, chromium, file, *map(str, WIDTHS)],
            cwd=node_home(), capture_output=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        pages = json.loads(done.stdout)
        assert [page["width"] for page in pages] == list(WIDTHS)
        assert all(page["passes"] > 20 for page in pages), "axe found nothing to look at"
        return [each | {"width": page["width"]} for page in pages for each in page["violations"]]

    return look


@pytest.mark.slow
def test_the_month_of_a_demonstration(judge: Judge, tmp_path: Path) -> None:
    demo = tmp_path / "演示"
    run_inside("demo", demo, "--stations", "6", "--workers", "30", "--months", "2", "--until", "2022-06").ok()
    assert judge(rendered(demo, "html")) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sample(judge: Judge, built: Callable[..., Report], lang: Lang) -> None:
    """With everything in it that a report may hold."""
    assert judge(render(built(lang=lang), "html", lang)) == []


def test_the_example_that_is_shipped(judge: Judge) -> None:
    assert judge(rendered(ROOT / "examples" / "puyang", "html")) == []


def test_axe_does_find_things(judge: Judge, built: Callable[..., Report]) -> None:
    page = render(built(), "html", "zh")
    assert 'lang="zh-CN"' in page
    found = judge(page.replace(' lang="zh-CN"', ""))
    assert {each["id"] for each in found} == {"html-has-lang"}
