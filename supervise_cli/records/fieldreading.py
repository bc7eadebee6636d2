"""From a parsed schema file to its fields: ``$ref`` followed, words in both languages, what final needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from supervise_cli.model import Text
from supervise_cli.records.fields import Choice, Field, Kind


def words(schema: Mapping[str, Any]) -> tuple[Text, Text]:
    """Title and description of a schema in both languages; "" where it has none."""
    en = schema.get("x-sup", {}).get("en", {})
    return (
        Text(schema.get("title", ""), en.get("title", "")),
        Text(schema.get("description", ""), en.get("description", "")),
    )


def fields_of(schema: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields of a parsed schema file, in the order in which they are written."""
    return _Reader(schema).fields()


class _Reader:
    """Reads the fields of one schema file, ``$ref`` followed; what stands at the place of use wins."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._root = schema
        self._final = [self.resolve(then) for then in _final_parts(schema)]

    def fields(self) -> tuple[Field, ...]:
        return self._members(self.resolve(self._root), self._final)

    def resolve(self, node: Mapping[str, Any]) -> dict[str, Any]:
        target = node.get("$ref")
        if target is None:
            return dict(node)
        base = self.resolve(self._root["$defs"][target.removeprefix("#/$defs/")])
        merged = {**base, **node, "x-sup": _over(base.get("x-sup", {}), node.get("x-sup", {}))}
        if "properties" in base and "properties" in node:
            # A record that takes its members from a shared shape starts with its own: schema, id, status.
            head = {k: v for k, v in node["properties"].items() if k in _HEAD}
            merged["properties"] = {**head, **base["properties"], **node["properties"]}
        del merged["$ref"]
        return merged

    def _members(self, node: Mapping[str, Any], final: list[dict[str, Any]]) -> tuple[Field, ...]:
        required = {name for part in (node, *final) for name in part.get("required", ())}
        fields = []
        for name, body in node.get("properties", {}).items():
            inner = [part["properties"][name] for part in final if name in part.get("properties", {})]
            below = [self.resolve(each) for each in inner if isinstance(each, dict)]
            fields.append(self._field(name, self.resolve(body), below, name in required))
        return tuple(fields)

    def _field(
        self, name: str, node: Mapping[str, Any], final: list[dict[str, Any]], required: bool
    ) -> Field:
        x = node.get("x-sup", {})
        kind = _kind(node)
        title, description = words(node)
        item = None
        if kind is Kind.LIST:
            below = [self.resolve(part["items"]) for part in final if "items" in part]
            item = self._field("", self.resolve(node["items"]), below, False)
        return Field(
            name=name,
            kind=kind,
            title=title,
            description=description,
            references=tuple(x.get("ref", ())),
            choices=_choices(node),
            default=x.get("default"),
            has_default="default" in x,
            default_from=x.get("default_from"),
            aliases=tuple(x.get("aliases", ())),
            item=item,
            fields=self._members(node, final) if kind in {Kind.OBJECT, Kind.PERIOD} else (),
            dated=bool(x.get("dated")),
            column=bool(x.get("column")),
            each=bool(x.get("each")),
            ask=bool(x.get("ask")),
            required=required,
            example=x.get("example"),
            form=x.get("form"),
            unit=x.get("unit"),
            decimals=x.get("decimals"),
            unique=tuple(x.get("unique", ())),
            minimum=node.get("minimum", node.get("exclusiveMinimum")),
            maximum=node.get("maximum"),
            pattern=node.get("pattern"),
            ask_when={way: tuple(values) for way, values in x.get("ask_when", {}).items()},
            prefers=x.get("prefers"),
        )


def _over(base: Mapping[str, Any], node: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**base, **node}
    if "en" in merged:
        merged["en"] = {**base.get("en", {}), **node.get("en", {})}
    return merged


_HEAD: Final = ("schema", "id", "status", "recorded_on", "entered_by")
_KINDS: Final = {
    "string": Kind.TEXT,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
    "array": Kind.LIST,
    "object": Kind.OBJECT,
}
_OWN_KIND: Final = {
    "narrative": Kind.NARRATIVE,
    "period": Kind.PERIOD,
    "time": Kind.TIME,
    "datetime": Kind.DATETIME,
}


def _kind(node: Mapping[str, Any]) -> Kind:
    x = node.get("x-sup", {})
    own = _OWN_KIND.get(x.get("form", ""))
    if own is not None:
        return own
    if "enum" in node:
        return Kind.CHOICE
    if x.get("ref"):
        return Kind.REFERENCE
    if node.get("format") == "date":
        return Kind.DATE
    declared = node.get("type", "string")
    return _KINDS[declared if isinstance(declared, str) else declared[0]]


def _choices(node: Mapping[str, Any]) -> tuple[Choice, ...]:
    x = node.get("x-sup", {})
    implied: Mapping[str, Mapping[str, str]] = x.get("implies", {})
    also: Mapping[str, list[str]] = x.get("enum_also", {})
    not_from: Mapping[str, str] = x.get("not_from", {})
    rows = zip(node.get("enum", ()), node.get("enumDescriptions", ()), x.get("enum_en", ()), strict=True)
    return tuple(
        Choice(
            value,
            Text(zh, en),
            {field: to[value] for field, to in implied.items() if value in to},
            tuple(also.get(value, ())),
            not_from.get(value),
        )
        for value, zh, en in rows
    )


def _final_parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What the schema asks of a final record besides what it asks of a draft."""
    for part in schema.get("allOf", ()):
        condition = part.get("if", {}).get("properties", {})
        if set(condition) == {"status"} and condition["status"].get("const") == "final":
            yield part["then"]
