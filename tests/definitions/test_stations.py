"""Stations as of a day: their state, name and code then, and which one lies above."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.stations import Station, ancestors, county_of, stations
from tests.definitions.books import facts_of

TOWN = "ST-410902101"


def tree(day: str, *records: dict[str, Any]) -> dict[str, Station]:
    with facts_of("2022-12-31", *records) as facts:
        return stations(facts, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("said", "day", "state"),
    [
        ({"opened_on": "2022-06-10"}, "2022-06-09", "planned"),
        ({"opened_on": "2022-06-10"}, "2022-06-10", "open"),
        ({"closed_on": "2022-06-10"}, "2022-06-09", "open"),
        ({"closed_on": "2022-06-10"}, "2022-06-10", "closed"),
        ({"state": "closed", "closed_on": "2022-06-10"}, "2022-06-09", "open"),
        ({"state": "planned", "closed_on": "2022-06-10"}, "2022-06-09", "planned"),
    ],
)
def test_the_state_of_a_day(said: dict[str, Any], day: str, state: str) -> None:
    assert tree(day, {"id": TOWN} | said)[TOWN].state == state


FORMER = [
    {"to": "2022-03-31", "name": "岳村乡社工站", "division_code": "410902201"},
    {"to": "2022-06-30", "name": "岳村社工站", "division_code": "410902202"},
]


@pytest.mark.parametrize(
    ("day", "name", "code"),
    [
        ("2022-03-31", "岳村乡社工站", "410902201"),
        ("2022-04-01", "岳村社工站", "410902202"),
        ("2022-06-30", "岳村社工站", "410902202"),
        ("2022-07-01", "岳村镇社工站", "410902101"),
    ],
)
def test_the_name_and_the_code_of_a_day(day: str, name: str, code: str) -> None:
    found = tree(day, {"id": TOWN, "former": FORMER})[TOWN]
    assert (found.name, found.code) == (name, code)


def test_a_former_code_without_a_name() -> None:
    found = tree("2022-03-31", {"id": TOWN, "former": [{"to": "2022-03-31", "division_code": "410902201"}]})[
        TOWN
    ]
    assert (found.name, found.code) == ("岳村镇社工站", "410902201")


def station(code: str, level: str, **more: Any) -> dict[str, Any]:
    kind = "town" if len(code) >= 9 else None
    return {"id": f"ST-{code}", "level": level, "division_code": code, "division_type": kind} | more


def test_each_lies_under_the_one_whose_code_it_begins_with() -> None:
    """Every sister differs in the last digit that counts."""
    found = tree(
        "2022-06-15",
        station("4109", "city_general_station"), station("4108", "city_general_station"),
        station("410902", "county_centre"), station("410903", "county_centre"),
        station("410902101", "township_station"), station("410902102", "township_station"),
        station("410903101", "township_station"),
        station("410902101201", "village_room"), station("410902102201", "village_room"),
        station("410902103201", "village_room"), station("410904101", "township_station"),
        station("410801101", "township_station"),
    )  # fmt: skip
    assert {record: each.above for record, each in found.items()} == {
        "ST-4109": "", "ST-4108": "",
        "ST-410902": "ST-4109", "ST-410903": "ST-4109",
        "ST-410902101": "ST-410902", "ST-410902102": "ST-410902", "ST-410903101": "ST-410903",
        "ST-410902101201": "ST-410902101", "ST-410902102201": "ST-410902102",
        "ST-410902103201": "ST-410902", "ST-410904101": "ST-4109", "ST-410801101": "ST-4108",
    }  # fmt: skip
    assert list(ancestors(found, "ST-410902101201")) == [
        "ST-410902101201", "ST-410902101", "ST-410902", "ST-4109",
    ]  # fmt: skip
    assert county_of(found, "ST-410902101201") == "ST-410902"
    assert county_of(found, "ST-410904101") == ""


def test_a_branch_lies_under_its_station_and_is_no_seat() -> None:
    found = tree(
        "2022-06-15",
        {"id": TOWN},
        station("410902101", "township_station", id="ST-410902101-2", branch_of=TOWN),
        station("410902102", "township_station", branch_of=TOWN),
        station("410902101201", "village_room"),
        station("410902102201", "village_room"),
    )
    assert found["ST-410902101-2"].above == TOWN
    assert found["ST-410902102"].above == TOWN
    assert found["ST-410902101201"].above == TOWN
    assert found["ST-410902102201"].above == ""
