"""Safeguarding concerns in notes: noticed, reported, and whether about a minor (domain §8a, §5.1)."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.definitions.clients import is_minor
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern in one note. Moments are ISO (``2022-06-15T14:30``); "" where it was not reported."""

    record: str
    case: str
    noticed_at: str
    reported_at: str
    minor: bool


def concerns(facts: Facts) -> list[Concern]:
    """All concerns by note, of cases that are there."""
    rows = facts.rows(
        "SELECT n.record, n.\"case\", n.safeguarding_noticed_at, COALESCE(n.safeguarding_reported_at, ''),"
        ' c.age_band, c.opened_on FROM case_note n JOIN "case" c ON c.record = n."case"'
        " WHERE n.safeguarding_noticed_at IS NOT NULL ORDER BY n.record"
    )
    return [
        Concern(note, case, noticed, reported, is_minor(band, opened, noticed[:10]))
        for note, case, noticed, reported, band, opened in rows
    ]
