"""What a schema makes depend on a record's own values: which fields decide, and what they shut out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def deciding(schema: Mapping[str, Any]) -> frozenset[str]:
    """The fields on whose value it depends what a final record needs or may have; ``status`` is not meant."""
    names = {
        name
        for part in _parts(schema, schema)
        for name, body in _condition(part).get("properties", {}).items()
        if "const" in body
    }
    return frozenset(names - {"status"})


def shut_out(schema: Mapping[str, Any], data: Mapping[str, Any]) -> frozenset[str]:
    """The fields that a final record with these values must not have."""
    whole = {**data, "status": "final"}
    return frozenset(
        name
        for part in _parts(schema, schema)
        if (branch := _branch(part, whole)) is not None
        for name, body in branch.get("properties", {}).items()
        if body is False
    )


def _condition(part: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = part.get("if", {})
    return found


def _parts(node: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every part with a condition that speaks of the record as a whole, at any depth of ``allOf``."""
    target = node.get("$ref")
    if isinstance(target, str):
        yield from _parts(root["$defs"][target.removeprefix("#/$defs/")], root)
    if "if" in node:
        yield node
    for inner in (*node.get("allOf", ()), *(node[way] for way in ("then", "else") if way in node)):
        yield from _parts(inner, root)


def _branch(part: Mapping[str, Any], data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    condition = _condition(part)
    met = all(name in data for name in condition.get("required", ())) and all(
        name not in data or _allows(body, data[name])
        for name, body in condition.get("properties", {}).items()
    )
    found: Mapping[str, Any] | None = part.get("then" if met else "else")
    return found


def _allows(body: Mapping[str, Any], value: Any) -> bool:
    """As the metaschema has it: a condition names one value or several."""
    if "const" in body:
        return bool(value == body["const"])
    return value in body["enum"] if "enum" in body else True
