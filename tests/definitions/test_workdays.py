"""Working days: the notices the program knows, those that policy tells it, and years nobody told it about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.definitions.workdays import Workdays
from supervise_cli.pipeline.opening import opened
from tests.figures import sample
from tests.figures.recount import AT_WORK, OFF, at_work

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _workdays(root: Path, policy: dict[str, Any] | None = None) -> Workdays:
    sample.put(root / "sup.yaml", {"name": "一站", "division_code": "410902"})
    sample.put(root / "policy.yaml", policy or {})
    with opened(root, NOW) as state:
        return Workdays(state.facts)


def _days(*days: str) -> list[dict[str, Any]]:
    return [{"value": list(days), "unit": "dates", "source": "国务院办公厅通知"}]


def test_every_day_as_the_notices_say(tmp_path: Path) -> None:
    workdays = _workdays(tmp_path)
    days = [date(2021, 7, 1) + timedelta(n) for n in range(184 + 365)]
    assert {d.isoformat() for d in days if workdays.is_workday(d)} == {
        d.isoformat() for d in days if at_work(d.isoformat())
    }
    assert len(OFF) + len(AT_WORK) == 35


@pytest.mark.parametrize(
    ("first", "last"),
    [("2022-06-01", "2022-06-13"), ("2021-12-20", "2022-02-10"), ("2022-06-13", "2022-06-01"),
     ("2022-06-04", "2022-06-04"), ("2020-03-01", "2022-03-01"), ("2025-12-30", "2027-01-05")],
)  # fmt: skip
def test_between_counts_what_comes_after(tmp_path: Path, first: str, last: str) -> None:
    workdays = _workdays(tmp_path)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    one_by_one = sum(workdays.is_workday(start + timedelta(n)) for n in range(1, (end - start).days + 1))
    assert workdays.between(start, end) == one_by_one
    if one_by_one:
        assert workdays.between(start, workdays.after(start, one_by_one)) == one_by_one


def test_after_a_holiday(tmp_path: Path) -> None:
    workdays = _workdays(tmp_path)
    assert workdays.after(date(2022, 6, 2), 1) == date(2022, 6, 6)
    assert workdays.after(date(2022, 4, 29), 1) == date(2022, 5, 5)
    # A Saturday made a working day.
    assert workdays.after(date(2022, 5, 6), 1) == date(2022, 5, 7)
    assert workdays.after(date(2022, 6, 4), 0) == date(2022, 6, 4)
    assert workdays.last_within(date(2022, 6, 1), date(2022, 6, 5)) == date(2022, 6, 2)
    assert workdays.last_within(date(2022, 6, 2), date(2022, 6, 5)) == date(2022, 6, 2)
    assert workdays.last_within(date(2022, 6, 3), date(2022, 6, 5)) is None


def test_a_year_nobody_published_counts_monday_to_friday_and_says_so(tmp_path: Path) -> None:
    workdays = _workdays(tmp_path)
    assert workdays.published(date(2026, 1, 1), date(2026, 12, 31))
    assert not workdays.published(date(2026, 12, 1), date(2035, 1, 1))
    assert workdays.is_workday(date(2035, 10, 1))
    assert not workdays.is_workday(date(2035, 10, 6))


def test_policy_brings_the_notice(tmp_path: Path) -> None:
    policy = {"holidays": _days("2035-10-01", "2035-10-02"), "workdays": _days("2035-09-29")}
    workdays = _workdays(tmp_path, policy)
    assert workdays.published(date(2035, 1, 1), date(2035, 12, 31))
    assert not workdays.published(date(2035, 1, 1), date(2036, 1, 1))
    assert not workdays.is_workday(date(2035, 10, 1))
    assert workdays.is_workday(date(2035, 9, 29))
    assert workdays.is_workday(date(2035, 10, 3))


def test_policy_stands_over_the_calendar(tmp_path: Path) -> None:
    workdays = _workdays(tmp_path, {"holidays": _days("2022-06-15"), "workdays": _days("2022-06-04")})
    assert not workdays.is_workday(date(2022, 6, 15))
    assert workdays.is_workday(date(2022, 6, 4))


def test_monday_to_friday_in_a_year_nobody_told_of(tmp_path: Path) -> None:
    workdays = _workdays(tmp_path)
    monday = date(2051, 6, 12)
    assert monday.weekday() == 0
    assert [workdays.is_workday(monday + timedelta(n)) for n in range(7)] == [True] * 5 + [False] * 2
