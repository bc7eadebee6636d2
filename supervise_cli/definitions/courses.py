"""The notes of every case in their order, and where the case stood at each (domain §8a case_note)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.cases import FIRST_STAGE
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Step:
    """One note, what the case was when it was written, and what it changes. Days are ISO, "" for none."""

    record: str
    case: str
    date: str
    worker: str
    opened_on: str
    stage: str
    """The stage with this note."""
    said: str
    """The stage that the note itself says, "" if none."""
    closing: str
    """The reason for which it closes the case, "" if it does not."""
    evaluated: bool
    """Whether the closing is evaluated in it."""
    reopened_on: str
    """The last day by then on which the case was taken up again."""
    closed_on: str
    """The day of the closing before this note, "" where the case was open or had been opened again."""
    closed_in: str
    """The note that closed it then."""
    stations: tuple[str, ...]
    """The stations in charge on the day: the one before it, and those it was handed over to on the day."""


def courses(facts: Facts) -> Iterator[Step]:
    """Every note by (case, date, id), of cases that are there."""
    reopened: dict[str, list[str]] = {}
    for case, day in facts.rows("SELECT \"of\", date FROM event WHERE kind = 'reopened' ORDER BY date"):
        reopened.setdefault(case, []).append(day)
    rows = facts.rows(
        'SELECT n."case", n.date, n.record, n.worker, n.stage, n.transfer_station, n.closing_reason,'
        " n.closing_evaluation_sealed IS NOT NULL, c.opened_on, c.station"
        ' FROM case_note n JOIN "case" c ON c.record = n."case"'
        ' ORDER BY n."case", n.date, n.record'
    )
    by_case: dict[str, list[tuple[str, ...]]] = {}
    for case, *note in rows:
        by_case.setdefault(case, []).append(tuple(note))
    for case, notes in by_case.items():
        yield from _steps(case, notes, reopened.get(case, []))


def _steps(case: str, notes: list[tuple[str, ...]], reopened: list[str]) -> Iterator[Step]:
    stage, closed_on, closed_in = FIRST_STAGE, "", ""
    before = notes[0][-1]
    for day, record, worker, said, _, closing, evaluated, opened_on, _ in notes:
        stage = said or stage
        if closed_on and any(closed_on <= again <= day for again in reopened):
            closed_on = closed_in = ""
        moved = [note[4] for note in notes if note[0] == day and note[4]]
        earlier = [note[4] for note in notes if note[0] < day and note[4]]
        yield Step(
            record=record,
            case=case,
            date=day,
            worker=worker,
            opened_on=opened_on,
            stage=stage,
            said=said or "",
            closing=closing or "",
            evaluated=bool(evaluated),
            reopened_on=max((again for again in reopened if again <= day), default=""),
            closed_on=closed_on,
            closed_in=closed_in,
            stations=((earlier or [before])[-1], *moved),
        )
        if closing:
            closed_on, closed_in = day, record
