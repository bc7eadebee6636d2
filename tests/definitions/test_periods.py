"""Which months can be judged: to the day."""

from __future__ import annotations

from typing import Any

import pytest

from supervise_cli.definitions.periods import Periods, quarter_of, words
from supervise_cli.model import Period
from tests.definitions.books import facts_of


def months(as_of: str, **more: Any) -> list[str]:
    with facts_of(as_of, **more) as facts:
        return [each.label for each in Periods(facts).months]


@pytest.mark.parametrize(("as_of", "last"), [("2022-07-03", "2022-05"), ("2022-07-04", "2022-06")])
def test_over_once_it_can_be_written_up(as_of: str, last: str) -> None:
    assert months(as_of)[-1] == last


@pytest.mark.parametrize(
    ("closed_on", "last"), [("2022-07-01", "2022-06"), ("2022-07-02", "2022-05"), ("2022-07-03", "2022-05")]
)
def test_one_closed_yesterday_waits_for_nothing_more(closed_on: str, last: str) -> None:
    assert months("2022-07-02", closed_on=closed_on)[-1] == last


def test_as_many_as_policy_says() -> None:
    assert len(months("2022-07-04")) == 12
    assert months("2022-07-04", policy={"look_back_months": {"2022-01-01": 2}}) == ["2022-05", "2022-06"]


def test_before_there_was_any_policy() -> None:
    assert months("1999-07-10") == []
    assert months("1999-07-01", policy={"look_back_months": {"1990-01-01": 1}}) == ["1999-06"]


def test_what_is_looked_back_on_begins_with_the_first_month() -> None:
    for as_of, first in (("2022-07-04", "2021-07-01"), ("1999-07-10", "1999-07-10")):
        with facts_of(as_of) as facts:
            assert Periods(facts).first_day == first


@pytest.mark.parametrize(("first", "known"), [("2022-06-01", True), ("2022-06-02", False)])
def test_known_from_the_first_session_on(first: str, known: bool) -> None:
    with facts_of("2022-07-04", {"id": "S-20220601-AAAAA", "date": first}) as facts:
        periods = Periods(facts)
        assert periods.known("ST-410902101", periods.months[-1]) is known
        assert periods.all_known([], periods.months[-1]) is known


def place(code: str, level: str) -> dict[str, Any]:
    kind = "town" if len(code) >= 9 else None
    return {"id": f"ST-{code}", "level": level, "division_code": code, "division_type": kind}


def since(station: str, *records: dict[str, Any]) -> str:
    with facts_of("2022-07-04", *records) as facts:
        return Periods(facts).since(station)


HELD = {"id": "S-20220610-AAAAA", "date": "2022-06-10"}


def test_a_county_keeps_records_as_a_whole_and_for_itself() -> None:
    records = [
        place("4109", "city_general_station"),
        place("410902", "county_centre"), place("410903", "county_centre"),
        place("410902102", "township_station"), place("410903101", "township_station"), HELD,
    ]  # fmt: skip
    assert since("ST-410902102", *records) == "2022-06-10"
    assert since("ST-410903101", *records) == ""


def test_where_there_is_no_county_centre_the_topmost_station_does() -> None:
    records = [place("410902101201", "village_room"), HELD | {"station": "ST-410902101201"}]
    assert since("ST-410902101", *records) == "2022-06-10"


def test_records_begin_with_the_first_session_somebody_from_there_was_at() -> None:
    there = place("410903101", "township_station")
    person = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": there["id"], "role": "worker"}]}
    assert since(there["id"], there, person, HELD, {"id": "S-20220615-AAAAA"}) == "2022-06-10"


def test_the_quarter_of_every_month() -> None:
    found = [quarter_of(Period.month(2022, month)) for month in range(1, 13)]
    assert [each.label for each in found] == [f"2022-Q{n}" for n in (1, 2, 3, 4) for _ in range(3)]
    said = [words(each)["period_zh"] for each in found[::3]]
    assert said == ["2022 年一季度", "2022 年二季度", "2022 年三季度", "2022 年四季度"]
    assert words(Period.month(2022, 11))["period_zh"] == "2022 年 11 月"
