"""Every ``format`` and every pattern of the schemas is asserted, by the fast gate and the explaining one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from supervise_cli import resources
from supervise_cli.records.explaining import validator
from supervise_cli.records.types import Catalogue
from tests.records import samples
from tests.schemas.test_schema_files import nodes

CATALOGUE = Catalogue.load(resources.schemas())
MISFORMED = {
    "date": [
        "2022-02-30", "2023-02-29", "2022-13-01", "2022-00-10", "2022-6-15", "2022-06-15 ", " 2022-06-15",
        "2022-06-15\n", "\n2022-06-15", "２０２２-06-15", "2022-06-１５", "٢٠٢٢-٠٦-١٥",
        "20220615", "2022-W24-3", "2022-166", "2022-06-15T00:00:00", "1899-12-31", "2100-01-01",
        "0000-00-00", "+2022-06-15", "",
    ]
}  # fmt: skip
WELL_FORMED = {"date": ["2022-06-15", "2024-02-29", "1900-01-01", "2099-12-31", "2000-02-29"]}


def _used() -> set[str]:
    found = set()
    for path in resources.schemas().glob("*.json"):
        loaded = json.loads(path.read_text(encoding="utf-8"))
        found |= {node["format"] for _, node in nodes(loaded) if isinstance(node.get("format"), str)}
    return found


def test_every_format_in_use_has_cases() -> None:
    assert _used() == set(MISFORMED) == set(WELL_FORMED)


def _alone(name: str) -> dict[str, Any]:
    """A schema with nothing but the format, so that no pattern does its work."""
    return {"type": "string", "format": name}


def _gate(schema: dict[str, Any]) -> Any:
    return jsonschema_rs.Draft202012Validator(
        schema, validate_formats=True, ignore_unknown_formats=False, offline=True
    ).is_valid


@pytest.mark.parametrize("name", sorted(MISFORMED))
def test_a_format_is_asserted_without_its_pattern(name: str) -> None:
    impossible = "2022-02-30"
    assert not _gate(_alone(name))(impossible)
    assert not validator(_alone(name)).is_valid(impossible)
    for value in WELL_FORMED[name]:
        assert _gate(_alone(name))(value)
        assert validator(_alone(name)).is_valid(value)


@pytest.mark.parametrize("name", sorted(MISFORMED))
def test_misformed_values_are_refused_in_a_record(name: str) -> None:
    session = CATALOGUE.get("session")
    for value in MISFORMED[name]:
        data = {**samples.session(), "date": value}
        assert not session.conforms(data), repr(value)
        assert not validator(session.schema).is_valid(data), repr(value)
    for value in WELL_FORMED[name]:
        data = {**samples.session(), "date": value}
        assert session.conforms(data)
        assert validator(session.schema).is_valid(data)


def test_an_unknown_format_is_no_silent_yes() -> None:
    with pytest.raises(ValueError, match="format"):
        _gate({"type": "string", "format": "datum"})


def _patterned() -> Iterator[tuple[str, str, str]]:
    rtype = CATALOGUE.get("session")
    yield "start", "time", "14:30"
    yield "agreement", "agreement", samples.AGREEMENT_ID
    yield "station", "station", samples.STATION_ID
    assert rtype.name == "session"


@pytest.mark.parametrize(("field", "what", "value"), list(_patterned()))
def test_a_pattern_ends_where_the_text_ends(field: str, what: str, value: str) -> None:
    session = CATALOGUE.get("session")
    for odd in (value + "\n", value + " ", "\n" + value, value + "\x00", value + "１"):
        data = {**samples.session(), field: odd}
        assert not session.conforms(data), f"{what}: {odd!r}"
        assert not validator(session.schema).is_valid(data), f"{what}: {odd!r}"


def test_nothing_is_ever_fetched() -> None:
    remote = {"$ref": "http://127.0.0.1:9/never.json"}
    with pytest.raises(Exception, match=r"(?i)offline|retriev|resolve|never\.json"):
        _gate(remote)
    with pytest.raises(Exception, match=r"never\.json"):
        validator(remote).is_valid(1)
