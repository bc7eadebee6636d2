"""Record types come from their files alone: one more file is one more type."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from supervise_cli import resources
from supervise_cli.model import Text
from supervise_cli.records import ids, schema
from supervise_cli.records.types import Catalogue, Kind

CATALOGUE = Catalogue.load(resources.schemas())


def _well() -> dict[str, Any]:
    """A made-up type: a well that somebody looks after."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "水井",
        "description": "一口井。",
        "x-sup": {
            "en": {"title": "Well", "description": "A well."},
            "kind": "written_once",
            "prefix": "WL",
            "id": "dated",
            "folder": "wells/{yyyy}",
            "command": "new-well",
            "label": ["name"],
            "columns": ["id", "name", "depth"],
        },
        "type": "object",
        "properties": {
            "schema": {"title": "记录类型", "const": "well/1", "x-sup": {"en": {"title": "Record type"}}},
            "id": {"title": "编号", "type": "string", "x-sup": {"en": {"title": "Id"}}},
            "status": {
                "title": "状态",
                "type": "string",
                "enum": ["draft", "final", "void"],
                "enumDescriptions": ["草稿", "定稿", "作废"],
                "x-sup": {"en": {"title": "Status"}, "enum_en": ["Draft", "Final", "Void"]},
            },
            "name": {
                "title": "名称",
                "type": "string",
                "minLength": 1,
                "x-sup": {"en": {"title": "Name"}, "ask": True},
            },
            "depth": {"title": "深度", "type": "number", "minimum": 0, "x-sup": {"en": {"title": "Depth"}}},
            "keepers": {
                "title": "看护人",
                "type": "array",
                "maxItems": 5,
                "items": {"type": "string", "pattern": "^P-[0-9A-Z]{5}$", "x-sup": {"ref": ["person"]}},
                "x-sup": {"en": {"title": "Keepers"}},
            },
        },
        "required": ["schema", "id", "status"],
        "allOf": [
            {
                "if": {"properties": {"status": {"const": "final"}}, "required": ["status"]},
                "then": {"required": ["name"]},
            }
        ],
        "unevaluatedProperties": False,
    }


@pytest.fixture
def wells(tmp_path: Path) -> Catalogue:
    text = json.dumps(_well(), ensure_ascii=False)
    (tmp_path / "well-1.schema.json").write_text(text, encoding="utf-8")
    (tmp_path / "well-2.schema.json").write_text(text.replace("well/1", "well/2"), encoding="utf-8")
    (tmp_path / "_wells.schema.json").write_text("no JSON", encoding="utf-8")
    (tmp_path / "well-x.schema.json").write_text("no JSON", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no JSON", encoding="utf-8")
    return Catalogue.load(tmp_path)


def test_a_dropped_in_file_is_a_type(wells: Catalogue) -> None:
    assert wells.names() == ("well",)
    well = wells.get("well")
    assert (well.schema_name, well.prefix, well.folder, well.command) == (
        "well/2",
        "WL",
        "wells/{yyyy}",
        "new-well",
    )
    assert well.title == Text("水井", "Well")
    assert [(f.name, f.kind, f.required) for f in well.fields] == [
        ("schema", Kind.TEXT, True),
        ("id", Kind.TEXT, True),
        ("status", Kind.CHOICE, True),
        ("name", Kind.TEXT, True),
        ("depth", Kind.NUMBER, False),
        ("keepers", Kind.LIST, False),
    ]


def test_a_dropped_in_type_is_checked(wells: Catalogue) -> None:
    data: dict[str, Any] = {"schema": "well/1", "id": "WL-20220601-7K3QX", "status": "final", "name": "老井"}
    rtype, faults = schema.identify(data, wells)
    assert rtype is not None
    assert (rtype.version, faults) == (1, [])
    assert schema.check(data, rtype) == []
    data |= {"depth": "3米", "keepers": "P-7K3QX、P-9M2AB"}
    assert [(f.code, f.variant) for f in schema.check(data, rtype)] == [
        ("SUP107", "unit"),
        ("SUP106", "separated"),
    ]
    del data["name"]
    assert [f.pointer for f in schema.needs(data, rtype)] == ["/name"]
    assert ids.path_of(rtype, "WL-20220601-7K3QX", data) == "wells/2022/WL-20220601-7K3QX.yaml"


def test_versions_live_beside_each_other(wells: Catalogue) -> None:
    assert wells.versions("well") == (1, 2)
    assert wells.get("well", 1).schema_name == "well/1"
    assert wells.versions("none") == ()
    with pytest.raises(KeyError):
        wells.get("none")


def test_a_type_is_found_by_the_prefix_of_an_id(wells: Catalogue) -> None:
    found = wells.by_prefix("WL-20220601-7K3QX")
    assert found is not None
    assert found.name == "well"
    assert wells.by_prefix("S-20220601-7K3QX") is None
    assert wells.by_prefix("WL") is None
    station = CATALOGUE.by_prefix("ST-410902")
    session = CATALOGUE.by_prefix("S-20220615-7K3QX")
    assert station is not None
    assert session is not None
    assert (station.name, session.name) == ("station", "session")


def test_listing_parses_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken-1.schema.json").write_text("no JSON", encoding="utf-8")
    assert Catalogue.load(tmp_path).names() == ("broken",)


def test_fields_know_their_words_choices_and_defaults() -> None:
    session = CATALOGUE.get("session")
    form = session.field("form")
    owner = session.field("actions", 0, "owner")
    outcome = session.field("outcome")
    follow_up = session.field("follow_up", 0, "of")
    assert form is not None
    assert owner is not None
    assert outcome is not None
    assert follow_up is not None
    assert [choice.value for choice in form.choices] == ["individual", "group", "peer", "collective"]
    assert form.choices[0].title == Text("个别督导", "Individual")
    assert (outcome.default, outcome.has_default) == ("held", True)
    assert (form.default, form.has_default, form.default_from) == (None, False, "habit")
    assert (owner.references, owner.kind) == (("person",), Kind.REFERENCE)
    assert "session#actions" in follow_up.references
    assert session.field("actions", 0, "nothing") is None
    assert session.field("nothing") is None


def test_what_final_needs_is_marked_on_fields() -> None:
    def needed(name: str) -> set[str]:
        return {f.name for f in CATALOGUE.get(name).fields if f.required} - {"schema", "id", "status"}

    assert needed("station") == {"level", "name", "division_code", "state"}
    assert needed("person") == {"label", "postings"}
    assert needed("agreement") == {"supervisor", "from"}
    assert needed("session") == {"outcome", "date", "supervisors", "attendees"}
    assert needed("follow_up") == {"of", "date", "outcome"}
    supervisors = CATALOGUE.get("session").field("supervisors")
    assert supervisors is not None
    assert supervisors.item is not None
    assert {f.name for f in supervisors.item.fields if f.required} == {"person", "as", "side"}


def test_standing_and_written_once() -> None:
    assert {t.name for t in CATALOGUE if t.standing} == {"station", "person"}


def test_a_valid_record_needs_no_slow_validator() -> None:
    """Start-up: jsonschema and rapidfuzz are loaded only when something failed."""
    program = (
        "import sys; from supervise_cli import resources; from supervise_cli.records import schema\n"
        "from supervise_cli.records.types import Catalogue\n"
        "from tests.records import samples\n"
        "catalogue = Catalogue.load(resources.schemas())\n"
        "for data in samples.every().values():\n"
        "    rtype, faults = schema.identify(data, catalogue)\n"
        "    assert not faults and not schema.check(data, rtype)\n"
        "assert not {'jsonschema', 'rapidfuzz', 'referencing'} & set(sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], cwd=root, check=True, timeout=60)
