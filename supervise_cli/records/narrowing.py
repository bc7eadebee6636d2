"""The schema in effect: the bundled one and, in its ``allOf``, what an overlay narrows; words where they are.

It stands alone like every schema file, so that an editor, ajv and check-jsonschema reach our verdict.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Final

from supervise_cli.records.guess_values import parts
from supervise_cli.records.inlining import inlined
from supervise_cli.records.overlays import Forbidden, Overlay, Tag, Way

_HERE: Final = "#/$defs/"
_OWN: Final = "_local"


def effective(schema: Mapping[str, Any], overlay: Overlay, date: str | None) -> dict[str, Any]:
    """``allOf: [bundled, local]`` of a bundled schema, written as one; ``date`` is the record's own date."""
    made = copy.deepcopy(dict(schema))
    words = _Words(made)
    for each in overlay.relabelled:
        words.relabel(each.field, each.value, each.title, each.title_en)
    for forbidden in overlay.forbidden:
        words.not_from(forbidden.field, forbidden.value, forbidden.start)
    local = [_not_used(each, date) for each in overlay.forbidden] + [_tagged(each) for each in overlay.tags]
    if local:
        made["allOf"] = [*made.get("allOf", ()), *local]
    return inlined(made, {})


class _Words:
    """Changes the words of a value where one field uses it; other fields with the same values keep theirs."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._schema = schema
        self._own: set[str] = set()

    def relabel(self, field: str, value: str, title: str, title_en: str) -> None:
        node = self._values(field)
        at = node["enum"].index(value)
        x = node["x-sup"]
        known = [*parts(node["enumDescriptions"][at]), x["enum_en"][at]]
        before = [each for each in known if each not in {title, title_en}]
        if before:
            # What the program calls it may still be typed.
            also = x.setdefault("enum_also", {})
            also[value] = list(dict.fromkeys([*also.get(value, ()), *before]))
        node["enumDescriptions"][at] = title
        x["enum_en"][at] = title_en

    def not_from(self, field: str, value: str, start: str) -> None:
        self._values(field)["x-sup"].setdefault("not_from", {})[value] = start

    def _values(self, field: str) -> dict[str, Any]:
        node = self._schema
        for name in field.split("."):
            node = self._item(node)
            while name not in node.get("properties", {}):
                node = self._followed(node)
            node = node["properties"][name]
        node = self._item(node)
        while "enum" not in node:
            node = self._followed(node)
        return node

    def _item(self, node: dict[str, Any]) -> dict[str, Any]:
        """What the items of a list are; a node that is no list is what it is."""
        here = node
        while "items" not in here and "$ref" in here:
            here = self._schema["$defs"][here["$ref"].removeprefix(_HERE)]
        if "items" not in here:
            return node
        while "items" not in node:
            node = self._followed(node)
        items: dict[str, Any] = node["items"]
        return items

    def _followed(self, node: dict[str, Any]) -> dict[str, Any]:
        """What a node refers to, as a copy of its own."""
        name = node["$ref"].removeprefix(_HERE)
        defs: dict[str, Any] = self._schema["$defs"]
        if name not in self._own:
            free = next(each for n in range(1, 1000) if (each := f"{name}{_OWN}{n}") not in defs)
            defs[free] = copy.deepcopy(defs[name])
            self._own.add(free)
            node["$ref"] = _HERE + free
            name = free
        found: dict[str, Any] = defs[name]
        return found


def _not_used(each: Forbidden, date: str | None) -> dict[str, Any]:
    local = _everywhere(each.way, {"not": {"const": each.value}})
    if each.start and date is not None:
        local = {"if": {"properties": {date: {"pattern": on_or_after(each.start)}}}, "then": local}
    return {"description": each.reason, **local}


def _tagged(each: Tag) -> dict[str, Any]:
    final = {"status": {"const": "final"}, "tags": {"contains": {"const": each.tag}}}
    return {
        "if": {"properties": final, "required": ["status", "tags"]},
        "then": _somewhere(each.way, {"const": each.value}),
    }


def _everywhere(way: Way, leaf: dict[str, Any]) -> dict[str, Any]:
    for step in reversed(way):
        leaf = {"items": leaf} if step is None else {"properties": {step: leaf}}
    return leaf


def _somewhere(way: Way, leaf: dict[str, Any]) -> dict[str, Any]:
    for step in reversed(way):
        leaf = {"contains": leaf} if step is None else {"properties": {step: leaf}, "required": [step]}
    return leaf


def on_or_after(day: str) -> str:
    """A pattern for ISO dates on that day or later: JSON Schema compares no dates, but it reads digits."""
    later = [
        f"{day[:n]}[{int(digit) + 1}-9]" for n, digit in enumerate(day) if digit.isdigit() and digit < "9"
    ]
    return f"^({'|'.join([day, *later])})"
