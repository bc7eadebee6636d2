"""Ids: their forms, nothing but ASCII, nothing behind them; made without asking anybody."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise_cli import resources
from supervise_cli.records import ids
from supervise_cli.records.types import Catalogue, RecordType

CATALOGUE = Catalogue.load(resources.schemas())
TODAY = date(2022, 6, 15)


def _made(rtype: RecordType, seed: int) -> str:
    code = "410902001" if rtype.id_form == "division" else None
    return ids.make(rtype, TODAY, random.Random(seed).randrange, code)


@given(st.sampled_from(list(CATALOGUE)), st.integers())
def test_what_is_made_has_the_form_of_its_type_and_of_no_other(rtype: RecordType, seed: int) -> None:
    made = _made(rtype, seed)
    assert ids.is_id(made, rtype)
    assert rtype.id_pattern.fullmatch(made)
    assert [other.name for other in CATALOGUE if ids.is_id(made, other)] == [rtype.name]
    assert ids.type_of(made, CATALOGUE) is rtype
    assert not re.search("[ILOUa-z]", made.partition("-")[2])


@given(st.sampled_from(list(CATALOGUE)), st.text())
def test_ours_and_the_schema_take_the_same_ids(rtype: RecordType, text: str) -> None:
    pattern = re.compile(str(rtype.id_pattern.pattern).removesuffix("$") + r"\Z", re.ASCII)
    for candidate in (text, f"{rtype.prefix}-{text}", _made(rtype, 1) + text, text + _made(rtype, 1)):
        assert ids.is_id(candidate, rtype) == bool(pattern.match(candidate))


@pytest.mark.parametrize(
    "text",
    [
        "P-7K3QX\n", "P-7k3qx", "P-7K3Q", "P-7K3QXABC", "P-7K3OX", "P-7K3IX", "P-7K3LX", "P-7K3UX",
        "P-７K3QX", "P-٧K3QX", " P-7K3QX", "P 7K3QX", "p-7K3QX", "P-7K3QX-", "P-20220615-7K3QX", "Р-7K3QX",
        "", "P-",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_id_is_none(text: str) -> None:
    assert not ids.is_id(text, CATALOGUE.get("person"))


@pytest.mark.parametrize("value", [None, 7, ["P-7K3QX"], {"id": "P-7K3QX"}, True])
def test_other_values_are_no_ids(value: object) -> None:
    assert not ids.is_id(value, CATALOGUE.get("person"))


def test_the_same_chance_makes_the_same_id() -> None:
    session = CATALOGUE.get("session")
    assert ids.make(session, TODAY, lambda n: n - 1) == "S-20220615-ZZZZZZ"
    assert ids.make(session, TODAY, lambda n: 0) == "S-20220615-000000"
    assert _made(session, 7) == _made(session, 7) != _made(session, 8)


def test_a_station_is_named_by_its_code() -> None:
    station = CATALOGUE.get("station")
    assert ids.make(station, TODAY, lambda n: 0, "410902001") == "ST-410902001"
    assert ids.make(station, TODAY, lambda n: 0, "410902001", site=2) == "ST-410902001-2"
    for code in (None, "", "41090", "4109020011", "410902001\n", "４10902001"):
        with pytest.raises(ValueError, match="division code"):
            ids.make(station, TODAY, lambda n: 0, code)
    with pytest.raises(ValueError, match="division code"):
        ids.make(station, TODAY, lambda n: 0, "410902001", site=100)


@pytest.mark.parametrize(
    ("type_name", "identity", "path"),
    [
        ("session", "S-20220615-7K3QX", "sessions/2022/06/S-20220615-7K3QX.yaml"),
        ("follow_up", "F-20221231-7K3QX", "follow-ups/2022/F-20221231-7K3QX.yaml"),
        ("station", "ST-410902001-2", "stations/ST-410902001-2.yaml"),
        ("person", "P-7K3QX", "people/P-7K3QX.yaml"),
        ("agreement", "A-20220601-7K3QX", "agreements/A-20220601-7K3QX.yaml"),
    ],
)
def test_the_path_follows_from_the_id(type_name: str, identity: str, path: str) -> None:
    assert ids.path_of(CATALOGUE.get(type_name), identity, {}) == path


@pytest.mark.parametrize(
    "identity", ["../../etc/passwd", "S-20220615-7K3QX/..", "P-7K3QX", "S-20220615-7K3QX\n"]
)
def test_no_path_leads_out_of_its_folder(identity: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        ids.path_of(CATALOGUE.get("session"), identity, {})


def test_the_day_of_an_id() -> None:
    assert ids.day_of("S-20220615-7K3QX") == TODAY
    assert ids.day_of("S-20220231-7K3QX") is None
    assert ids.day_of("P-7K3QX") is None


def test_the_next_key_is_the_first_free_one() -> None:
    assert ids.next_key({"a1", "a2", "a4"}.__contains__, "a") == "a3"
    assert ids.KEY.match(ids.next_key(lambda key: False, "a"))
