"""From what somebody typed to the value a field stores; one way for options, questions and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from supervise_cli.errors import BadInput
from supervise_cli.model import Text
from supervise_cli.records.types import Field, Kind

Resolve = Callable[[str, Sequence[str]], str]
"""(what was typed, target types) → id. Raises NotFound."""

_PAIR = re.compile(r"\s*([a-z][a-z0-9_]*|[\u4e00-\u9fff]{1,12})\s*[=＝](.*)\Z", re.DOTALL)
_SEPARATED = re.compile(r"(?<!\\)([;\uff1b])")
_LISTED = re.compile(r"[、,\uff0c]")
_TRUE = frozenset({"true", "yes", "y", "是", "有", "√", "1"})
_FALSE = frozenset({"false", "no", "n", "否", "无", "×", "0"})


def parse(field: Field, text: str, resolve: Resolve) -> Any:
    """The value of ``field`` that ``text`` stands for; BadInput or NotFound where it stands for none.

    What the schema step judges better (dates, lengths, forms) is passed on as typed.
    """
    if field.kind is Kind.LIST and field.item is not None:
        if field.item.kind is Kind.OBJECT:
            return [_object(field.item, text, resolve, _title(field))]
        return [parse(field.item, part, resolve) for part in _chosen(field.item, text)]
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
        named = ((_member(field, name), name, value) for name, value in _pairs(text, field)[1])
        return {name if member is None else member.name: value for member, name, value in named}
    return text


def _chosen(item: Field, text: str) -> list[str]:
    """Several choices may be typed at once, as 转介、评估, where each part is one; else it is one value."""
    parts = [each.strip() for each in _LISTED.split(text) if each.strip()]
    known = {choice.value for choice in item.choices}
    several = _choice(item, text) not in known and all(_choice(item, each) in known for each in parts)
    return parts if parts and several else [text]


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
    lead, pairs = _pairs(text, field)
    first = _PAIR.match(text)
    if first is not None and not _names_one(field, first) and _looks_like_pairs(text):
        raise _no_member(field, first[1], title)
    found: dict[str, Any] = {}
    if lead or not pairs:
        named = {member.name for name, _ in pairs if (member := _member(field, name)) is not None}
        bare = _bare_member(field, title, named)
        found[bare.name] = parse(bare, lead, resolve)
    for name, value in pairs:
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
    return sum(_PAIR.match(part) is not None for part in _SEPARATED.split(text)) > 1


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


def _bare_member(field: Field, title: Text, named: AbstractSet[str] = frozenset()) -> Field:
    """A bare value stands for the one required member that has no name of its own; references first."""
    needed = [
        m
        for m in field.fields
        if m.required and m.default_from is None and not m.has_default and m.name not in named
    ]
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


def _pairs(text: str, field: Field) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first named part, and the named parts; other separators belong to the text."""
    parts = _SEPARATED.split(text)
    lead = ""
    pairs: list[tuple[str, str]] = []
    for n in range(0, len(parts), 2):
        match = _PAIR.match(parts[n])
        # After text that has no name only a name the list knows begins a part; "；x=1" is text there.
        if match and (_names_one(field, match) if pairs or n == 0 else _member(field, match[1])):
            pairs.append((match[1], match[2]))
        elif pairs:
            name, value = pairs[-1]
            pairs[-1] = (name, value + parts[n - 1] + parts[n])
        else:
            lead += (parts[n - 1] if n else "") + parts[n]
    whole = _typed(lead)
    return whole.strip() if pairs else whole, [(name, _typed(value).strip()) for name, value in pairs]


def _typed(value: str) -> str:
    """A separator after a backslash is one that was meant."""
    return re.sub(r"\\([;\uff1b])", r"\1", value)
