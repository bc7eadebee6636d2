"""Requests for supervision and their answers (S4 timeliness; domain §8a request, §8b 49).

A request is answered by the first held session that names it, or by the first follow-up of it that says so.
A follow-up that is only progress does not answer; one that hands it over changes who is to answer. Of one
day, these come before an answer, and an answer before a withdrawal, whatever the ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.workdays import Workdays
from supervise_cli.workspace.index.facts import Facts

ANSWERING = frozenset({"answered", "done", "confirmed", "split"})
_OTHERS = ("in_progress", "handed_over", "", "dropped")
"""What does not answer, in the order of one day; answers stand where the gap is."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as of a day; dates are ISO, "" where there is none.

    ``by`` is who asked, a person or a station; ``station`` the home of that day, or the station itself;
    ``due`` the last day for an answer, as policy says or as wished, whichever is earlier. ``answered_on`` and
    ``answer`` are the day and the record of the answer; ``dropped_on`` the day it was withdrawn. ``days`` and
    ``workdays`` count from the asking to the answer, of an open one to the day judged by.
    """

    record: str
    asked_on: str
    by: str
    station: str
    topic: str
    urgency: str
    due: str
    owner: str
    answered_on: str
    answer: str
    dropped_on: str
    days: int
    workdays: int

    @property
    def is_open(self) -> bool:
        return not self.answered_on and not self.dropped_on

    @property
    def is_urgent(self) -> bool:
        return self.urgency == "urgent"


@dataclass(frozen=True, slots=True)
class _Fate:
    answered_on: str = ""
    answer: str = ""
    dropped_on: str = ""
    owner: str = ""


def requests(facts: Facts, as_of: date, workdays: Workdays | None = None) -> list[Request]:
    """All requests made by ``as_of`` as they stood then, by (asked_on, id)."""
    days = workdays or facts.once(Workdays)
    homes = facts.once(Homes)
    fates = _fates(facts, as_of.isoformat())
    rows = facts.rows(
        "SELECT record, asked_on, \"by\", topic, COALESCE(urgency, 'normal'), COALESCE(wished_by, '')"
        " FROM request WHERE asked_on <= ? ORDER BY asked_on, record",
        (as_of.isoformat(),),
    )
    found = []
    for record, asked, by, topic, urgency, wished in rows:
        home = homes.at(by, asked)
        station = by if by.startswith("ST-") else home.station if home else ""
        fate = fates.get(record, _Fate())
        start, end = date.fromisoformat(asked), date.fromisoformat(fate.answered_on or as_of.isoformat())
        found.append(
            Request(
                record, asked, by, station, topic, urgency, _due(facts, days, start, urgency, wished),
                fate.owner, fate.answered_on, fate.answer, fate.dropped_on,
                max(0, (end - start).days), days.between(start, end),
            )
        )  # fmt: skip
    return found


def unanswered(facts: Facts, as_of: date, workdays: Workdays | None = None) -> list[Request]:
    """Those of them that still wait for an answer."""
    return [each for each in requests(facts, as_of, workdays) if each.is_open]


def _due(facts: Facts, workdays: Workdays, asked: date, urgency: str, wished: str) -> str:
    allowed = facts.policy.number("urgent_answer_days" if urgency == "urgent" else "answer_days", asked)
    due = workdays.after(asked, allowed).isoformat() if allowed is not None else ""
    return min(due, wished) if due and wished else due or wished


def _in_order(row: tuple[Any, ...]) -> tuple[str, int, str, str]:
    _, on, record, outcome, _ = row
    rank = 2 if outcome in ANSWERING else _OTHERS.index(outcome)
    return (on, rank, record, outcome)


def _fates(facts: Facts, day: str) -> dict[str, _Fate]:
    """request → what became of it by a day: the first thing that ended it stands."""
    rows = [
        *facts.rows(
            "SELECT t.value, s.date, s.record, 'answered', NULL FROM held s"
            " JOIN session_requests t ON t.uid = s.uid WHERE s.date <= ?",
            (day,),
        ),
        *facts.rows(
            'SELECT "of", date, record, outcome, owner FROM session_follow_up'
            " WHERE \"of\" LIKE 'R-%' AND date <= ?",
            (day,),
        ),
        *facts.rows(
            'SELECT "of", date, record, outcome, owner FROM follow_up WHERE "of" LIKE \'R-%\' AND date <= ?',
            (day,),
        ),
    ]
    found: dict[str, _Fate] = {}
    for request, on, record, outcome, owner in sorted(rows, key=_in_order):
        before = found.get(request, _Fate())
        if before.answered_on or before.dropped_on:
            continue
        if outcome in ANSWERING:
            found[request] = _Fate(on, record, "", before.owner)
        elif outcome == "dropped":
            found[request] = _Fate("", "", on, before.owner)
        elif owner:
            found[request] = _Fate(owner=owner)
    return found
