"""Dates, times and numbers as people write them, taken only where they can mean but one thing."""

from __future__ import annotations

import re
from typing import Final

from supervise_cli.records.guess_dates import CLEAR_DATES, guess_date, guess_time
from supervise_cli.records.guess_values import guess_number
from supervise_cli.records.types import Field, Kind

_TIMES: Final = frozenset({"separator", "compact", "padding", "fullwidth"})
_NUMBERS: Final = frozenset({"quoted", "fullwidth", "hours"})
_CHINESE: Final = re.compile("[零〇一二两三四五六七八九十百]+")
_MINUTES: Final = re.compile(
    r"(?:[0-9０-９]+|[零一二两三四五六七八九十百]+) *(?:分钟?|mins?|minutes?)", re.IGNORECASE
)


def understood(field: Field, text: str) -> str | int:
    """``2022年6月21日`` → ``2022-06-21``, ``9:30`` → ``09:30``, ``1小时`` → 60; else the text."""
    if field.kind is Kind.INTEGER:
        return _whole(text.strip(), field.unit)
    guess = guess_date(text) if field.kind is Kind.DATE else guess_time(text)
    known = CLEAR_DATES if field.kind is Kind.DATE else _TIMES
    return str(guess.params.get("want") or text) if guess.variant in known else text


def _whole(text: str, unit: str | None) -> str | int:
    if re.fullmatch(r"-?[0-9]{1,15}", text, re.ASCII):
        return int(text)
    guess = guess_number(text, unit, whole=True)
    minutes = unit == "minutes" and _MINUTES.fullmatch(text)
    plain = guess.variant in _NUMBERS or minutes or _CHINESE.fullmatch(text)
    want = str(guess.params.get("want", ""))
    return int(want) if plain and re.fullmatch(r"-?[0-9]{1,15}", want, re.ASCII) else text
