"""What the law asks for the client of a case: age, sensitive groups, consent (PIPL 28–31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.seniority import experienced_from
from supervise_cli.workspace.index.facts import Facts

SENSITIVE = ("disabled", "mental_disorder", "released_or_correction")
"""Client groups that say something about health or a criminal record (PIPL 28; GB/T 45574-2025)."""

_SURELY_MINOR = {"under14": 48, "14_17": 12}
"""For how many months after the opening somebody of that band is taken for a minor.

Whoever was under 14 then is under 18 for four years yet. Somebody of 14 to 17 may turn 18 the next day;
a case says the band only, and a year is what one case usually takes.
"""


def is_minor(age_band: str | None, opened_on: str, day: str) -> bool:
    """Whether the client of a case counts as a minor on a day (all ISO)."""
    months = _SURELY_MINOR.get(age_band or "")
    return months is not None and date.fromisoformat(day) < experienced_from(
        date.fromisoformat(opened_on), months
    )


@dataclass(frozen=True, slots=True)
class Consented:
    """A case and the consent it was opened with, for which no later record brings another."""

    record: str
    age_band: str
    groups: tuple[str, ...]
    given_by: str
    separate: bool


def consented(facts: Facts) -> list[Consented]:
    """The cases that say who consented; those of which an event ``consent`` tells more are left out.

    What such an event covers stands in confidential text, so of these nothing is known. A case that is
    ``consent_pending`` says no consent and is not listed either.
    """
    groups: dict[str, list[str]] = {}
    for record, group in facts.rows("SELECT record, value FROM case_client_groups ORDER BY record, n"):
        groups.setdefault(record, []).append(group)
    rows = facts.rows(
        'SELECT c.record, c.age_band, c.consent_given_by, c.consent_separate_for_sensitive FROM "case" c'
        " WHERE c.consent_given_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event e"
        " WHERE e.\"of\" = c.record AND e.kind = 'consent') ORDER BY c.record"
    )
    return [
        Consented(record, band or "", tuple(groups.get(record, ())), by, bool(separate))
        for record, band, by, separate in rows
    ]
