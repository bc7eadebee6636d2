"""A record as lines for a person: titles instead of names, labels beside ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from supervise_cli.model import Lang, Text
from supervise_cli.pipeline.choosing import named
from supervise_cli.pipeline.listing import shown_value
from supervise_cli.records.types import Field, Kind

_SEALED = Text("（已加密）", "(sealed)")


def lines_of(
    fields: Sequence[Field], data: Mapping[str, Any], names: Mapping[str, str], lang: Lang, indent: str
) -> list[str]:
    """The lines of a record or of a part of it; ``names`` is id → label."""
    lines: list[str] = []
    for field in fields:
        if field.name not in data or field.name == "schema":
            continue
        lines += _field(field, data[field.name], names, lang, indent)
    return lines


def _field(field: Field, value: Any, names: Mapping[str, str], lang: Lang, indent: str) -> list[str]:
    title = f"{indent}{field.title.get(lang) or field.name}" + ("：" if lang == "zh" else ":")
    deeper = indent + "  "
    if field.kind is Kind.OBJECT and isinstance(value, dict):
        return [title, *lines_of(field.fields, value, names, lang, deeper)]
    if field.kind is Kind.LIST and field.item is not None and isinstance(value, list):
        if field.item.kind is Kind.OBJECT:
            return [title, *(line for each in value for line in _item(field.item, each, names, lang, deeper))]
        if field.item.kind not in {Kind.TEXT, Kind.NARRATIVE}:
            joined = ("、" if lang == "zh" else ", ").join(
                _said(field.item, each, names, lang) for each in value
            )
            return [f"{title}{_space(lang)}{joined}"]
        return [title, *(f"{deeper}- {_said(field.item, each, names, lang)}" for each in value)]
    said = _said(field, value, names, lang)
    if "\n" in said:
        return [title, *(deeper + line for line in said.rstrip("\n").split("\n"))]
    return [f"{title}{_space(lang)}{said}"]


def _space(lang: Lang) -> str:
    return "" if lang == "zh" else " "


def _item(field: Field, value: Any, names: Mapping[str, str], lang: Lang, indent: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{indent}- {value}"]
    members = [member for member in field.fields if member.default_from != "key"]
    lines = lines_of(members, value, names, lang, indent + "  ")
    keys = [
        str(value[member.name])
        for member in field.fields
        if member.default_from == "key" and member.name in value
    ]
    if keys:
        # By it, behind the id of the record, sup done and others name this item.
        lines[:1] = [f"{lines[0] if lines else indent + '  '}  #{keys[0]}"]
    if lines:
        lines[0] = f"{indent}- {lines[0].removeprefix(indent + '  ')}"
    return lines


def _said(field: Field, value: Any, names: Mapping[str, str], lang: Lang) -> str:
    if field.kind is Kind.NARRATIVE and isinstance(value, dict):
        return _SEALED.get(lang)
    if field.kind is Kind.REFERENCE and isinstance(value, str):
        return named(names.get(value, ""), value, lang)
    return shown_value(field, value, names, lang)
