"""The places in a text that pointers stand for: line and column of any node, looked up when it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from supervise_cli.model import Position
from supervise_cli.records import nodes
from supervise_cli.records.decoding import decode
from supervise_cli.records.parsing import ParseError
from supervise_cli.records.pointers import addresses, segments_of
from supervise_cli.records.scalars import Ambiguous, resolve
from supervise_cli.records.trees import tree


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
        names = names_of(node)
        if segment in names:
            return None, node.items[names.index(segment)]
    return None


def names_of(node: nodes.Sequence) -> list[str]:
    """The pointer segment of each item of a list."""
    return addresses([_members(item) for item in node.items])


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
