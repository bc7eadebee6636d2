"""Whose turn a finding makes it: ``validate --for``, and findings by person in ``due`` and ``status``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.rules.test_cases import Case
from tests.running import run_inside

DAY = "2022-07-04"
CITY = "ST-4109"
COUNTY = "ST-410902"
STATION = "ST-410902101"
SUPERVISOR, WORKER, OTHER, HEAD, OF_COUNTY, OF_CITY = (
    "P-2D6RW", "P-9M2AB", "P-4T8NC", "P-HEAD2", "P-C0VNT", "P-C1TY2",
)  # fmt: skip


def _posted(station: str, role: str) -> list[dict[str, str]]:
    return [{"key": "p1", "station": station, "role": role, "from": "2022-01-01"}]


WORLD: list[dict[str, Any]] = [
    {"id": CITY, "level": "city_general_station", "name": "濮阳市总站", "division_code": "4109",
     "division_type": None},
    {"id": COUNTY, "level": "county_centre", "name": "华龙区中心", "division_code": "410902",
     "division_type": None},
    {"id": SUPERVISOR, "label": "李明", "postings": _posted(COUNTY, "supervisor"),
     "appointments": [{"key": "a1", "kind": "full_time", "side": "internal", "from": "2022-01-01"}]},
    {"id": WORKER, "label": "王秀英", "postings": _posted(STATION, "worker")},
    {"id": HEAD, "label": "赵站长", "postings": _posted(STATION, "head")},
    {"id": OF_COUNTY, "label": "钱科长", "postings": _posted(COUNTY, "manager")},
    {"id": OF_CITY, "label": "孙处长", "postings": _posted(CITY, "manager")},
    {"id": "A-20220101-AAAAA", "supervisees": [WORKER, HEAD], "from": "2022-01-01"},
    {"id": "S-20220315-AAAAA", "date": "2022-03-15"},
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path


def _write(folder: Path, *records: dict[str, Any]) -> Path:
    case = Case("SUP324", "", {"records": [*WORLD, *records]})
    for path, content in case.files().items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def _found(folder: Path, *options: str) -> set[tuple[str, str]]:
    ran = run_inside("-C", folder, "validate", "--all", "--as-of", DAY, "--format", "json", *options)
    return {(each["code"], each["record"]) for each in json.loads(ran.out)["findings"]}


def _due(folder: Path, *options: str) -> list[dict[str, Any]]:
    return list(json.loads(run_inside("-C", folder, "due", "--as-of", DAY, "--json", *options).ok().out))


LATE = {"id": "S-20220615-AAAAA", "recorded_on": "2022-06-25", "entered_by": WORKER,
        "summary": "谈了入户走访怎么开口、怎么记，约好下周一起去两户。"}  # fmt: skip
"""Written too late (SUP301): for whoever wrote it."""
UNSIGNED = {"id": "S-20220616-BBBBB", "date": "2022-06-16", "start": None, "end": None, "minutes": 60,
            "supervisors": [{"person": OTHER, "as": "full_time", "side": "internal"}]}  # fmt: skip
"""Led by somebody without an appointment (SUP602): for the county."""


def test_for_a_person_are_the_findings_that_person_has_to_act_on(office: Path) -> None:
    _write(office, LATE, UNSIGNED)
    everything = _found(office)
    assert {("SUP301", LATE["id"]), ("SUP602", UNSIGNED["id"]), ("SUP324", HEAD)} <= everything
    assert _found(office, "--for", "王秀英") == {("SUP301", LATE["id"])}
    assert ("SUP324", HEAD) in _found(office, "--for", SUPERVISOR)
    assert not _found(office, "--for", SUPERVISOR) & {("SUP301", LATE["id"]), ("SUP602", UNSIGNED["id"])}
    assert ("SUP602", UNSIGNED["id"]) in _found(office, "--for", "钱科长")
    assert _found(office, "--for", "孙处长") <= everything - _found(office, "--for", "钱科长")


@pytest.mark.parametrize("typed", ["county", "县区", "County"])
def test_for_a_role_are_the_findings_of_rules_for_that_role(office: Path, typed: str) -> None:
    _write(office, LATE, UNSIGNED)
    found = _found(office, "--for", typed)
    assert ("SUP602", UNSIGNED["id"]) in found
    assert not found & {("SUP301", LATE["id"]), ("SUP324", HEAD)}


def test_without_a_manager_in_the_county_the_city_is_asked(office: Path) -> None:
    gone = {
        "id": OF_COUNTY,
        "label": "钱科长",
        "postings": [{**_posted(COUNTY, "manager")[0], "to": "2022-05-31"}],
    }
    _write(office, UNSIGNED)
    _write(office, gone, UNSIGNED)
    assert ("SUP602", UNSIGNED["id"]) in _found(office, "--for", OF_CITY)
    assert ("SUP602", UNSIGNED["id"]) not in _found(office, "--for", OF_COUNTY)


def test_who_is_neither_role_nor_person_is_said(office: Path) -> None:
    _write(office)
    ran = run_inside("-C", office, "validate", "--for", "没有这人")
    assert ran.code == 2
    assert "填写人、督导" in ran.err
    assert "没有这人" not in ran.out


def test_a_record_too_faulty_for_facts_is_for_who_entered_it(office: Path) -> None:
    _write(
        office, {"id": "S-20220617-CCCCC", "date": "2022-06-17", "mode": "by_pigeon", "entered_by": WORKER}
    )
    assert _found(office, "--for", WORKER) == {("SUP111", "S-20220617-CCCCC")}


def test_due_lists_errors_and_warnings_by_person(office: Path) -> None:
    _write(office, LATE, UNSIGNED)
    mine = [each for each in _due(office, "--person", WORKER) if each["kind"] == "finding"]
    assert [(each["subject"], each["by"], each["number"]) for each in mine] == [(LATE["id"], DAY, 1)]
    assert mine[0]["command"] == f"sup validate --all --for {WORKER} --select SUP301"
    short = [
        each for each in _due(office, "--kind", "finding", "--person", SUPERVISOR) if "SUP324" in each["why"]
    ]
    months = {f["discriminator"] for f in _all(office) if (f["code"], f["record"]) == ("SUP324", HEAD)}
    assert len(months) > 1
    assert [each["number"] for each in short] == [sum(f["code"] == "SUP324" for f in _all(office))]
    assert short[0]["by"] == "2022-04-30", "the earliest of them"
    text = run_inside("--lang", "zh", "-C", office, "due", "--as-of", DAY).ok().out
    assert f"共 {short[0]['number']} 条" in text
    quiet = {each["code"] for each in _all(office) if each["severity"] == "information"}
    assert quiet
    assert not any(f"（{code}）" in text for code in quiet)


def _all(folder: Path) -> list[dict[str, Any]]:
    ran = run_inside("-C", folder, "validate", "--all", "--as-of", DAY, "--format", "json")
    return list(json.loads(ran.out)["findings"])


def test_what_is_owed_anyway_is_not_said_twice(office: Path) -> None:
    _write(office, {"id": "R-20220615-AAAAA", "asked_on": "2022-06-01"})
    assert "SUP340" in {each["code"] for each in _all(office)}
    assert [each["kind"] for each in _due(office) if each["subject"].startswith("R-")] == ["request"]


def test_waived_findings_are_not_owed_and_their_end_is(office: Path) -> None:
    waiver = {"id": "WV-20220701-AAAAA", "record": LATE["id"], "pointer": "/recorded_on",
              "until": "2022-07-18", "entered_by": WORKER}  # fmt: skip
    _write(office, LATE, waiver)
    things = _due(office, "--person", WORKER)
    assert [(each["kind"], each["subject"], each["by"]) for each in things] == [
        ("waiver", waiver["id"], "2022-07-18")
    ]
    _write(office, LATE, waiver | {"until": "2022-07-19"})
    assert _due(office, "--person", WORKER) == [], "two weeks ahead and no more"


def test_status_counts_them_by_station_and_supervisor(office: Path) -> None:
    _write(office, LATE, UNSIGNED)
    found = json.loads(run_inside("-C", office, "status", "--as-of", DAY, "--every", "--json").ok().out)
    pressing = [each for each in _all(office) if each["severity"] != "information"]
    counted = {each["station"]: each["findings"] for each in found["stations"]}
    assert counted[CITY] == len(pressing)
    assert counted[STATION] == sum(each["record"] != CITY for each in pressing)
    supervisors = {each["supervisor"]: each["findings"] for each in found["supervisors"]}
    assert supervisors[SUPERVISOR] == len(
        {(f["code"], f["record"], f["discriminator"]) for f in pressing if f["for"] == "supervisor"}
    )
