"""What else people write for a value of an enumeration (``x-sup.enum_also``) means one value only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from supervise_cli.pipeline.opening import catalogue
from supervise_cli.records.guess_values import meant
from supervise_cli.records.types import Field


def _every(fields: tuple[Field, ...]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from _every((*each.fields, *((each.item,) if each.item else ())))


FIELDS = [
    (f"{rtype.name}.{each.name}", each)
    for rtype in catalogue()
    for each in _every(rtype.fields)
    if any(choice.also for choice in each.choices)
]


@pytest.mark.parametrize("field", [each for _, each in FIELDS], ids=[name for name, _ in FIELDS])
def test_it_means_that_value_and_no_other(field: Field) -> None:
    for choice in field.choices:
        for word in choice.also:
            assert [c.value for c in field.choices if word in (*c.also, c.title.zh, c.title.en)] == [
                choice.value
            ]
            assert meant(word, field.choices) == choice.value


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(each)


def test_it_names_values_that_there_are() -> None:
    for rtype in catalogue():
        for node in _nodes(dict(rtype.schema)):
            assert set(node.get("x-sup", {}).get("enum_also", {}) if "enum" in node else ()) <= set(
                node.get("enum", ())
            )
    assert FIELDS
