"""Pointers into a record: through the keys of keyed lists, never through a position that may shift."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

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
