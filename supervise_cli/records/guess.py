"""What somebody probably meant by a value that does not fit: a variant of the rule, and what to type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from supervise_cli.model import Param

_QUOTES = "\"'“”‘’「」《》 \t\n　"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE_NUMBER = re.compile("[零〇一二两三四五六七八九十百]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """``variant`` picks the sentence, ``params`` fill it; ``want`` among them is what to type."""

    variant: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)


def plain(text: str) -> str:
    """Full-width forms made half-width, quotes and spaces around it gone."""
    return unicodedata.normalize("NFKC", text).strip(_QUOTES)


def number_in_chinese(text: str) -> int | None:
    """``九十`` → 90, ``一百二十`` → 120, ``二〇二二`` → 2022; None for anything else."""
    if not _CHINESE_NUMBER.fullmatch(text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def digits_for_chinese(text: str) -> str:
    """Numbers written in Chinese characters replaced by digits, the rest unchanged."""
    return _CHINESE_NUMBER.sub(lambda m: str(number_in_chinese(m[0])), text)
