"""How a case stands: derived from its opening and its notes by (date, id) (domain §8a case_note).

Nothing of this is written into the case itself. Every rule is the same: what the last note says that says
anything about it. Consent and freezing come from events, which are not read here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from supervise_cli.workspace.index.facts import Facts

FIRST_STAGE = "intake"
"""A case that was opened and has no note on its stage yet is being taken in (MZ/T 094)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case as of a day. Dates are ISO texts. A case has no name: ``record`` is all it is called by."""

    record: str
    opened_on: str
    station: str
    worker: str
    risk: str
    stage: str = FIRST_STAGE
    closed_on: str = ""
    """The day of the note that closed it; "" while it is open."""
    closing_reason: str = ""
    noted_on: str = ""
    """The day of the last note; "" if there is none."""

    @property
    def is_open(self) -> bool:
        return not self.closed_on


def cases(facts: Facts, as_of: date) -> dict[str, Case]:
    """All cases opened by ``as_of`` with their state on that day, by id.

    Notes dated before the opening count too: that they contradict it is a rule's business.
    """
    day = as_of.isoformat()
    rows = facts.rows(
        'SELECT record, opened_on, station, worker, risk FROM "case" WHERE opened_on <= ? ORDER BY record',
        (day,),
    )
    found = {row[0]: Case(*row) for row in rows}
    notes = facts.rows(
        'SELECT "case", date, stage, risk, transfer_worker, transfer_station, closing_reason FROM case_note'
        " WHERE date <= ? ORDER BY date, record",
        (day,),
    )
    for record, *said in notes:
        if record in found:
            found[record] = _after(found[record], *said)
    return found


def _after(
    case: Case,
    day: str,
    stage: str | None,
    risk: str | None,
    worker: str | None,
    station: str | None,
    closing: str | None,
) -> Case:
    closed = {"closed_on": day, "closing_reason": closing} if closing else {}
    return replace(
        case,
        stage=stage or case.stage,
        risk=risk or case.risk,
        worker=worker or case.worker,
        station=station or case.station,
        noted_on=day,
        **closed,
    )
