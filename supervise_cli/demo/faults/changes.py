"""How a planter says what it plants: most faults are one change to the text or to the data of one spare."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.records.writing import dump


@dataclass(frozen=True)
class Planter:
    """Plants all its faults into the ground and says which codes they have."""

    codes: frozenset[str]
    plant: Callable[[Ground], None]


@dataclass(frozen=True)
class Slip:
    """A fault of the text: of the spare's text, ``change`` makes what somebody really typed."""

    code: str
    change: Callable[[str], str]
    pointer: str = ""
    kind: str = "session"

    def plant(self, ground: Ground) -> None:
        data = _spare(ground, self.kind)
        path = ground.write(ground.path(self.kind, data), self.change(dump(data)))
        ground.expect(self.code, data["id"], path, _filled(self.pointer, data))


@dataclass(frozen=True)
class Mistake:
    """A fault of the data: ``values`` replace those of the spare (None takes one away), by pointer."""

    code: str
    values: dict[str, Any]
    pointer: str
    kind: str = "session"

    def plant(self, ground: Ground) -> None:
        data = _spare(ground, self.kind)
        for where, value in self.values.items():
            put_at(data, where, value)
        path = ground.put(self.kind, data)
        ground.expect(self.code, data["id"], path, _filled(self.pointer, data))


def planter(changes: Sequence[Slip | Mistake]) -> Planter:
    """The planter of a list of changes."""

    def plant(ground: Ground) -> None:
        for change in changes:
            change.plant(ground)

    return Planter(frozenset(change.code for change in changes), plant)


def line(name: str, new: str) -> Callable[[str], str]:
    """Replaces the line ``name: value``, at any depth, by ``new``; ``{value}`` in it is the value."""

    def change(text: str) -> str:
        found = re.search(rf"^(?P<lead> *(?:- )?){name}:(?: (?P<value>.*))?$", text, re.MULTILINE)
        if found is None:
            raise ValueError(f"the spare has no {name}")
        written = new.replace("{value}", found["value"] or "")
        return text[: found.start()] + found["lead"] + written + text[found.end() :]

    return change


def instead(old: str, new: str) -> Callable[[str], str]:
    """Replaces the first ``old``."""

    def change(text: str) -> str:
        if old not in text:
            raise ValueError(f"the spare has no {old!r}")
        return text.replace(old, new, 1)

    return change


def put_at(data: Record, pointer: str, value: Any) -> None:
    """Puts ``value`` where ``pointer`` (by positions) leads; None takes away what is there."""
    *way, name = pointer.strip("/").split("/")
    here: Any = data
    for step in way:
        here = here[int(step) if isinstance(here, list) else step]
    if isinstance(here, list):
        here.append(value) if name == "-" else here.__setitem__(int(name), value)
    elif value is None:
        del here[name]
    else:
        here[name] = value


def _spare(ground: Ground, kind: str) -> Record:
    makers: dict[str, Callable[[], Record]] = {
        "session": ground.session,
        "person": ground.person,
        "station": ground.station,
        "agreement": ground.agreement,
        "follow_up": ground.follow_up,
    }
    return makers[kind]()


def _filled(pointer: str, data: Record) -> str:
    """``{attendee}`` and ``{station}`` stand for what names the first item of a list."""
    for name, group, member in (("{attendee}", "attendees", "person"), ("{station}", "postings", "station")):
        if name in pointer:
            pointer = pointer.replace(name, data[group][0][member])
    return pointer
