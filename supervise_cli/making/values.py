"""From what somebody typed to the value a field stores; one way for options, questions and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from supervise_cli.errors import BadInput
from supervise_cli.model import Text
from supervise_cli.records.types import Field, Kind

Resolve = Callable[[str, Sequence[str]], str]
"""(what was typed, target types) → id. Raises NotFound."""

_PAIR = re.compile(r"\s*([a-z][a-z0-9_]*|[\u4e00-\u9fff]{1,12})\s*[=＝](.*)\Z", re.DOTALL)
_SEPARATOR = re.compile(r"(?<!\\)[;\uff1b]")
_TRUE = frozenset({"true", "yes", "y", "是", "有", "√", "1"})
_FALSE = frozenset({"false", "no", "n", "否", "无", "×", "0"})


def parse(field: Field, text: str, resolve: Resolve) -> Any:
    """The value of ``field`` that ``text`` stands for; BadInput or NotFound where it stands for none.

    What the schema step judges better (dates, lengths, forms) is passed on as typed.
    """
    if field.kind is Kind.LIST and field.item is not None:
        if field.item.kind is Kind.OBJECT:
            return [_object(field.item, text, resolve, _title(field))]
        return [parse(field.item, text, resolve)]
    if field.kind is Kind.OBJECT:
        return _object(field, text, resolve, _title(field))
    if field.kind is Kind.CHOICE:
        return _choice(field, text)
    if field.kind is Kind.INTEGER:
        return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text.strip(), re.ASCII) else text
    if field.kind is Kind.NUMBER:
        return _number(text)
    if field.kind is Kind.BOOLEAN:
        return _boolean(text)
    if field.kind is Kind.REFERENCE:
        return _reference(field, text, resolve)
    if field.kind is Kind.PERIOD and _PAIR.match(text):
        return dict(_pairs(text, field))
    return text


def _number(text: str) -> Any:
    plain = text.strip()
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]+)?", plain, re.ASCII):
        return text
    return float(plain) if "." in plain else int(plain)


def _boolean(text: str) -> Any:
    plain = text.strip().lower()
    return True if plain in _TRUE else False if plain in _FALSE else text


def _choice(field: Field, text: str) -> str:
    wanted = text.strip()
    for choice in field.choices:
        if wanted == choice.value or wanted in (choice.title.zh, choice.title.en):
            return choice.value
    within = [c.value for c in field.choices if len(wanted) > 1 and wanted in c.title.zh]
    return within[0] if len(within) == 1 else wanted


def _reference(field: Field, text: str, resolve: Resolve) -> str:
    wanted = text.strip()
    head, mark, key = wanted.partition("#")
    types = [each.partition("#")[0] for each in field.references]
    found = resolve(head, types)
    return f"{found}{mark}{key}"


def _title(field: Field) -> Text:
    return Text(field.title.zh or field.name, field.title.en or field.name)


def _object(field: Field, text: str, resolve: Resolve, title: Text) -> dict[str, Any]:
    first = _PAIR.match(text)
    if first is not None and not _names_one(field, first) and _looks_like_pairs(text):
        raise _no_member(field, first[1], title)
    if not _names_one(field, first):
        bare = _bare_member(field, title)
        return {bare.name: parse(bare, text, resolve)}
    found: dict[str, Any] = {}
    for name, value in _pairs(text, field):
        member = _member(field, name)
        if member is None:
            raise _no_member(field, name, title)
        parsed = parse(member, value, resolve)
        if member.kind is Kind.LIST and isinstance(found.get(member.name), list):
            found[member.name] = [*found[member.name], *parsed]
        else:
            found[member.name] = parsed
    return found


def _looks_like_pairs(text: str) -> bool:
    return sum(_PAIR.match(part) is not None for part in _SEPARATOR.split(text)) > 1


def _no_member(field: Field, name: str, title: Text) -> BadInput:
    typed = [m for m in field.fields if m.default_from != "key"]
    return BadInput(
        Text("“{list_zh}”里没有“{name}”这一项。", "{list_en} has no member {name}.").format(
            list_zh=title.zh, list_en=title.en, name=name
        ),
        Text("可以写：{names_zh}", "It may have: {names_en}").format(
            names_zh="、".join(m.title.zh for m in typed), names_en=", ".join(m.name for m in typed)
        ),
    )


def _names_one(field: Field, match: re.Match[str] | None) -> bool:
    """Whether it starts a pair; Chinese before the sign is text unless a member has that title."""
    return match is not None and (match[1].isascii() or _member(field, match[1]) is not None)


def _member(field: Field, name: str) -> Field | None:
    """The member of that name or title."""
    return field.member(name) or next(
        (m for m in field.fields if name in (m.title.zh, m.title.en, *m.aliases)), None
    )


def _bare_member(field: Field, title: Text) -> Field:
    """A bare value stands for the one member that is required; a reference before others."""
    needed = [m for m in field.fields if m.required and m.default_from is None and not m.has_default]
    candidates = [m for m in needed if m.kind is Kind.REFERENCE] or needed
    if len(candidates) != 1:
        members = [m for m in field.fields if m.required] or list(field.fields)[:4]
        raise BadInput(
            Text(
                "“{title_zh}”要分项写，每项写成 名称=值，中间用分号。",
                "{title_en} is written member by member, as name=value, with semicolons between.",
            ).format(title_zh=title.zh, title_en=title.en),
            Text("写成：'{zh}'", "Such as: '{en}'").format(
                zh=";".join(f"{m.title.zh}=…" for m in members),
                en=";".join(f"{m.name}=…" for m in members),
            ),
        )
    return candidates[0]


def _pairs(text: str, field: Field) -> list[tuple[str, str]]:
    pairs = []
    for part in _SEPARATOR.split(text):
        match = _PAIR.match(part)
        if match and _names_one(field, match):
            pairs.append((match[1], match[2].replace("\\;", ";").strip()))
        elif pairs:
            name, value = pairs[-1]
            pairs[-1] = (name, f"{value};{part}")
    return pairs
