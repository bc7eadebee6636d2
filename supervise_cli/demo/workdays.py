"""Working days: weekends and public holidays as the State Council set them, as far as known."""

from __future__ import annotations

from datetime import date, timedelta

from supervise_cli.model import Period

# Weekdays off and weekend days worked, month by month, as the State Council set them (a test compares them).
_OFF = {
    2021: "0101 0211 0212 0215 0216 0217 0405 0503 0504 0505 0614 0920 0921 1001 1004 1005 1006 1007",
    2022: "0103 0131 0201 0202 0203 0204 0404 0405 0502 0503 0504 0603 0912 1003 1004 1005 1006 1007",
    2023: "0102 0123 0124 0125 0126 0127 0405 0501 0502 0503 0622 0623 0929 1002 1003 1004 1005 1006",
    2024: "0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002 1003 1004 1007",
    2025: "0101 0128 0129 0130 0131 0203 0204 0404 0405 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008",
}
_ON = {
    2021: "0207 0220 0425 0508 0918 0926 1009",
    2022: "0129 0130 0402 0424 0507 1008 1009",
    2023: "0128 0129 0423 0506 0625 1007 1008",
    2024: "0204 0218 0407 0428 0511 0914 0929 1012",
    2025: "0126 0208 0427 0928 1011",
}
_EVERY_YEAR = "0101 0405 0501 0502 0503 1001 1002 1003 1004 1005 1006 1007"


def is_holiday(day: date) -> bool:
    """A public holiday: a day off of the year's notice, or one that is the same every year."""
    mark = f"{day:%m%d}"
    return mark in _OFF.get(day.year, "") or mark in _EVERY_YEAR


def is_counted(day: date) -> bool:
    """Whether the day counts as a working day when days are counted: shifted weekends are worked."""
    if day.year not in _OFF:
        return day.weekday() < 5
    mark = f"{day:%m%d}"
    return mark in _ON[day.year] or (day.weekday() < 5 and mark not in _OFF[day.year])


def is_workday(day: date) -> bool:
    """Monday to Friday and no holiday: when sessions are held (shifted working weekends are left free)."""
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


def counted_after(day: date, count: int) -> date:
    """The ``count``-th day after ``day`` that counts as a working day."""
    while count > 0:
        day += timedelta(1)
        count -= is_counted(day)
    return day


def written(day: date, days: int, last: date) -> date:
    """When something of ``day`` is written down, so many days later: on a working day where there is one."""
    later = min(day + timedelta(days), last)
    return max(day, on_or_before(later))


def on_or_before(day: date) -> date:
    """The day itself if it is a working day, else the last one before it."""
    while not is_workday(day):
        day -= timedelta(1)
    return day


def on_or_after(day: date) -> date:
    """The day itself if it is a working day, else the next one."""
    while not is_workday(day):
        day += timedelta(1)
    return day
