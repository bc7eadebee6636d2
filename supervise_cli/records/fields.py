"""What one field of a record is: its kind, words, choices, references and defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from supervise_cli.model import Param, Text


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NARRATIVE = "narrative"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    CHOICE = "choice"
    REFERENCE = "reference"
    OBJECT = "object"
    LIST = "list"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an enumeration. ``implies``: the values it suggests for other fields, by field name.

    ``also`` is what else people write for it. ``not_from``: this office does not use it in records dated on
    or after that day, "" in none; None where it is used.
    """

    value: str
    title: Text
    implies: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    not_from: str | None = None

    def usable(self, day: str = "") -> bool:
        """Whether a record of that day may have it; of a record without a day, whether it always may."""
        return self.not_from is None or bool(self.not_from and day and day < self.not_from)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, of an object in it, or (``name`` "") the item of a list.

    ``references`` are target types; ``session#actions`` means a key in that list of such a record.
    ``default`` is what ``new-*`` stores when nothing was said; ``default_from`` says where a default that is
    no constant comes from (``today``, ``user``, ``key``, ``implies``, ``people``, ``appointment``, ``habit``,
    ``date``). ``each``: several values given at once make a record each.
    ``unique`` are members whose value no two items of a list may share. ``form`` tells texts apart
    that have a form of their own (``key``, ``division_code``, ``line``, …). ``required``: every final record,
    or every item in one, must have it. ``ask_when``: asked for where a field (``postings.role``) has one of
    these values. ``prefers``: of namesakes the only one that has something in that list is meant.
    """

    name: str
    kind: Kind
    title: Text
    description: Text
    references: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    default: Any = None
    has_default: bool = False
    default_from: str | None = None
    aliases: tuple[str, ...] = ()
    item: Field | None = None
    fields: tuple[Field, ...] = ()
    dated: bool = False
    column: bool = False
    each: bool = False
    ask: bool = False
    required: bool = False
    example: Any = None
    form: str | None = None
    unit: str | None = None
    decimals: int | None = None
    unique: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    ask_when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prefers: str | None = None

    @property
    def words(self) -> dict[str, Param]:
        """Name and titles for a sentence; without the unit in brackets, as the name in brackets follows."""
        short = re.sub("（[^（）]*）\\Z", "", self.title.zh)
        return {"field": self.name, "title_zh": short or self.name, "title_en": self.title.en or self.name}

    def offered(self, day: str = "") -> tuple[Choice, ...]:
        """The values to choose from, of the field or of its items, that a record of that day may have."""
        return tuple(each for each in (self.item or self).choices if each.usable(day))

    @property
    def printed(self) -> tuple[str, ...]:
        """What a form may show for it: its names, its explanation, its headings elsewhere."""
        words = (self.title.zh, self.title.en, self.description.zh, self.description.en, *self.aliases)
        return tuple(each for each in words if each)

    @property
    def first(self) -> Field | None:
        """The member by which people know an object or an item: the first that is no key of ours."""
        holder = self.item if self.kind is Kind.LIST and self.item is not None else self
        named = [each for each in holder.fields if each.default_from != "key"]
        return next(iter(named or holder.fields), None)

    def member(self, name: str) -> Field | None:
        """The field called ``name`` of this object, or of this list's items."""
        holder = self.item if self.kind is Kind.LIST and self.item is not None else self
        return next((each for each in holder.fields if each.name == name), None)
