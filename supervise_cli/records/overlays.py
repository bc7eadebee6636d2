"""What an office narrows in a record type: its ``schemas/<type>.yaml``, read against the bundled fields.

Relabelled values, values it does not use, tags under a value (architecture, "Overlays"). What is stored is
always the bundled value. An entry that cannot be obeyed changes nothing, and is a fault of that file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from supervise_cli.model import Fault, Param
from supervise_cli.records.fields import Choice, Field, Kind
from supervise_cli.records.guess_fields import called as called_field
from supervise_cli.records.guess_values import allowed, called, folded, parts
from supervise_cli.records.pointers import pointer_of
from supervise_cli.records.schema_codes import TEXT_FORM

NOT_OBEYED: Final = "SUP210"
VARIANTS: Final = (
    "unknown_type", "unknown_field", "no_choices", "life_cycle", "unknown_value", "twice", "title_taken",
    "default", "no_date", "every_value", "tag_twice", "tag_forbidden",
)  # fmt: skip
"""Why an entry is not obeyed."""
_LIFE_CYCLE: Final = "status"

Way = tuple[str | None, ...]
"""The way to the values of a field; None stands for every item of a list."""


@dataclass(frozen=True, slots=True)
class Relabelled:
    """What this office calls a value; the bundled English title stays where it has none of its own."""

    field: str
    value: str
    title: str
    title_en: str


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A value that is not used; ``start``: by records dated on or after that day, "" always."""

    field: str
    value: str
    start: str
    reason: str
    way: Way


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and the value that a final record with it has."""

    tag: str
    field: str
    value: str
    way: Way


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is in force of an overlay file."""

    relabelled: tuple[Relabelled, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    tags: tuple[Tag, ...] = ()


def field_at(fields: Sequence[Field], name: str) -> Field | None:
    """The field that an overlay names: ``form``, or ``supervisors.as`` in a list or an object."""
    here: Field | None = None
    for part in name.split("."):
        members = fields if here is None else (here.item or here).fields
        here = next((each for each in members if each.name == part), None)
        if here is None:
            return None
    return here


def choices_of(field: Field) -> tuple[Choice, ...]:
    """The values of a field, or of the items of a list of values."""
    return (field.item or field).choices


def read(
    data: Mapping[str, Any], fields: Sequence[Field], date: str | None
) -> tuple[Overlay, tuple[Fault, ...]]:
    """What an overlay that its schema accepts changes in a type of these fields, and what it cannot.

    ``date`` is the field that holds the record's own date; None where records of the type have none.
    """
    reader = _Reader(fields, date)
    for n, each in enumerate(data.get("values", ())):
        reader.value(f"/values/{n}", each)
    for n, each in enumerate(data.get("tags", ())):
        reader.tag(f"/tags/{n}", each)
    return Overlay(tuple(reader.relabelled), tuple(reader.forbidden), tuple(reader.tags)), tuple(
        reader.faults
    )


def with_names(faults: Sequence[Fault], data: Mapping[str, Any], fields: Sequence[Field]) -> list[Fault]:
    """The faults of an overlay; of a field called by its title with its names (``near_zh``, ``near_en``).

    ``fields`` are those of all types, a few of which may have a field of that title: which type an overlay
    is of, its name alone says.
    """
    titled = list(_with_choices(fields))
    meant: dict[str, dict[str, Param]] = {}
    for part in ("values", "tags"):
        for n, entry in enumerate(entries if isinstance(entries := data.get(part), list) else ()):
            told = entry.get("field") if isinstance(entry, Mapping) else None
            if isinstance(told, str):
                names = {name for name, field in titled if called_field(told, [field]) is not None}
                found = sorted(names, key=lambda name: (name.count("."), name))
                if found:
                    near: dict[str, Param] = {"near_zh": " 或 ".join(found), "near_en": " or ".join(found)}
                    meant[pointer_of((part, n, "field"), data)] = near
    return [
        replace(each, variant="field_name", params={**each.params, **meant[each.pointer]})
        if each.code == TEXT_FORM and each.pointer in meant
        else each
        for each in faults
    ]


class _Reader:
    def __init__(self, fields: Sequence[Field], date: str | None) -> None:
        self._fields = fields
        self._date = date
        self._seen: set[tuple[str, str]] = set()
        self.relabelled: list[Relabelled] = []
        self.forbidden: list[Forbidden] = []
        self.tags: list[Tag] = []
        self.faults: list[Fault] = []

    def value(self, at: str, entry: Mapping[str, Any]) -> None:
        field = self._field(at, entry)
        if field is None:
            return
        key = (entry["field"], entry["value"])
        if key in self._seen:
            self._refuse(f"{at}/value", "twice", field, named=entry["value"])
            return
        self._seen.add(key)
        if "title" in entry:
            self._title(at, entry, field)
        if "forbidden" in entry:
            self._forbid(at, entry, field)

    def tag(self, at: str, entry: Mapping[str, Any]) -> None:
        field = self._field(at, entry)
        if field is None:
            return
        name, value = entry["field"], entry["value"]
        if any(each.tag == entry["tag"] for each in self.tags):
            self._refuse(f"{at}/tag", "tag_twice", field, named=entry["tag"])
        elif any((each.field, each.value) == (name, value) for each in self.forbidden):
            self._refuse(f"{at}/value", "tag_forbidden", field, named=value)
        else:
            self.tags.append(Tag(entry["tag"], name, value, self._way(name)))

    def _field(self, at: str, entry: Mapping[str, Any]) -> Field | None:
        """The field of an entry, if it has the value that the entry names."""
        name, value = entry["field"], entry["value"]
        field = field_at(self._fields, name)
        if field is None:
            words: dict[str, Param] = {"named": name, **self._names()}
            self.faults.append(Fault(NOT_OBEYED, f"{at}/field", "unknown_field", words))
        elif name == _LIFE_CYCLE:
            self._refuse(f"{at}/field", "life_cycle", field)
        elif not choices_of(field):
            self.faults.append(
                Fault(NOT_OBEYED, f"{at}/field", "no_choices", {**field.words, **self._names()})
            )
        elif value not in {each.value for each in choices_of(field)}:
            self._refuse(f"{at}/value", "unknown_value", field, named=value, **allowed(choices_of(field)))
        else:
            return field
        return None

    def _title(self, at: str, entry: Mapping[str, Any], field: Field) -> None:
        others = [each for each in choices_of(field) if each.value != entry["value"]]
        for member, told in (("title", entry["title"]), ("title_en", entry.get("title_en", ""))):
            taken = {name: other for other in others for name in self._called(entry["field"], other)}
            other = taken.get(folded(told))
            if told and other is not None:
                self._refuse(f"{at}/{member}", "title_taken", field, named=told, other=other.value)
                return
        known = next(each for each in choices_of(field) if each.value == entry["value"])
        self.relabelled.append(
            Relabelled(
                entry["field"], entry["value"], entry["title"], entry.get("title_en") or known.title.en
            )
        )

    def _called(self, name: str, choice: Choice) -> set[str]:
        own = [each for each in self.relabelled if (each.field, each.value) == (name, choice.value)]
        names = {folded(name) for each in own for name in (*parts(each.title), each.title_en)}
        return names | called(choice)

    def _forbid(self, at: str, entry: Mapping[str, Any], field: Field) -> None:
        name, value, place = entry["field"], entry["value"], f"{at}/forbidden"
        gone = {each.value for each in self.forbidden if each.field == name} | {value}
        start = entry["forbidden"].get("from", "")
        if value == field.default or (isinstance(field.default, list) and value in field.default):
            self._refuse(place, "default", field, named=value)
        elif start and self._date is None:
            self._refuse(f"{place}/from", "no_date", field, named=value)
        elif gone == {each.value for each in choices_of(field)}:
            self._refuse(place, "every_value", field, named=value)
        else:
            reason = entry["forbidden"]["reason"]
            self.forbidden.append(Forbidden(name, value, start, reason, self._way(name)))

    def _way(self, name: str) -> Way:
        way: list[str | None] = []
        parts = name.split(".")
        for n, part in enumerate(parts):
            field = field_at(self._fields, ".".join(parts[: n + 1]))
            way += [part, None] if field is not None and field.kind is Kind.LIST else [part]
        return tuple(way)

    def _names(self) -> dict[str, Param]:
        """The fields that have values to choose from, as an overlay names them."""
        names = ", ".join(name for name, _ in _with_choices(self._fields))
        return {"listed_zh": names.replace(", ", "、"), "listed_en": names}

    def _refuse(self, at: str, variant: str, field: Field, **params: Param) -> None:
        self.faults.append(Fault(NOT_OBEYED, at, variant, {**field.words, **params}))


def _with_choices(fields: Sequence[Field], before: str = "") -> Iterator[tuple[str, Field]]:
    for each in fields:
        if choices_of(each) and each.name != _LIFE_CYCLE:
            yield before + each.name, each
        yield from _with_choices((each.item or each).fields, f"{before}{each.name}.")
