"""Texts that a plain regular expression of our schemas matches: groups, classes, alternatives, counts."""

from __future__ import annotations

import re
from random import Random
from typing import Any

_MANY = 8
_parse: Any = re._parser.parse  # type: ignore[attr-defined]


def matching(pattern: str, random: Random) -> str:
    """A text that ``pattern`` matches as a whole."""
    text = _sequence(_parse(pattern), random)
    assert re.fullmatch(pattern, text), pattern
    return text


def _sequence(parsed: Any, random: Random) -> str:
    return "".join(_part(str(kind), argument, random) for kind, argument in parsed)


def _part(kind: str, argument: Any, random: Random) -> str:
    if kind == "LITERAL":
        return chr(argument)
    if kind == "AT":
        return ""
    if kind == "IN":
        return random.choice(_class(argument))
    if kind == "NOT_LITERAL":
        return "字"
    if kind == "MAX_REPEAT":
        low, high, inner = argument
        times = random.randint(low, min(int(high), low + _MANY))
        return "".join(_sequence(inner, random) for _ in range(times))
    if kind == "SUBPATTERN":
        return _sequence(argument[3], random)
    if kind == "BRANCH":
        return _sequence(random.choice(argument[1]), random)
    raise ValueError(kind)


def _class(members: Any) -> str:
    """The signs of ``[…]``; of a negated one, a few that it can hardly exclude."""
    found = ""
    for kind, argument in members:
        if str(kind) == "NEGATE":
            return "字文a1"
        found += (
            "".join(map(chr, range(argument[0], argument[1] + 1))) if str(kind) == "RANGE" else chr(argument)
        )
    return found
