"""Numbers, yes and no, and values of enumerations as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from supervise_cli.records.fields import Choice
from supervise_cli.records.guess import Guess, digits_for_chinese, number_in_chinese, plain
from supervise_cli.records.guess_dates import minutes_between

_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WITH_UNIT: Final = re.compile(
    r"(?P<n>[0-9]+(?:\.[0-9]+)?) *(?![百千万亿])(?P<unit>[^\W\d_]{1,4}|%|¥|元/?[^\W\d_]{0,2})"
)
_OWN_UNITS: Final[Mapping[str, frozenset[str]]] = {
    "minutes": frozenset({"分", "分钟", "m", "min", "mins", "minute", "minutes"}),
    "hours": frozenset({"小时", "个小时", "学时", "课时", "h", "hour", "hours"}),
    "days": frozenset({"天", "日", "day", "days"}),
    "people": frozenset({"人", "名", "位", "个", "个人", "person", "people"}),
    "yuan": frozenset({"元", "块", "¥", "yuan"}),
}
_HOURS: Final = re.compile(
    r"(?P<h>[0-9]+(?:\.[0-9]+)?) *(?:个?小时|h|hr|hrs|hours?|个?钟头)(?P<half>半)? *"
    r"(?:(?P<m>[0-9]+) *(?:分钟?|m|min|mins|minutes?)?)?",
    re.IGNORECASE,
)
_OF_THE_CLOCK: Final = re.compile(
    r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|早)? *[0-9]{1,2} *[点时](?!钟头).*"
)
_IN_MINUTES: Final = re.compile(r"[0-9.]+ *(?:分钟?|m|mins?|minutes?)", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"(?=.*(?:[约近~≈]|大概|左右|上下|多|余|\+))(?:大?约|大概|近|~|≈)? *"
    r"(?P<n>[0-9]+(?:\.[0-9]+)?) *(?![百千万亿])[^\W\d_]{0,3}? *(?:左右|上下|多|余|\+)?[^\W\d_]{0,2}"
)
_RANGE: Final = re.compile(r"[0-9.]+ *(?:-|~|—|–|至|到) *[0-9.]+ *[^\W\d_]{0,3}")
_COMMAS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_YES: Final = frozenset({"是", "对", "有", "√", "✓", "✔", "y", "yes", "true", "t", "1", "on", "缺席"})
_NO: Final = frozenset(
    {"否", "不", "不是", "无", "没有", "×", "x", "✗", "n", "no", "false", "f", "0", "off", "到场", "出席"}
)
_SEPARATORS: Final = re.compile(r"[、，,;；/|\n]+|(?:以?及)|和")
_CLOSE_ENOUGH: Final = 72


def guess_number(value: Any, unit: str | None, whole: bool) -> Guess:
    """What number ``value`` was probably meant to be."""
    if isinstance(value, float):
        return _decimal(value, unit)
    if not isinstance(value, str):
        return Guess()
    text = plain(value)
    if _NUMBER.fullmatch(text):
        return _number("quoted" if text == value else "fullwidth", text, whole)
    hours = _HOURS.fullmatch(_half_hours(digits_for_chinese(text)))
    if unit == "minutes" and hours:
        half = 30 if hours["half"] else 0
        return _number("hours", str(round(float(hours["h"]) * 60) + half + int(hours["m"] or 0)), whole)
    if unit == "minutes":
        span = minutes_between(value)
        if span is not None:
            return Guess("times", {"want": span})
        if _OF_THE_CLOCK.fullmatch(digits_for_chinese(text)):
            return Guess("clock")
    if _RANGE.fullmatch(text):
        return Guess("range")
    if _COMMAS.fullmatch(text):
        return _number("comma", text.replace(",", ""), whole)
    match = _ABOUT.fullmatch(text) or _WITH_UNIT.fullmatch(text)
    if match and unit == "minutes" and match.re is _WITH_UNIT and not _IN_MINUTES.fullmatch(text):
        return Guess("other_unit")
    if match:
        return _number("about" if match.re is _ABOUT else "unit", match["n"], whole)
    bare = re.sub(r"(?:分钟|分|人|名|个|元|天|次|学时|岗)\Z", "", text)
    number = number_in_chinese(bare)
    return Guess("chinese", {"want": number}) if number is not None else Guess()


def in_own_unit(value: str, unit: str | None) -> bool:
    """Whether ``value`` is a number with the unit its field is in: what it says without it is certain."""
    match = _WITH_UNIT.fullmatch(plain(value))
    return match is not None and match["unit"].lower() in _OWN_UNITS.get(unit or "", ())


def _half_hours(text: str) -> str:
    return re.sub(r"\A半个?小时", "0.5小时", re.sub(r"([0-9]+)个半小时", r"\1.5小时", text))


def _number(variant: str, text: str, whole: bool) -> Guess:
    if whole and "." in text and not text.rstrip("0").endswith("."):
        return Guess("decimal", {"want": round(float(text))})
    return Guess(variant, {"want": text.removesuffix(".0")})


def _decimal(value: float, unit: str | None) -> Guess:
    if value != value or abs(value) > 1e15:
        return Guess()
    if unit == "minutes" and 0 < value < 10:
        return Guess("hours", {"want": round(value * 60)})
    return Guess("decimal", {"want": round(value)})


def guess_yes_no(value: Any) -> Guess:
    """Whether ``value`` was probably meant as true or false."""
    text = plain(str(value)).lower() if isinstance(value, str | int) else ""
    if text in _YES:
        return Guess("yes")
    return Guess("no" if text in _NO else "")


def meant(value: Any, choices: Sequence[Choice]) -> str | None:
    """The value of an enumeration that ``value`` names by key or by title in either language."""
    if not isinstance(value, str):
        return None
    text = plain(value)
    wanted = folded(text)
    for choice in choices:
        if wanted in called(choice):
            return choice.value
    begins = [
        c.value for c in choices if len(text) >= 2 and any(folded(n).startswith(wanted) for n in _names(c))
    ]
    return begins[0] if len(begins) == 1 else None


def named(value: str, choices: Sequence[Choice]) -> str | None:
    """The only value of an enumeration whose key or title, as a whole or up to its bracket, is ``value``."""
    typed = folded(value)
    found = [
        each.value
        for each in choices
        for names in ((each.value, each.title.zh, each.title.en, each.title.zh.partition("（")[0]),)
        if typed in map(folded, names)
    ]
    return found[0] if len(found) == 1 else None


def called(choice: Choice) -> frozenset[str]:
    """Everything by which a value is known, as :func:`folded` has it."""
    return frozenset(folded(each) for each in (choice.value, *_names(choice), *choice.also))


def parts(title: str) -> list[str]:
    """A title, and what stands before and in its brackets: 团体督导（小组督导） is known by either."""
    return list(dict.fromkeys([title, *(part for part in re.split(r"[（）()]", title) if part)]))


def _names(choice: Choice) -> list[str]:
    return [*parts(choice.title.zh), choice.title.en]


def folded(text: str) -> str:
    """A name without what people leave out or write differently: brackets, spaces, capitals."""
    return re.sub(r"[\s_（）()-]+", "", plain(text)).casefold()


def guess_choice(value: Any, choices: Sequence[Choice]) -> Guess:
    """Which value was probably meant; ``want`` is its key, ``want_zh`` and ``want_en`` its titles."""
    found = meant(value, choices)
    if found is not None and isinstance(value, str):
        same = folded(value) == folded(found)
        return Guess("spelling" if same else "label", _wanted(found, choices))
    if not isinstance(value, str):
        return Guess("")
    parts = [meant(part, choices) for part in split(value)]
    if len(parts) > 1 and all(parts):
        return Guess("several", _wanted(str(parts[0]), choices))
    near = closest(plain(value), [name for c in choices for name in (c.value, *_names(c))])
    if near is not None:
        return Guess("close", _wanted(str(meant(near, choices)), choices))
    return Guess("")


def _wanted(value: str, choices: Sequence[Choice]) -> Mapping[str, str]:
    choice = next(each for each in choices if each.value == value)
    return {"want": value, "want_zh": choice.title.zh, "want_en": choice.title.en}


def allowed(choices: Sequence[Choice]) -> dict[str, str]:
    """All values with their titles, for a sentence: ``allowed_zh`` and ``allowed_en``."""
    return {
        "allowed_zh": "、".join(f"{c.value} {c.title.zh}" for c in choices),
        "allowed_en": ", ".join(f"{c.value} ({c.title.en})" for c in choices),
    }


def split(text: str) -> list[str]:
    """The parts of a text that lists several things with 、 or commas."""
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def closest(text: str, candidates: Sequence[str]) -> str | None:
    """The candidate that is nearly spelt as ``text``; None where none is near."""
    from rapidfuzz import fuzz, process

    if len(text) < 2 or len(text) > 60:
        return None
    folded = {each: each.casefold() for each in candidates}
    found = process.extractOne(text.casefold(), folded, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    return str(found[2]) if found else None
