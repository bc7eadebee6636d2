"""The working days that the demonstration knows are those of the notices."""

from __future__ import annotations

from datetime import date, timedelta

from chinese_calendar import is_workday as official

from supervise_cli.demo.workdays import counted_after, is_counted, is_workday


def test_days_counted_are_those_of_the_notices() -> None:
    day = date(2021, 1, 1)
    while day < date(2026, 1, 1):
        assert is_counted(day) == official(day), day
        # Sessions are held on no day off, but never on a shifted weekend either.
        assert not is_workday(day) or (official(day) and day.weekday() < 5), day
        day += timedelta(1)


def test_counting_goes_over_shifted_weekends() -> None:
    assert counted_after(date(2022, 1, 28), 2) == date(2022, 1, 30)
    assert counted_after(date(2022, 4, 29), 1) == date(2022, 5, 5)
