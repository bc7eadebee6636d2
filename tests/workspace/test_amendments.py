"""Facts come from the amended view, and are made anew whenever the amendments of a record change.

The record type of amendments comes later; here it is one more schema file beside the others.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from supervise_cli import resources
from supervise_cli.records.amended import amended
from supervise_cli.records.ids import path_of
from supervise_cli.records.types import Catalogue
from supervise_cli.workspace.index import store
from supervise_cli.workspace.index.snapshot import Snapshot
from supervise_cli.workspace.index.units import unit_key
from supervise_cli.workspace.layout import FileKind, Layout
from supervise_cli.workspace.tree import WorkingTree
from tests.records import samples
from tests.schemas import instances

Record = dict[str, Any]
_X = {"en": {"title": "X", "description": "X"}}
AMENDMENT: Record = {
    "title": "更正", "description": "更正。",
    "x-sup": {
        **_X, "kind": "written_once", "prefix": "AM", "id": "dated", "folder": "amendments/{of}",
        "command": "amend", "label": ["of"], "columns": ["id"],
    },
    "type": "object",
    "properties": {
        "schema": {"const": "amendment/1"},
        "id": {"type": "string", "pattern": "^AM-[0-9]{8}-[0-9A-Z]{5}$", "x-sup": {"form": "own_id"}},
        "status": {"type": "string"}, "of": {"type": "string"}, "date": {"type": "string"},
        "changes": {
            "type": "array", "items": {"type": "object", "properties": {"pointer": {"type": "string"}}},
        },
    },
    "required": ["schema", "id", "status", "of", "date", "changes"],
}  # fmt: skip


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = Path(shutil.copytree(resources.schemas(), tmp_path_factory.mktemp("types") / "schemas"))
    (folder / "amendment-1.schema.json").write_text(json.dumps(AMENDMENT), encoding="utf-8")
    return Catalogue.load(folder)


def amendment(tail: str, of: str, date: str = "2022-07-01", status: str = "final", **changes: Any) -> Record:
    """An amendment; ``actions__a1__due`` is the pointer ``/actions/a1/due``."""
    made = [{"pointer": "/" + name.replace("__", "/"), "value": value} for name, value in changes.items()]
    return {
        "schema": "amendment/1", "id": f"AM-20220701-0000{tail}", "status": status, "of": of, "date": date,
        "changes": made,
    }  # fmt: skip


@pytest.fixture
def facts(types: Catalogue, tmp_path: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """What a query finds in a repository of these records, over one cache for all states of it."""
    root = tmp_path / "records"

    def run(sql: str, *records: Record) -> list[tuple[Any, ...]]:
        shutil.rmtree(root, ignore_errors=True)
        for each in [{"name": "华龙区"}, *records]:
            rtype = types.get(each["schema"].partition("/")[0]) if "schema" in each else None
            place = root / (path_of(rtype, each["id"], each) if rtype else "sup.yaml")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(yaml.safe_dump(each, allow_unicode=True), encoding="utf-8")
        with store.opened(root) as connection:
            snapshot = Snapshot(connection, types, WorkingTree(root, Layout(types)))
            snapshot.bring_in()
            return connection.execute(sql).fetchall()

    return run


MINUTES = "SELECT minutes FROM session"
SESSION = samples.session() | {"minutes": 70}
ID = samples.SESSION_ID


def test_the_key_takes_the_amendments_in_any_order() -> None:
    bare = unit_key(FileKind.RECORD, "c")
    assert unit_key(FileKind.RECORD, "c", ["b", "a"]) == unit_key(FileKind.RECORD, "c", ["a", "b"])
    assert len({bare, *(unit_key(FileKind.RECORD, "c", each) for each in (["a"], ["b"], ["a", "b"]))}) == 4


def test_facts_follow_the_amendments_of_the_record(facts: Callable[..., list[tuple[Any, ...]]]) -> None:
    gone = {"start": None, "end": None}
    session = {k: v for k, v in SESSION.items() if k not in gone}
    assert facts(MINUTES, session) == [(70,)]
    one = amendment("1", ID, minutes=45)
    assert facts(MINUTES, session, one) == [(45,)]
    assert facts(MINUTES, session, amendment("1", ID, minutes=50)) == [(50,)]
    assert facts(MINUTES, session, one, amendment("2", ID, minutes=55)) == [(55,)]
    earlier = amendment("3", ID, "2022-06-30", minutes=99)
    assert facts(MINUTES, session, amendment("2", ID, minutes=55), earlier) == [(55,)]
    assert facts(MINUTES, session, amendment("1", "S-20220615-ZZZZZ", minutes=1)) == [(70,)]
    assert facts(MINUTES, session) == [(70,)]


def test_parts_are_reached_through_their_keys(facts: Callable[..., list[tuple[Any, ...]]]) -> None:
    change = amendment("1", ID, actions__a2__due="2022-08-31")
    sql = 'SELECT "key", due FROM session_actions ORDER BY "key"'
    assert facts(sql, SESSION, change) == [("a1", "2022-07-01"), ("a2", "2022-08-31")]


def test_a_case_is_found_by_its_folder(facts: Callable[..., list[tuple[Any, ...]]], types: Catalogue) -> None:
    case = instances.full(types.get("case")) | {"risk": "low"}
    sql = 'SELECT risk FROM "case"'
    assert facts(sql, case) == [("low",)]
    assert facts(sql, case, amendment("1", case["id"], risk="high")) == [("high",)]


@pytest.mark.parametrize(
    "change",
    [
        amendment("1", ID, status="draft", minutes=45),
        amendment("1", ID, minutes="很久"),
        amendment("1", ID, actions__a9__due="2022-08-31"),
        amendment("1", ID, minutes=45, nonsense=1),
        amendment("1", ID, status="final", id="S-20220615-ZZZZZ", minutes=45) | {"status": "final"},
        amendment("1", ID) | {"changes": [{"pointer": "", "value": 1}, {"pointer": "/minutes", "value": 45}]},
        amendment("1", ID, minutes=45) | {"date": None},
    ],
    ids=["draft", "refused", "no such part", "one of two refused", "its id", "the whole", "itself refused"],
)
def test_an_amendment_is_taken_whole_or_not_at_all(
    facts: Callable[..., list[tuple[Any, ...]]], change: Record
) -> None:
    assert facts(MINUTES, SESSION, change) == [(70,)]


def test_the_record_itself_stays_as_it_was(types: Catalogue) -> None:
    data = samples.session()
    view = amended(
        data, types.get("session"), [amendment("1", ID, actions__a1__due="2022-09-01", minutes=45)]
    )
    assert data == samples.session()
    assert (view["minutes"], view["actions"][0]["due"]) == (45, "2022-09-01")


def test_words_are_read_as_they_were_amended(types: Catalogue, tmp_path: Path) -> None:
    change = amendment("1", ID, summary="改过的纪要。")
    for each in (SESSION, change):
        rtype = types.get(each["schema"].partition("/")[0])
        place = tmp_path / path_of(rtype, each["id"], each)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(yaml.safe_dump(each, allow_unicode=True), encoding="utf-8")
    (tmp_path / "sup.yaml").write_text("name: 华龙区\n", encoding="utf-8")
    with store.opened(tmp_path) as connection:
        snapshot = Snapshot(connection, types, WorkingTree(tmp_path, Layout(types)))
        snapshot.bring_in()
        said = {each.pointer: each.text for each in snapshot.written([ID])}
        assert list(snapshot.written(["S-20220615-ZZZZZ"])) == []
    assert said["/summary"] == "改过的纪要。"
    assert {"/theme", "/actions/a1/what"} <= said.keys()
