"""Which code, variant and parameters fit a value that its schema refuses. No value is carried along, only
what may be shown of any record: field names, titles, allowed values, ids, dates and numbers put right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from supervise_cli.model import Param
from supervise_cli.records import schema_codes as codes
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.guess import Guess
from supervise_cli.records.guess_dates import guess_date, guess_moment, guess_period, guess_time
from supervise_cli.records.guess_ids import guess_id, prefixes
from supervise_cli.records.guess_values import allowed, guess_choice, guess_number, guess_yes_no, meant, split
from supervise_cli.records.personal import personal

Path = tuple[str | int, ...]
Words = tuple[str, str, Mapping[str, Param]]

_LEVELS: Final = {
    "city_general_station": "city", "county_centre": "county",
    "township_station": "township", "village_room": "village",
}  # fmt: skip
_EXAMPLES: Final = {
    Kind.DATE: '"2022-06-15"',
    Kind.TIME: '"14:30"',
    Kind.DATETIME: '"2022-06-15T14:30"',
    Kind.PERIOD: "2022-06",
    Kind.BOOLEAN: "true",
    Kind.INTEGER: "1",
    Kind.NUMBER: "1",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A refused value: the keyword that refused it, its field, and the named field above a list's item."""

    value: Any
    keyword: str
    limit: Any
    field: Field | None
    holder: Field | None
    data: Mapping[str, Any]
    path: Path

    @property
    def kind(self) -> Kind:
        return self.field.kind if self.field is not None else Kind.TEXT

    @property
    def form(self) -> str:
        return (self.field.form if self.field is not None else None) or ""

    @property
    def words(self) -> dict[str, Param]:
        return field_words(self.holder, self.path)


def wording(misfit: Misfit) -> Words:
    """Code, variant and parameters for a value that was refused."""
    if misfit.value is None:
        return _said(codes.WRONG_KIND, Guess("empty"), misfit)
    if misfit.keyword in {"minLength", "maxLength"}:
        n = len(misfit.value)
        guess = Guess("blank" if misfit.keyword == "minLength" else "long", {"n": n, "limit": misfit.limit})
        return _said(codes.LENGTH, guess, misfit)
    if misfit.keyword in {"minimum", "exclusiveMinimum", "maximum"}:
        guess = Guess("high" if misfit.keyword == "maximum" else "low", _limits(misfit.field))
        return _said(codes.RANGE, guess, misfit)
    if misfit.kind is not Kind.LIST and isinstance(misfit.value, list):
        return _said(codes.WRONG_KIND, Guess("list"), misfit)
    return _BY_KIND[misfit.kind](misfit)


def _said(code: str, guess: Guess, misfit: Misfit) -> Words:
    return code, guess.variant, {**misfit.words, **guess.params}


def _date(misfit: Misfit) -> Words:
    return _said(codes.DATE_FORM, guess_date(misfit.value), misfit)


def _time(misfit: Misfit) -> Words:
    return _said(codes.TIME_FORM, guess_time(misfit.value), misfit)


def _moment(misfit: Misfit) -> Words:
    return _said(codes.TIME_FORM, guess_moment(misfit.value), misfit)


def _period(misfit: Misfit) -> Words:
    return _said(codes.PERIOD_FORM, guess_period(misfit.value), misfit)


def _number(misfit: Misfit) -> Words:
    if isinstance(misfit.value, Mapping):
        return _said(codes.WRONG_KIND, Guess("mapping"), misfit)
    field = misfit.field
    guess = guess_number(misfit.value, field.unit if field else None, misfit.kind is Kind.INTEGER)
    return _said(codes.NUMBER_FORM, guess, misfit)


def _yes_no(misfit: Misfit) -> Words:
    return _said(codes.YES_NO, guess_yes_no(misfit.value), misfit)


def _choice(misfit: Misfit) -> Words:
    choices = misfit.field.choices if misfit.field else ()
    usable = [each for each in choices if each.usable()]
    guess = guess_choice(misfit.value, choices)
    return _said(codes.NOT_IN_LIST, Guess(guess.variant, {**allowed(usable), **guess.params}), misfit)


def _reference(misfit: Misfit) -> Words:
    example = misfit.field.example if misfit.field else None
    guess = guess_id(misfit.value, _pattern_of(misfit))
    return _said(
        codes.ID_FORM, Guess(guess.variant, {"example": str(example or "P-7K3QX"), **guess.params}), misfit
    )


def _pattern_of(misfit: Misfit) -> str:
    if misfit.keyword == "pattern":
        return str(misfit.limit)
    return (misfit.field.pattern if misfit.field else None) or ""


def _text(misfit: Misfit) -> Words:
    value = misfit.value
    if misfit.keyword == "const":
        words = {"allowed_zh": str(misfit.limit), "allowed_en": str(misfit.limit)}
        return _said(codes.NOT_IN_LIST, Guess("", words), misfit)
    own = _OWN_FORMS.get(misfit.form)
    if own is not None and not isinstance(value, Mapping):
        return own(misfit)
    if isinstance(value, bool):
        return _said(codes.WRONG_KIND, Guess("boolean"), misfit)
    if isinstance(value, int | float):
        return _said(codes.WRONG_KIND, Guess("personal" if personal(str(value)) else "number"), misfit)
    if isinstance(value, Mapping):
        return _said(codes.WRONG_KIND, Guess("mapping"), misfit)
    if misfit.keyword == "pattern" and not value.strip():
        return _said(codes.LENGTH, Guess("blank"), misfit)
    if misfit.keyword == "pattern" and prefixes(str(misfit.limit)):
        return _reference(misfit)
    variant = misfit.form if misfit.form in codes.VARIANTS[codes.TEXT_FORM] else ""
    return _said(codes.TEXT_FORM, Guess(variant), misfit)


def _own_id(misfit: Misfit) -> Words:
    guess = guess_id(misfit.value, _pattern_of(misfit))
    known = guess.variant in codes.VARIANTS[codes.OWN_ID]
    prefix = " / ".join(f"{each}-" for each in prefixes(_pattern_of(misfit)))
    return _said(
        codes.OWN_ID, Guess(guess.variant if known else "", {"prefix": prefix, **guess.params}), misfit
    )


def _key(misfit: Misfit) -> Words:
    value = misfit.value
    example = misfit.field.example if misfit.field else None
    params: dict[str, Param] = {"example": str(example or "a1")}
    if not isinstance(value, str) or value.isdigit():
        return _said(codes.KEY_FORM, Guess("number", params), misfit)
    if len(value) > 24:
        return _said(codes.KEY_FORM, Guess("long", params), misfit)
    if not value.isascii():
        return _said(codes.KEY_FORM, Guess("chinese", params), misfit)
    lower = value.strip().lower().replace(" ", "_")
    if lower[:1].isalpha() and all(char.isalnum() or char in "_-" for char in lower) and lower != value:
        return _said(codes.KEY_FORM, Guess("case", {**params, "want": lower}), misfit)
    return _said(codes.KEY_FORM, Guess("", params), misfit)


def _division_code(misfit: Misfit) -> Words:
    if isinstance(misfit.value, int):
        return _said(codes.DIVISION_CODE, Guess("number"), misfit)
    level = misfit.data.get("level") if misfit.path == ("division_code",) else None
    variant = _LEVELS.get(level, "") if isinstance(level, str) else ""
    return _said(codes.DIVISION_CODE, Guess(variant), misfit)


def _narrative(misfit: Misfit) -> Words:
    return _text(misfit)


def _object(misfit: Misfit) -> Words:
    member = _entry(misfit.field)
    if misfit.holder is not misfit.field and member is not None:
        return _said(
            codes.LIST_FORM, Guess("items", {"member": member.name, "want": _entry_line(member)}), misfit
        )
    names = [each.name for each in misfit.field.fields] if misfit.field else []
    params = {"listed_zh": "、".join(names), "listed_en": ", ".join(names)}
    return _said(codes.WRONG_KIND, Guess("mapping_needed", params), misfit)


def _list(misfit: Misfit) -> Words:
    item = misfit.field.item if misfit.field else None
    value = misfit.value
    if isinstance(value, Mapping):
        return _said(codes.LIST_FORM, Guess("mapping"), misfit)
    if item is None:
        return _said(codes.LIST_FORM, Guess(), misfit)
    if item.kind is Kind.OBJECT:
        member = _entry(item)
        params = {"member": member.name, "want": _entry_line(member)} if member else {}
        return _said(codes.LIST_FORM, Guess("items" if member else "", params), misfit)
    if item.kind in {Kind.NARRATIVE, Kind.TEXT}:
        return _said(codes.LIST_FORM, Guess("sentence"), misfit)
    parts = split(value) if isinstance(value, str) else []
    wanted = _all_meant(parts, item)
    if not wanted:
        return _said(codes.LIST_FORM, Guess("", {"want": _value_example(item)}), misfit)
    return _said(
        codes.LIST_FORM,
        Guess("separated" if len(wanted) > 1 else "single", {"want": ", ".join(wanted)}),
        misfit,
    )


def _all_meant(parts: Sequence[str], item: Field) -> list[str]:
    """The parts as the list should hold them; [] where one of them is nothing that may be shown."""
    if item.kind is Kind.CHOICE:
        found = [meant(part, item.choices) for part in parts]
    else:
        found = [str(guess_id(part, item.pattern or "").params.get("want", "")) for part in parts]
    return [each for each in found if each] if all(found) else []


def _entry(item: Field | None) -> Field | None:
    """The member that a bare value in place of an item stands for: a reference, else its value or text."""
    if item is None or not item.fields:
        return None
    needed = [each for each in item.fields if each.required]
    chosen = (
        [each for each in needed if each.kind is Kind.REFERENCE]
        or [each for each in needed if each.name == "value"]
        or [each for each in needed if each.default_from is None]
    )
    return (chosen or item.fields)[0]


def _entry_line(member: Field) -> str:
    return f"{member.name}: {_value_example(member)}"


def example(field: Field | None, name: str) -> str:
    """A line to type for a field: ``minutes: 60``."""
    if field is None:
        return f"{name}: …"
    if field.kind is Kind.LIST and field.item is not None:
        if field.item.kind is Kind.OBJECT:
            member = _entry(field.item)
            return f"{name}: [{{{_entry_line(member)}}}]" if member else f"{name}: []"
        return f"{name}: [{_value_example(field.item)}]"
    return f"{name}: {_value_example(field)}"


def _value_example(field: Field) -> str:
    if field.kind is Kind.OBJECT:
        members = [each for each in field.fields if each.required] or list(field.fields[:1])
        return "{" + ", ".join(f"{each.name}: {_value_example(each)}" for each in members) + "}"
    if field.kind is Kind.CHOICE:
        return next(each.value for each in field.choices if each.usable())
    if field.unit == "minutes":
        return "60"
    if field.kind is Kind.TEXT and isinstance(field.example, str) and field.example.isdigit():
        return f'"{field.example}"'
    if field.kind in _EXAMPLES:
        return _EXAMPLES[field.kind]
    return str(field.example) if field.example is not None else "…"


def field_words(field: Field | None, path: Path) -> dict[str, Param]:
    """The name and both titles of a field, for a sentence."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if field is None:
        return {"field": name, "title_zh": name, "title_en": name}
    words = field.words
    return words if field.name else {**words, "field": name, "title_zh": name, "title_en": name}


def _limits(field: Field | None) -> dict[str, Param]:
    def shown(limit: float | None) -> str:
        return (
            f"{limit:g}"
            if limit is not None and abs(limit) < 1e6
            else str(int(limit))
            if limit is not None
            else ""
        )

    return {"low": shown(field.minimum if field else None), "high": shown(field.maximum if field else None)}


_OWN_FORMS: Final[dict[str, Callable[[Misfit], Words]]] = {
    "own_id": _own_id,
    "key": _key,
    "division_code": _division_code,
}
_BY_KIND: Final[dict[Kind, Callable[[Misfit], Words]]] = {
    Kind.TEXT: _text,
    Kind.NARRATIVE: _narrative,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _yes_no,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.DATETIME: _moment,
    Kind.CHOICE: _choice,
    Kind.REFERENCE: _reference,
    Kind.OBJECT: _object,
    Kind.LIST: _list,
    Kind.PERIOD: _period,
}
