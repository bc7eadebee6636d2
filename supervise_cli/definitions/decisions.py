"""Decisions of supervision about cases, and the notes that carry them out (R62; domain §8b 33).

That there is a decision is all that is read of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.cases import cases
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in one session about a case, to be carried out by ``due`` (ISO) by the case's worker.

    ``station`` is in charge of the case; ``gone`` says that the worker has left.
    """

    record: str
    pointer: str
    address: str
    case: str
    date: str
    due: str
    worker: str
    station: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Undecided:
    """A case that was discussed, and which of ``decision`` and ``rationale`` is not recorded of it."""

    record: str
    pointer: str
    case: str
    date: str
    lacks: tuple[str, ...]


def undecided(facts: Facts) -> Iterator[Undecided]:
    """The discussions of the months looked back on of which it is not said what was decided, or not why."""
    rows = facts.rows(
        'SELECT c.record, c.pointer, c."case", s.date, c.decision_sealed, c.rationale_sealed FROM held s'
        ' JOIN session_cases c ON c.uid = s.uid WHERE c."case" IS NOT NULL AND s.date BETWEEN :since AND :day'
        " AND (c.decision_sealed IS NULL OR c.rationale_sealed IS NULL) ORDER BY c.record, c.n",
        {"since": facts.once(Periods).first_day, "day": standing_day(facts).isoformat()},
    )
    for record, pointer, case, day, decision, rationale in rows:
        said = {"decision": decision, "rationale": rationale}
        yield Undecided(record, pointer, case, day, tuple(name for name in said if said[name] is None))


def not_carried_out(facts: Facts) -> Iterator[Decision]:
    """The decisions of the months looked back on that are due and that no note of an open case names."""
    day, since = standing_day(facts), facts.once(Periods).first_day
    every, homes = cases(facts, day), facts.once(Homes)
    rows = facts.rows(
        'SELECT c.record, c.pointer, c.record || \'#\' || c."key", c."case", s.date FROM held s'
        " JOIN session_cases c ON c.uid = s.uid WHERE c.decision_sealed IS NOT NULL AND s.date >= :since"
        " AND NOT EXISTS (SELECT 1 FROM case_note n WHERE n.date <= :day"
        " AND n.decision_of = c.record || '#' || c.\"key\") ORDER BY c.record, c.n",
        {"since": since, "day": day.isoformat()},
    )
    for record, pointer, address, code, held_on in rows:
        held = date.fromisoformat(held_on)
        allowed = facts.policy.number("decision_days", held)
        case = every.get(code)
        if case is None or not case.is_open or allowed is None or held + timedelta(allowed) >= day:
            continue
        due = (held + timedelta(allowed)).isoformat()
        gone = homes.gone(case.worker, day.isoformat())
        yield Decision(record, pointer, address, code, held_on, due, case.worker, case.station, gone)
