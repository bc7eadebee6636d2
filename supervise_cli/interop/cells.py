"""What is typed in a cell → the value a field stores. What is uncertain stays as typed for the schema."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from supervise_cli.interop.synonyms import SYNONYMS
from supervise_cli.interop.table import folded
from supervise_cli.records.guess import plain
from supervise_cli.records.guess_dates import guess_date
from supervise_cli.records.guess_values import guess_number, guess_yes_no, meant
from supervise_cli.records.types import Field, Kind

_EMPTY: Final = frozenset(
    {"", "-", "--", "—", "——", "－", "/", "／", "\\", "无", "暂无", "N/A", "n/a", "NULL"}
)
_STILL: Final = frozenset({"至今", "现在", "目前", "在职", "在岗", "长期"})
_CERTAIN_DATES: Final = frozenset(
    {"chinese", "separator", "padding", "fullwidth", "compact", "datetime", "serial"}
)
_CERTAIN_NUMBERS: Final = frozenset({"quoted", "fullwidth", "unit", "comma", "hours"})
_SERIAL: Final = re.compile(r"([1-9][0-9]{4})(?:\.[0-9]+)?")
_EDGES: Final = "\u200b\u200e\u200f\ufeff"
_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+")
_TEXT_FORMULA: Final = re.compile(r'="([^"]*)"')


def stripped(cell: str) -> str:
    """The cell without what nobody meant to type before and after it."""
    before = None
    while cell != before:
        before, cell = cell, cell.strip().strip(_EDGES)
    return cell


def is_nothing(field: Field, cell: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds a sign that stands for that (－, 无)."""
    text = stripped(cell)
    # 无 may be a value of an enumeration.
    return not text or (text in _EMPTY and (field.kind is not Kind.CHOICE or _choice(field, text) is None))


def value_of(field: Field, cell: str) -> Any:
    """The value, None for an empty cell. Text is stored as typed; dates, numbers and codes get their form."""
    text = stripped(cell)
    if field.kind is Kind.CHOICE and text:
        return _choice(field, text)
    if text in _EMPTY or (field.name == "to" and text in _STILL):
        return None
    if field.kind is Kind.DATE:
        return _date(text)
    if field.kind in (Kind.INTEGER, Kind.NUMBER):
        return _number(field, text)
    if field.kind is Kind.BOOLEAN:
        guess = guess_yes_no(text)
        return {"yes": True, "no": False}.get(guess.variant, text)
    if field.form == "division_code":
        return code_of(text)
    return plain(text) if field.form == "phone" else text


def code_of(cell: str) -> str:
    """Digits as half-width, without spaces, the spreadsheet's ``="…"``, a leading apostrophe and ``.0``.

    Nine or twelve digits that end in 000 are a county's or township's code in the long statistical form; the
    four digits of a city are written with its 00.
    """
    text = "".join(plain(stripped(cell)).split())
    match = _TEXT_FORMULA.fullmatch("".join(stripped(cell).split()))
    if match:
        text = "".join(plain(match[1]).split())
    text = re.sub(r"\.0+\Z", "", text.lstrip("'"))
    while re.fullmatch(r"[0-9]{6}(?:[0-9]{3})?000", text, re.ASCII):
        text = text[:-3]
    return text + "00" if re.fullmatch("[0-9]{4}", text, re.ASCII) else text


def is_scientific(code: str) -> bool:
    """Whether a spreadsheet program wrote a long code as ``4.10902E+08``, and lost its digits."""
    return _SCIENTIFIC.fullmatch(code) is not None


def _choice(field: Field, text: str) -> str | None:
    found = meant(text, field.choices)
    if found is not None:
        return found
    word = folded(text)
    for choice in field.choices:
        if any(folded(each) == word for each in SYNONYMS.get(choice.value, ())):
            return choice.value
    return None if text in _EMPTY else text


def _date(text: str) -> str:
    half_width = plain(text)
    serial = _SERIAL.fullmatch(half_width)
    try:
        return (
            date.fromisoformat(half_width).isoformat()
            if len(half_width) == 10
            else _guessed(serial, half_width)
        )
    except ValueError:
        return _guessed(None, half_width)


def _guessed(serial: re.Match[str] | None, text: str) -> str:
    guess = guess_date(int(serial[1]) if serial else text)
    return str(guess.params["want"]) if guess.variant in _CERTAIN_DATES and "want" in guess.params else text


def _number(field: Field, text: str) -> Any:
    share = re.fullmatch(r"([0-9]{1,3})[%％]", plain(text))
    if share and field.maximum == 1:
        return _plain_number(str(int(share[1]) / 100))
    if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]+)?", text, re.ASCII):
        return _plain_number(text)
    guess = guess_number(text, field.unit, field.kind is Kind.INTEGER)
    return _plain_number(str(guess.params["want"])) if guess.variant in _CERTAIN_NUMBERS else text


def _plain_number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number
