"""A record type nobody ever heard of, dropped in as one schema file: all works, with no line of Python."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from supervise_cli.records import inlining
from tests.running import Ran
from tests.tools import ROOT

_TITLE = {"zh": "器材外借", "en": "Equipment loan"}
DATE = "2022-06-20"


def _field(title: str, en: str, ref: str | None = None, **rest: Any) -> dict[str, Any]:
    x = {"en": {"title": en}, **rest.pop("x", {})}
    return {"title": title, **({"$ref": f"#/$defs/{ref}"} if ref else {}), **rest, "x-sup": x}


def loan_schema() -> dict[str, Any]:
    """Every kind of field: references, a list of objects, a choice, a period, confidential text, numbers."""
    line = {"type": "string", "minLength": 1, "maxLength": 60, "pattern": "^[^\\n]*[^\\n\\t \u3000][^\\n]*$"}
    item = {
        "type": "object",
        "title": "器材",
        "properties": {
            "key": {"$ref": "#/$defs/key"},
            "what": _field("名称", "What", **line, x={"form": "line"}),
            "number": _field("件数", "Number", type="integer", minimum=1, maximum=99),
            "note": _field("备注", "Note", "narrative"),
        },
        "required": ["key", "what"],
        "unevaluatedProperties": False,
        "x-sup": {"en": {"title": "Item"}},
    }
    properties = {
        "schema": _field("记录类型", "Record type", const="equipment_loan/1"),
        "id": _field(
            "记录编号", "Id", type="string", x={"form": "own_id"},
            pattern="^EQ-(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])-[0-9A-HJKMNP-TV-Z]{5,7}$",
        ),
        "status": {"$ref": "#/$defs/status"},
        "recorded_on": {"$ref": "#/$defs/recorded_on"},
        "date": _field("借出日期", "Lent on", "date", x={"default_from": "today", "ask": True}),
        "station": _field("借用站", "Borrower", "station_id", x={"ask": True, "column": True}),
        "person": _field("经手人", "Handled by", "person_id", x={"column": True}),
        "state": _field(
            "完好程度", "Condition", type="string", enum=["good", "worn"], enumDescriptions=["完好", "旧损"],
            x={"enum_en": ["Good", "Worn"], "column": True},
        ),
        "deposit_yuan": _field("押金（元）", "Deposit", "money"),
        "returned": _field("已归还", "Returned", type="boolean"),
        "items": _field(
            "器材", "Items", type="array", items=item, minItems=1, maxItems=20, x={"unique": ["key"]}
        ),
        "remark": _field("说明", "Remark", "narrative"),
        "void": {"$ref": "#/$defs/void"},
    }  # fmt: skip
    final = {"properties": {"status": {"const": "final"}}, "required": ["status"]}
    needed = {
        "required": ["date", "station", "items"],
        "x-sup": {"when": {"zh": "定稿", "en": "a final one"}},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLE["zh"],
        "description": "谁借走了什么。",
        "x-sup": {
            "en": {"title": _TITLE["en"], "description": "Who took what."},
            "kind": "written_once", "prefix": "EQ", "id": "dated", "folder": "equipment-loans/{yyyy}",
            "command": "new-equipment-loan", "label": ["station", "date"], "date": "date",
            "import_key": ["date", "station"], "columns": ["id", "date", "station", "state", "items.what"],
        },
        "type": "object",
        "properties": properties,
        "required": ["schema", "id", "status"],
        "allOf": [{"$ref": "#/$defs/life_cycle"}, {"if": final, "then": needed}],
        "unevaluatedProperties": False,
    }  # fmt: skip
    shared = json.loads((ROOT / "schemas" / inlining.DEFINITIONS).read_text(encoding="utf-8"))["$defs"]
    return inlining.inlined(schema, shared)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one file more."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("supervise_cli", "schemas", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "examples" / "divisions", folder / "examples" / "divisions")
    place = folder / "schemas" / "equipment_loan-1.schema.json"
    place.write_text(json.dumps(loan_schema(), ensure_ascii=False, indent=2), encoding="utf-8")
    return folder


class Office:
    """A repository, and the program with the new type."""

    def __init__(self, checkout: Path, root: Path, cache: Path) -> None:
        self.checkout, self.root, self.cache = checkout, root, cache

    def run(self, *words: str, stdin: str = "") -> Ran:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "from supervise_cli.cli.main import main; main()",
                "-C",
                self.root,
                *words,
            ],
            cwd=self.checkout,
            env={**os.environ, "PYTHONPATH": str(self.checkout), "SUP_CACHE_DIR": str(self.cache)},
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words).ok().out)


@pytest.fixture(scope="module")
def office(checkout: Path, small_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(small_demo, folder / "records")
    return Office(checkout, folder / "records", folder / "cache")


@pytest.fixture(scope="module")
def station(office: Office) -> str:
    found = office.json("list", "session", "--json")[0]["station"]
    return str(found)


@pytest.fixture(scope="module")
def made(office: Office, station: str) -> Path:
    ran = office.run(
        "new-equipment-loan", "--date", DATE, "--station", station, "--state", "旧损", "--deposit-yuan", "50",
        "--returned", "是", "--item", "what=投影仪;number=2;note=镜头有划痕", "--item", "what=音箱",
        "--remark", "下周还", "--as-of", DATE,
    ).ok()  # fmt: skip
    found = list((office.root / "equipment-loans" / "2022").glob("EQ-20220620-*.yaml"))
    assert len(found) == 1, ran
    return found[0]


def test_the_schema_is_one_of_ours() -> None:
    meta = json.loads((ROOT / "schemas" / "_metaschema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(meta).validate(loan_schema())


def test_made_and_found_without_fault(office: Office, made: Path, station: str) -> None:
    text = made.read_text(encoding="utf-8")
    assert "schema: equipment_loan/1" in text
    assert "status: final" in text
    assert f"station: {station}" in text
    assert "state: worn" in text
    assert "key:" in text
    office.run("validate").ok()
    assert office.json("validate", "--format", "json")["summary"]["records"]["equipment_loan/final"] == 1


def test_its_faults_are_found(office: Office, made: Path) -> None:
    broken = made.with_name("EQ-20220621-AAAAA.yaml")
    text = made.read_text(encoding="utf-8").replace(made.stem, broken.stem)
    # Not after the remark: what follows confidential text may be a line of it, and is not named.
    text = text.replace("state: worn", "colour: red\nstate: lost").replace("station: ST-", "station: ST-9")
    broken.write_text(text, encoding="utf-8")
    try:
        ran = office.run("validate", "--format", "json")
        found = {(each["code"], each["pointer"]) for each in json.loads(ran.out)["findings"]}
        assert ran.code == 1
        assert {("SUP111", "/state"), ("SUP102", "/colour")} <= found
        assert any(code in {"SUP112", "SUP201"} and pointer == "/station" for code, pointer in found)
    finally:
        broken.unlink()


def test_a_reference_to_nobody_is_found(office: Office, made: Path) -> None:
    text = made.read_text(encoding="utf-8")
    made.write_text(text.rstrip("\n") + "\nperson: P-ZZZZZ\n", encoding="utf-8")
    found = json.loads(office.run("validate", "--format", "json").out)["findings"]
    made.write_text(text, encoding="utf-8")
    assert [(each["code"], each["pointer"]) for each in found] == [("SUP201", "/person")]


def test_listed_shown_and_told(office: Office, made: Path, station: str) -> None:
    (row,) = office.json("list", "equipment_loan", "--json")
    assert (row["id"], row["date"], row["station"], row["state"]) == (made.stem, DATE, station, "worn")
    table = office.run("list", "器材外借").ok().out
    assert "旧损" in table
    assert "投影仪" in table
    assert "镜头有划痕" not in table
    shown = office.run("show", made.stem).ok().out
    assert all(word in shown for word in ("器材外借", "投影仪", "镜头有划痕", "旧损", "下周还"))
    assert "new-equipment-loan" in office.run("--help").ok().out
    assert "完好程度" in office.run("new-equipment-loan", "--help").ok().out


def test_counted_in_facts(office: Office, made: Path, station: str) -> None:
    # A new cache: one that has been used also holds what the records said before.
    shutil.rmtree(office.cache)
    office.run("validate").ok()
    (place,) = office.cache.glob("*.sqlite")
    with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as connection:
        row = connection.execute(
            "SELECT record, date, station, state, deposit_yuan, returned, remark_len, remark_sealed"
            " FROM fact_equipment_loan"
        ).fetchone()
        items = connection.execute(
            "SELECT pointer, what, number, note_len, note_sealed FROM fact_equipment_loan_items ORDER BY n"
        ).fetchall()
        targets = connection.execute(
            "SELECT pointer, target FROM fact_reference WHERE record = ?", (made.stem,)
        ).fetchall()
    connection.close()
    assert row == (made.stem, DATE, station, "worn", 50, 1, 3, 0)
    keys = [item[0].rpartition("/")[2] for item in items]
    assert items == [
        (f"/items/{keys[0]}", "投影仪", 2, 5, 0),
        (f"/items/{keys[1]}", "音箱", None, None, None),
    ]
    assert targets == [("/station", station)]


def test_drafts_are_finished_and_withdrawn(office: Office, station: str) -> None:
    office.run("new-equipment-loan", "--station", station, "--as-of", "2022-06-22").ok()
    (draft,) = (office.root / "equipment-loans" / "2022").glob("EQ-20220622-*.yaml")
    assert "status: draft" in draft.read_text(encoding="utf-8")
    assert draft.stem in {each["id"] for each in office.json("list", "drafts", "--json")}
    office.run("finish", draft.stem, "--set", "items=what=白板").ok()
    assert "status: final" in draft.read_text(encoding="utf-8")
    person = office.json("list", "person", "--json")[0]["id"]
    office.run("void", draft.stem, "--reason", "记错了", "--by", person).ok()
    assert "status: void" in draft.read_text(encoding="utf-8")
    office.run("validate").ok()
    draft.unlink()


def test_a_whole_record_from_a_file(office: Office, made: Path) -> None:
    text = "\n".join(
        line
        for line in made.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("id:", "status:"))
    )
    ran = office.run("new-equipment-loan", "--from", "-", "--dry-run", stdin=text + "\n").ok()
    assert "what: 投影仪" in ran.out
