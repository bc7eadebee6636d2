"""Nodes → plain data, with everything that is wrong about values and keys, all of it, by pointer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from supervise_cli.model import Fault, Param, Position
from supervise_cli.records import codes
from supervise_cli.records.lookalikes import Begins, Slip, in_flow_item, in_text
from supervise_cli.records.nodes import Mapping, Node, Scalar, Sequence, place
from supervise_cli.records.personal import masked
from supervise_cli.records.pointers import pointer_of
from supervise_cli.records.rawscan import CONTROL_CLASS, code_point, unseen
from supervise_cli.records.scalars import Ambiguous, resolve

_CONTROL: Final = re.compile(f"[{CONTROL_CLASS}]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SWALLOW: Final = re.compile(r"[ \t]+#(?P<next>.?)")
_WIDE_COLON_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*：")
_QUOTE_SIGNS: Final = "“”‘’＂＇"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """Plain data of a tree. ``refused``: something in it has no place in plain data at all."""

    data: Any
    faults: tuple[Fault, ...]
    refused: bool


def build(root: Node, text: str) -> Built:
    """The data of ``root``; a value with a fault stands there with the characters typed."""
    builder = _Builder(text.split("\n"))
    data = builder.value(root, (), begins="line")
    faults = (fault_at(path, data) for path, fault_at in builder.found)
    return Built(data, tuple(sorted(faults, key=_by_place)), builder.refused)


def _by_place(fault: Fault) -> Position:
    return fault.position or Position(0, 0)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A fault that waits for its pointer: how list items are named is known when all are built."""

    code: str
    variant: str
    position: Position
    params: dict[str, Param]
    on_key: bool

    def __call__(self, path: Path, data: Any) -> Fault:
        pointer = pointer_of(path, data)
        return Fault(self.code, pointer, self.variant, self.params, self.position, on_key=self.on_key)


class _Builder:
    def __init__(self, lines: list[str]) -> None:
        self.found: list[tuple[Path, _Pending]] = []
        self.refused = False
        self._lines = lines

    def value(self, node: Node, path: Path, begins: Begins = "", in_flow: bool = False) -> Any:
        if isinstance(node, Mapping):
            return self._mapping(node, path)
        if isinstance(node, Sequence):
            return [
                self.value(item, (*path, index), begins="item", in_flow=node.flow)
                for index, item in enumerate(node.items)
            ]
        if node.style:
            self._characters(node, path)
            return node.value
        return self._plain(node, path, begins, in_flow)

    def _mapping(self, node: Mapping, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        seen: dict[str, tuple[str, int]] = {}
        for key_node, value_node in node.pairs:
            key = self._key(key_node, path)
            if key is None:
                continue
            same = unicodedata.normalize("NFC", key).strip()
            position = place(key_node.start)
            if same in seen:
                first, line = seen[same]
                variant = "same" if first == key else "looks_same"
                params: dict[str, Param] = {"key": masked(key, "…"), "first": line, "line": position.line}
                self._note((*path, first), codes.DUPLICATE, variant, position, params, on_key=True)
                continue
            seen[same] = (key, position.line)
            begins: Begins = "line" if value_node.start.line > key_node.start.line else ""
            data[key] = self.value(value_node, (*path, key), begins)
        return data

    def _key(self, node: Node, path: Path) -> str | None:
        """The key as text, None where it cannot be one."""
        if not isinstance(node, Scalar):
            self._bad_key(path, "complex", node)
            return None
        if not node.style:
            meant = resolve(node.value)
            if node.value == "<<":
                self._note(path, codes.MERGE, "", place(node.start), {})
                self.refused = True
                return None
            if isinstance(meant, Ambiguous):
                here = (*path, node.value)
                self._note(here, codes.AMBIGUOUS, "key", place(node.start), {}, on_key=True)
            elif not isinstance(meant, str):
                self._bad_key(path, _kind(meant), node)
                return None
        return self._text_key(node, path)

    def _text_key(self, node: Scalar, path: Path) -> str | None:
        key = node.value
        if _SURROGATE.search(key) or _CONTROL.search(key):
            self._characters(node, path)
            return None
        wide = _WIDE_COLON_KEY.match(key)
        if wide and not node.style:
            position = Position(node.start.line + 1, node.start.column + wide.end())
            self._note(path, codes.COLON, "fullwidth", position, {})
            self.refused = True
            return None
        if not key.strip():
            self._bad_key(path, "blank", node)
            return None
        if key != key.strip():
            self._bad_key(path, "wide_space", node)
            return None
        if key[0] in _QUOTE_SIGNS or key[-1] in _QUOTE_SIGNS:
            self._bad_key(path, "quotes", node)
            return None
        if hidden := unseen(key):
            self._bad_key(path, "invisible", node, char=code_point(key[hidden[0][0]]))
            return None
        return key

    def _bad_key(self, path: Path, variant: str, node: Node, **params: Param) -> None:
        self._note(path, codes.BAD_KEY, variant, place(node.start), params)
        self.refused = True

    def _plain(self, node: Scalar, path: Path, begins: Begins, in_flow: bool) -> Any:
        if not node.value:
            variant = "item" if path and isinstance(path[-1], int) else "key"
            self._note(path, codes.MISSING_VALUE, variant, place(node.start), {}, on_key=variant == "key")
            return None
        meant = resolve(node.value)
        if isinstance(meant, Ambiguous):
            self._note(path, codes.AMBIGUOUS, meant.variant, place(node.start), {})
            return node.value
        if isinstance(meant, str):
            self._text(node, path, begins, in_flow)
        return meant

    def _text(self, node: Scalar, path: Path, begins: Begins, in_flow: bool) -> None:
        slip = in_flow_item(node.value) if in_flow else in_text(node.value, begins)
        if slip is not None:
            self._slip(slip, node, path)
        swallowed = _SWALLOW.match(self._lines[node.end.line], node.end.column)
        if swallowed and (not swallowed["next"].isspace() or not node.value.isascii()):
            position = Position(node.end.line + 1, swallowed.start("next"))
            self._note(path, codes.SWALLOWED, "", position, {})

    def _slip(self, slip: Slip, node: Scalar, path: Path) -> None:
        position = Position(node.start.line + 1, node.start.column + 1 + slip.offset)
        self._note(path, slip.code, slip.variant, position, {})

    def _characters(self, node: Scalar, path: Path) -> None:
        """What an escape in double quotes may hide."""
        if node.style != '"':
            return
        if bad := _SURROGATE.search(node.value):
            self._note(path, codes.ESCAPE, "surrogate", place(node.start), {"char": code_point(bad[0])})
            self.refused = True
        elif bad := _CONTROL.search(node.value):
            self._note(path, codes.CONTROL, "escaped", place(node.start), {"char": code_point(bad[0])})
            self.refused = True
        written = "\n".join(self._lines[node.start.line : node.end.line + 1])
        for at, variant in unseen(node.value):
            char = node.value[at]
            if char not in written:
                self._note(path, codes.INVISIBLE, variant, place(node.start), {"char": code_point(char)})
                break

    def _note(
        self,
        path: Path,
        code: str,
        variant: str,
        position: Position,
        params: dict[str, Param],
        on_key: bool = False,
    ) -> None:
        self.found.append((path, _Pending(code, variant, position, params, on_key)))


def _kind(meant: object) -> str:
    if meant is None:
        return "null"
    return "boolean" if isinstance(meant, bool) else "number"
