"""Overlays: the schema in effect says what the overlay says, in every validator, and refusals have words."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

from supervise_cli import resources, rules
from supervise_cli.records import schema
from supervise_cli.records.explaining import validator
from supervise_cli.records.inlining import rendered
from supervise_cli.records.levels import Levels
from supervise_cli.records.narrowing import on_or_after
from supervise_cli.records.overlays import VARIANTS
from supervise_cli.records.types import Catalogue, RecordType
from tests.records import samples
from tests.schemas import instances
from tests.schemas.blocks import block
from tests.schemas.judges import JUDGES, Judge
from tests.schemas.mutations import mutation

BUNDLED = Catalogue.load(resources.schemas())
DAY = "2022-06-15"
LOCAL: dict[str, dict[str, Any]] = {
    "session": {
        "values": [
            {"field": "form", "value": "collective", "title": "集中督导", "title_en": "Joint supervision"},
            {"field": "mode", "value": "written", "forbidden": {"from": DAY, "reason": "文字往来不算督导"}},
            {"field": "content", "value": "values", "forbidden": {"reason": "并到理论里"}},
            {"field": "supervisors.as", "value": "peer_lead", "forbidden": {"from": DAY, "reason": "不设"}},
            {"field": "cases.risk", "value": "crisis", "title": "红色", "forbidden": {"reason": "当面报"}},
        ],
        "tags": [
            {"tag": "入户跟访", "field": "content", "value": "practice_skill"},
            {"tag": "随队", "field": "supervisors.side", "value": "external"},
            {"tag": "线上", "field": "mode", "value": "online"},
        ],
    },
    "person": {
        "values": [{"field": "postings.role", "value": "professor", "forbidden": {"reason": "本县没有"}}],
        "tags": [{"tag": "返聘", "field": "appointments.functions", "value": "educational"}],
    },
    "visit": {
        "values": [
            {
                "field": "stops.service_progress.service",
                "value": "survey",
                "title": "摸底",
                "forbidden": {"from": "2022-03-01", "reason": "另外统计"},
            }
        ],
        "tags": [{"tag": "督查", "field": "stops.service_progress.service", "value": "casework"}],
    },
    "agreement": {
        "values": [
            {"field": "frequency.form", "value": "collective", "title": "集中督导"},
            {"field": "forms", "value": "peer", "forbidden": {"from": "2022-03-01", "reason": "不约"}},
        ],
    },
    "follow_up": {"values": [{"field": "outcome", "value": "dropped", "forbidden": {"reason": "要说清楚"}}]},
}
LOCALLY = BUNDLED.overlaid(LOCAL)
OWN = {"SUP125", "SUP126"}
BEYOND = {"SUP118", "SUP120"}


def session(**changes: Any) -> dict[str, Any]:
    return {**samples.session(), **changes}


def found(data: dict[str, Any], name: str = "session") -> list[tuple[str, str, str]]:
    return [(each.code, each.pointer, each.variant) for each in schema.check(data, LOCALLY.get(name))]


# --- what is refused -------------------------------------------------------------------------------


def test_a_value_that_is_not_used_since_a_day() -> None:
    assert found(session(mode="written", date="2022-06-14")) == []
    assert found(session(mode="written", date=DAY)) == [("SUP125", "/mode", "since")]
    assert found(session(mode="written", date="2023-01-01")) == [("SUP125", "/mode", "since")]


def test_without_a_date_it_is_never_used() -> None:
    assert found({"schema": "session/1", "id": "S-20220615-7K3QX", "status": "draft", "mode": "written"}) == [
        ("SUP125", "/mode", "since")
    ]


def test_inside_lists_each_place_is_named() -> None:
    data = session(content=["theory", "values"])
    data["supervisors"] = [{**data["supervisors"][0], "as": "peer_lead"}]
    who = data["supervisors"][0]["person"]
    assert found(data | {"date": DAY}) == [
        ("SUP125", "/content/1", ""),
        ("SUP125", f"/supervisors/{who}/as", "since"),
    ]
    assert found(data | {"date": "2022-06-01"}) == [("SUP125", "/content/1", "")]


def test_the_finding_says_why_and_what_may_be_written() -> None:
    (fault,) = schema.check(session(mode="written", date=DAY), LOCALLY.get("session"))
    said = rules.get("SUP125").sentences["since"]
    assert said.message.fill("zh", fault.params) == (
        "督导方式（mode）从 2022-06-15 起在本地不用“文字”（written）：文字往来不算督导。"
    )
    hint = said.hint.fill("zh", fault.params)
    assert "face_to_face 面谈" in hint
    assert "written" not in hint


def test_a_tag_brings_its_value_in_a_final_record() -> None:
    assert found(session(tags=["入户跟访", "别的"], content=["practice_skill", "theory"])) == []
    assert found(session(tags=["别的", "入户跟访"], content=["theory"])) == [("SUP126", "/tags/1", "")]
    draft = {"schema": "session/1", "id": "S-20220615-7K3QX", "status": "draft", "tags": ["入户跟访"]}
    assert found(draft) == []
    data = session(tags=["随队"])
    assert {each["side"] for each in data["supervisors"]} == {"internal"}
    assert found(data) == [("SUP126", "/tags/0", "")]
    data["supervisors"] = [*data["supervisors"], {"person": "P-4T8NC", "as": "external", "side": "external"}]
    assert found(data) == []


def test_what_the_bundled_schema_refuses_is_refused_all_the_same() -> None:
    assert ("SUP111", "/mode", "") in found(session(mode="天书"))
    assert ("SUP102", "/weather", "few") not in found(session())
    assert [code for code, _, _ in found(session(weather="晴"))] == ["SUP102"]


def test_a_hint_of_possible_values_leaves_out_what_is_never_used() -> None:
    (fault,) = schema.check(session(content=["天书"]), LOCALLY.get("session"))
    assert fault.code == "SUP111"
    assert "values" not in str(fault.params["allowed_en"]).replace(", ", " ").split()


def test_every_reason_not_to_obey_has_its_sentence() -> None:
    assert set(rules.get("SUP210").sentences) == set(VARIANTS)


# --- words -----------------------------------------------------------------------------------------


def _titles(rtype: RecordType, *path: str | int) -> dict[str, str]:
    field = rtype.field(*path)
    assert field is not None
    return {each.value: each.title.zh for each in field.choices}


def test_words_change_at_the_field_that_is_named_and_nowhere_else() -> None:
    ours, theirs = LOCALLY.get("session"), BUNDLED.get("session")
    assert _titles(ours, "form") == {**_titles(theirs, "form"), "collective": "集中督导"}
    assert _titles(ours, "cases", 0, "risk") == {**_titles(theirs, "cases", 0, "risk"), "crisis": "红色"}
    assert _titles(ours, "mode") == _titles(theirs, "mode")
    ours, theirs = LOCALLY.get("visit"), BUNDLED.get("visit")
    stop = ("stops", 0, "service_progress", 0, "service")
    assert _titles(ours, *stop) == {**_titles(theirs, *stop), "survey": "摸底"}
    ours, theirs = LOCALLY.get("agreement"), BUNDLED.get("agreement")
    form = ("frequency", 0, "form")
    assert _titles(ours, *form) == {**_titles(theirs, *form), "collective": "集中督导"}
    assert _titles(ours, "forms", 0) == _titles(theirs, "forms", 0)
    unused = ours.field("forms")
    assert unused is not None
    assert [each.value for each in unused.offered("2022-03-01")] == ["individual", "group", "collective"]
    assert len(ours.field(*form).offered()) == 4  # type: ignore[union-attr]


def test_a_station_is_told_by_its_name_whatever_its_type_is_called() -> None:
    local = {"values": [{"field": "division_type", "value": "town", "title": "建制乡镇"}]}
    levels = Levels(BUNDLED.overlaid({"station": local}).get("station"))
    assert levels.kind(None, "柳格镇社工站", "township_station") == "town"


def test_the_bundled_words_still_mean_the_value() -> None:
    form = LOCALLY.get("session").field("form")
    assert form is not None
    choice = next(each for each in form.choices if each.value == "collective")
    assert choice.title.en == "Joint supervision"
    assert choice.also == ("集体督导（点对面）", "集体督导", "点对面", "Collective")


def test_types_without_an_overlay_are_the_bundled_ones() -> None:
    assert LOCALLY.get("leave").schema is LOCALLY.get("leave").bundled
    assert LOCALLY.get("session").as_bundled().schema == BUNDLED.get("session").schema
    assert LOCALLY.get("session").bundled == BUNDLED.get("session").bundled


# --- one verdict -----------------------------------------------------------------------------------


def test_a_pattern_stands_for_the_days_from_one_on() -> None:
    days = [(date(2019, 12, 1) + timedelta(n)).isoformat() for n in range(0, 1600, 7)]
    checks = {day: jsonschema.Draft202012Validator({"pattern": on_or_after(day)}) for day in days[::5]}
    for day, check in checks.items():
        for other in days:
            assert check.is_valid(other) == (other >= day), (day, other)
    assert not jsonschema.Draft202012Validator({"pattern": on_or_after("2099-12-31")}).is_valid("2099-12-30")


@cache
def _records(name: str) -> list[dict[str, Any]]:
    """Records of a type, sound and damaged, with the values and tags that its overlay speaks of."""
    rtype, random = BUNDLED.get(name), Random(name)
    base = [each for each in samples.every().values() if each["schema"] == f"{name}/1"]
    base += instances.covering(rtype)
    base += [instances.some(rtype, random) for _ in range(40)]
    made = list(chain(base, (mutation("x", each, rtype, random).data for each in base)))
    for each in base:
        made += _touched(name, each, random)
    return made


def _touched(name: str, data: dict[str, Any], random: Random) -> Iterator[dict[str, Any]]:
    own = BUNDLED.get(name).date
    for entry in chain(LOCAL[name].get("values", ()), LOCAL[name].get("tags", ())):
        changed = copy.deepcopy(data)
        _put(changed, entry["field"].split("."), entry["value"])
        if "tag" in entry:
            changed["tags"] = [entry["tag"], "别的"]
            without = copy.deepcopy(data)
            yield {**without, "tags": ["别的", entry["tag"]]}
        if own is not None:
            changed[own] = random.choice(["2022-02-28", "2022-03-01", "2022-06-14", DAY, "2022-10-01"])
        yield changed
        yield {key: value for key, value in changed.items() if key != own}


def _put(here: Any, way: list[str], value: str) -> None:
    """The value at a field wherever the record has the objects and lists on the way to it."""
    if isinstance(here, list):
        for n, each in enumerate(here):
            if not way:
                here[n] = value
                return
            _put(each, way, value)
    elif isinstance(here, dict) and way:
        if len(way) == 1 and not isinstance(here.get(way[0]), list):
            here[way[0]] = value
        else:
            _put(here.get(way[0]), way[1:], value)


def _expected(name: str, data: dict[str, Any]) -> bool:
    """The verdict on a record, by the bundled schema and the overlay read once more."""
    own = BUNDLED.get(name).date
    if not BUNDLED.get(name).conforms(data):
        return False
    for entry in LOCAL[name].get("values", ()):
        start = entry.get("forbidden", {}).get("from", "")
        day = data.get(own or "", "9999")
        if "forbidden" in entry and day >= start and entry["value"] in _all(data, entry["field"]):
            return False
    final = data["status"] == "final"
    return not final or all(
        entry["tag"] not in data.get("tags", ()) or entry["value"] in _all(data, entry["field"])
        for entry in LOCAL[name].get("tags", ())
    )


def _all(data: Any, field: str) -> list[Any]:
    here = [data]
    for part in field.split("."):
        below = [each[part] for each in here if part in each]
        here = [item for each in below for item in (each if isinstance(each, list) else [each])]
    return here


@pytest.mark.parametrize("name", LOCAL)
def test_the_gate_the_overlay_and_the_findings_agree(name: str) -> None:
    rtype = LOCALLY.get(name)
    jsonschema.Draft202012Validator.check_schema(rtype.schema)
    slow = validator(rtype.schema)
    seen: Counter[tuple[bool, bool]] = Counter()
    for data in _records(name):
        expected = _expected(name, data)
        seen[expected, BUNDLED.get(name).conforms(data)] += 1
        assert rtype.conforms(data) == expected, data
        assert slow.is_valid(data) == expected, data
        codes = {each.code for each in schema.check(data, rtype)}
        assert "SUP199" not in codes
        # What no JSON Schema can say is found in what conforms, too.
        assert codes <= BEYOND if expected else codes, data
        if BUNDLED.get(name).conforms(data):
            assert codes <= OWN | BEYOND
    assert seen[False, True] >= 10, seen
    assert seen[True, True] >= 20, seen
    assert seen[False, False] >= 10, seen


@JUDGES
def test_other_validators_agree(judge: Judge, tmp_path: Path) -> None:
    for name in LOCAL:
        place = tmp_path / f"{name}-1.schema.json"
        place.write_text(rendered(LOCALLY.get(name).schema), encoding="utf-8")
        assert "$id" not in json.loads(place.read_text(encoding="utf-8"))
        paths = []
        for number, data in enumerate(_records(name)):
            paths.append(tmp_path / f"{name}-{number:04}.yaml")
            paths[-1].write_text(block(data), encoding="utf-8", newline="\n")
        theirs = judge(place, paths)
        ours = {
            path: LOCALLY.get(name).conforms(data) for path, data in zip(paths, _records(name), strict=True)
        }
        assert {path.name for path in paths if ours[path] != theirs[path]} == set()
