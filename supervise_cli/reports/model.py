"""What a report says, apart from how it looks: sections of sentences, tables and bars, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from supervise_cli.model import Lang

Value = str | int | float | None


class Kind(StrEnum):
    """What the values of a column or of bars are, and so how they are shown."""

    TEXT = "text"
    NUMBER = "number"
    HOURS = "hours"
    """Stored in minutes, shown in hours with one decimal."""
    SHARE = "share"
    """Stored between 0 and 1, shown in per cent with one decimal."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One paragraph. ``figures`` are the figures whose numbers stand in it."""

    text: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``figure`` is the figure its numbers come from, "" for words."""

    title: str
    kind: Kind = Kind.TEXT
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values as stored (hours in minutes, shares from 0 to 1); None is shown as a dash.

    ``total`` says that the last row is the whole. ``note`` stands below. ``grouped``: rows that begin with
    the same words belong together. ``ledger`` marks a table with one row for each record or action, which a
    narrow screen shows as cards.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    total: bool = False
    grouped: bool = False
    ledger: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of one figure over groups; the same numbers stand in a table beside it."""

    caption: str
    figure: str
    kind: Kind
    unit: str
    bars: tuple[tuple[str, float], ...]


Block = Sentence | Table | Bars


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section; ``key`` names it whatever its number. ``title`` comes with the number."""

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure's number with its groups, as other programs read it."""

    name: str
    title: str
    definition: str
    unit: str
    op: str
    additive_over: tuple[str, ...]
    value: int | float | None
    breakdowns: Mapping[str, tuple[Group, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a breakdown: its key, its words, its number."""

    group: str
    label: str
    value: int | float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the head of the report."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``subject`` is whom it is about; ``sections`` without any mean there was nothing."""

    name: str
    lang: Lang
    title: str
    subject: str
    period: str
    scope: str
    as_of: str
    head: tuple[Entry, ...]
    notice: str
    sections: tuple[Section, ...]
    signatures: tuple[str, ...]
    figures: tuple[FigureValue, ...]
