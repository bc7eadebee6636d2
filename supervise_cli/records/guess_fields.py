"""Field names as people write them: the Chinese title, a heading from a spreadsheet, a slip of spelling."""

from __future__ import annotations

from collections.abc import Sequence

from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.guess import Guess, plain
from supervise_cli.records.guess_values import closest
from supervise_cli.records.personal import masked

_SHOWN = 40


def guess_field(key: str, siblings: Sequence[Field], top: Sequence[Field]) -> Guess:
    """Which field ``key`` was probably meant to be, among its ``siblings`` or elsewhere in the record."""
    for variant, found in (("spelling", _spelt(key, siblings)), ("title", _titled(key, siblings))):
        if found is not None:
            return Guess(variant, _words(found))
    inside = _holder(key, siblings)
    if inside is not None:
        holder, member = inside
        if closest(plain(key), [holder.name]) is not None:
            # tag for tags: the list itself is meant, not what one of its items holds.
            return Guess("close", _words(holder))
        return Guess("inside", {**_words(member), "holder": holder.name, **_holder_words(holder)})
    outside = _spelt(key, top) or _titled(key, top)
    if outside is not None:
        return Guess("outside", _words(outside))
    return _near(key, siblings)


def _near(key: str, siblings: Sequence[Field]) -> Guess:
    names = {name: each for each in siblings for name in _names(each)}
    near = closest(plain(key), list(names))
    return Guess("close", _words(names[near])) if near is not None else Guess()


def _spelt(key: str, fields: Sequence[Field]) -> Field | None:
    wanted = _folded(key)
    return next((each for each in fields if _folded(each.name) == wanted), None)


def _titled(key: str, fields: Sequence[Field]) -> Field | None:
    wanted = _folded(key)
    for each in fields:
        if wanted in {_folded(name) for name in (each.title.zh, each.title.en)}:
            return each
    for each in fields:
        if wanted in {_folded(name) for name in (*each.aliases, each.title.zh.partition("（")[0])}:
            return each
    return None


def called(key: str, fields: Sequence[Field]) -> Field | None:
    """The only field whose name or title, as a whole or up to its bracket, is ``key``."""
    wanted = _folded(key)
    found = [
        each
        for each in fields
        for names in ((each.name, each.title.zh, each.title.en, each.title.zh.partition("（")[0]),)
        if wanted in map(_folded, names)
    ]
    return found[0] if len(found) == 1 else None


def _holder(key: str, siblings: Sequence[Field]) -> tuple[Field, Field] | None:
    for each in siblings:
        members = each.item.fields if each.kind is Kind.LIST and each.item else each.fields
        found = _spelt(key, members) or (_titled(key, members) if each.ask else None)
        if found is not None:
            return each, found
    return None


def _names(field: Field) -> list[str]:
    return [field.name, field.title.zh, field.title.en, *field.aliases]


def _words(field: Field) -> dict[str, str]:
    return {"near": field.name, "near_zh": field.title.zh, "near_en": field.title.en}


def _holder_words(field: Field) -> dict[str, str]:
    return {"holder_zh": field.title.zh, "holder_en": field.title.en}


def _folded(key: str) -> str:
    return "".join(char for char in plain(key).casefold() if char.isalnum())


def shown(key: str) -> str:
    """A key as a message may show it: printable, short, and without a number that looks like a person's."""
    text = masked("".join(char if char.isprintable() else "�" for char in key), "…")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
