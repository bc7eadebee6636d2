"""Pointers into a record, through the keys of keyed lists, and the places they stand for in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from supervise_cli.model import Position
from supervise_cli.records import nodes
from supervise_cli.records.decoding import decode
from supervise_cli.records.parsing import ParseError
from supervise_cli.records.scalars import Ambiguous, resolve
from supervise_cli.records.trees import tree

KEY_MEMBERS: Final = ("key", "person", "station", "facility")
"""The members that may name an item of a list, best first."""

_NAME: Final = re.compile(r"[0-9A-Za-z_-]+\Z")
_DIGITS: Final = re.compile(r"[0-9]+\Z")


def addresses(items: Sequence[Any]) -> list[str]:
    """The pointer segment of each item of a list: its own key where that is unique, else its position."""
    names = [_name(item) for item in items]
    times = Counter(names)
    return [name if name is not None and times[name] == 1 else str(index) for index, name in enumerate(names)]


def _name(item: Any) -> str | None:
    if not isinstance(item, Mapping):
        return None
    for member in KEY_MEMBERS:
        value = item.get(member)
        if isinstance(value, str) and _NAME.match(value) and not _DIGITS.match(value):
            return value
    return None


def pointer_of(path: Sequence[str | int], data: Any) -> str:
    """``['actions', 0, 'due']`` → ``/actions/a1/due``, as far as ``data`` says how items are named."""
    segments, here = [], data
    for step in path:
        if isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
            segments.append(addresses(here)[step])
            here = here[step]
        else:
            segments.append(str(step).replace("~", "~0").replace("/", "~1"))
            here = here.get(step) if isinstance(here, Mapping) else None
    return "".join("/" + segment for segment in segments)


def segments_of(pointer: str) -> list[str]:
    """The unescaped segments of a pointer; [] for the whole."""
    if not pointer:
        return []
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.removeprefix("/").split("/")]


def path_of(data: Any, pointer: str) -> tuple[str | int, ...] | None:
    """The way to ``pointer`` in plain data, or None where nothing is there."""
    path: list[str | int] = []
    here = data
    for segment in segments_of(pointer):
        if isinstance(here, Mapping):
            if segment not in here:
                return None
            step: str | int = segment
        elif isinstance(here, list):
            names = addresses(here)
            if segment not in names:
                return None
            step = names.index(segment)
        else:
            return None
        path.append(step)
        here = here[step]
    return tuple(path)


def value_at(data: Any, pointer: str) -> Any | None:
    """The value at ``pointer``; None where nothing is there."""
    path = path_of(data, pointer)
    if path is None:
        return None
    for step in path:
        data = data[step]
    return data


def locate(raw: bytes, pointer: str, on_key: bool = False) -> Position | None:
    """Where the deepest node on the way to ``pointer`` begins; None where the file does not parse.

    ``on_key`` asks for the key instead of the value, where the pointer leads to a member of a mapping.
    """
    return locate_all(raw, [(pointer, on_key)])[0]


def locate_all(raw: bytes, pointers: Iterable[tuple[str, bool]]) -> list[Position | None]:
    """:func:`locate` for several ``(pointer, on_key)`` at one reading."""
    wanted = list(pointers)
    text = decode(raw).text
    if text is None:
        return [None for _ in wanted]
    try:
        root = tree(text)
    except ParseError:
        return [None for _ in wanted]
    if root is None:
        return [None for _ in wanted]
    return [_find(root, segments_of(pointer), on_key) for pointer, on_key in wanted]


def _find(root: nodes.Node, segments: list[str], on_key: bool) -> Position:
    node: nodes.Node = root
    key: nodes.Node | None = None
    for segment in segments:
        step = child(node, segment)
        if step is None:
            return nodes.place(node.start)
        key, node = step
    return nodes.place(key.start if on_key and key is not None else node.start)


def child(node: nodes.Node, segment: str) -> tuple[nodes.Node | None, nodes.Node] | None:
    """The key (None in a list) and the value that ``segment`` names in ``node``."""
    if isinstance(node, nodes.Mapping):
        for key, value in node.pairs:
            if isinstance(key, nodes.Scalar) and key.value == segment:
                return key, value
    elif isinstance(node, nodes.Sequence):
        names = addresses([_members(item) for item in node.items])
        if segment in names:
            return None, node.items[names.index(segment)]
    return None


def _members(item: nodes.Node) -> dict[str, str] | None:
    """The members of an item that could name it: its texts, as reading would have them."""
    if not isinstance(item, nodes.Mapping):
        return None
    return {
        key.value: value.value
        for key, value in reversed(item.pairs)
        if isinstance(key, nodes.Scalar) and isinstance(value, nodes.Scalar) and _is_text(value)
    }


def _is_text(node: nodes.Scalar) -> bool:
    return bool(node.style) or isinstance(resolve(node.value), str | Ambiguous)
