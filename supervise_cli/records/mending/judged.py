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
from supervise_cli.records.pointers import segments_of
from supervise_cli.records.positions import child
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
        *_, (key, node) = self._way(fault.pointer)
        return (key if fault.on_key and key is not None else node).start.line if node is not None else 0

    def path_of(self, pointer: str) -> Path:
        """The way to ``pointer`` with positions in lists instead of names: it stays while keys are mended."""
        path: list[str | int] = []
        here = self.root
        segments = segments_of(pointer)
        for segment in segments:
            step = child(here, segment) if here is not None else None
            if step is None:
                return (*path, *segments[len(path) :])
            path.append(_index(here, step[1]) if isinstance(here, Sequence) else segment)
            here = step[1]
        return tuple(path)

    def node_at(self, pointer: str) -> tuple[Node | None, Node | None]:
        """The key and the value at ``pointer``; (None, None) where there is nothing."""
        steps = list(self._way(pointer))
        return steps[-1] if len(steps) == len(segments_of(pointer)) + 1 else (None, None)

    def _way(self, pointer: str) -> Iterator[tuple[Node | None, Node | None]]:
        here = self.root
        yield None, here
        for segment in segments_of(pointer):
            step = child(here, segment) if here is not None else None
            if step is None:
                return
            here = step[1]
            yield step


def _index(holder: Sequence, item: Node) -> int:
    return next(n for n, each in enumerate(holder.items) if each is item)


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
    for path, node in _nodes(root):
        if isinstance(node, Scalar):
            yield path, node


def keys(root: Node | None) -> Iterator[Scalar]:
    """Every key of a tree that is a plain or quoted text."""
    for _, node in _nodes(root):
        if isinstance(node, Mapping):
            yield from (key for key, _ in node.pairs if isinstance(key, Scalar))


def _nodes(root: Node | None) -> Iterator[tuple[Path, Node]]:
    waiting: list[tuple[Path, Node]] = [((), root)] if root is not None else []
    while waiting:
        path, node = waiting.pop()
        yield path, node
        if isinstance(node, Mapping):
            waiting += [
                ((*path, key.value if isinstance(key, Scalar) else ""), value) for key, value in node.pairs
            ]
        elif isinstance(node, Sequence):
            waiting += [((*path, n), item) for n, item in enumerate(node.items)]
