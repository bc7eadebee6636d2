"""Small changes of realistic records, as hands and programs make them, with the verdict where it is plain.

Made from the fields of the record types, so that a new type or field is covered as soon as it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.types import RecordType

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mutation:
    """``valid`` is None where only agreement of all validators is asked for."""

    name: str
    data: dict[str, Any]
    valid: bool | None


def mutations(name: str, data: dict[str, Any], rtype: RecordType) -> Iterator[Mutation]:
    """Every mutation of one sample."""
    for change in _changes(data, rtype):
        yield _changed(name, data, change)


def mutation(name: str, data: dict[str, Any], rtype: RecordType, random: Random) -> Mutation:
    """One of them, by chance."""
    return _changed(name, data, random.choice(list(_changes(data, rtype))))


def _changed(name: str, data: dict[str, Any], what: Change) -> Mutation:
    words, path, change, valid = what
    changed = deepcopy(data)
    change(changed, path)
    return Mutation(f"{name}{''.join(f'/{step}' for step in path)} {words}", changed, valid)


Change = tuple[str, Path, Callable[[Any, Path], None], bool | None]


def _changes(data: dict[str, Any], rtype: RecordType) -> Iterator[Change]:
    final = data["status"] == "final"
    for path, value, field in places(data, rtype.fields, ()):
        required = field.required and final
        yield "missing", path, _drop, False if required and len(path) == 1 else None
        yield "empty", path, put(None), False
        for what, wrong in _wrong_kinds(field):
            yield what, path, put(wrong), False
        for what, other, valid in _others(field, value):
            yield what, path, put(other), valid
        if isinstance(value, dict):
            yield "extra member", path, _add("zzz", 1), False
        if isinstance(value, list) and value:
            yield "an item twice", path, put([*value, deepcopy(value[0])]), None
            yield "far too many items", path, put([deepcopy(value[0])] * 401), False
            yield "no items", path, put([]), None
    yield "extra", (), _add("备注", "x"), False
    yield "extra number", (), _add("zzz", 1), False
    yield "extra near", (), _add("statuss", "final"), False
    for status in ("draft", "final", "void"):
        yield f"status {status}", ("status",), put(status), None
    if final:
        yield "draft with less", (), _only("schema", "id", "status", status="draft"), True
        yield "final with less", (), _only("schema", "id", "status", status="final"), False


def places(value: Any, fields: tuple[Field, ...], path: Path) -> Iterator[tuple[Path, Any, Field]]:
    for field in fields:
        if not isinstance(value, dict) or field.name not in value:
            continue
        here, inner = (*path, field.name), value[field.name]
        yield here, inner, field
        if field.item is not None and isinstance(inner, list) and inner:
            yield (*here, 0), inner[0], field.item
            yield from places(inner[0], field.item.fields, (*here, 0))
        elif field.kind is Kind.OBJECT:
            yield from places(inner, field.fields, here)


def _wrong_kinds(field: Field) -> Iterator[tuple[str, Any]]:
    takes = {
        Kind.INTEGER: {"number"}, Kind.NUMBER: {"number", "decimal"}, Kind.BOOLEAN: {"boolean"},
        Kind.LIST: {"list"}, Kind.OBJECT: {"mapping"},
    }.get(field.kind, set())  # fmt: skip
    values = {
        "number": 12,
        "decimal": 12.5,
        "boolean": True,
        "list": [],
        "mapping": {},
        "list of lists": [[]],
    }
    for what, value in values.items():
        if what not in takes:
            yield f"a {what}", value
    if field.kind in {Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN, Kind.LIST, Kind.OBJECT}:
        for text in ("x", "90", "true", "[]"):
            yield f"the text {text}", text


def _others(field: Field, value: Any) -> Iterator[tuple[str, Any, bool | None]]:
    if field.kind is Kind.CHOICE:
        for choice in field.choices[:2]:
            yield f"label of {choice.value}", choice.title.zh, False
        yield "upper case", str(value).upper(), False
        yield "no such value", "nope", False
        yield "newline behind", f"{value}\n", False
    elif field.kind is Kind.DATE:
        yield from _dates()
    elif field.kind is Kind.TIME:
        for text in ("9:30", "24:00", "14:60", "１４:30", "14：30", "14:30\n", "14:30:00", "2pm"):
            yield f"time {text!r}", text, False
        yield "midnight", "00:00", None
    elif field.kind is Kind.INTEGER:
        yield from _integers(field)
    elif field.kind is Kind.NUMBER:
        for number in (0.1, 0.07, 0.3, 1.1, 33.333, 0, -0.0, -0.01, 1e9, 0.001):
            yield f"number {number!r}", number, None
    elif field.kind is Kind.PERIOD:
        for text in ("2022年6月", "2022-Q5", "2022-13", "2022Q2", "22", "2022-06-15", "２０２２"):
            yield f"period {text}", text, False
        yield "period half", {"from": "2022-06-01"}, False
        yield "period", {"from": "2022-06-01", "to": "2022-06-30"}, True
    elif isinstance(value, str):
        yield from _texts(field, value)


def _dates() -> Iterator[tuple[str, Any, bool | None]]:
    for text in (
        "2022-02-30", "2023-02-29", "2022-6-15", "2022年6月15日", "2022/06/15", "2022.06.15", "20220615",
        "２０２２-06-15", "2022-0６-15", "٢٠٢٢-٠٦-١٥", "2022-06-15\n", "2022-06-15T00:00:00Z",
        "1899-12-31", "",
    ):  # fmt: skip
        yield f"date {text!r}", text, False
    yield "leap day", "2024-02-29", None


def _integers(field: Field) -> Iterator[tuple[str, Any, bool | None]]:
    low, high = int(field.minimum or 0), int(field.maximum or 0)
    for number, valid in ((low, None), (high, None), (low - 1, False), (high + 1, False), (10**15, False)):
        yield f"integer {number}", number, valid
    yield "whole decimal", float(low + 1), None
    yield "half", low + 1.5, False
    for text in ("９０", "90分钟", "1.5小时", "九十"):
        yield f"number {text}", text, False


def _texts(field: Field, value: str) -> Iterator[tuple[str, Any, bool | None]]:
    yield "empty text", "", False
    yield "blank text", "  ", False
    yield "ideographic blank", "\u3000", False
    yield "newline behind", value + "\n", not (field.pattern or "^").startswith("^")
    for length in (24, 25, 30, 31, 40, 41, 60, 61, 80, 81, 200, 201, 20000, 20001):
        yield f"{length} letters", "a" * length, None
    for length in (30, 31, 40, 41, 60, 61, 200, 201):
        yield f"{length} characters beyond the first plane", "𠮷" * length, None
        yield f"{length} characters with marks", "e\u0301" * (length // 2), None
    if field.references or field.form in {"own_id", "key", "division_code"}:
        yield "lower case", value.lower(), None
        yield "upper case", value.upper(), None
        yield "full-width digits", value.translate({ord(str(n)): 0xFF10 + n for n in range(10)}), None
        for what, text in (
            ("a name", "王秀英"),
            ("O", "P-7K3OX"),
            ("short", "P-7K3Q"),
            ("long", "P-7K3QX7K3"),
        ):
            yield what, text, None
        for text in (
            "P-7K3QX",
            "ST-410902001",
            "ST-410902001-1",
            "ST-410902001-2",
            "4109",
            "410900",
            "410902",
            "41090200",
        ):
            yield text, text, None
        yield "day that is none", "S-20221315-7K3QX#a1", None
        yield "key too long", "S-20220615-7K3QX#" + "a" * 25, None


def put(value: Any) -> Callable[[Any, Path], None]:
    def change(data: Any, path: Path) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


def _drop(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    del data[path[-1]]


def _add(key: str, value: Any) -> Callable[[Any, Path], None]:
    def change(data: Any, path: Path) -> None:
        for step in path:
            data = data[step]
        data[key] = value

    return change


def _only(*names: str, status: str) -> Callable[[Any, Path], None]:
    def change(data: Any, path: Path) -> None:
        for name in [each for each in data if each not in names]:
            del data[name]
        data["status"] = status

    return change
