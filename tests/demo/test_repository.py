"""The demonstration as a whole: how much there is, that it is valid, that its links hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from supervise_cli import resources
from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.fields import ORDER
from supervise_cli.demo.generate import Demo, generate
from supervise_cli.demo.options import DemoOptions
from supervise_cli.errors import BadInput
from supervise_cli.records import schema
from supervise_cli.records.types import Catalogue

Record = dict[str, Any]
LAST = "2022-06-30"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(resources.schemas())


def test_every_record_is_valid(demo: Demo, catalogue: Catalogue) -> None:
    faults = {
        record["id"]: found
        for name, record in demo.records
        if (found := schema.check(record, catalogue.get(name)))
    }
    assert faults == {}


def test_the_configuration_is_valid_and_says_that_it_is_a_demonstration(demo: Demo) -> None:
    assert schema.check_document(demo.config, "config") == []
    assert demo.config["demo"] is True
    assert demo.config["closed_on"] == LAST
    assert demo.policy is None


@pytest.mark.parametrize("name", sorted(ORDER))
def test_fields_stand_in_the_order_of_the_schema(name: str) -> None:
    whole = json.loads((resources.schemas() / f"{name}-1.schema.json").read_text(encoding="utf-8"))
    fields = list(whole["properties"])
    if name == "follow_up":
        fields[5:5] = whole["$defs"]["follow_up"]["properties"]
    known = [field for field in fields if field in ORDER[name]]
    assert sorted(ORDER[name], key=known.index) == list(dict.fromkeys(ORDER[name]))


def test_stations_are_those_of_the_list(by_type: Mapping[str, list[Record]], divisions: Divisions) -> None:
    levels = Counter(station["level"] for station in by_type["station"])
    assert levels == {"township_station": 89, "county_centre": 8, "city_general_station": 1}
    townships = [each for each in by_type["station"] if each["level"] == "township_station"]
    assert [each["division_code"] for each in townships] == [row.code for row in divisions.townships]
    assert Counter(each["division_type"] for each in townships) == {
        "town": 44,
        "township": 31,
        "subdistrict": 14,
    }
    assert Counter(each["state"] for each in townships) == {"open": 46, "planned": 43}
    assert len({each["name"] for each in by_type["station"]}) == 98


def test_open_stations_are_spread_over_all_counties(by_type: Mapping[str, list[Record]]) -> None:
    spread = Counter(
        each["id"][3:9] for each in by_type["station"] if each["state"] == "open" and len(each["id"]) == 12
    )
    assert len(spread) == 8
    assert max(spread.values()) <= 12


def test_nothing_is_invented_about_planned_stations(by_type: Mapping[str, list[Record]]) -> None:
    planned = [each for each in by_type["station"] if each["state"] == "planned"]
    assert planned
    known = {
        "schema",
        "id",
        "status",
        "recorded_on",
        "entered_by",
        "level",
        "name",
        "division_code",
        "division_type",
    }
    for station in planned:
        assert set(station) <= known | {"state", "planned_staff"}


def test_about_230_people_in_post(by_type: Mapping[str, list[Record]]) -> None:
    roles = Counter(
        posting["role"]
        for person in by_type["person"]
        for posting in person["postings"]
        if posting["from"] <= LAST <= posting.get("to", "9999")
    )
    assert roles["head"] == 46
    assert roles["head"] + roles["worker"] + roles["assistant"] == 230
    assert roles["supervisor"] >= 9
    assert roles["professor"] == 3


def test_people_come_and_leave_with_reasons(by_type: Mapping[str, list[Record]]) -> None:
    came = [each for each in by_type["person"] if each["postings"][0]["from"] >= "2022-04-01"]
    ended = [posting for each in by_type["person"] for posting in each["postings"] if "to" in posting]
    assert len(came) >= 5
    assert len(ended) >= 5
    assert all("left_because" in posting for posting in ended)
    assert {"resigned", "transfer"} <= {posting["left_because"] for posting in ended}


def test_names_of_staff_are_unique(by_type: Mapping[str, list[Record]]) -> None:
    labels = [person["label"] for person in by_type["person"]]
    assert len(set(labels)) == len(labels)


def test_ids_are_unique(demo: Demo) -> None:
    ids = [record["id"] for _, record in demo.records]
    assert len(set(ids)) == len(ids)


def test_every_reference_resolves(demo: Demo) -> None:
    records = {record["id"]: record for _, record in demo.records}
    missing = []
    for _, record in demo.records:
        for reference in _references({key: value for key, value in record.items() if key != "id"}):
            target, _, key = reference.partition("#")
            found = records.get(target, {"status": "none"})
            if found["status"] != "final" or (key and key not in _keys(found)):
                missing.append((record["id"], reference))
    assert missing == []


def test_written_once_records_are_entered_by_somebody_in_post(demo: Demo) -> None:
    people = {record["id"]: record for name, record in demo.records if name == "person"}
    for name, record in demo.records:
        if name in ("session", "follow_up"):
            writer = people[record["entered_by"]]
            day = record["recorded_on"]
            assert any(each["from"] <= day <= each.get("to", "9999") for each in writer["postings"]), record[
                "id"
            ]


def test_a_few_drafts_and_withdrawn_entries_are_there(by_type: Mapping[str, list[Record]]) -> None:
    assert Counter(each["status"] for each in by_type["session"] if each["status"] != "final") == {
        "draft": 3,
        "void": 2,
    }


@pytest.mark.parametrize(
    "options",
    [
        DemoOptions(stations=1, workers=3, months=1),
        DemoOptions(seed=5, stations=20, workers=60, months=2, until="2023-02"),
        DemoOptions(seed=6, stations=6, workers=120, months=1, until="2024-10"),
    ],
    ids=["one station", "small stations", "large stations"],
)
def test_other_sizes(options: DemoOptions, divisions: Divisions, catalogue: Catalogue) -> None:
    made = generate(options, divisions)
    faults = [found for name, record in made.records for found in schema.check(record, catalogue.get(name))]
    assert faults == []
    stations = [
        record for name, record in made.records if name == "station" and record["level"] == "township_station"
    ]
    assert len([each for each in stations if each["state"] == "open"]) == options.stations
    assert (
        max(len(record["attendees"]) for name, record in made.records if record.get("form") == "group") <= 8
    )


@pytest.mark.parametrize(
    "options",
    [DemoOptions(until="2022-13"), DemoOptions(until="2022"), DemoOptions(workers=10), DemoOptions(months=0)],
)
def test_what_cannot_be_met_is_refused(options: DemoOptions, divisions: Divisions) -> None:
    with pytest.raises(BadInput):
        generate(options, divisions)


def test_more_stations_than_townships_are_refused(divisions: Divisions) -> None:
    with pytest.raises(BadInput):
        generate(DemoOptions(stations=90, workers=400), divisions)


_REFERENCE = re.compile(r"(?:P|ST|A|S|F|PL|R|V|EV|L|RL|T|MN|CM)-[0-9A-Z-]+(?:#[a-z0-9]+)?\Z")


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, str) and _REFERENCE.match(value):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _references(item)


def _keys(record: Record) -> set[str]:
    return {
        item["key"]
        for value in record.values()
        if isinstance(value, list)
        for item in value
        if isinstance(item, dict) and "key" in item
    }
