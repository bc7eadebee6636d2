"""``examples/puyang``: written by hand, whole and without a finding."""

from __future__ import annotations

import json
from collections import Counter

from supervise_cli import resources
from supervise_cli.records.ids import path_of
from supervise_cli.records.reading import read
from supervise_cli.records.types import Catalogue
from tests.running import run_inside
from tests.tools import ROOT

HERE = ROOT / "examples" / "puyang"


def test_no_finding() -> None:
    ran = run_inside("-C", HERE, "validate", "--all", "--format", "json", "--as-of", "2022-07-01").ok()
    assert json.loads(ran.out)["findings"] == []


def test_every_record_lies_where_its_schema_says_and_every_type_occurs() -> None:
    types = Catalogue.load(resources.schemas())
    states: Counter[str] = Counter()
    seen = set()
    for path in sorted(HERE.rglob("*.yaml")):
        if path.parent == HERE:
            continue
        data = read(path.read_bytes()).data
        assert data is not None
        name = data["schema"].partition("/")[0]
        assert path_of(types.get(name), data["id"], data) == path.relative_to(HERE).as_posix()
        seen.add(name)
        states[data["status"]] += 1
        states[data.get("outcome", "")] += name == "session"
    assert {"station", "person", "agreement", "session", "follow_up"} <= seen
    assert states["draft"] == states["void"] == states["cancelled"] == 1
    assert states["held"] >= 7


def test_it_has_comments_as_people_write_them() -> None:
    assert sum("#" in path.read_text(encoding="utf-8") for path in HERE.rglob("*.yaml")) >= 8
