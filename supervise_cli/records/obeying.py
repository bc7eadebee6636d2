"""What an overlay refuses in a record: a value the office does not use, a tag without its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from supervise_cli.model import Fault
from supervise_cli.records import schema_codes as codes
from supervise_cli.records.beyond import reach
from supervise_cli.records.guess_values import allowed
from supervise_cli.records.overlays import Forbidden, Tag, choices_of, field_at
from supervise_cli.records.pointers import pointer_of
from supervise_cli.records.types import RecordType


def check(data: Mapping[str, Any], form: RecordType) -> list[Fault]:
    """The faults of ``data`` that only the overlay of its type sees; data of any shape."""
    if form.overlay is None:
        return []
    day = data.get(form.date) if form.date is not None else None
    faults: list[Fault] = []
    for forbidden in form.overlay.forbidden:
        if not (forbidden.start and isinstance(day, str) and day < forbidden.start):
            faults += _not_used(data, form, forbidden, day if isinstance(day, str) else "")
    tags = data.get("tags")
    if data.get("status") == "final" and isinstance(tags, list):
        for tag in form.overlay.tags:
            faults += _without_value(data, form, tag, tags)
    return faults


def _not_used(data: Mapping[str, Any], form: RecordType, each: Forbidden, day: str) -> Iterator[Fault]:
    for path, value in reach(data, each.way, ()):
        field = field_at(form.fields, each.field) if value == each.value else None
        if field is None:
            continue
        named = {choice.value: choice for choice in choices_of(field)}[each.value]
        params = {
            **field.words,
            "value": each.value,
            "value_zh": named.title.zh,
            "value_en": named.title.en,
            "reason": each.reason,
            "from": each.start,
            **allowed([choice for choice in choices_of(field) if choice.usable(day)]),
        }
        variant = "since" if each.start else ""
        yield Fault(codes.NOT_USED_HERE, pointer_of(path, data), variant, params)


def _without_value(data: Mapping[str, Any], form: RecordType, each: Tag, tags: list[Any]) -> Iterator[Fault]:
    if each.tag not in tags or any(value == each.value for _, value in reach(data, each.way, ())):
        return
    field = field_at(form.fields, each.field)
    if field is not None:
        named = {choice.value: choice for choice in choices_of(field)}[each.value]
        params = {
            **field.words,
            "tag": each.tag,
            "place": each.field,
            "value": each.value,
            "value_zh": named.title.zh,
            "value_en": named.title.en,
        }
        yield Fault(codes.TAG_WITHOUT_VALUE, pointer_of(("tags", tags.index(each.tag)), data), "", params)
