"""The schema files: nothing misspelt, self-contained, closed, worded in both languages, up to date."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from supervise_cli import resources
from supervise_cli.records import inlining, schema
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.types import Catalogue

FOLDER = resources.schemas()
FILES = [*sorted(FOLDER.glob("*.schema.json")), FOLDER / "_definitions.json"]
CATALOGUE = Catalogue.load(FOLDER)
TO_COME: set[str] = set()
"""Types that other records already point at and that come later; their references are checked by form."""


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


METASCHEMA = jsonschema.Draft202012Validator(_load(FOLDER / "_metaschema.json"))


def nodes(node: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema of a file with the way to it; conditions (``if``) aside."""
    if isinstance(node, dict):
        yield way, node
        for name in ("properties", "$defs"):
            for key, value in node.get(name, {}).items():
                yield from nodes(value, f"{way}/{name}/{key}")
        for name in ("items", "then", "else"):
            if name in node:
                yield from nodes(node[name], f"{way}/{name}")
        for name in ("allOf", "anyOf"):
            for index, value in enumerate(node.get(name, ())):
                yield from nodes(value, f"{way}/{name}/{index}")


def fields(members: tuple[Field, ...], way: str = "") -> Iterator[tuple[str, Field]]:
    for each in members:
        here = f"{way}/{each.name}"
        yield here, each
        yield from fields(each.fields, here)
        if each.item is not None:
            yield from fields(each.item.fields, here)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_says_only_what_the_metaschema_knows(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(_load(path))
    assert [error.message for error in METASCHEMA.iter_errors(_load(path))] == []


@pytest.mark.parametrize(
    ("way", "key", "value"),
    [
        ((), "requierd", ["id"]),
        ((), "additionalPropertys", False),
        ((), "$id", "https://example.invalid/x"),
        (("x-sup",), "lable", ["name"]),
        (("x-sup",), "folder", "/etc"),
        (("x-sup", "en"), "titel", "x"),
        (("properties", "name"), "maxLenght", 3),
        (("properties", "name"), "$ref", "https://example.invalid/x.json"),
        (("properties", "name"), "$ref", "file:///etc/passwd"),
        (("properties", "name", "x-sup"), "alias", ["x"]),
        (("properties", "name", "x-sup"), "default_from", "nowhere"),
        (("properties", "opened_on"), "format", "date-time"),
        (("properties", "facilities"), "additionalItems", False),
        (("allOf", 1, "then"), "requires", ["x"]),
        (("properties",), "Name", {"type": "string"}),
        (("properties", "level"), "enumDescriptions", []),
        (("properties", "former", "items"), "unevaluatedProperties", True),
    ],
)
def test_metaschema_is_closed(way: tuple[str | int, ...], key: str, value: Any) -> None:
    changed: Any = copy.deepcopy(_load(FOLDER / "station-1.schema.json"))
    here = changed
    for step in way:
        here = here[step]
    here[key] = value
    assert not METASCHEMA.is_valid(changed)


def test_shared_definitions_are_copied_into_each_file() -> None:
    assert [path.name for path in inlining.stale(FOLDER)] == []


def test_copying_brings_what_is_needed_and_nothing_else() -> None:
    shared = {"a": {"$ref": "#/$defs/b"}, "b": {"type": "string"}, "c": {"type": "integer"}}
    before = {
        "$defs": {"a": {"type": "null"}, "own": {"type": "boolean"}, "idle": {}},
        "items": {"$ref": "#/$defs/a"},
        "allOf": [{"$ref": "#/$defs/own"}],
    }
    after = inlining.inlined(before, shared)
    assert after["$defs"] == {"a": {"$ref": "#/$defs/b"}, "b": {"type": "string"}, "own": {"type": "boolean"}}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_object_is_closed_and_every_list_has_an_end(path: Path) -> None:
    loaded = _load(path)
    closed_where_used = {"/$defs/follow_up"}
    for way, node in nodes(loaded):
        declared = node.get("type", ())
        if declared == "object" or "object" in declared:
            assert node.get("unevaluatedProperties") is False or way in closed_where_used, way
        if declared == "array":
            assert "items" in node, way
            assert node.get("maxItems", 10**9) <= 400, way
    for way, node in nodes(loaded):
        if node.get("$ref") == "#/$defs/follow_up":
            assert node.get("unevaluatedProperties") is False, way


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_text_has_an_end_and_patterns_are_plain(path: Path) -> None:
    for way, node in nodes(_load(path)):
        if "pattern" in node and "type" in node:
            pattern = node["pattern"]
            assert not re.search(r"\\[dDwWsSbBpPAZz]|\(\?", pattern), (
                f"{way}: classes mean different things elsewhere"
            )
            if "maxLength" not in node:
                assert pattern.startswith("^"), way
                assert pattern.endswith("$"), way
                assert not re.search(
                    r"[*+](?!\$\Z)",
                    pattern.replace("\\+", "").replace("[0-9+(]", "").replace("()+-]", "").replace("z+/", ""),
                ), way
        if node.get("type") == "string" and not {"enum", "pattern", "const"} & set(node):
            pytest.fail(f"{way}: a text without pattern or values")


def _every_field() -> Iterator[tuple[str, Field]]:
    for rtype in CATALOGUE:
        for way, field in fields(rtype.fields):
            yield f"{rtype.name}{way}", field
    for kind in ("config", "policy", "overlay"):
        for way, field in fields(schema.document(kind).fields):
            yield f"{kind}{way}", field


def test_every_field_is_titled_in_both_languages() -> None:
    seen = 0
    for way, field in _every_field():
        seen += 1
        assert re.search("[一-鿿]|SHA", field.title.zh), way
        assert re.fullmatch(r"[A-Z][\x20-\x7e]*", field.title.en), way
        assert bool(field.description.zh) == bool(field.description.en), way
        for text in (field.title.zh, field.description.zh, *(c.title.zh for c in field.choices)):
            assert not re.search(r"[一-鿿][,;:!?(]|[,;:!?)][一-鿿]", text), (
                f"{way}: half-width punctuation in {text}"
            )
        for choice in field.choices:
            assert re.search("[一-鿿]", choice.title.zh), way
            assert choice.title.en, way
    assert seen > 200


def test_enumerations_are_parallel() -> None:
    for path in FILES:
        for way, node in nodes(_load(path)):
            if "enum" in node and "type" in node:
                sizes = {len(node["enum"]), len(node["enumDescriptions"]), len(node["x-sup"]["enum_en"])}
                assert len(sizes) == 1, f"{path.name}{way}"
                assert len(set(node["enumDescriptions"])) == len(node["enum"]), f"{path.name}{way}"


def test_what_a_choice_implies_exists() -> None:
    for rtype in CATALOGUE:
        for way, field in fields(rtype.fields):
            choices = field.choices or (field.item.choices if field.item else ())
            for choice in choices:
                for name, value in choice.implies.items():
                    target = rtype.field(name) or rtype.field("appointments", 0, name)
                    if target is None:
                        # A request has a topic, but no functions: those are the session's.
                        target = CATALOGUE.get("session").field(name)
                    if target is None:
                        assert name == "side", f"{way}: {name}"
                        continue
                    known = target.choices or (target.item.choices if target.item else ())
                    assert value in {each.value for each in known}, f"{way}: {value}"


def test_the_contents_of_a_session_imply_its_functions_and_focus() -> None:
    content = CATALOGUE.get("session").field("content", 0)
    assert content is not None
    implied = {choice.value: dict(choice.implies) for choice in content.choices}
    assert implied == {
        "practice_skill": {"functions": "educational"},
        "theory": {"functions": "educational"},
        "values": {"functions": "educational"},
        "client_needs": {"functions": "educational"},
        "community_resources": {"functions": "resource_linking", "focus": "resource_brand"},
        "employer_coordination": {"functions": "administrative", "focus": "goal_alignment"},
        "emotional_support": {"functions": "supportive", "focus": "wellbeing"},
        "progress_monitoring": {"functions": "administrative"},
        "growth_plan": {"functions": "educational"},
    }


def test_references_name_lists_that_exist() -> None:
    for way, field in _every_field():
        for each in (field, field.item):
            for target in each.references if each else ():
                name, _, place = target.partition("#")
                if name in TO_COME:
                    continue
                keyed = CATALOGUE.get(name).field(place) if place else None
                assert not place or (keyed is not None and keyed.unique == ("key",)), f"{way}: {target}"


def test_words_about_a_type_name_its_fields() -> None:
    prefixes = [rtype.prefix for rtype in CATALOGUE]
    assert len(prefixes) == len(set(prefixes))
    for rtype in CATALOGUE:
        named = [*rtype.label, *rtype.columns, *([rtype.date] if rtype.date else [])]
        named += [part for key in rtype.import_key for part in key.split("|")]
        for name in named:
            steps: list[str | int] = []
            for step in name.split("."):
                above = rtype.field(*steps) if steps else None
                steps += [0, step] if above is not None and above.kind is Kind.LIST else [step]
            assert rtype.field(*steps) is not None, f"{rtype.name}: {name}"
        if rtype.date is not None:
            date = rtype.field(rtype.date)
            assert date is not None
            assert date.kind is Kind.DATE


def test_an_alias_leads_to_one_field_of_its_level() -> None:
    for rtype in CATALOGUE:
        seen: dict[str, str] = {}
        for field in rtype.fields:
            for name in (field.name, field.title.zh, field.title.en, *field.aliases):
                assert seen.setdefault(name.casefold(), field.name) == field.name, f"{rtype.name}: {name}"


def test_headings_of_real_rosters_are_known() -> None:
    def heads(rtype: str, *path: str | int) -> set[str]:
        field = CATALOGUE.get(rtype).field(*path)
        assert field is not None
        return {field.title.zh, *field.aliases}

    assert {"姓名", "名字"} <= heads("person", "label")
    assert {"站点", "社工站", "所属站点"} <= heads("person", "postings", 0, "station")
    assert {"岗位", "职务"} <= heads("person", "postings", 0, "role")
    assert {"入职日期", "到岗时间"} <= heads("person", "postings", 0, "from")
    assert {"持证情况", "证书"} <= heads("person", "licence")
    assert {"区划代码", "代码", "code"} <= heads("station", "division_code")
    assert {"名称", "站点名称", "机构名称"} <= heads("station", "name")
    assert "kind" in heads("station", "division_type")


def test_bundled_policy_meets_its_own_schema() -> None:
    data = yaml.safe_load((FOLDER / "_policy.default.yaml").read_text(encoding="utf-8"))
    assert schema.check_document(data, "policy") == []
    assert set(data) == {field.name for field in schema.document("policy").fields}
    assert {name: dated[0]["value"] for name, dated in data.items()} == {
        "write_up_days": 3,
        "severities": [],
        "max_session_minutes": 180,
        "max_individual_minutes": 120,
        "min_session_minutes": 0,
        "least_travel_percent": 50,
        "earliest_hour": 7,
        "latest_hour": 21,
        "supervisor_licence": "none",
        "supervisor_hours": 90,
        "supervisor_years": 1,
        "report_hours": 24,
        "max_group_size": 8,
        "supervised_roles": ["head", "worker", "assistant"],
        "new_worker_months": 12,
        "new_worker_sessions": 2,
        "worker_sessions": 1,
        "look_back_months": 12,
        "gap_intervals": 2,
        "max_group_share": 80,
        "max_supervisees": 8,
        "supervision_day_minutes": 336,
        "balance_sessions": 3,
        "pattern_sessions": 20,
        "answer_days": 10,
        "urgent_answer_days": 3,
        "long_overdue_days": 30,
        "rebook_days": 5,
        "confirm_days": 30,
        "high_risk_discussion_days": 30,
        "first_discussion_days": 90,
        "decision_days": 30,
        "likeness_percent": 80,
        "likeness_length": 60,
        "wellbeing_follow_up_days": 30,
        "plan_sessions": 3,
        "max_unplanned_share": 20,
        "min_summary_length": 15,
        "closing_approval_days": 15,
        "case_note_days": 60,
        "high_risk_note_days": 30,
        "no_supervisor_days": 30,
        "agreement_notice_days": 30,
        "due_ahead_days": 14,
        "holidays": [],
        "workdays": [],
        "coverage_target": 90,
        "contact_days": 90,
        "competence_floor": 3,
        "assessment_months": 12,
        "alike_evaluations": 3,
    }
    for dated in data.values():
        assert set(dated[0]) == {"from", "value", "unit", "source"}


def test_confidential_fields_of_the_data_dictionary_are_narrative() -> None:
    wanted = {
        "session": {
            "summary", "agenda", "suggestions", "no_action_reason", "ad_hoc_reason", "supervisee_reflection",
            "supervisor_reflection", "late_reason", "cases/decision", "cases/rationale", "actions/text",
            "follow_up/text", "follow_up/actions/text", "service_progress/remark", "cancelled/reason",
            "void/reason",
        },
        "follow_up": {"text", "actions/text", "void/reason"},
        "station": {"void/reason"},
        "person": {"void/reason"},
        "agreement": {"void/reason"},
        "leave": {"void/reason"},
        "request": {"text", "void/reason"},
        "visit": {"stops/opinion", "stops/service_progress/remark", "void/reason"},
        "plan": {"needs/text", "void/reason"},
        "event": {"text", "void/reason"},
        "resource_link": {"void/reason"},
        "training": {"void/reason"},
        "month_note": {"void/reason"},
        "claim": {"void/reason"},
        "waiver": {"reason", "void/reason"},
        "case": {"goals", "void/reason"},
        "case_note": {
            "goal", "process", "analysis", "next", "transfer/reason", "closing/evaluation",
            "safeguarding/not_reported_reason", "void/reason",
        },
        "wellbeing_check": {"void/reason"},
        "competence_assessment": {"development", "void/reason"},
        "evaluation": {"comments", "void/reason"},
        "audit": {"checks/text", "findings/text", "void/reason"},
    }  # fmt: skip
    for rtype in CATALOGUE:
        found = {
            way.lstrip("/")
            for way, field in fields(rtype.fields)
            if Kind.NARRATIVE in {field.kind, field.item.kind if field.item else None}
        }
        assert found == wanted[rtype.name]
