"""Whom a number is about (domain §8a ``$defs/scope``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ScopeKind(StrEnum):
    """What ``--scope`` can be: the whole repository, a station with all below it, or a supervisor."""

    ALL = "all"
    STATION = "station"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a figure is about. ``record`` is the station's or the supervisor's id, "" for everything."""

    kind: ScopeKind
    record: str = ""


EVERYTHING = Scope(ScopeKind.ALL)
