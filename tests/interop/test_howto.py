"""The worked example of the how-to page: its lists, imported into the example repository, say that."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Ran
from tests.tools import ROOT

Sup = Callable[..., Ran]


def blocks(lang: str, kind: str) -> list[str]:
    """The code blocks of one kind on the page."""
    page = (ROOT / "docs/how-to" / lang / "import-lists.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_is_what_happens(tmp_path: Path, sup_here: Sup, lang: str) -> None:
    root = Path(shutil.copytree(ROOT / "examples/puyang", tmp_path / "r"))
    sessions, visits, actions = blocks(lang, "csv")
    (said,) = blocks(lang, "text")
    for name, text in (("sessions", sessions), ("visits", visits), ("actions", actions)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")

    def run(kind: str) -> Ran:
        return sup_here("--lang", lang, "-C", root, "import", kind, tmp_path / f"{kind}.csv")

    first = run("sessions")
    heard = first.err.replace(f" -C {root}", "").splitlines()
    for line in said.splitlines():
        assert any(each.startswith(line) for each in heard), (line, heard)
    assert (first.code, len(first.out.splitlines())) == (1, 2)
    trips = run("visits").ok()
    assert len(trips.out.splitlines()) == 2
    done = run("actions")
    assert (done.code, len(done.out.splitlines())) == (1, 2)
    sup_here("-C", root, "validate").ok()


def test_both_pages_have_one_example() -> None:
    assert blocks("zh", "csv") == blocks("en", "csv")
