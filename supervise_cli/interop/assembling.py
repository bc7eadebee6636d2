"""From the values of one row to a record: members in the schema's order, checked, as the text of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supervise_cli.interop.cells import value_of
from supervise_cli.interop.headings import Matched, Path
from supervise_cli.interop.plan import Words
from supervise_cli.interop.table import Row, Table
from supervise_cli.making import composing
from supervise_cli.making.composing import Composed
from supervise_cli.model import Fault, Text
from supervise_cli.records import ids, reading, schema, writing
from supervise_cli.records.pointers import path_of
from supervise_cli.records.types import Field, Kind, RecordType

Values = Mapping[Path, Any]


@dataclass(frozen=True, slots=True)
class Cells:
    """One row against its columns: the values of fields, and the text of the columns outside the record."""

    row: Row
    values: dict[Path, Any]
    extra: dict[str, str]


def shape_fault(row: Row, table: Table) -> Text | None:
    """The reason to return a row that does not have a cell for every heading."""
    if len(row.cells) == len(table.headings):
        return None
    return Text(
        "这一行有 {n} 格，表头有 {m} 列，对不齐。",
        "This row has {n} cells, the heading {m} columns; they do not line up.",
    ).format(n=len(row.cells), m=len(table.headings))


def cells_of(row: Row, matched: Matched) -> Cells:
    """The values of a row; empty cells are left out."""
    values = {}
    for column in matched.columns:
        value = (
            value_of(column.field, row.cells[column.position]) if column.position < len(row.cells) else None
        )
        if value is not None:
            values[column.path] = value
    extra = {name: row.cells[n].strip() for name, n in matched.extra.items() if n < len(row.cells)}
    return Cells(row, values, extra)


def members(field: Field, values: Values) -> dict[str, Any]:
    """The members of a list's item, or of an object, with those that others imply; {} if none is given."""
    holder = field.item if field.kind is Kind.LIST and field.item is not None else field
    given = {path[1]: value for path, value in values.items() if path[0] == field.name and len(path) == 2}
    if not given:
        return {}
    for member in holder.fields:
        if member.name not in given and member.default_from == "implies":
            implied = [
                choice.implies[member.name]
                for other in holder.fields
                for choice in other.choices
                if choice.value == given.get(other.name) and member.name in choice.implies
            ]
            given.update({member.name: implied[0]} if implied else {})
    return {member.name: given[member.name] for member in holder.fields if member.name in given}


def keyed(field: Field, items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The items of a list with keys p1, p2, … where its items have keys."""
    if field.member("key") is None:
        return [dict(item) for item in items]
    return [{"key": f"{field.name[0]}{n}", **item} for n, item in enumerate(items, start=1)]


def body_of(rtype: RecordType, values: Values) -> dict[str, Any]:
    """The record that these values make, one item a list, without its id."""
    body: dict[str, Any] = {}
    for field in rtype.fields:
        if (field.name,) in values:
            body[field.name] = values[(field.name,)]
        elif field.kind in (Kind.LIST, Kind.OBJECT):
            found = members(field, values)
            if found:
                body[field.name] = keyed(field, [found]) if field.kind is Kind.LIST else found
    return body


def record_of(rtype: RecordType, identity: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """The final record; of what nobody said it holds only what the schema itself gives a required field."""
    whole = {"schema": rtype.schema_name, "id": identity, "status": "final", **body}
    for field in rtype.fields:
        if field.required and field.has_default:
            whole.setdefault(field.name, field.default)
    return {field.name: whole[field.name] for field in rtype.fields if field.name in whole}


def text_of(rtype: RecordType, data: Mapping[str, Any], words: Words) -> tuple[str, tuple[Text, ...]]:
    """The text of the record's file, or "" and everything that speaks against it."""
    faults = schema.check(data, rtype)
    if faults:
        return "", reasons_of(faults, rtype, data, words)
    try:
        text = writing.dump(data)
    except writing.Unwritable as error:
        return "", reasons_of([error.fault], rtype, data, words)
    # Warnings as well (invisible characters, garbled text): here somebody is still at hand to mend them.
    doubts = reading.read(text.encode("utf-8")).faults
    return ("", reasons_of(doubts, rtype, data, words)) if doubts else (text, ())


def composed_text(
    rtype: RecordType, composed: Composed, identity: str, words: Words
) -> tuple[str, tuple[Text, ...]]:
    """The text of a record's file under an id, or "" and everything that speaks against it."""
    try:
        text = composing.text_of(composed, identity)
    except writing.Unwritable as error:
        return "", reasons_of([error.fault], rtype, composed.data, words)
    doubts = reading.read(text.encode("utf-8")).faults
    return ("", reasons_of(doubts, rtype, composed.data, words)) if doubts else (text, ())


def reasons_of(
    faults: Sequence[Fault], rtype: RecordType, data: Mapping[str, Any], words: Words
) -> tuple[Text, ...]:
    """What faults of a record say to whoever wrote the row, each once."""
    return tuple(dict.fromkeys(_worded(fault, rtype, data, words) for fault in faults))


def _worded(fault: Fault, rtype: RecordType, data: Mapping[str, Any], words: Words) -> Text:
    """The rule's sentence, with the field before it where the sentence does not name it."""
    path = path_of(data, fault.pointer)
    field = rtype.field(*path) if path else None
    said = words(fault)
    if field is None or not field.title.zh or field.title.zh in said.zh:
        return said
    return Text(f"{field.title.zh}：{said.zh}", f"{field.title.en}: {said.en}")


def differing(rtype: RecordType, body: Mapping[str, Any], held: Mapping[str, Any]) -> tuple[Text, ...]:
    """Titles of the fields about which a row says something else than the record that is there."""
    return tuple(
        field.title
        for field in rtype.fields
        if field.name in body and not _says(held.get(field.name), body[field.name])
    )


def _says(held: Any, given: Any) -> bool:
    if isinstance(given, list):
        return isinstance(held, list) and all(any(_says(each, item) for each in held) for item in given)
    if isinstance(given, dict):
        return isinstance(held, dict) and all(held.get(k) == v for k, v in given.items() if k != "key")
    return bool(held == given)


def path_for(rtype: RecordType, identity: str, data: Mapping[str, Any]) -> str:
    """Where the record's file lies in the repository."""
    return ids.path_of(rtype, identity, data)
