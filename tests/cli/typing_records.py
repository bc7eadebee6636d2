"""A whole record of any type as somebody types it: by options, or in answer to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from supervise_cli.cli._options import given_fields, option_name
from supervise_cli.making.questions import asked_members, by_members
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.reading import read
from supervise_cli.records.types import RecordType

Known = Mapping[str, Sequence[str]]
"""What a reference may lead to: addresses by target, as ``person`` or ``session#actions``."""
_BESIDES = ("受督导人", "现在怎样")
"""What is asked besides the record's own fields."""


def known_in(root: Path) -> dict[str, list[str]]:
    """What references can lead to in a repository: final records by type, keys by type and list."""
    found: dict[str, list[str]] = {}
    for path in sorted(root.rglob("*.yaml")):
        data = read(path.read_bytes()).data
        if path.parent != root and data is not None and data["status"] == "final":
            add_known(found, data)
    return found


def add_known(known: dict[str, list[str]], data: Mapping[str, Any]) -> None:
    """One record more that references can lead to."""
    name = data["schema"].partition("/")[0]
    known.setdefault(name, []).append(data["id"])
    for place, value in data.items():
        if isinstance(value, list):
            keys = [each["key"] for each in value if isinstance(each, dict) and "key" in each]
            known.setdefault(f"{name}#{place}", []).extend(f"{data['id']}#{key}" for key in keys)


def typed_by_hand(rtype: RecordType, data: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """What can be typed of ``data``: references lead somewhere, texts are not sealed, no lists in items."""
    return {
        field.name: _plain(field, data[field.name], known, 0, inside=False)
        for field in given_fields(rtype)
        if field.name in data and _leads(field, known)
    }


def _leads(field: Field, known: Known) -> bool:
    """Whether there is anything to point at: not every list with keys has an item in the example."""
    return field.kind is not Kind.REFERENCE or any(known.get(each) for each in field.references)


def _plain(field: Field, value: Any, known: Known, n: int, *, inside: bool) -> Any:
    """``n`` is the position in the list it lies in, so that no two items name the same record."""
    if field.kind is Kind.LIST and field.item is not None:
        items = [_plain(field.item, each, known, at, inside=True) for at, each in enumerate(value)]
        return [item for at, item in enumerate(items) if not _like_one(item, items[:at], field)]
    if field.kind is Kind.OBJECT:
        return {
            member.name: _plain(member, value[member.name], known, n, inside=True)
            for member in field.fields
            if member.name in value
            and _leads(member, known)
            and not (inside and member.kind in {Kind.LIST, Kind.OBJECT})
        }
    if field.kind is Kind.REFERENCE:
        found = next(known[each] for each in field.references if known.get(each))
        return found[n % len(found)]
    if field.form == "finding_code":
        return "SUP301"
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


class Answers:
    """Answers the questions about a record, those about the members of an object or an item each; else Enter.

    A question is known by the titles on the way to its field and by how it ends.
    """

    def __init__(self, rtype: RecordType, data: Mapping[str, Any]) -> None:
        self._rtype, self._data = rtype, data
        self._position: dict[tuple[str, ...], int] = {}
        self._waiting: dict[tuple[str | int, ...], list[str]] = {}

    def question(self) -> re.Pattern[str]:
        """A question at the end of what was printed: its titles, and its end."""
        known = "|".join(sorted(map(re.escape, {*titles(self._rtype), *_BESIDES}), key=len, reverse=True))
        step = rf"(?:{known})(?:（[^（）\n]*）)?"
        ready = r"(?: \[[^\n]*\])?"
        return re.compile(
            rf"\n?((?:{step})(?: › {step})*|还可以填：[^\n]*){ready}(，要填吗|。要填吗|，还有吗)?[^\n：]*：\Z"
        )

    def to(self, question: str, end: str | None) -> str:
        """What is typed for a question that matched."""
        found = self._field(question.split(" › "))
        if found is None:
            return ""
        field, value, way, place = found
        if by_members(field.item or field):
            if end == "，还有吗":
                self._position[way] = self._position.get(way, 0) + 1
            there = _each(value)[self._position.get(way, 0) :]
            return "y" if there else "n"
        inner = field.item if field.kind is Kind.LIST and field.item is not None else field
        waiting = self._waiting.setdefault(place, [_word(inner, each) for each in _each(value)])
        return waiting.pop(0) if waiting else ""

    def _field(
        self, steps: Sequence[str]
    ) -> tuple[Field, Any, tuple[str, ...], tuple[str | int, ...]] | None:
        """The field, what is to be typed for it, its names, and its names with the positions of items."""
        members, data = self._rtype.fields, self._data
        way: tuple[str, ...] = ()
        place: tuple[str | int, ...] = ()
        value: Any = None
        field: Field | None = None
        for n, step in enumerate(steps):
            field = max(
                (each for each in members if each.title.zh and step.startswith(each.title.zh)),
                key=lambda each: len(each.title.zh),
                default=None,
            )
            if field is None:
                return None
            way, place, value = (*way, field.name), (*place, field.name), (data or {}).get(field.name)
            if n < len(steps) - 1:
                at = self._position.get(way, 0)
                items = _each(value)
                place, data = (*place, at), items[at] if at < len(items) else {}
                members = (field.item or field).fields
        return (field, value, way, place) if field is not None else None


def as_asked(field: Field, value: Any) -> Any:
    """What a question can have brought of a value: of an object the members that are asked for."""
    if field.kind is not Kind.OBJECT:
        return value
    names = {member.name for member in asked_members(field)}
    return {name: each for name, each in value.items() if name in names}


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
    if isinstance(value, list):
        assert field.item is not None
        assert field.item.choices, f"{field.name}: only choices can be typed as one part"
        return "、".join(_word(field.item, each) for each in value)
    if field.kind is Kind.BOOLEAN:
        return "是" if value else "否"
    return next((choice.title.zh for choice in field.choices if choice.value == value), str(value))


def _member(field: Field, name: str) -> Field:
    found = field.member(name)
    assert found is not None, name
    return found
