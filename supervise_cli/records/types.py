"""Record types, read from their schema files: what a record says, how it is named and where it is kept.

One file ``<type>-<n>.schema.json`` is one version of one type; nothing else registers it. A name with a
leading ``_`` is no record type. Everything the rest of the program knows about a type comes from here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from supervise_cli.model import Fault, Text
from supervise_cli.records import conditions
from supervise_cli.records.fieldreading import fields_of, words
from supervise_cli.records.fields import Choice, Field, Kind
from supervise_cli.records.heads import listed

if TYPE_CHECKING:
    from supervise_cli.records import beyond
    from supervise_cli.records.overlays import Overlay

__all__ = ["Catalogue", "Choice", "Field", "Form", "Kind", "RecordType", "parse_form", "parse_type"]

_FILE_NAME: Final = re.compile(r"([a-z][a-z0-9_]*)-([1-9][0-9]*)\.schema\.json\Z", re.ASCII)
_PREFIX: Final = re.compile(r"([A-Z]{1,3})-", re.ASCII)


@dataclass(frozen=True)
class Form:
    """A kind of YAML file with its schema: a record type, ``sup.yaml`` or ``policy.yaml``."""

    name: str
    title: Text
    description: Text
    load: Callable[[], Mapping[str, Any]] = field(repr=False, compare=False)

    @cached_property
    def bundled(self) -> Mapping[str, Any]:
        """The JSON Schema that comes with the program, read when it is asked for."""
        return self.load()

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The JSON Schema in effect."""
        return self.bundled

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields, in the order of the schema."""
        return fields_of(self.schema)

    def field(self, *path: str | int) -> Field | None:
        """The field at a path of names and positions (``"actions", 0, "due"``), None where there is none."""
        here: Field | None = None
        members = self.fields
        for step in path:
            if isinstance(step, int):
                here = here.item if here is not None else None
            else:
                here = next((each for each in members if each.name == step), None)
            if here is None:
                return None
            members = here.fields
        return here

    @cached_property
    def conforms(self) -> Callable[[Any], bool]:
        """Whether data meet the JSON Schema, formats asserted; nothing is ever fetched."""
        import jsonschema_rs

        return jsonschema_rs.Draft202012Validator(
            dict(self.schema), validate_formats=True, ignore_unknown_formats=False, offline=True
        ).is_valid

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The fields on whose value it depends what a record needs or may have."""
        return conditions.deciding(self.bundled)

    def shut_out(self, data: Mapping[str, Any]) -> frozenset[str]:
        """The fields that a record with these values must not have."""
        return conditions.shut_out(self.bundled, data)

    @cached_property
    def watched(self) -> tuple[beyond.Watch, ...]:
        """The fields about which the schema alone does not say everything."""
        from supervise_cli.records import beyond

        return beyond.watched(self.fields)


@dataclass(frozen=True)
class RecordType(Form):
    """One version of one record type. ``import_key`` entries may be ``a|b`` (whichever is there), ``a.b``.

    ``confidential``: a repository must have said that it may be kept in plain text before one is made.
    ``local`` is the data of the repository's overlay of this type, None where it has none.
    """

    version: int = 1
    prefix: str = ""
    id_form: str = "dated"
    folder: str = ""
    standing: bool = False
    confidential: bool = False
    command: str = ""
    label: tuple[str, ...] = ()
    date: str | None = None
    import_key: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    local: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _narrowed(self) -> tuple[Overlay | None, tuple[Fault, ...]]:
        if self.local is None:
            return None, ()
        from supervise_cli.records import overlays

        return overlays.read(self.local, fields_of(self.bundled), self.date)

    @property
    def overlay(self) -> Overlay | None:
        """What this repository narrows in the type."""
        return self._narrowed[0]

    @property
    def not_obeyed(self) -> tuple[Fault, ...]:
        """What of the repository's overlay cannot be obeyed, as faults of that file."""
        return self._narrowed[1]

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The JSON Schema in effect: the bundled one, narrowed by the overlay."""
        if self.overlay is None:
            return self.bundled
        from supervise_cli.records.narrowing import effective

        return effective(self.bundled, self.overlay, self.date)

    def as_bundled(self) -> RecordType:
        """The type as it comes with the program."""
        return self if self.local is None else replace(self, local=None)

    @property
    def schema_name(self) -> str:
        """What stands after ``schema:``, as ``session/1``."""
        return f"{self.name}/{self.version}"

    @property
    def owns_folder(self) -> bool:
        """Whether each record has a folder of its own, named by its id, and a file named as the type."""
        return self.folder.endswith("/{id}")

    def file_name(self, identity: str) -> str:
        """The name of a record's file: its id, or, in a folder of its own, the type (``case.yaml``)."""
        return f"{self.name if self.owns_folder else identity}.yaml"

    @cached_property
    def id_pattern(self) -> re.Pattern[str]:
        """The form of this type's ids; use with ``fullmatch``."""
        return re.compile(str(self.schema["properties"]["id"]["pattern"]), re.ASCII)


class Catalogue:
    """The record types of a folder of schemas, listed by file name; a type is parsed when it is asked for."""

    def __init__(
        self,
        files: Mapping[tuple[str, int], Path],
        found: Mapping[str, Mapping[str, Any]] | None = None,
        local: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self._local = local or {}
        self._files = dict(files)
        self._heads = found or {}
        self._types: dict[tuple[str, int], RecordType] = {}
        self._newest: dict[str, int] = {}
        for name, version in sorted(self._files):
            self._newest[name] = version

    @classmethod
    def load(cls, folder: Path) -> Catalogue:
        """The types whose files lie in ``folder``."""
        found = {}
        for path in folder.iterdir():
            match = _FILE_NAME.match(path.name)
            if match:
                found[match[1], int(match[2])] = path
        return cls(found, listed(folder))

    def overlaid(self, local: Mapping[str, Mapping[str, Any]]) -> Catalogue:
        """The same types, with a repository's overlays (type name → data of its file)."""
        return Catalogue(self._files, self._heads, local)

    def names(self) -> tuple[str, ...]:
        """The names of all types, in order."""
        return tuple(self._newest)

    def versions(self, name: str) -> tuple[int, ...]:
        """The versions of a type that have a schema here, oldest first; () for an unknown type."""
        return tuple(sorted(version for each, version in self._files if each == name))

    def get(self, name: str, version: int | None = None) -> RecordType:
        """A type by name, newest version unless one is given. KeyError where there is none."""
        key = (name, self._newest[name] if version is None else version)
        if key not in self._types:
            path = self._files[key]

            def load() -> Mapping[str, Any]:
                return cast("Mapping[str, Any]", json.loads(path.read_text(encoding="utf-8")))

            found = parse_type(*key, self._heads.get(path.name) or load(), load)
            self._types[key] = replace(found, local=self._local[name]) if name in self._local else found
        return self._types[key]

    def by_prefix(self, identity: str) -> RecordType | None:
        """The type whose prefix an id begins with; None if there is no such type."""
        match = _PREFIX.match(identity)
        return next((each for each in self if match and each.prefix == match[1]), None)

    def __iter__(self) -> Iterator[RecordType]:
        return (self.get(name) for name in self._newest)

    def __contains__(self, name: object) -> bool:
        return name in self._newest


def parse_type(
    name: str, version: int, head: Mapping[str, Any], load: Callable[[], Mapping[str, Any]]
) -> RecordType:
    """The record type whose schema file has this head; ``load`` reads the rest."""
    x = head["x-sup"]
    title, description = words(head)
    return RecordType(
        name=name,
        title=title,
        description=description,
        load=load,
        version=version,
        prefix=x["prefix"],
        id_form=x["id"],
        folder=x["folder"],
        standing=x["kind"] == "standing",
        confidential=bool(x.get("confidential")),
        command=x["command"],
        label=tuple(x["label"]),
        date=x.get("date"),
        import_key=tuple(x.get("import_key", ())),
        columns=tuple(x.get("columns", ())),
    )


def parse_form(name: str, schema: Mapping[str, Any]) -> Form:
    """A file with a schema that is no record: ``sup.yaml``, ``policy.yaml``."""
    title, description = words(schema)
    return Form(name, title, description, lambda: schema)
