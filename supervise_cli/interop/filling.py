"""A later list fills in what records do not know yet: what is missing, or stands as unknown. Nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from supervise_cli import platform
from supervise_cli.errors import SupError
from supervise_cli.interop.assembling import reasons_of
from supervise_cli.interop.plan import Words
from supervise_cli.making.changing import faults_of, merged_text
from supervise_cli.model import Fault, Text
from supervise_cli.records import reading
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.saving import Change

_UNKNOWN: Final = "unknown"
"""The value with which an enumeration says that nobody knows."""

_NOT_READ: Final = Text(
    "已有的记录读不出来，没有补；先运行 sup validate。",
    "The record that is there cannot be read, so nothing was filled in; run sup validate first.",
)
_NOT_FILLED: Final = Text(
    "补进去以后记录对不上，没有补；用 sup edit {id} 改。",
    "With this filled in the record would not be sound; change it with sup edit {id}.",
)


class Filling:
    """What a list adds to the records of one type: new texts of their files, and how many fields that are."""

    def __init__(self, root: Path, rtype: RecordType, words: Words) -> None:
        self._root, self._rtype, self._words = root, rtype, words
        self.changes: dict[str, Change] = {}
        self.fields = 0

    def take(self, path: str, body: Mapping[str, Any]) -> tuple[Text, ...]:
        """Fill in what the record at ``path`` lacks; where it says otherwise, reasons, and nothing is."""
        try:
            raw = platform.read_regular(self._root / path, MAX_BYTES)
        except OSError:
            return (_NOT_READ,)
        held = reading.read(raw).data
        if held is None:
            return (_NOT_READ,)
        after, odd, filled = dict(held), [], 0
        for field in self._rtype.fields:
            if field.name in body:
                try:
                    value, new = _filled(held.get(field.name), body[field.name])
                except _Otherwise:
                    odd.append(field.title)
                    continue
                filled += new
                if new:
                    after[field.name] = value
        record = str(held.get("id", path))
        if odd:
            return (_differs(record, odd),)
        return self._change(path, raw, held, after, filled) if filled else ()

    def _change(
        self, path: str, raw: bytes, held: Mapping[str, Any], after: Mapping[str, Any], filled: int
    ) -> tuple[Text, ...]:
        try:
            text = merged_text(raw, held, after)
        except SupError:
            return (_NOT_FILLED.format(id=str(held.get("id"))),)
        faults = new_faults(raw, text, self._rtype)
        if faults:
            return reasons_of(faults, self._rtype, after, self._words)
        self.changes[path] = Change(raw, text)
        self.fields += filled
        return ()


def new_faults(raw: bytes, text: str, rtype: RecordType) -> list[Fault]:
    """What is wrong with a record's new text that was not wrong before."""
    before = {_place(each) for each in faults_of(raw.decode("utf-8-sig"), rtype)}
    return [each for each in faults_of(text, rtype) if _place(each) not in before]


def _place(fault: Fault) -> tuple[str, str, str]:
    """What a fault is and where, whatever line that has come to be."""
    return fault.code, fault.pointer, fault.variant


def _differs(record: str, titles: Sequence[Text]) -> Text:
    return Text(
        "和已有的 {record} 不一样：{zh}；没有改动。要改就用 sup edit {record}；照原来的写，就能补别的。",
        "Differs from {record}, which is there, in: {en}; nothing was changed. To change it: sup edit "
        "{record}. Written as it is there, the rest can be filled in.",
    ).format(record=record, zh="、".join(t.zh for t in titles), en=", ".join(t.en for t in titles))


class _Otherwise(Exception):
    """The record knows this already, and otherwise."""


def _filled(held: Any, given: Any) -> tuple[Any, int]:
    """What is held with what is given filled in, and how many values that are; _Otherwise if they differ."""
    if given in (held, _UNKNOWN):
        return held, 0
    if held is None or held == _UNKNOWN:
        return given, 1
    if isinstance(held, dict) and isinstance(given, dict):
        return _filled_members(held, given)
    if isinstance(held, list) and isinstance(given, list):
        return _filled_items(held, given)
    raise _Otherwise


def _filled_members(held: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    after, filled = dict(held), 0
    for name, value in given.items():
        if name != "key":
            after[name], new = _filled(held.get(name), value)
            filled += new
    return after, filled


def _filled_items(held: Sequence[Any], given: Sequence[Any]) -> tuple[list[Any], int]:
    """Each item given goes to the one held that it does not contradict; one more item would say more."""
    after, filled = list(held), 0
    for item in given:
        if not isinstance(item, dict):
            if item not in after:
                raise _Otherwise
            continue
        fitting = [n for n, each in enumerate(after) if isinstance(each, dict) and _agree(each, item)]
        said = [n for n in fitting if _filled_members(after[n], item)[1] == 0]
        if said:
            continue
        if len(fitting) != 1:
            raise _Otherwise
        after[fitting[0]], new = _filled_members(after[fitting[0]], item)
        filled += new
    return after, filled


def _agree(held: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether an item held and one given are about one thing: something in common, and no contradiction."""
    known = [n for n in given if n != "key" and n in held and _UNKNOWN not in (held[n], given[n])]
    return bool(known) and all(held[name] == given[name] for name in known)
