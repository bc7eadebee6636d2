"""A text with everything wrong about it, by record, as ``validate`` would say it of that file alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from supervise_cli.model import Fault
from supervise_cli.records import codes, schema
from supervise_cli.records.nodes import Mapping, Node, Scalar, Sequence
from supervise_cli.records.parsing import ParseError
from supervise_cli.records.pointers import pointer_of, segments_of
from supervise_cli.records.positions import names_of
from supervise_cli.records.reading import read_reference
from supervise_cli.records.result import told_once
from supervise_cli.records.trees import tree
from supervise_cli.records.types import Catalogue, Form

Path = tuple[str | int, ...]

_SCHEMA_LINE: Final = re.compile(r"^schema *[:：] *[\"'“]?([a-z][a-z0-9_]*)/([1-9][0-9]*)", re.MULTILINE)


@dataclass(frozen=True)
class Judged:
    """One state of a file's text: its data (None where it does not read) and its faults.

    ``form`` is what the file should be, as far as even a broken text says it.
    """

    text: str
    data: dict[str, Any] | None
    faults: tuple[Fault, ...]
    form: Form | None

    @cached_property
    def root(self) -> Node | None:
        """The tree of the text; None where it does not parse."""
        try:
            return tree(self.text)
        except ParseError:
            return None

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def sound(self) -> bool:
        """Whether the text itself, whatever its schema says, is read by everybody alike."""
        return self.data is not None and not any(
            each.code.startswith("SUP0") and each.code not in codes.WARNINGS for each in self.faults
        )

    def line_of(self, fault: Fault) -> int:
        """The line (from 0) on which a fault stands, as near as the text tells."""
        if fault.position is not None:
            return fault.position.line - 1
        place = self._nearest(fault.pointer)
        if place is None:
            return 0
        return (place.key if fault.on_key and place.key is not None else place.node).start.line

    def path_of(self, pointer: str) -> Path:
        """The way to ``pointer`` with positions in lists instead of names: it stays while keys are mended."""
        place = self._nearest(pointer)
        if place is None:
            return tuple(segments_of(pointer))
        return (*place.path, *segments_of(pointer)[len(place.path) :])

    def node_at(self, pointer: str) -> tuple[Node | None, Node | None]:
        """The key and the value at ``pointer``; (None, None) where there is nothing."""
        place = self._places.get(pointer)
        return (place.key, place.node) if place is not None else (None, None)

    def _nearest(self, pointer: str) -> _Place | None:
        """The deepest place there is on the way to ``pointer``."""
        while pointer and pointer not in self._places:
            pointer = pointer.rpartition("/")[0]
        return self._places.get(pointer)

    @cached_property
    def _places(self) -> dict[str, _Place]:
        """Every place of the tree by its pointer: thousands of faults may ask."""
        return {each.pointer: each for each in _places(self.root)}


@dataclass(frozen=True, slots=True)
class _Place:
    """A value in the tree, the key before it, and the two ways to it."""

    pointer: str
    path: Path
    key: Node | None
    node: Node


def _places(root: Node | None) -> Iterator[_Place]:
    waiting = [_Place("", (), None, root)] if root is not None else []
    while waiting:
        here = waiting.pop()
        yield here
        if isinstance(here.node, Mapping):
            for key, value in here.node.pairs:
                name = key.value if isinstance(key, Scalar) else ""
                waiting.append(_Place(here.pointer + pointer_of((name,), {}), (*here.path, name), key, value))
        elif isinstance(here.node, Sequence):
            names = names_of(here.node)
            waiting += [
                _Place(f"{here.pointer}/{name}", (*here.path, n), None, item)
                for n, (name, item) in enumerate(zip(names, here.node.items, strict=True))
            ]


class Judge:
    """Judges texts of one file: a record, ``sup.yaml`` (``config``) or ``policy.yaml`` (``policy``).

    ``prefix`` is the record's id as its file is named: what the file is where it does not say so itself.
    """

    def __init__(self, catalogue: Catalogue, kind: str, identity: str) -> None:
        self._catalogue, self._kind, self._identity = catalogue, kind, identity

    def __call__(self, text: str) -> Judged:
        """The text judged, by the reference reader and by its schema."""
        found = read_reference(text.encode("utf-8"))
        data = found.data
        if self._kind != "record":
            form: Form | None = schema.document(self._kind)
            wrong = schema.check_document(data, self._kind) if data is not None else []
        elif data is None:
            form, wrong = self._likely(text), []
        else:
            form, wrong = schema.identify(data, self._catalogue)
            wrong = [*wrong, *(schema.check(data, form) if form is not None else ())]
        return Judged(text, data, tuple(told_once(found.faults, wrong)), form)

    def _likely(self, text: str) -> Form | None:
        match = _SCHEMA_LINE.search(text)
        if match and match[1] in self._catalogue and int(match[2]) in self._catalogue.versions(match[1]):
            return self._catalogue.get(match[1], int(match[2]))
        return self._catalogue.by_prefix(self._identity)


def scalars(root: Node | None) -> Iterator[tuple[Path, Scalar]]:
    """Every value of a tree that is no list and no mapping, with its path."""
    return ((place.path, place.node) for place in _places(root) if isinstance(place.node, Scalar))


def keys(root: Node | None) -> Iterator[Scalar]:
    """Every key of a tree that is a plain or quoted text."""
    return (place.key for place in _places(root) if isinstance(place.key, Scalar))
