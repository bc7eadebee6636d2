"""Why a record fails its schema: each failure of the validator turned into one of our faults.

Only loaded when something failed; the validator's own words are never used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import jsonschema
from jsonschema.exceptions import ValidationError
from referencing import Registry

from supervise_cli.model import Fault, Param
from supervise_cli.records import schema_codes as codes
from supervise_cli.records.fields import Field, Kind
from supervise_cli.records.guess import Guess
from supervise_cli.records.guess_fields import guess_field, shown
from supervise_cli.records.guess_values import allowed
from supervise_cli.records.pointers import pointer_of
from supervise_cli.records.types import Form
from supervise_cli.records.wording import Misfit, Words, example, field_words, wording

Path = tuple[str | int, ...]

_ORDER: Final = (
    "type", "const", "enum", "minLength", "maxLength", "pattern", "format", "minimum",
    "exclusiveMinimum", "maximum",
)  # fmt: skip
_OF_THE_VALUE: Final = frozenset(_ORDER)
_FORBIDDEN: Final = "forbidden"
_ELSEWHERE: Final = frozenset({"inside", "outside"})
_FEW: Final = 15
"""Up to so many fields are listed to somebody who used a name that is not among them."""


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """``pattern`` as other programs read it: ``$`` is the end of the text, not the newline before it."""
    strict = re.sub(r"(?<!\\)\$\Z", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(strict, instance, re.ASCII):
        yield ValidationError("pattern")


def _properties(validator: Any, properties: Mapping[str, Any], instance: Any, schema: Any) -> Iterator[Any]:
    """``properties``, which also says where a member stands that is not allowed at all."""
    if not isinstance(instance, Mapping):
        return
    for name, body in properties.items():
        if name in instance and body is False:
            yield ValidationError("forbidden", validator=_FORBIDDEN, path=[name], schema_path=[name])
        elif name in instance:
            yield from validator.descend(instance[name], body, path=name, schema_path=name)


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or date.fromisoformat(value).isoformat() == value


_FORMATS: Final = jsonschema.FormatChecker(formats=())
_FORMATS.checks("date", raises=ValueError)(_is_date)
_extend: Final[Any] = jsonschema.validators.extend
_Validator: Final = _extend(jsonschema.Draft202012Validator, {"pattern": _pattern, "properties": _properties})


@dataclass(frozen=True, slots=True)
class Failure:
    """One keyword of the schema that refused one value; ``forbidden``: nothing is allowed there."""

    keyword: str
    limit: Any
    value: Any
    path: Path
    schema: Mapping[str, Any] | bool
    way: tuple[str | int, ...]
    """The path of the keyword in the schema, as far as it does not go through ``$ref``."""


def validator(schema: Mapping[str, Any]) -> Any:
    """The validator behind the explanations: formats asserted, nothing ever fetched."""
    return _Validator(schema, format_checker=_FORMATS, registry=Registry())


def explain(data: Mapping[str, Any], form: Form) -> list[Fault]:
    """A fault for everything that the bundled schema of ``form`` refuses in ``data``."""
    return _Explanation(data, form).faults(
        [_failure(each) for each in validator(form.bundled).iter_errors(data)]
    )


def _failure(error: Any) -> Failure:
    return Failure(
        keyword=str(error.validator),
        limit=error.validator_value,
        value=error.instance,
        path=tuple(error.absolute_path),
        schema=error.schema,
        way=tuple(error.absolute_schema_path),
    )


class _Explanation:
    def __init__(self, data: Mapping[str, Any], form: Form) -> None:
        self._data = data
        self._form = form
        self._found: dict[tuple[str, str], Fault] = {}

    def faults(self, failures: Sequence[Failure]) -> list[Fault]:
        values: dict[Path, list[Failure]] = {}
        for failure in failures:
            whole = self._one_thing(failure.path)
            if whole is not None:
                self._whole(whole)
            elif failure.keyword in _OF_THE_VALUE:
                values.setdefault(failure.path, []).append(failure)
            else:
                self._structure(failure)
        for failed in values.values():
            self._value(min(failed, key=lambda each: _ORDER.index(each.keyword)))
        return list(self._found.values())

    def _put(
        self, code: str, path: Path, variant: str, params: Mapping[str, Param], on_key: bool = False
    ) -> None:
        pointer = pointer_of(path, self._data)
        self._found.setdefault((code, pointer), Fault(code, pointer, variant, params, on_key=on_key))

    def _one_thing(self, path: Path) -> Path | None:
        """The way to the confidential text ``path`` lies in, or the period it is, where that is an object."""
        for end in range(1, len(path) + 1):
            field = self._form.field(*path[:end])
            if field is None:
                return None
            if field.kind is Kind.NARRATIVE and isinstance(_at(self._data, path[:end]), Mapping):
                return path[:end]
            if (
                field.kind is Kind.PERIOD
                and isinstance(_at(self._data, path[:end]), Mapping)
                and end == len(path)
            ):
                return path[:end]
        return None

    def _whole(self, path: Path) -> None:
        field = self._form.field(*path)
        sealed = "enc" in _at(self._data, path)
        words = field_words(field, path)
        if field is not None and field.kind is Kind.PERIOD:
            self._put(codes.PERIOD_FORM, path, "", words)
        else:
            self._put(codes.NARRATIVE_FORM, path, "sealed" if sealed else "", words)

    def _value(self, failure: Failure) -> None:
        path = failure.path
        names = [step for step in path if isinstance(step, str)]
        holder = path[: len(path) - path[::-1].index(names[-1])] if names else path
        misfit = Misfit(
            value=failure.value,
            keyword=failure.keyword,
            limit=failure.limit,
            field=self._form.field(*path),
            holder=self._form.field(*holder),
            data=self._data,
            path=path,
        )
        self._put(*_placed(path, wording(misfit)))

    def _structure(self, failure: Failure) -> None:
        keyword, path, limit = failure.keyword, failure.path, failure.limit
        if keyword == _FORBIDDEN:
            self._not_here(failure)
        elif keyword == "required":
            self._missing(failure, [name for name in limit if name not in failure.value])
        elif keyword == "anyOf" and all(set(each) == {"required"} for each in limit):
            self._either(failure, [each["required"] for each in limit])
        elif keyword == "unevaluatedProperties":
            self._unknown(failure)
        elif keyword in {"minItems", "maxItems"}:
            words = {**field_words(self._form.field(*path), path), "n": len(failure.value), "limit": limit}
            self._put(codes.ITEM_COUNT, path, "none" if keyword == "minItems" else "many", words)
        elif keyword == "uniqueItems":
            self._same_items(path, failure.value)
        else:
            self._put(codes.OTHER, path, "", {"keyword": keyword})

    def _not_here(self, failure: Failure) -> None:
        path = failure.path
        words = field_words(self._form.field(*path), path)
        if path == ("void",):
            self._put(codes.VOID, path, "not_void", words, on_key=True)
            return
        zh, en = self._when(failure)
        self._put(codes.NOT_HERE, path, "", {**words, "when_zh": zh, "when_en": en}, on_key=True)

    def _missing(self, failure: Failure, names: Iterable[str]) -> None:
        path = failure.path
        zh, en = self._when(failure)
        for name in names:
            here = (*path, name)
            field = self._form.field(*here)
            words = {
                **field_words(field, here),
                "want": example(field, name),
                **self._choices(field),
                "when_zh": zh,
                "when_en": en,
            }
            if here == ("void",):
                self._put(codes.VOID, here, "missing", words)
            elif path[:1] == ("void",):
                self._put(codes.VOID, here, "incomplete", words)
            else:
                inside = any(isinstance(step, int) for step in path)
                self._put(codes.MISSING, here, "item" if inside else "when" if zh else "", words)

    def _choices(self, field: Field | None) -> dict[str, str]:
        """What can be written there, as a line of its own below advice; empty where anything can."""
        choices = field.offered() if field is not None else ()
        if not choices:
            return {"choices_zh": "", "choices_en": ""}
        listed = allowed(choices)
        return {
            "choices_zh": f"\n可选：{listed['allowed_zh']}。",
            "choices_en": f"\nPossible: {listed['allowed_en']}.",
        }

    def _either(self, failure: Failure, options: Sequence[Sequence[str]]) -> None:
        path = failure.path
        lacking = [[name for name in option if name not in failure.value] for option in options]
        first = (*path, lacking[0][0])
        params = {
            **field_words(self._form.field(*first), first),
            "want": example(self._form.field(*first), str(first[-1])),
            "either": "|".join(",".join(names) for names in options),
            "options_zh": "，或者 ".join(
                "和 ".join(self._named(path, name, "zh") for name in o) for o in options
            ),
            "options_en": ", or ".join(
                " and ".join(self._named(path, name, "en") for name in o) for o in options
            ),
        }
        self._put(codes.MISSING, first, "either", params)

    def _named(self, path: Path, name: str, lang: str) -> str:
        field = self._form.field(*path, name)
        if field is None:
            return name
        short = field.title.zh.partition("（")[0]
        return f"{name}（{short}）" if lang == "zh" else f"{name} ({field.title.en})"

    def _unknown(self, failure: Failure) -> None:
        path = failure.path
        declared = self._declared(failure.schema)
        siblings = self._siblings(path)
        for key in failure.value:
            if key in declared:
                continue
            guess = guess_field(key, siblings, self._form.fields if path else ())
            if guess.variant not in _ELSEWHERE and guess.params.get("near") in failure.value:
                guess = Guess()
            variant = guess.variant or ("few" if len(siblings) <= _FEW else "")
            before = self._narrative_before(path, key)
            if before is not None and "near" not in guess.params:
                self._put(codes.UNKNOWN_FIELD, (*path, before.name), "spilled", field_words(before, path))
                continue
            params = {"key": shown(key), "command": getattr(self._form, "command", ""), **guess.params}
            if variant == "few":
                params |= {"listed": ", ".join(each.name for each in siblings)}
            self._put(codes.UNKNOWN_FIELD, (*path, key), variant, params, on_key=True)

    def _narrative_before(self, path: Path, key: str) -> Field | None:
        """The confidential field before an unknown key, which may be its second line, not indented."""
        holder = _at(self._data, path)
        by_name = {each.name: each for each in self._siblings(path)}
        before: Field | None = None
        for name in holder if isinstance(holder, Mapping) else ():
            if name == key:
                break
            before = by_name.get(name, before)
        return before if before is not None and before.kind is Kind.NARRATIVE else None

    def _siblings(self, path: Path) -> Sequence[Field]:
        if not path:
            return self._form.fields
        field = self._form.field(*path)
        return field.fields if field is not None else ()

    def _declared(self, schema: Mapping[str, Any] | bool) -> set[str]:
        if isinstance(schema, bool):
            return set()
        names = set(schema.get("properties", ()))
        target = schema.get("$ref")
        if isinstance(target, str):
            names |= self._declared(self._form.bundled["$defs"][target.removeprefix("#/$defs/")])
        for part in schema.get("allOf", ()):
            names |= self._declared(part)
        return names

    def _same_items(self, path: Path, items: Sequence[Any]) -> None:
        words = field_words(self._form.field(*path), path)
        for index, item in enumerate(items):
            first = items.index(item)
            if first < index:
                self._put(
                    codes.REPEATED, (*path, index), "item", {**words, "first": first + 1, "second": index + 1}
                )

    def _when(self, failure: Failure) -> tuple[str, str]:
        """The situation in which the schema asks this, in both languages; ("", "") if always."""
        zh, en = "", ""
        node: Any = self._form.bundled
        for step in failure.way:
            while isinstance(node, Mapping) and step not in node and "$ref" in node:
                node = self._form.bundled["$defs"][node["$ref"].removeprefix("#/$defs/")]
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
            when = node.get("x-sup", {}).get("when") if isinstance(node, Mapping) else None
            if isinstance(when, Mapping) and "zh" in when:
                zh, en = when["zh"], when["en"]
        return zh, en


def _placed(path: Path, words: Words) -> tuple[str, Path, str, Mapping[str, Param]]:
    code, variant, params = words
    return code, path, variant, params


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
