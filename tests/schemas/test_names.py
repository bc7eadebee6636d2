"""Field names that every YAML reader takes for text: no ``on:`` that YAML 1.1 reads as True."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from supervise_cli import resources


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for value in node.values():
            yield from _names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _names(value)


def test_every_field_name_is_text_to_a_yaml_1_1_reader() -> None:
    names = set()
    for path in resources.schemas().glob("*.json"):
        if path.name != "_metaschema.json":
            names |= set(_names(json.loads(path.read_text(encoding="utf-8"))))
    assert len(names) > 60
    assert {name for name in names if yaml.safe_load(f"{name}: 1") != {name: 1}} == set()
