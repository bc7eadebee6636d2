"""The rows of a period that figures share: sessions, who was there, who supervised, what was cancelled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody who was there. ``station`` is the home of that day, else the host ("" if not even that)."""

    record: str
    pointer: str
    person: str
    station: str
    minutes: int
    own_minutes: bool


@dataclass(frozen=True, slots=True)
class Conducted:
    """Somebody who supervised: in which capacity, from which side, for how long."""

    record: str
    pointer: str
    person: str
    kind: str
    side: str
    minutes: int
    own_minutes: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A held session with everybody in it; ``minutes_at`` is the pointer of its length."""

    record: str
    date: str
    start: str
    host: str
    form: str
    mode: str
    minutes: int
    minutes_at: str
    theme: str
    travel: int | None
    guests: int | None
    next_on: str
    rebooks: str
    contents: tuple[str, ...]
    functions: tuple[str, ...]
    focus: tuple[str, ...]
    attended: tuple[Attendance, ...]
    conducted: tuple[Conducted, ...]

    @property
    def stations(self) -> tuple[str, ...]:
        """The stations it belongs to, sorted."""
        return tuple(sorted({each.station for each in self.attended})) or (self.host,)

    @property
    def side(self) -> str:
        """``internal``, ``external``, or ``both`` where supervisors of both sides worked together (S14)."""
        sides = {each.side for each in self.conducted}
        return next(iter(sides)) if len(sides) == 1 else "both"

    @property
    def strands(self) -> tuple[str, ...]:
        """For each content its strand: 督 ``monitoring``, or of 导 ``guidance`` or ``care`` (S1)."""
        return tuple(self._strand(each) for each in self.contents)

    def _strand(self, content: str) -> str:
        if content == "progress_monitoring" and "administrative" in self.functions:
            return "monitoring"
        return "care" if content == "emotional_support" else "guidance"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody a session was meant for who was absent, or whose session was cancelled."""

    record: str
    pointer: str
    person: str
    station: str
    date: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A cancelled session: who called it off, whom it was meant for, who would have supervised."""

    record: str
    date: str
    by: str
    rebooked_by: str
    """The held session that made up for it by the end of the period; "" if there is none."""
    stations: tuple[str, ...]
    supervisors: tuple[str, ...]
