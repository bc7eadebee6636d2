"""From what somebody typed to the value a field stores; one way for options, questions and tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from supervise_cli.errors import BadInput, SeveralWrong, SupError
from supervise_cli.making.understanding import understood
from supervise_cli.making.waivable import code_of
from supervise_cli.model import Text
from supervise_cli.records.types import Field, Kind

Resolve = Callable[[str, Field], str]
"""(what was typed, the field it is for) → id. Raises NotFound."""

Taken = Callable[[str, str], None]
"""Told of what was typed and what it is taken as, where that is another way of writing it."""

_PAIR = re.compile(r"\s*([a-z][a-z0-9_]*|[\u4e00-\u9fff]{1,12})\s*[=＝](.*)\Z", re.DOTALL)
_SEPARATED = re.compile(r"(?<!\\)([;\uff1b])")
_BRACKETED = "(?![^（()）]*[)）])"
"""What tells somebody from a namesake stands in brackets: 张伟（P-7K3QX，柳格镇）."""
_LISTED = re.compile("[、，,]" + _BRACKETED)
_NAMES = re.compile("[、，]" + _BRACKETED)
_TRUE = frozenset({"true", "yes", "y", "是", "有", "√", "1"})
_FALSE = frozenset({"false", "no", "n", "否", "无", "×", "0"})


def parse(field: Field, text: str, resolve: Resolve, taken: Taken = lambda typed, meant: None) -> Any:
    """The value of ``field`` that ``text`` stands for; BadInput or NotFound where it stands for none.

    A list takes several at once: 王秀兰、李建国. Dates, times and numbers may be written in any way that
    means only one. What the schema step judges better (lengths, forms) is passed on as typed.
    """
    return _Parser(resolve, taken).parse(field, text)


def parse_each(
    field: Field, text: str, resolve: Resolve, taken: Taken = lambda typed, meant: None
) -> list[Any]:
    """The values of an option of which every value makes a record of its own; 王秀兰、赵敏 are two."""
    parts = [part for each in in_one_breath(field, text) if (part := each.strip())] or [text]
    if len(parts) > 1 and field.kind is Kind.REFERENCE:
        with suppress(SupError):
            return [resolve(text.strip(), field)]
    return [parse(field, part, resolve, taken) for part in parts]


def listed(text: str) -> list[str]:
    """What was typed in one breath: 王秀兰、李建国."""
    return [part for each in _LISTED.split(text) if (part := each.strip())]


def in_one_breath(field: Field, text: str) -> list[str]:
    """The names in a text typed for a field of one name; a comma of a Latin name is part of it."""
    if field.kind is Kind.REFERENCE:
        return _LISTED.split(text)
    return _NAMES.split(text) if field.kind is Kind.TEXT else [text]


@dataclass(frozen=True, slots=True)
class _Parser:
    resolve: Resolve
    taken: Taken

    def parse(self, field: Field, text: str) -> Any:
        if field.kind is Kind.LIST and field.item is not None:
            return self._items(field, field.item, text)
        if field.kind is Kind.OBJECT:
            return self._object(field, text, _title(field))
        if field.kind is Kind.CHOICE:
            return choice_of(field, text)
        if field.kind in {Kind.DATE, Kind.TIME, Kind.INTEGER}:
            meant = understood(field, text)
            if str(meant) != text.strip():
                self.taken(text.strip(), str(meant))
            return meant
        if field.kind is Kind.NUMBER:
            return _number(text)
        if field.kind is Kind.BOOLEAN:
            return _boolean(text)
        if field.kind is Kind.REFERENCE:
            return self.resolve(text.strip(), field)
        if field.form == "finding_code":
            return code_of(text)
        if field.kind is Kind.PERIOD and _PAIR.match(text):
            return dict(_pairs(text, field)[1])
        return text

    def _items(self, field: Field, item: Field, text: str) -> list[Any]:
        parts = _LISTED.split(text.strip()) if _short(item) and "=" not in text else [text]
        if len(parts) > 1:
            # A label may hold such a mark itself: the whole is tried first.
            with suppress(SupError):
                whole = self._item(field, item, text)
                if item.kind is not Kind.CHOICE or whole in {choice.value for choice in item.choices}:
                    return [whole]
        found, wrong = [], []
        for part in (each for each in parts if each.strip() or len(parts) == 1):
            try:
                found.append(self._item(field, item, part))
            except SupError as error:
                wrong.append(error)
                found += [error.partial] if isinstance(error, SeveralWrong) and error.partial else []
        if wrong:
            raise SeveralWrong(wrong, found) if found or len(wrong) > 1 else wrong[0]
        return found

    def _item(self, field: Field, item: Field, text: str) -> Any:
        return self._object(item, text, _title(field)) if item.kind is Kind.OBJECT else self.parse(item, text)

    def _object(self, field: Field, text: str, title: Text) -> dict[str, Any]:
        lead, pairs = _pairs(text, field)
        first = _PAIR.match(text)
        if first is not None and not _names_one(field, first) and _looks_like_pairs(text):
            raise _no_member(field, first[1], title)
        found: dict[str, Any] = {}
        wrong: list[SupError] = []
        if lead or not pairs:
            named = {member.name for name, _ in pairs if (member := member_named(field, name)) is not None}
            bare = _bare_member(field, title, named)
            self._put(found, bare, lead, wrong)
        for name, value in pairs:
            member = member_named(field, name)
            if member is None:
                wrong.append(_no_member(field, name, title))
            else:
                self._put(found, member, value, wrong)
        if wrong:
            raise SeveralWrong(wrong, found) if found or len(wrong) > 1 else wrong[0]
        return found

    def _put(self, found: dict[str, Any], member: Field, value: str, wrong: list[SupError]) -> None:
        try:
            parsed = self.parse(member, value)
        except SupError as error:
            wrong.append(error)
            return
        before = found.get(member.name)
        repeated = member.kind is Kind.LIST and isinstance(before, list)
        found[member.name] = [*before, *parsed] if repeated and isinstance(before, list) else parsed


def stands_alone(item: Field) -> bool:
    """Whether one reference says all an item needs, as an attendee; the rest has defaults."""
    needed = [m for m in item.fields if m.required and m.default_from is None and not m.has_default]
    return item.kind is Kind.OBJECT and len(needed) == 1 and needed[0].kind is Kind.REFERENCE


def _short(item: Field) -> bool:
    """Whether several such items may be typed in one breath: choices, people, stations."""
    return item.kind in {Kind.CHOICE, Kind.REFERENCE} or stands_alone(item)


def _number(text: str) -> Any:
    plain = text.strip()
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]+)?", plain, re.ASCII):
        return text
    return float(plain) if "." in plain else int(plain)


def _boolean(text: str) -> Any:
    plain = text.strip().lower()
    return True if plain in _TRUE else False if plain in _FALSE else text


def choice_of(field: Field, text: str) -> str:
    """The value of an enumeration by its value, its title or what else it is called; else as typed."""
    wanted = text.strip()
    for choice in field.choices:
        if wanted == choice.value or wanted in (choice.title.zh, choice.title.en):
            return choice.value
    for choice in field.choices:
        if wanted in choice.also:
            return choice.value
    within = [c.value for c in field.choices if len(wanted) > 1 and wanted in c.title.zh]
    return within[0] if len(within) == 1 else wanted


def _title(field: Field) -> Text:
    return Text(field.title.zh or field.name, field.title.en or field.name)


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
    return match is not None and (match[1].isascii() or member_named(field, match[1]) is not None)


def member_named(field: Field, name: str) -> Field | None:
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
        if match and (_names_one(field, match) if pairs or n == 0 else member_named(field, match[1])):
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
