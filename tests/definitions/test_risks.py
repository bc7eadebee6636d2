"""Since when a case has been of high risk: opening, notes and sessions, on the day itself and before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.risks import high_risks, high_since
from tests.definitions.books import facts_of


def case(opened_on: str, risk: str, code: str = "C-6X4BD") -> dict[str, Any]:
    return {"id": code, "opened_on": opened_on, "risk": risk}


def note(n: int, day: str, risk: str, code: str = "C-6X4BD") -> dict[str, Any]:
    path = f"cases/{code}/notes/N-20220601-0000{n}.yaml"
    return {"id": f"N-20220601-0000{n}", "case": code, "date": day, "risk": risk, "path": path}


def since(day: str, *records: dict[str, Any]) -> dict[str, str]:
    with facts_of("2022-12-31", *records) as facts:
        return high_since(facts, date.fromisoformat(day))


SPOKEN = {
    "id": "S-20220610-AAAAA",
    "date": "2022-06-10",
    "cases": [{"key": "c1", "case": "C-6X4BD", "risk": "high"}],
}


@pytest.mark.parametrize(
    "records",
    [
        (case("2022-06-10", "high"),),
        (case("2022-06-10", "low"), note(1, "2022-06-10", "high")),
        (case("2022-06-01", "low"), note(1, "2022-06-10", "crisis")),
        (case("2022-06-01", "low"), SPOKEN),
    ],
)
def test_from_the_day_of_the_judgement(records: tuple[dict[str, Any], ...]) -> None:
    assert since("2022-06-09", *records) == {}
    assert since("2022-06-10", *records) == {"C-6X4BD": "2022-06-10"}
    assert since("2022-06-11", *records) == {"C-6X4BD": "2022-06-10"}


def test_the_opening_comes_before_every_note() -> None:
    records = [case("2022-06-10", "low"), note(1, "2022-06-05", "high"), note(2, "2022-06-20", "high")]
    assert since("2022-06-30", *records) == {"C-6X4BD": "2022-06-05"}


def test_notes_of_another_case_say_nothing() -> None:
    records = [
        case("2022-06-10", "high"),
        case("2022-05-01", "low", "C-7K3QX"),
        note(1, "2022-06-01", "low", "C-7K3QX"),
    ]
    assert since("2022-06-30", *records) == {"C-6X4BD": "2022-06-10"}


def test_a_note_before_the_opening_says_nothing_until_then() -> None:
    records = [case("2022-06-10", "low"), note(1, "2022-06-05", "high")]
    assert since("2022-06-09", *records) == {}
    assert since("2022-06-10", *records) == {"C-6X4BD": "2022-06-05"}


def test_what_the_sessions_asked_about_spoke_of() -> None:
    """Of two sessions only one is asked about; the other's judgement counts all the same."""
    elsewhere = {**SPOKEN, "id": "S-20220612-BBBBB", "date": "2022-06-12"}
    elsewhere["cases"] = [{"key": "c1", "case": "C-7K3QX", "risk": "crisis"}]
    records = [case("2022-06-01", "low"), case("2022-06-01", "low", "C-7K3QX"), SPOKEN, elsewhere]
    with facts_of("2022-12-31", *records) as facts:
        asked = [
            [each.case for each in high_risks(facts, date(2022, 6, 30), among, concerns)]
            for among, concerns in (
                ({SPOKEN["id"]}, lambda each: False),
                (set(), lambda each: True),
                (set(), lambda each: False),
            )
        ]
    assert asked == [["C-6X4BD"], ["C-6X4BD", "C-7K3QX"], []]
