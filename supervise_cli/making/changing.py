"""Changing a record that is there: completing a draft, withdrawing, editing. Comments and order stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Fault, Text
from supervise_cli.pipeline.choosing import Known
from supervise_cli.records import editing, reading, schema
from supervise_cli.records.pointers import pointer_of
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.saving import writing


def current(root: Path, known: Known) -> tuple[bytes, dict[str, Any]]:
    """The bytes and data of a record's file; NotFound if it cannot be read as a record."""
    raw = bytes_of(root, known)
    data = reading.read(raw).data
    if data is None:
        raise NotFound(
            Text("{path} 读不出来，没有改动。", "{path} cannot be read; nothing was changed.").format(
                path=known.path
            ),
            Text("看是什么问题：sup validate {path}", "What is wrong: sup validate {path}").format(
                path=known.path
            ),
        )
    return raw, data


def bytes_of(root: Path, known: Known) -> bytes:
    """The bytes of a record's file. A batch that a crash left unfinished is finished first."""
    place = root / known.path
    if not place.exists():
        with writing(root):
            pass
    return place.read_bytes()


def changed_text(raw: bytes, changes: Mapping[str, Any]) -> str:
    """The text with the values at some pointers (``/minutes``) set; everything else byte for byte."""
    text = raw.decode("utf-8-sig")
    for pointer, value in changes.items():
        text = editing.set_value(text, pointer, value)
    return text


def merged_text(raw: bytes, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The text with what differs between two states of its data set, and nothing else touched."""
    text = raw.decode("utf-8-sig")
    for name, value in after.items():
        if name not in before or before[name] != value:
            try:
                text = _merged(text, (name,), before.get(name), value)
            except (BadInput, NotFound):
                # A place the editor cannot reach alone: the field as a whole.
                text = editing.set_value(text, pointer_of((name,), {}), value)
    return text


def _merged(text: str, path: tuple[str | int, ...], before: Any, after: Any) -> str:
    """Goes down as far as both sides have the same shape."""
    if isinstance(before, dict) and isinstance(after, dict) and before and before.keys() <= after.keys():
        for name, value in after.items():
            if name not in before or before[name] != value:
                text = _merged(text, (*path, name), before.get(name), value)
        return text
    if isinstance(before, list) and isinstance(after, list) and before and len(before) <= len(after):
        for n, value in enumerate(after):
            if n >= len(before):
                text = editing.set_value(text, f"{_pointer(text, path)}/{editing.APPEND}", value)
            elif before[n] != value:
                text = _merged(text, (*path, n), before[n], value)
        return text
    return editing.set_value(text, _pointer(text, path), after)


def _pointer(text: str, path: tuple[str | int, ...]) -> str:
    """The pointer to a place in the text as it is by now: what is set may change how items are named."""
    return pointer_of(path, reading.read(text.encode("utf-8")).data)


def faults_of(text: str, rtype: RecordType) -> list[Fault]:
    """Everything wrong with a text as a record of this type."""
    found = reading.read(text.encode("utf-8"))
    if found.data is None:
        return list(found.faults)
    return [*(f for f in found.faults), *schema.check(found.data, rtype)]


def replace(root: Path, known: Known, raw: bytes, text: str) -> None:
    """Write a record's new text over the bytes it was made from."""
    with writing(root) as saver:
        saver.replace(known.path, text, raw)


def void_changes(data: Mapping[str, Any], on: str, by: str, reason: str) -> dict[str, Any]:
    """What makes a record withdrawn; BadInput if it is already."""
    if data.get("status") == "void":
        raise BadInput(Text("这条记录已经作废了。", "This record has been withdrawn already."))
    void = {"date": on, **({"by": by} if by else {}), "reason": reason}
    return {"/status": "void", "/void": void}
