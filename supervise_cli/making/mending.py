"""``validate --fix``: which files are mended, and their writing. What a mend is: ``records.mending``."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from supervise_cli.errors import WriteFailed
from supervise_cli.model import Finding
from supervise_cli.pipeline.opening import Opened
from supervise_cli.records.mending.judged import Judge, Judged
from supervise_cli.records.mending.registry import MENDS
from supervise_cli.records.mending.rounds import mend
from supervise_cli.records.mending.tidying import may_need, tidy
from supervise_cli.workspace.index.units import kind_of
from supervise_cli.workspace.layout import FileKind
from supervise_cli.workspace.saving import Saver, writing

SIGNATURES: Final = "signatures"
"""The folder in which each signed record has a folder of its own."""

_BOM: Final = "\ufeff"
_ID_LINE: Final = re.compile(r"^id *[:：] *[\"'“]?([A-Z]{1,3}-[0-9A-Z-]+)", re.MULTILINE)
_AT_A_TIME: Final = 500


class Left(StrEnum):
    """Why a file that has something to mend is left as it is."""

    SIGNED = "signed"
    READ_ONLY = "read_only"
    UNSURE = "unsure"
    UNREAD = "unread"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after it was mended."""

    path: str
    raw: bytes
    before: Judged
    after: Judged

    @property
    def text(self) -> str:
        """What is written: with a byte order mark where there was one."""
        return (_BOM if self.raw.startswith(_BOM.encode()) else "") + self.after.text


@dataclass(frozen=True, slots=True)
class Plan:
    """What can be mended, and what is left although a mend of it is known."""

    changes: tuple[Change, ...]
    left: tuple[tuple[str, Left], ...]


def plan(
    state: Opened, findings: Iterable[Finding], paths: Collection[str], chosen: Collection[str], tidied: bool
) -> Plan:
    """The mends of the files at ``paths``, of faults with the codes ``chosen``; nothing is written.

    ``tidied``: what is no fault but has one right form is put into it, too, in records.
    """
    faulty = {each.path for each in findings if each.code in chosen and (each.code, each.variant) in MENDS}
    changes: list[Change] = []
    left: list[tuple[str, Left]] = []
    for path, raw in _read(state, sorted(faulty) if not tidied else sorted(paths)):
        kind = kind_of(path)
        record = kind is FileKind.RECORD
        if path not in faulty and not (record and _may_need(state, path, raw)):
            continue
        judge = Judge(state.snapshot.catalogue, kind.value, state.snapshot.layout.named(path))
        change, refused = _mended(path, raw, judge, chosen if path in faulty else (), tidied and record)
        if change is None:
            left += [(path, refused)] if refused else []
        elif (why := _kept(state, change)) is not None:
            left.append((path, why))
        else:
            changes.append(change)
    return Plan(tuple(changes), tuple(left))


def _read(state: Opened, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for first in range(0, len(paths), _AT_A_TIME):
        yield from sorted(state.read(paths[first : first + _AT_A_TIME]).items())


def _may_need(state: Opened, path: str, raw: bytes) -> bool:
    form = state.snapshot.catalogue.by_prefix(state.snapshot.layout.named(path))
    text = _decoded(raw)
    return form is not None and text is not None and may_need(text, form)


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        return None


def _mended(
    path: str, raw: bytes, judge: Judge, chosen: Collection[str], tidied: bool
) -> tuple[Change | None, Left | None]:
    """The change of one file, None where there is none; and why a mend that is known was not made."""
    text = _decoded(raw)
    if text is None:
        return None, None
    found = mend(text, judge, chosen)
    after = tidy(found.after, judge) if tidied else found.after
    if after.text != text:
        return Change(path, raw, found.before, after), None
    why = Left.UNREAD if found.before.data is None else Left.UNSURE
    return None, why if found.refused else None


def _kept(state: Opened, change: Change) -> Left | None:
    """Why a file must not be written."""
    names = {state.snapshot.layout.named(change.path), *_ID_LINE.findall(change.after.text)}
    if any(_is_signed(state.root, name) for name in names if name):
        return Left.SIGNED
    place = state.root / change.path
    if place.is_file() and not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        return Left.READ_ONLY
    return None


def _is_signed(root: Path, record: str) -> bool:
    """Whether anything at all lies where a record's signatures lie."""
    place = root / SIGNATURES / record
    try:
        with os.scandir(place) as found:
            return any(found)
    except OSError:
        return os.path.lexists(place)


def write(root: Path, changes: Sequence[Change]) -> tuple[tuple[str, Left], ...]:
    """Write the files, each whole or not at all; those that somebody changed meanwhile are left, and told."""
    if not changes:
        return ()
    left: list[tuple[str, Left]] = []
    with writing(root) as saver:
        for change in changes:
            if not _written(root, saver, change):
                left.append((change.path, Left.CHANGED))
    return tuple(left)


def _written(root: Path, saver: Saver, change: Change) -> bool:
    # What is a link by now was none when it was read.
    if (root / change.path).is_symlink():
        return False
    try:
        saver.replace(change.path, change.text, change.raw)
    except (WriteFailed, FileNotFoundError):
        return False
    return True
