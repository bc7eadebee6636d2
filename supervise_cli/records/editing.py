"""Edits of a record's text at the marks of its nodes: comments, order and every other byte stay.

Each edit is read back; one that would change anything but the value named is refused, not returned.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any, Final

from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Text
from supervise_cli.records import codes
from supervise_cli.records.nodes import Mapping, Node, Scalar, Sequence
from supervise_cli.records.parsing import ParseError
from supervise_cli.records.pointers import path_of, segments_of
from supervise_cli.records.positions import child
from supervise_cli.records.reading import read_reference
from supervise_cli.records.trees import tree
from supervise_cli.records.writing import block, check, flow, key_text, member, same, scalar

APPEND: Final = "-"
"""The last segment of a pointer that means: one more item at the end of the list."""

_INDENT: Final = 2
_LAST_BREAK: Final = re.compile(r"\r?\n *\Z")
_BLOCK_SIGN: Final = re.compile(r"[|>][-+0-9]{0,2}")


def set_value(text: str, pointer: str, value: Any) -> str:
    """``text`` with the value at ``pointer`` replaced, or added at the end of a mapping (``/-``: of a list).

    Raises NotFound where the parent is not there, BadInput where the text cannot be edited, Unwritable
    where the value cannot be stored.
    """
    check(value)
    data = _data(text)
    spot = _spot(text, pointer)
    edited = _replaced(spot, value) if spot.node is not None else _added(spot, value)
    return _proved(edited, _with(data, pointer, value))


def remove(text: str, pointer: str) -> str:
    """``text`` without the member or item at ``pointer``; an emptied parent stays as ``{}`` or ``[]``."""
    data = _data(text)
    spot = _spot(text, pointer)
    if spot.node is None or not pointer:
        raise _not_found()
    if len(spot.parent.pairs if isinstance(spot.parent, Mapping) else spot.parent.items) == 1:
        upper = pointer.rpartition("/")[0]
        if not upper:
            raise BadInput(Text("不能删掉唯一的字段。", "The only field cannot be removed."))
        return set_value(text, upper, {} if isinstance(spot.parent, Mapping) else [])
    edited = _cut_flow(spot) if spot.in_flow else _cut_block(spot)
    return _proved(edited, _without(data, pointer))


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the tree: ``node`` is None where the last segment of the pointer is not there yet."""

    text: str
    parent: Mapping | Sequence
    segment: str
    key: Node | None
    node: Node | None
    in_flow: bool

    @property
    def line_break(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def end_of_line(self, index: int) -> int:
        at = self.text.find("\n", index)
        if at < 0:
            return len(self.text)
        return at - 1 if self.text[at - 1] == "\r" else at

    def start_of_line(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def lines(self, lines: list[str]) -> str:
        return self.line_break.join(lines)


def _spot(text: str, pointer: str) -> _Spot:
    segments = segments_of(pointer)
    root = _root(text)
    if not segments or not isinstance(root, Mapping):
        raise _not_found()
    here: Node = root
    in_flow = False
    for position, segment in enumerate(segments):
        if isinstance(here, Scalar):
            raise _not_found()
        in_flow = in_flow or here.flow
        step = child(here, segment)
        if position == len(segments) - 1:
            key, node = step if step else (None, None)
            if node is None and isinstance(here, Sequence) and segment != APPEND:
                raise _not_found()
            return _Spot(text, here, segment, key, node, in_flow)
        if step is None:
            raise _not_found()
        here = step[1]
    raise _not_found()


def _root(text: str) -> Node | None:
    try:
        return tree(text)
    except ParseError:
        return None


def _not_found() -> NotFound:
    return NotFound(Text("要改的位置不存在。", "There is nothing at the place to be changed."))


def _data(text: str) -> dict[str, Any]:
    data = read_reference(text.encode("utf-8")).data
    if data is None:
        raise BadInput(
            Text("文件本身有写法错误，先改好再编辑。", "The file does not read as a record; mend that first.")
        )
    return data


def _proved(edited: str, wanted: dict[str, Any]) -> str:
    whole = edited if edited.endswith("\n") else edited + "\n"
    for candidate in (edited, whole):
        reading = read_reference(candidate.encode("utf-8"))
        if same(reading.data, wanted) and not any(f.code == codes.BLOCK_TEXT for f in reading.faults):
            return candidate
    raise BadInput(
        Text(
            "这处改动没法自动写进文件，请用编辑器改。",
            "This change cannot be made by the program without touching more; use an editor.",
        )
    )


def _with(data: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    parent, step = _parent(changed, pointer)
    if isinstance(parent, list) and step == APPEND:
        parent.append(value)
    else:
        parent[step] = value
    return changed


def _without(data: dict[str, Any], pointer: str) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    parent, step = _parent(changed, pointer)
    del parent[step]
    return changed


def _parent(data: Any, pointer: str) -> tuple[Any, Any]:
    path = path_of(data, pointer)
    if path is None:
        upper = path_of(data, pointer.rpartition("/")[0])
        if upper is None:
            raise _not_found()
        path = (*upper, segments_of(pointer)[-1])
    for step in path[:-1]:
        data = data[step]
    return data, path[-1]


def _deep_end(text: str, node: Node) -> int:
    """Where the text of a node really ends, blank lines and comments behind it left out."""
    if isinstance(node, Mapping) and not node.flow and node.pairs:
        key, value = node.pairs[-1]
        return max(_deep_end(text, key), _deep_end(text, value))
    if isinstance(node, Sequence) and not node.flow and node.items:
        return _deep_end(text, node.items[-1])
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        return _block_text_end(text, node)
    return node.end.index


def _block_text_end(text: str, node: Scalar) -> int:
    header_end = text.find("\n", node.start.index)
    if header_end < 0:
        return len(text)
    header = text[node.start.index : header_end]
    body = text[header_end : node.end.index]
    if "+" in header.split("#")[0]:
        # blank lines at the end are a part of the text
        return header_end + len(_LAST_BREAK.sub("", body))
    stripped = body.rstrip()
    return header_end + len(stripped) if stripped else _before_break(text, header_end)


def _before_break(text: str, at: int) -> int:
    return at - 1 if text[at - 1] == "\r" else at


def _is_block(node: Node) -> bool:
    return not isinstance(node, Scalar) and not node.flow


def _many(value: Any) -> bool:
    return isinstance(value, (dict, list, tuple)) and bool(value)


def _replaced(spot: _Spot, value: Any) -> str:
    assert spot.node is not None
    if spot.in_flow:
        return _swap(spot, spot.node.start.index, spot.node.end.index, flow(value))
    if spot.key is None:
        return _replaced_item(spot, value)
    return _replaced_member(spot, value)


def _replaced_item(spot: _Spot, value: Any) -> str:
    node = spot.node
    assert node is not None
    empty = isinstance(node, Scalar) and not node.style and not node.value
    column = spot.parent.start.column + _INDENT if empty else node.start.column
    lines = _lines_of(value, " " * column)
    end = _deep_end(spot.text, node)
    return _place(spot, node.start.index, end, (" " if empty else "") + lines[0].lstrip(" "), lines[1:])


def _lines_of(value: Any, indent: str) -> list[str]:
    return block(value, indent) if _many(value) else scalar(value, indent).split("\n")


def _replaced_member(spot: _Spot, value: Any) -> str:
    node, key = spot.node, spot.key
    assert node is not None and key is not None
    colon = spot.text.index(":", key.end.index) + 1
    column = spot.parent.start.column + _INDENT
    head_line = spot.end_of_line(colon)
    if _is_block(node) and _many(value):
        column = max(
            node.start.column, spot.parent.start.column + (0 if isinstance(value, (list, tuple)) else 1)
        )
    lines = ["", *block(value, " " * column)] if _many(value) else scalar(value, " " * column).split("\n")
    end = _deep_end(spot.text, node)
    if node.start.index > head_line:
        # the value begins below its key; what stands behind the colon is a comment
        comment = spot.text[colon:head_line]
        head = (" " + lines[0] if lines[0] else "") + comment
        tail = [head, *lines[1:]]
        return spot.text[:colon] + spot.lines(tail) + spot.text[end:]
    empty = node.start.index == end
    head = (" " if empty and lines[0] else "") + lines[0]
    return _place(spot, node.start.index, end, head, lines[1:])


def _place(spot: _Spot, start: int, end: int, head: str, tail: list[str]) -> str:
    """The text with ``head`` for what stood there, a comment behind it kept, and ``tail`` on lines below."""
    sign = _BLOCK_SIGN.match(spot.text, start)
    if sign and isinstance(spot.node, Scalar) and spot.node.style in ("|", ">"):
        head_line = spot.end_of_line(start)
        kept = [head + spot.text[sign.end() : head_line], *tail]
        before = spot.text[:start] if head else spot.text[:start].rstrip(" ")
        return before + spot.lines(kept) + spot.text[end:]
    rest = spot.end_of_line(end)
    below = "".join(spot.line_break + line for line in tail)
    before = spot.text[:start] if head else spot.text[:start].rstrip(" ")
    comment = spot.text[end:rest]
    if not head and comment.strip() and not comment.startswith(" "):
        comment = " " + comment
    return before + head + comment + below + spot.text[rest:]


def _swap(spot: _Spot, start: int, end: int, new: str) -> str:
    return spot.text[:start] + new + spot.text[end:]


def _added(spot: _Spot, value: Any) -> str:
    parent = spot.parent
    if spot.in_flow:
        close = parent.end.index - 1
        new = flow(value) if isinstance(parent, Sequence) else f"{key_text(spot.segment)}: {flow(value)}"
        last = _last_child(parent)
        if last is None:
            return _swap(spot, parent.start.index + 1, close, new)
        return _swap(spot, last.end.index, last.end.index, ", " + new)
    indent = " " * parent.start.column
    if isinstance(parent, Mapping):
        lines = member(spot.segment, value, indent)
    else:
        inner = _lines_of(value, indent + " " * _INDENT)
        lines = [indent + "- " + inner[0].lstrip(" "), *inner[1:]]
    last = _last_child(parent)
    assert last is not None
    at = spot.end_of_line(_deep_end(spot.text, last))
    return spot.text[:at] + spot.line_break + spot.lines(lines) + (spot.text[at:] or spot.line_break)


def _last_child(parent: Mapping | Sequence) -> Node | None:
    if isinstance(parent, Mapping):
        if not parent.pairs:
            return None
        key, value = parent.pairs[-1]
        return value if value.end.index >= key.end.index else key
    return parent.items[-1] if parent.items else None


def _siblings(spot: _Spot) -> tuple[int, list[tuple[int, int]]]:
    """Which child the spot is, and from where to where each child reaches."""
    if isinstance(spot.parent, Mapping):
        spans = [(key.start.index, _deep_end(spot.text, value)) for key, value in spot.parent.pairs]
        values = [value for _, value in spot.parent.pairs]
    else:
        spans = [(_dash(spot, item), _deep_end(spot.text, item)) for item in spot.parent.items]
        values = list(spot.parent.items)
    which = next(number for number, value in enumerate(values) if value is spot.node)
    return which, spans


def _cut_flow(spot: _Spot) -> str:
    which, spans = _siblings(spot)
    if which + 1 < len(spans):
        return _swap(spot, spans[which][0], spans[which + 1][0], "")
    return _swap(spot, spans[which - 1][1], spans[which][1], "")


def _cut_block(spot: _Spot) -> str:
    which, spans = _siblings(spot)
    start, end = spans[which]
    line_start = spot.start_of_line(start)
    line_end = spot.end_of_line(end)
    if spot.text[line_start:start].strip(" \ufeff"):
        between = spot.text[end : spans[which + 1][0]]
        if "#" in between:
            return _swap(spot, start, line_end, "").replace("\r\r", "\r")
        return _swap(spot, start, spans[which + 1][0], "")
    after = spot.text[line_end:]
    lead = re.match(r"\r?\n", after)
    return spot.text[:line_start] + after[lead.end() if lead else 0 :]


def _dash(spot: _Spot, item: Node) -> int:
    """Where the sign of a list item stands."""
    if spot.in_flow:
        return item.start.index
    at = item.start.index
    while at > 0:
        at = spot.text.rfind("-", 0, at)
        if at - spot.start_of_line(at) == spot.parent.start.column:
            return at
    return item.start.index
