"""Which fields and members are worth a question, and in which order, by the schema alone."""

from __future__ import annotations

from typing import Any, Final

from supervise_cli.making.values import stands_alone
from supervise_cli.records.ids import owners
from supervise_cli.records.types import Field, Kind, RecordType

_MEMBERS: Final = frozenset({Kind.REFERENCE, Kind.DATE, Kind.CHOICE})


def by_members(inner: Field) -> bool:
    """Whether an item is asked member by member, and not by whom it names."""
    return inner.kind is Kind.OBJECT and not stands_alone(inner)


def asked_members(inner: Field) -> list[Field]:
    """The members to ask: those marked and those needed; else those quickly said; else all of them."""
    members = [member for member in inner.fields if member.default_from != "key"]
    if any(member.ask for member in members):
        return [member for member in members if member.ask or member.required]
    return [member for member in members if member.required or member.kind in _MEMBERS] or members


def values_at(data: Any, way: str) -> list[Any]:
    """The values at ``postings.role``, of all items of a list."""
    here = [data]
    for name in way.split("."):
        found = [each.get(name) for each in here if isinstance(each, dict)]
        here = [inner for each in found for inner in (each if isinstance(each, list) else [each])]
    return here


def in_order(rtype: RecordType) -> list[Field]:
    """Where it lies, what decides, when and who first: what is asked after has its defaults from these.

    Of a waiver first the finding that it is about.
    """
    about = rtype.label if any(field.form == "finding_code" for field in rtype.fields) else ()

    def rank(field: Field) -> int:
        if field.name in owners(rtype):
            return -1
        if (field.name in rtype.deciding and field.has_default) or field.name in about:
            return 0
        if field.name == rtype.date:
            return 1
        inner = field.item or field
        first = inner.first or inner
        return 2 if "person" in first.references and (field.ask or field.required) else 3

    return sorted(rtype.fields, key=rank)
