"""What an unquoted YAML scalar means, and whether YAML 1.1 and YAML 1.2 readers agree about it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from supervise_cli.records.personal import personal

LARGEST_INTEGER: Final = 2**53 - 1
"""Beyond this, JSON tools that keep numbers as doubles read another number."""

_SPECIAL_FIRST: Final = frozenset("0123456789+-.~nNtTfFyYoO=<")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL: Final = re.compile(r"0o[0-7]+\Z")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_YES_NO: Final = frozenset(
    form for word in ("y", "n", "yes", "no", "on", "off") for form in (word, word.capitalize(), word.upper())
)
NOT_TEXT: Final = frozenset(_WORDS) | _YES_NO
"""Unquoted words that some reader does not take for text."""

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_DATETIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?\Z"
)
_BASE_60: Final = re.compile(
    r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+\Z|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*\Z"
)
_UNDERSCORED: Final = re.compile(
    r"(?=[^_]*_)(?:[-+]?[0-9._][0-9_.]*(?:[eE][-+]?[0-9_]+)?|[-+]?0[xo][0-9a-fA-F_]+)\Z"
)
_BINARY: Final = re.compile(r"[-+]?0b[01_]+\Z")
_FLOAT_1_1: Final = re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?\Z|\.[0-9]+(?:[eE][-+][0-9]+)?\Z")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A plain scalar that readers take differently; ``variant`` is the one of its code."""

    variant: str


Resolved = str | int | float | bool | None | Ambiguous


def resolve(text: str) -> Resolved:
    """The YAML 1.2 core value of the unquoted scalar ``text``, or why it has to be quoted."""
    if text and text[0] not in _SPECIAL_FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text in _YES_NO:
        return Ambiguous("yes_no")
    if text in ("=", "<<"):
        return Ambiguous("equals")
    if text[0] in "0123456789+-.":
        return _number(text)
    return text


def _number(text: str) -> Resolved:
    if _INTEGER.match(text):
        return _integer(text)
    if _FLOAT.match(text):
        return _float(text)
    if _HEX.match(text):
        value = int(text[2:], 16) if len(text) < 40 else LARGEST_INTEGER + 1
        return value if value <= LARGEST_INTEGER else Ambiguous("long_number")
    if _OCTAL.match(text):
        return Ambiguous("octal")
    if _NOT_FINITE.match(text):
        return Ambiguous("not_finite")
    return _only_in_1_1(text)


def _integer(text: str) -> Resolved:
    digits = text.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0":
        return Ambiguous("leading_zero")
    if len(digits) > 16 or int(digits) > LARGEST_INTEGER:
        return Ambiguous("personal" if personal(digits) else "long_number")
    return int(text)


def _float(text: str) -> Resolved:
    if not _FLOAT_1_1.match(text):
        if "e" in text or "E" in text:
            return Ambiguous("exponent")
        return Ambiguous("signed")
    value = float(text)
    return value if math.isfinite(value) else Ambiguous("long_number")


def _only_in_1_1(text: str) -> Resolved:
    for variant, pattern in (
        ("date", _DATE),
        ("datetime", _DATETIME),
        ("time", _BASE_60),
        ("binary", _BINARY),
        ("underscore", _UNDERSCORED),
    ):
        if pattern.match(text):
            return Ambiguous(variant)
    return text


def is_plainly_text(text: str) -> bool:
    """True where no reader we know of takes the unquoted ``text`` for anything but text.

    Stricter than :func:`resolve`: what looks like a number or a time to a lenient 1.1 reader is not.
    """
    if not text or text[0] in "+-.~=<":
        return False
    if text[0] in "0123456789" and _LENIENT_NUMBER.match(text):
        return False
    return isinstance(resolve(text), str)


_LENIENT_NUMBER: Final = re.compile(
    r"[0-9][0-9_,]*(?:[-:.][0-9_,]*)*(?:[eE][-+]?[0-9]+)?\Z|0[xobXOB]|[0-9]{4}-[0-9]+-[0-9]+"
)
