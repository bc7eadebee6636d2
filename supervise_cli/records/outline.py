"""The lines of a text that does not parse, as far as each can be understood by itself."""

from __future__ import annotations

import re
from typing import Final

KEY_LINE: Final = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'#:\[\]{}&*!|>%@`-][^:#]*?)"
    r"(?P<colon> *:)(?P<gap> +|$)"
)
"""A line that reads ``key:`` or ``key: value``, in a list or not."""

WIDE_SPACES: Final = (
    "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
"""What looks like a space and is none to YAML (the inside of a character class)."""

_BLOCK: Final = re.compile(r"(?:^ *(?:- +)+|[:：]\s*)(?P<sign>[|>])")
_DASHES: Final = re.compile(r" *(?:- +)*")


def split(text: str) -> list[str]:
    """The lines without their ends; line breaks are ``\\n`` or CR LF here, all others were refused before."""
    return [line.removesuffix("\r") for line in text.split("\n")]


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def column_of(line: str) -> int:
    """The column of the first key or value of a line: behind its list signs."""
    match = _DASHES.match(line)
    return match.end() if match else 0


def block_lines(lines: list[str]) -> set[int]:
    """Numbers of the lines that are the inside of block text, where nothing is a slip."""
    inside: set[int] = set()
    limit: int | None = None
    for number, line in enumerate(lines):
        if limit is not None:
            if not line.strip() or indent_of(line) > limit:
                inside.add(number)
                continue
            limit = None
        if _opens_block(line):
            limit = _limit(line)
    return inside


def _opens_block(line: str) -> bool:
    match = _BLOCK.search(line)
    if match is None:
        return False
    before = line[: match.start("sign")]
    return before.count('"') % 2 == 0 and before.count("'") % 2 == 0 and "#" not in before


def _limit(line: str) -> int:
    """What the inside of block text must be indented deeper than."""
    key = KEY_LINE.match(line)
    if key:
        return len(key["lead"])
    return column_of(line) if "：" in line else indent_of(line)


def unclosed_quote(lines: list[str], last: int) -> tuple[int, str] | None:
    """The first line up to ``last`` on which a quoted value begins that cannot end, and its quote sign.

    It cannot end where a line that is not indented deeper than its key comes before the closing sign.
    """
    skip = block_lines(lines)
    number = 0
    while number <= min(last, len(lines) - 1):
        start = None if number in skip else quote_start(lines[number])
        if start is None:
            number += 1
            continue
        sign = lines[number][start]
        end = _closing_line(lines, number, start, sign)
        if end is None:
            return number, sign
        number = end + 1
    return None


def quote_start(line: str) -> int | None:
    """The column at which a quoted value begins on the line, if one does."""
    key = KEY_LINE.match(line)
    at = key.end() if key else column_of(line)
    if at < len(line) and line[at] in "\"'":
        return at
    return None


def closing(line: str, at: int, sign: str) -> int | None:
    """The column of the closing quote on this line, looking from column ``at``."""
    while at < len(line):
        if sign == '"' and line[at] == "\\":
            at += 2
        elif line[at] == sign:
            if sign == "'" and line[at + 1 : at + 2] == "'":
                at += 2
            else:
                return at
        else:
            at += 1
    return None


def _closing_line(lines: list[str], number: int, start: int, sign: str) -> int | None:
    key = KEY_LINE.match(lines[number])
    parent = len(key["lead"]) if key else indent_of(lines[number])
    at = start + 1
    here = number
    while True:
        if closing(lines[here], at, sign) is not None:
            return here
        here, at = here + 1, 0
        while here < len(lines) and not lines[here].strip():
            here += 1
        if here >= len(lines) or indent_of(lines[here]) <= parent:
            return None
