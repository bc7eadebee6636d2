"""Working days: weekends and public holidays as the State Council set them, as far as known."""

from __future__ import annotations

from datetime import date, timedelta

from supervise_cli.model import Period

_FIXED = (
    (1, 1),
    (5, 1),
    (5, 2),
    (5, 3),
    (10, 1),
    (10, 2),
    (10, 3),
    (10, 4),
    (10, 5),
    (10, 6),
    (10, 7),
    (4, 5),
)

_MOVABLE: dict[int, tuple[tuple[str, str], ...]] = {
    2021: (
        ("02-11", "02-17"),
        ("04-03", "04-05"),
        ("05-01", "05-05"),
        ("06-12", "06-14"),
        ("09-19", "09-21"),
    ),
    2022: (
        ("01-31", "02-06"),
        ("04-03", "04-05"),
        ("04-30", "05-04"),
        ("06-03", "06-05"),
        ("09-10", "09-12"),
    ),
    2023: (
        ("01-21", "01-27"),
        ("04-05", "04-05"),
        ("04-29", "05-03"),
        ("06-22", "06-24"),
        ("09-29", "10-06"),
    ),
    2024: (
        ("02-10", "02-17"),
        ("04-04", "04-06"),
        ("05-01", "05-05"),
        ("06-08", "06-10"),
        ("09-15", "09-17"),
    ),
    2025: (
        ("01-28", "02-04"),
        ("04-04", "04-06"),
        ("05-01", "05-05"),
        ("05-31", "06-02"),
        ("10-01", "10-08"),
    ),
}


def is_holiday(day: date) -> bool:
    """A public holiday, whatever its weekday."""
    if (day.month, day.day) in _FIXED:
        return True
    mark = f"{day:%m-%d}"
    return any(first <= mark <= last for first, last in _MOVABLE.get(day.year, ()))


def is_workday(day: date) -> bool:
    """Monday to Friday and no holiday (shifted working weekends are left free)."""
    return day.weekday() < 5 and not is_holiday(day)


def workdays(period: Period) -> list[date]:
    """The working days of a period, in order."""
    days = (period.start + timedelta(n) for n in range((period.end - period.start).days + 1))
    return [day for day in days if is_workday(day)]


def after(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``."""
    while count > 0:
        day += timedelta(1)
        if is_workday(day):
            count -= 1
    return day


def on_or_before(day: date) -> date:
    """The day itself if it is a working day, else the last one before it."""
    while not is_workday(day):
        day -= timedelta(1)
    return day
