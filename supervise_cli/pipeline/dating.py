"""The day a finding is about: of its period the last one, of its record the date."""

from __future__ import annotations

from datetime import date

from supervise_cli.model import Finding, Period
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import quoted


def day_of(facts: Facts, finding: Finding) -> date:
    """The last day of the period found, else the date of the record, else the day to judge by.

    The last is for a person, a station, and what has no date.
    """
    period = Period.parse(finding.discriminator)
    if period is not None:
        return period.end
    kind = next(iter(facts.rows("SELECT type FROM run WHERE id = ?", (finding.record,))), ("",))[0]
    field = facts.catalogue.get(kind).date if kind in facts.catalogue else None
    if field:
        query = f"SELECT {quoted(field)} FROM {quoted(kind)} WHERE record = ?"
        row = next(iter(facts.rows(query, (finding.record,))), None)
        if row is not None and isinstance(row[0], str):
            period = Period.parse(row[0])
            return period.end if period is not None else date.fromisoformat(row[0])
    return facts.as_of
