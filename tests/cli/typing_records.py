"""A whole record of any type as somebody types it: by options, or in answer to questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from supervise_cli.cli._options import given_fields, option_name
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.types import RecordType

Known = Mapping[str, Sequence[str]]
"""What a reference may lead to: addresses by target, as ``person`` or ``session#actions``."""


def typed_by_hand(rtype: RecordType, data: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """What can be typed of ``data``: references lead somewhere, texts are not sealed, no lists in items."""
    return {
        field.name: _plain(field, data[field.name], known, 0, inside=False)
        for field in given_fields(rtype)
        if field.name in data
    }


def _plain(field: Field, value: Any, known: Known, n: int, *, inside: bool) -> Any:
    """``n`` is the position in the list it lies in, so that no two items name the same record."""
    if field.kind is Kind.LIST and field.item is not None:
        items = [_plain(field.item, each, known, at, inside=True) for at, each in enumerate(value)]
        return [item for at, item in enumerate(items) if not _like_one(item, items[:at], field)]
    if field.kind is Kind.OBJECT:
        return {
            member.name: _plain(member, value[member.name], known, n, inside=True)
            for member in field.fields
            if member.name in value and not (inside and member.kind in {Kind.LIST, Kind.OBJECT})
        }
    if field.kind is Kind.REFERENCE:
        found = next((known[each] for each in field.references if known.get(each)), [str(field.example)])
        return found[n % len(found)]
    if isinstance(value, dict):
        return "2022-06" if field.kind is Kind.PERIOD else "加密的先不写"
    # A semicolon parts the members of an item.
    return value.replace("；", "，") if isinstance(value, str) else value


def _like_one(item: Any, others: Sequence[Any], field: Field) -> bool:
    return item in others or any(
        item[name] == other.get(name) for name in field.unique if name in item for other in others
    )


def as_options(rtype: RecordType, data: Mapping[str, Any]) -> Iterator[str]:
    """The words of the command line."""
    for field in given_fields(rtype):
        for each in _each(data.get(field.name)):
            yield option_name(field)
            yield _word(field.item if field.kind is Kind.LIST and field.item is not None else field, each)


def as_answers(rtype: RecordType, data: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is answered to the question of each title, in order; after that Enter."""
    return {
        field.title.zh: [
            _word(field.item if field.kind is Kind.LIST and field.item is not None else field, each)
            for each in _each(data.get(field.name))
        ]
        for field in given_fields(rtype)
    }


def titles(rtype: RecordType) -> set[str]:
    """What a question may begin with."""

    def below(field: Field) -> Iterator[str]:
        yield field.title.zh
        for each in [*field.fields, *(field.item.fields if field.item else ())]:
            yield from below(each)

    return {title for field in rtype.fields for title in below(field) if title}


def _each(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _word(field: Field, value: Any) -> str:
    if isinstance(value, dict):
        return ";".join(f"{name}={_word(_member(field, name), each)}" for name, each in value.items())
    if field.kind is Kind.BOOLEAN:
        return "是" if value else "否"
    return next((choice.title.zh for choice in field.choices if choice.value == value), str(value))


def _member(field: Field, name: str) -> Field:
    found = field.member(name)
    assert found is not None, name
    return found
