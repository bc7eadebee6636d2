"""Records made from a type's schema alone: every field at once, or some by chance. A new type needs no line.

A record is put together field by field and then mended by what the explaining validator says of it: what a
condition asks for is added, what it forbids is taken out. (hypothesis-jsonschema knows no
``unevaluatedProperties`` and no condition over several fields.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from supervise_cli.records import beyond
from supervise_cli.records.explaining import validator
from supervise_cli.records.types import RecordType
from tests.schemas.patterns import matching

_TEXTS = (
    "先听她说完，再一起想办法。",
    "和村委说好了每周三开门",
    "表格补齐，签字一栏空着",
    "Two visits, one call: “下周再来”",
    "老人说：不用麻烦；后来又开了口",
    "𠮷林路社区 3# 楼",
    "是",
    "2022-06",
)
_HEAD = ("schema", "id", "status")
_ROUNDS = 40
_SEEDS = 2000
"""A field that two chances have to meet for takes many."""


def full(rtype: RecordType, seed: int = 0) -> dict[str, Any]:
    """A final record with every field that one record can have at a time; the same for a seed."""
    return _Maker(rtype, Random(seed), 1.0).record("final")


def covering(rtype: RecordType) -> list[dict[str, Any]]:
    """Final records in which every field of the type occurs: as few as it takes, mostly one."""
    made = [full(rtype)]
    wanted = {field.name for field in rtype.fields} - {"void"} - made[0].keys()
    for seed in range(_SEEDS):
        if not wanted:
            return made
        # What excludes a field may be a field itself, so not all of them at once.
        new = _Maker(rtype, Random(seed), 0.5).record("final")
        if wanted & new.keys():
            made.append(new)
            wanted -= new.keys()
    raise AssertionError(f"{rtype.name}: no record with {sorted(wanted)}")


def some(rtype: RecordType, random: Random) -> dict[str, Any]:
    """A valid record with some of the fields: most are final, others drafts or void."""
    status = random.choice(("final", "final", "final", "draft", "void"))
    made = _Maker(rtype, random, random.choice((0.1, 0.5, 0.9))).record(status)
    if status == "draft":
        return {name: value for name, value in made.items() if name in _HEAD or random.random() < 0.7}
    return made


class _Maker:
    def __init__(self, rtype: RecordType, random: Random, share: float) -> None:
        self._schema, self._random, self._share = rtype.schema, random, share
        self._validator = validator(rtype.schema)
        self._watched = rtype.watched

    def record(self, status: str) -> dict[str, Any]:
        node = self._resolved(self._schema)
        data: dict[str, Any] = {
            name: self._value(body)
            for name, body in node["properties"].items()
            if name in _HEAD or (name != "void" and self._chance())
        }
        data["status"] = status
        for _ in range(_ROUNDS):
            errors = sorted(self._validator.iter_errors(data), key=lambda e: len(e.absolute_path))
            if not errors:
                assert beyond.check(data, self._watched) == [], data
                return {name: data[name] for name in node["properties"] if name in data}
            self._mend(data, errors)
        raise AssertionError([error.message for error in errors])

    def _mend(self, data: dict[str, Any], errors: Sequence[Any]) -> None:
        """Undo the first complaint that says what to do."""
        for error in errors:
            path = list(error.absolute_path)
            if error.validator == "forbidden":
                del _at(data, path[:-1])[path[-1]]
            elif error.validator == "required":
                self._add(data, path, [n for n in error.validator_value if n not in error.instance])
            elif error.validator == "anyOf":
                self._add(data, path, self._random.choice(error.validator_value)["required"])
            elif error.validator == "pattern":
                _at(data, path[:-1])[path[-1]] = matching(error.validator_value, self._random)
            elif error.validator == "minItems":
                item = self._node(path)["items"]
                _at(data, path[:-1])[path[-1]] = [self._value(item)]
            else:
                continue
            return
        raise AssertionError([error.message for error in errors])

    def _add(self, data: dict[str, Any], path: Sequence[Any], names: Sequence[str]) -> None:
        holder, node = _at(data, path), self._node(path)
        for name in names:
            holder.setdefault(name, self._value(node["properties"][name]))

    def _node(self, path: Sequence[Any]) -> dict[str, Any]:
        node = self._resolved(self._schema)
        for step in path:
            node = self._resolved(node["items"] if isinstance(step, int) else node["properties"][step])
        return node

    def _resolved(self, node: Mapping[str, Any]) -> dict[str, Any]:
        if "$ref" not in node:
            return dict(node)
        base = self._resolved(self._schema["$defs"][node["$ref"].rpartition("/")[2]])
        merged = {**base, **node, "x-sup": {**base.get("x-sup", {}), **node.get("x-sup", {})}}
        if "properties" in node and "properties" in base:
            merged["properties"] = {**node["properties"], **base["properties"]}
        del merged["$ref"]
        return merged

    def _chance(self) -> bool:
        return self._random.random() < self._share

    def _value(self, node: Mapping[str, Any]) -> Any:
        node = self._resolved(node)
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return self._random.choice(node["enum"])
        kinds = node.get("type", "string")
        kind = kinds if isinstance(kinds, str) else kinds[0] if self._random.random() < 0.7 else kinds[1]
        return getattr(self, f"_{kind}")(node)

    def _string(self, node: Mapping[str, Any]) -> str:
        if node.get("format") == "date":
            return (date(2019, 1, 1) + timedelta(self._random.randrange(2000))).isoformat()
        if "maxLength" not in node:
            return matching(node["pattern"], self._random)
        words = [each[: node["maxLength"]] for each in _TEXTS]
        narrow = not any(validator(node).is_valid(each) for each in words)
        return matching(node["pattern"], self._random) if narrow else self._random.choice(words)

    def _integer(self, node: Mapping[str, Any]) -> int:
        low = int(node.get("minimum", 0))
        return self._random.randint(low, min(int(node.get("maximum", low + 500)), low + 500))

    def _number(self, node: Mapping[str, Any]) -> float:
        low = node.get("minimum", node.get("exclusiveMinimum", 0))
        quarters = self._random.randint(1, int(min(node.get("maximum", low + 250) - low, 250) * 4))
        value = float(low + quarters / 4)
        return int(value) if value.is_integer() else value

    def _boolean(self, node: Mapping[str, Any]) -> bool:
        return self._random.random() < 0.5

    def _array(self, node: Mapping[str, Any]) -> list[Any]:
        low = int(node.get("minItems", 0))
        wanted = self._random.randint(max(low, int(self._share)), min(int(node["maxItems"]), max(low, 3)))
        made: list[Any] = []
        for _ in range(20):
            if len(made) < wanted:
                item = self._item(node)
                if not _like_one(item, made, node):
                    made.append(item)
        return made

    def _item(self, node: Mapping[str, Any]) -> Any:
        """An item of a list, with what tells it apart: mending does not look at its neighbours."""
        item, body = self._value(node["items"]), self._resolved(node["items"])
        for name in node.get("x-sup", {}).get("unique", ()):
            item.setdefault(name, self._value(body["properties"][name]))
        return item

    def _object(self, node: Mapping[str, Any]) -> dict[str, Any]:
        needed = node.get("required", ())
        return {
            name: self._value(body)
            for name, body in node.get("properties", {}).items()
            if name in needed or self._chance()
        }


def _like_one(item: Any, others: Sequence[Any], node: Mapping[str, Any]) -> bool:
    members = node.get("x-sup", {}).get("unique", ())
    if any(item == other for other in others if node.get("uniqueItems")):
        return True
    return any(m in item and item[m] == other.get(m) for m in members for other in others)


def _at(data: Any, path: Sequence[Any]) -> Any:
    for step in path:
        data = data[step]
    return data
