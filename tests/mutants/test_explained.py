"""What ``explained.yaml`` speaks of is still there; whether it is still true, ``make mutants`` finds out."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from tests.tools import ROOT

_LISTED = yaml.safe_load((Path(__file__).parent / "explained.yaml").read_text("utf-8")) or {}


@pytest.mark.parametrize("file", sorted(_LISTED))
def test_it_speaks_of_lines_that_are_there(file: str) -> None:
    lines = {line.strip() for line in (ROOT / file).read_text("utf-8").splitlines()}
    seen: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for function, entries in _LISTED[file].items():
        for entry in entries:
            assert entry.keys() == {"was", "now", "why"}
            assert entry["was"] in lines, function
            for now in entry["now"]:
                assert now != entry["was"]
                assert (entry["was"], now) not in seen[function]
                seen[function].add((entry["was"], now))
