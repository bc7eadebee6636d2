"""The tree of one YAML document: values as written, with the marks of where they begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from supervise_cli.model import Position


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text: line, column and index count characters from 0."""

    line: int
    column: int
    index: int


def mark_of(mark: Any) -> Mark:
    """A parser's mark as ours."""
    return Mark(mark.line, mark.column, mark.index)


@dataclass(slots=True)
class Scalar:
    """A single value; ``style`` is "" for an unquoted one, else ``'``, ``"``, ``|`` or ``>``."""

    value: str
    style: str
    start: Mark
    end: Mark


@dataclass(slots=True)
class Sequence:
    """A list; ``flow`` where it is written with brackets."""

    flow: bool
    start: Mark
    end: Mark
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order of the text, nothing dropped."""

    flow: bool
    start: Mark
    end: Mark
    pairs: list[tuple[Node, Node]] = field(default_factory=list)


Node = Scalar | Sequence | Mapping


def place(mark: Mark) -> Position:
    """The mark as line and column from 1."""
    return Position(mark.line + 1, mark.column + 1)
