"""Ids as people write them: a name, small letters, O for 0, a file name, an id of the wrong type."""

from __future__ import annotations

import re
from typing import Any, Final

from supervise_cli.records.guess import Guess, plain
from supervise_cli.records.guess_values import split

_ANY_ID: Final = re.compile(r"(?P<prefix>[A-Z]{1,3})-[0-9A-Z-]+(?:#(?P<key>[0-9A-Za-z_-]+))?", re.ASCII)
_RANDOM_TAIL: Final = re.compile(r"[A-Z]{1,3}-(?:[0-9]{8}-)?[0-9A-Z]{1,12}", re.ASCII)
_PREFIXES: Final = re.compile(r"(?:\^|\(|\|)(\[[A-Z]+\]|\([A-Z|]+\)|[A-Z]{1,3})-")
_FEW: Final = 4
"""So many types may a reference lead to and an id without its prefix still stand for one of the first."""
_FILE: Final = re.compile(r"(?:.*[/\\])?(?P<name>[^/\\]+)\.ya?ml", re.IGNORECASE)
_CODE: Final = re.compile(r"[1-8][0-9]{3}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?", re.ASCII)
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def guess_id(value: Any, pattern: str) -> Guess:
    """What id was probably meant where one of the form ``pattern`` belongs."""
    if isinstance(value, dict | list):
        return Guess("mapping")
    if not isinstance(value, str):
        code = isinstance(value, int) and _CODE.fullmatch(str(value)) and "ST" in prefixes(pattern)
        return Guess("code", {"want": f"ST-{value}"}) if code else Guess("number")
    fits = re.compile(pattern.removesuffix("$") + r"\Z", re.ASCII).search
    for variant, candidate in _candidates(value, pattern):
        if fits(candidate):
            return Guess(variant, {"want": candidate})
    return _misfit(plain(value), pattern)


def _candidates(value: str, pattern: str) -> list[tuple[str, str]]:
    text = plain(value)
    upper = _upper(text)
    file = _FILE.fullmatch(text)
    bare = re.sub(r"[\s_]+", "", upper).replace("—", "-").replace("–", "-")
    known = prefixes(pattern)
    head, _, _ = text.partition("#")
    found = [
        ("quotes" if re.search("[\"'“”‘’「」]", value) else "width", text),
        ("file", _upper(file["name"]) if file else ""),
        ("case", upper),
        ("width", bare),
        ("lookalike", _unlike(upper)),
        ("key", head),
    ]
    found += [("no_prefix", f"{prefix}-{bare[len(prefix) :]}") for prefix in known if bare.startswith(prefix)]
    found += [("no_prefix", f"{prefix}-{bare}") for prefix in known if len(known) <= _FEW]
    if "ST" in known and _CODE.fullmatch(text):
        found.insert(0, ("code", f"ST-{text}"))
    return found


def _misfit(text: str, pattern: str) -> Guess:
    parts = split(text)
    if len(parts) > 1 and any(_ANY_ID.fullmatch(_upper(part)) for part in parts):
        return Guess("several")
    match = _ANY_ID.fullmatch(_upper(text))
    known = prefixes(pattern)
    if match and match["prefix"] not in known:
        return Guess("other_type", {"typed": match["prefix"], "prefix": " / ".join(f"{p}-" for p in known)})
    if match and "#" in pattern and match["key"] is None:
        return Guess("no_key")
    if match and _RANDOM_TAIL.fullmatch(_upper(text).partition("#")[0]) and match["prefix"] != "ST":
        return Guess("length")
    if _NOT_ASCII.search(text) or " " in text:
        return Guess("name")
    return Guess()


def prefixes(pattern: str) -> list[str]:
    """The prefixes an id pattern allows: ``^[SF]-…`` → S, F; ``^(A|AM)-…`` → A, AM."""
    found: list[str] = []
    for each in _PREFIXES.findall(pattern):
        found += list(each.strip("[]")) if each.startswith("[") else each.strip("()").split("|")
    return list(dict.fromkeys(found))


def _upper(text: str) -> str:
    head, mark, key = text.partition("#")
    return head.upper() + mark + key.lower()


def _unlike(text: str) -> str:
    """O, I and L behind the prefix read as 0, 1 and 1."""
    head, mark, key = text.partition("#")
    prefix, dash, rest = head.partition("-")
    return prefix + dash + rest.translate(_LOOKALIKES) + mark + key
