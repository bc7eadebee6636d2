"""Dates, times and periods as people write them: 2026年6月8日, 2026.6.8, 9:30, 下午2点, 2026年6月."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

from supervise_cli.records.guess import Guess, digits_for_chinese, plain

_Y, _M, _D = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
_ISO: Final = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
_CHINESE: Final = re.compile(rf"{_Y} *年 *{_M} *月 *{_D} *[日号]?")
_SEPARATED: Final = re.compile(rf"{_Y} *(?P<sep>[-./_·、,]|--|—|–) *{_M} *(?P=sep) *{_D}")
_COMPACT: Final = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_SHORT_YEAR: Final = re.compile(rf"(?P<y>[0-9]{{2}})[-./年]{_M}[-./月]{_D}[日号]?")
_NO_YEAR: Final = re.compile(rf"{_M} *(?:月|[-./]) *{_D} *[日号]?")
_INCOMPLETE: Final = re.compile(r"[0-9]{4} *年?(?: *[-./]? *[0-9]{1,2} *月?)?(?:[上中下]旬|初|底|末)?")
_WITH_TIME: Final = re.compile(r"(?P<day>[0-9]{4}.{1,8}?[日号]?)[ T]+[0-9]{1,2}[:点时].*")
_RELATIVE: Final = re.compile(
    r"[今昨明前后]天|[上下本这]个?(?:周|月|星期|礼拜).*|(?:周|星期|礼拜)[一二三四五六日天]|月[初中底末]|.*(?:左右|前后|之前|以前|以后)"
)
_RANGE: Final = re.compile(r"[0-9]{4}[-./年].*(?:至|到|~|——|—| - ).*[0-9]")
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(20000, 80000)

_TIME: Final = re.compile(r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{1,2})")
_TIME_OTHER: Final = re.compile(r"(?P<h>[0-9]{1,2}) *[.。;,：·] *(?P<m>[0-9]{2})")
_TIME_SECONDS: Final = re.compile(r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2}):[0-9]{2}")
_TIME_COMPACT: Final = re.compile(r"(?P<h>[0-9]{1,2})(?P<m>[0-9]{2})")
_TIME_RANGE: Final = re.compile(r"[0-9]{1,2}[:点时][0-9]{0,2}分?半? *(?:-|~|—|–|至|到)+ *[0-9]{1,2}.*")
_TIME_CHINESE: Final = re.compile(
    r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|早)? *(?P<h>[0-9]{1,2}) *"
    r"(?:[:点时](?P<m>[0-9]{1,2}(?!刻))? *分?(?P<part>半|[13]刻|整|钟)?)"
)
_TIME_ENGLISH: Final = re.compile(
    r"(?P<h>[0-9]{1,2})(?::(?P<m>[0-9]{2}))? *(?P<half>am|pm|a\.m\.|p\.m\.)", re.IGNORECASE
)
_AFTERNOON: Final = frozenset({"下午", "傍晚", "晚上", "晚", "pm", "p.m."})
_LAST_UNCLEAR: Final = 6
_LAST_SPOKEN: Final = 7
"""7:00 is written of the morning; 七点 is said of the evening as well."""
_WRITTEN: Final = frozenset({"fullwidth", "padding", "impossible", "seconds", "separator", "compact"})
_PARTS: Final = {"半": 30, "1刻": 15, "3刻": 45}

_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", re.ASCII)
_MOMENT_PARTS: Final = re.compile(r"(?P<day>[0-9]{4}.{1,7}?[0-9日号])(?:[ T]+|(?<=[日号]))(?P<time>[^ T].*)")

_PERIOD_MONTH: Final = re.compile(rf"{_Y} *[-./年]? *{_M} *月?(?:份)?")
_PERIOD_QUARTER: Final = re.compile(
    r"(?P<y>[0-9]{4}) *[-./年]? *(?:[Qq](?P<q>[1-4])|第?(?P<n>[1-4])季度?|第?(?P<c>[一二三四])季度?)"
)
_PERIOD_YEAR: Final = re.compile(r"(?P<y>[0-9]{4}) *年度?")

CLEAR_DATES: Final = frozenset({"separator", "compact", "padding", "fullwidth", "chinese"})
"""The variants that can mean only one day, and may be stored as such."""


def guess_date(value: Any) -> Guess:
    """What date ``value`` was probably meant to be; ``want`` is its ISO form."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _date_from_number(value)
    if not isinstance(value, str):
        return Guess()
    text = plain(value)
    match = _ISO.fullmatch(text)
    if match:
        return _dated("fullwidth" if text != value else "impossible", match)
    for pattern, variant in ((_CHINESE, "chinese"), (_SEPARATED, "separator"), (_COMPACT, "compact")):
        match = pattern.fullmatch(text)
        if match:
            padding = variant == "separator" and match["sep"] == "-"
            return _dated("padding" if padding else variant, match)
    match = _CHINESE.fullmatch(digits_for_chinese(text))
    if match:
        return _dated("chinese", match)
    match = _WITH_TIME.fullmatch(text)
    if match:
        day = guess_date(match["day"].strip())
        want = day.params.get("want") or _iso(_ISO.fullmatch(match["day"].strip()))
        return Guess("datetime", {"want": want}) if want else Guess()
    match = _SHORT_YEAR.fullmatch(text)
    if match:
        want = _day(2000 + int(match["y"]), match["m"], match["d"])
        return Guess("short_year", {"want": want}) if want else Guess()
    match = _NO_YEAR.fullmatch(text)
    # A leap year: whether the day exists in the year that is meant, nobody knows yet.
    leap = _day(2024, match["m"], match["d"]) if match else None
    return Guess(_unclear(text), {"month_day": leap[5:]} if leap else {})


def _unclear(text: str) -> str:
    for pattern, variant in (
        (_RANGE, "range"), (_NO_YEAR, "no_year"), (_INCOMPLETE, "incomplete"), (_RELATIVE, "relative"),
    ):  # fmt: skip
        if pattern.fullmatch(text):
            return variant
    return ""


def _date_from_number(value: int) -> Guess:
    match = _COMPACT.fullmatch(str(value))
    if match:
        return _dated("compact", match)
    if value in _SERIALS:
        return Guess("serial", {"want": (_EXCEL_EPOCH + timedelta(days=value)).isoformat()})
    return Guess("incomplete" if 1900 <= value <= 2099 else "")


def _dated(variant: str, match: re.Match[str]) -> Guess:
    want = _iso(match)
    if want is None:
        return Guess("impossible")
    if not "1900" <= want[:4] <= "2099":
        return Guess("year")
    return Guess(variant, {"want": want})


def _iso(match: re.Match[str] | None) -> str | None:
    return _day(int(match["y"]), match["m"], match["d"]) if match else None


def _day(year: int, month: str, day: str) -> str | None:
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None


def guess_moment(value: Any) -> Guess:
    """Date and time in one, ``2022-06-15T14:30``; ``want`` is only an example where none can be told."""
    parts = _MOMENT_PARTS.fullmatch(plain(value)) if isinstance(value, str) else None
    found = [guess_date(parts["day"]), guess_time(parts["time"])] if parts else []
    want = "T".join(str(guess.params.get("want", "")) for guess in found)
    return Guess("moment", {"want": want if _MOMENT.fullmatch(want) else "2022-06-15T14:30"})


def guess_time(value: Any) -> Guess:
    """What time of day ``value`` was probably meant to be; ``want`` is ``HH:MM``.

    2:30 and 2点半 are mostly in the afternoon, but not surely: ``half_day``, ``other`` is the morning.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        match = _TIME_COMPACT.fullmatch(str(value))
        return _timed("compact", match["h"], match["m"]) if match else Guess()
    if not isinstance(value, str):
        return Guess()
    text = plain(value)
    match = _TIME.fullmatch(text)
    if match:
        width = text != value
        padding = len(match["h"]) == 1 or len(match["m"]) == 1
        return _timed(
            "fullwidth" if width else "padding" if padding else "impossible", match["h"], match["m"]
        )
    for pattern, variant in (
        (_TIME_SECONDS, "seconds"),
        (_TIME_OTHER, "separator"),
        (_TIME_COMPACT, "compact"),
    ):
        match = pattern.fullmatch(text)
        if match:
            return _timed(variant, match["h"], match["m"])
    if _TIME_RANGE.fullmatch(text):
        return Guess("range")
    return _spoken(text)


def _spoken(text: str) -> Guess:
    match = _TIME_ENGLISH.fullmatch(text) or _TIME_CHINESE.fullmatch(digits_for_chinese(text))
    if match is None:
        return Guess()
    groups = match.groupdict()
    half, part = (groups.get("half") or "").lower(), groups.get("part") or ""
    hour = int(groups["h"])
    minute = int(groups.get("m") or 0) + _PARTS.get(part, 0)
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in {"am", "a.m.", "凌晨"} and hour == 12:
        hour = 0
    if not half and len(groups["h"]) == 1 and 1 <= hour <= _LAST_SPOKEN and minute < 60:
        return _either(hour, minute)
    return _timed("noon" if half else "chinese", str(hour), str(minute))


def is_either_half(hour: str) -> bool:
    """Whether an hour typed with one digit may be one of the afternoon; from 7 on it is none."""
    return len(hour) == 1 and 1 <= int(hour) <= _LAST_UNCLEAR


def _either(hour: int, minute: int) -> Guess:
    return Guess("half_day", {"want": f"{hour + 12}:{minute:02d}", "other": f"{hour:02d}:{minute:02d}"})


def _timed(variant: str, hour: str, minute: str) -> Guess:
    if int(hour) > 23 or int(minute) > 59:
        return Guess("impossible")
    if variant in _WRITTEN and is_either_half(hour):
        return _either(int(hour), int(minute))
    return Guess(variant, {"want": f"{int(hour):02d}:{int(minute):02d}"})


def minutes_between(value: str) -> int | None:
    """``14:00-15:30`` → 90; None where the text is no span of time."""
    parts = re.split(r"(?:-|~|—|–|至|到)+", plain(value))
    found = [(guess_time(part).params, part) for part in parts]
    times = [params.get("other") or params.get("want") or _exact(part) for params, part in found]
    if len(times) != 2 or not all(isinstance(each, str) for each in times):
        return None
    start, end = (int(str(each)[:2]) * 60 + int(str(each)[3:]) for each in times)
    return end - start if end > start else None


def _exact(text: str) -> str | None:
    match = _TIME.fullmatch(text.strip())
    return f"{match['h']}:{match['m']}" if match and int(match["h"]) < 24 and int(match["m"]) < 60 else None


def guess_period(value: Any) -> Guess:
    """What period ``value`` was probably meant to be; ``want`` is ``YYYY``, ``YYYY-Qn`` or ``YYYY-MM``."""
    if isinstance(value, int) and 1900 <= value <= 2099:
        return Guess("number", {"want": str(value)})
    if not isinstance(value, str):
        return Guess()
    text = plain(value)
    match = _PERIOD_QUARTER.fullmatch(text)
    if match:
        quarter = match["q"] or match["n"] or str("一二三四".index(match["c"]) + 1)
        return Guess("rewrite", {"want": f"{match['y']}-Q{quarter}"})
    match = _PERIOD_MONTH.fullmatch(text)
    if match and 1 <= int(match["m"]) <= 12:
        return Guess("rewrite", {"want": f"{match['y']}-{int(match['m']):02d}"})
    match = _PERIOD_YEAR.fullmatch(text)
    return Guess("rewrite", {"want": match["y"]}) if match else Guess()
