"""When two people of a demonstration are both free: read from the records alone, whoever made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from supervise_cli.demo.workdays import workdays
from supervise_cli.errors import BadInput
from supervise_cli.model import Period, Text

Record = Mapping[str, Any]

# From ten o'clock on: only such a time without quotes is a number to some programs (SUP029).
_HALF_HOURS = tuple(range(10 * 60, 12 * 60, 30)) + tuple(range(14 * 60, 17 * 60 + 30, 30))
_MINUTES = 30
_OPEN = ("0001-01-01", "9999-12-31")


@dataclass(frozen=True)
class Pair:
    """A supervisor and a supervisee who met on ``day``."""

    day: str
    supervisor: Mapping[str, Any]
    attendee: str
    station: str
    agreement: str | None

    @property
    def people(self) -> tuple[str, str]:
        return self.supervisor["person"], self.attendee


@dataclass(frozen=True)
class Meeting:
    """A free half hour of a pair."""

    pair: Pair
    day: str
    start: str
    end: str


@dataclass
class Diary:
    """Who is taken when; every half hour that is handed out is taken from then on."""

    pairs: Sequence[Pair]
    last: date
    away: Mapping[str, Sequence[tuple[str, str]]]
    """Person → leave (from, to)."""
    posted: Mapping[str, Sequence[tuple[str, str]]]
    """Person → postings (from, to)."""
    busy: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)
    _turn: int = 0

    def meet(self, by: date | None = None) -> Meeting:
        """The next free half hour: on a day on which the pair met anyway, else on another of its month.

        ``by`` is the latest day; it is the last one of all where none is given.
        """
        latest = (by or self.last).isoformat()
        turn = self._turn % len(self.pairs)
        order = [*self.pairs[turn:], *self.pairs[:turn]]
        self._turn += 1
        for pair in order:
            if pair.day <= latest and (found := self._on(pair, pair.day)):
                return found
        for pair in order:
            for day in self._other_days(pair):
                if day <= latest and (found := self._on(pair, day)):
                    return found
        raise too_small()

    def _on(self, pair: Pair, day: str) -> Meeting | None:
        taken = [span for person in pair.people for span in self.busy.get((person, day), [])]
        for start in _HALF_HOURS:
            end = start + _MINUTES
            if all(end <= begins or ends <= start for begins, ends in taken):
                for person in pair.people:
                    self.busy.setdefault((person, day), []).append((start, end))
                return Meeting(pair, day, _clock(start), _clock(end))
        return None

    def _other_days(self, pair: Pair) -> Iterator[str]:
        month = Period.month(int(pair.day[:4]), int(pair.day[5:7]))
        for each in workdays(month):
            day = each.isoformat()
            if each <= self.last and all(self._there(person, day) for person in pair.people):
                yield day

    def _there(self, person: str, day: str) -> bool:
        posted = any(start <= day <= end for start, end in self.posted.get(person, ()))
        return posted and not any(start <= day <= end for start, end in self.away.get(person, ()))


def too_small() -> BadInput:
    """There is nobody in whose records a fault could be planted."""
    return BadInput(
        Text(
            "这个演示库太小，放不下 --faults 要的错误。",
            "This demonstration is too small for the faults of --faults.",
        ),
        Text("多要几个站、几个人：--stations 3 --workers 9", "Ask for more: --stations 3 --workers 9"),
    )


def read(records: Iterable[tuple[str, Record]], last: date) -> Diary:
    """The diary of a demonstration. Raises BadInput where no session took place."""
    pairs: list[Pair] = []
    busy: dict[tuple[str, str], list[tuple[int, int]]] = {}
    away: dict[str, list[tuple[str, str]]] = {}
    posted: dict[str, list[tuple[str, str]]] = {}
    for kind, data in records:
        if kind == "person":
            posted[data["id"]] = [_span(each) for each in data.get("postings", ())]
        elif kind == "leave":
            away.setdefault(data["person"], []).append(_span(data))
        elif kind == "session" and data["status"] == "final" and data.get("outcome") == "held":
            pairs += _pair(data)
            for person in _present(data):
                busy.setdefault((person, data["date"]), []).append(_time(data))
    if not pairs:
        raise too_small()
    return Diary(pairs, last, away, posted, busy)


def _pair(session: Record) -> Iterator[Pair]:
    """Of a session between two people of the office."""
    supervisors, attendees = session["supervisors"], session["attendees"]
    if len(supervisors) == len(attendees) == 1 and not attendees[0].get("absent"):
        leader = {name: supervisors[0][name] for name in ("person", "as", "side")}
        if leader["side"] == "internal":
            person = attendees[0]["person"]
            yield Pair(session["date"], leader, person, session["station"], session.get("agreement"))


def _present(session: Record) -> Iterator[str]:
    for each in (*session["supervisors"], *session["attendees"]):
        if not each.get("absent"):
            yield each["person"]


def _time(session: Record) -> tuple[int, int]:
    """From when to when; of a session that does not say it, nothing is taken."""
    if "start" not in session:
        return (0, 0)
    start = _minutes(session["start"])
    return (start, _minutes(session["end"]) if "end" in session else start + int(session["minutes"]))


def _span(data: Record) -> tuple[str, str]:
    return data.get("from", _OPEN[0]), data.get("to", _OPEN[1])


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
