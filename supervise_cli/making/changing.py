"""Changing a record that is there: completing a draft, withdrawing, editing. Comments and order stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from supervise_cli.errors import BadInput, NotFound
from supervise_cli.model import Fault, Text
from supervise_cli.pipeline.choosing import Known
from supervise_cli.records import editing, reading, schema
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
