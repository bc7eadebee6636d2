"""What JSON Schema cannot say, or says only with traps: members no two items may share, decimals of money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from supervise_cli.model import Fault
from supervise_cli.records import schema_codes as codes
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.pointers import pointer_of

Path = tuple[str | int, ...]
Watch = tuple[tuple[str | None, ...], Field]
"""A field that needs a look, and the way to it; None on the way stands for every item of a list."""


def watched(fields: Sequence[Field], way: tuple[str | None, ...] = ()) -> tuple[Watch, ...]:
    """The fields among ``fields`` and below that :func:`check` looks at."""
    found: list[Watch] = []
    for each in fields:
        here = (*way, each.name)
        if each.unique or each.decimals is not None:
            found.append((here, each))
        if each.kind is Kind.LIST and each.item is not None:
            found += watched(each.item.fields, (*here, None))
        elif each.kind is Kind.OBJECT:
            found += watched(each.fields, here)
    return tuple(found)


def check(data: Mapping[str, Any], watches: Sequence[Watch]) -> list[Fault]:
    """The faults of ``data`` that its schema does not see; data of any shape."""
    faults: list[Fault] = []
    for way, field in watches:
        if way[0] in data:
            for path, value in reach(data, way, ()):
                faults += (
                    _repeated(data, path, value, field)
                    if field.unique
                    else _decimals(data, path, value, field)
                )
    return faults


def reach(value: Any, way: Sequence[str | None], path: Path) -> Iterator[tuple[Path, Any]]:
    """Everything that stands in ``value`` at ``way``, each with its path; of data of any shape."""
    if not way:
        yield path, value
    elif way[0] is None:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from reach(item, way[1:], (*path, index))
    elif isinstance(value, Mapping) and way[0] in value:
        yield from reach(value[way[0]], way[1:], (*path, way[0]))


def _repeated(data: Mapping[str, Any], path: Path, value: Any, field: Field) -> Iterator[Fault]:
    if not isinstance(value, list):
        return
    for name in field.unique:
        member = field.member(name)
        first: dict[str, int] = {}
        for index, item in enumerate(value):
            named = item.get(name) if isinstance(item, Mapping) else None
            if not isinstance(named, str):
                continue
            if named in first and member is not None:
                yield Fault(
                    codes.REPEATED,
                    pointer_of((*path, index, name), data),
                    "member",
                    {
                        **field.words,
                        "member": name,
                        "member_zh": member.title.zh,
                        "member_en": member.title.en,
                        "first": first[named] + 1,
                        "second": index + 1,
                    },
                )
            first.setdefault(named, index)


def _decimals(data: Mapping[str, Any], path: Path, value: Any, field: Field) -> Iterator[Fault]:
    most = field.decimals or 0
    if not isinstance(value, float) or value != value or abs(value) == float("inf"):
        return
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > most:
        params = {**field.words, "most": most, "want": f"{value:.{most}f}"}
        yield Fault(codes.DECIMALS, pointer_of(path, data), params=params)
