"""Open cases of which nothing was written for long (MZ/T 094, R21; domain §8b 35)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.cases import Case, cases
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.leaves import leaves
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.risks import high_since
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Unnoted:
    """A case by its code, without a note for ``days`` since ``since`` (ISO)."""

    case: str
    since: str
    days: int
    worker: str
    high: bool


def unnoted(facts: Facts) -> Iterator[Unnoted]:
    """The open cases without a note for more than ``case_note_days``, or since their risk is high for more
    than ``high_risk_note_days``, by code.

    Counted are days since the last note or the opening, since records are kept in the county, on which the
    worker is not on leave.
    """
    day, periods = standing_day(facts), facts.once(Periods)
    usual, close = (facts.policy.number(name, day) for name in ("case_note_days", "high_risk_note_days"))
    high, away = high_since(facts, day), leaves(facts)

    def at_work(case: Case, since: str) -> int:
        first, off = date.fromisoformat(since), away.get(case.worker, ())
        days = ((first + timedelta(n)).isoformat() for n in range(1, (day - first).days + 1))
        return sum(not any(each.begins <= one <= each.ends for each in off) for one in days)

    for case in cases(facts, day).values():
        kept = periods.since(case.station)
        if not case.is_open or not kept:
            continue
        since = max(case.noted_on, case.opened_on, kept)
        days = at_work(case, since)
        risen = high.get(case.record, "")
        grave = bool(risen) and close is not None and at_work(case, max(since, risen)) > close
        if grave or (usual is not None and days > usual):
            yield Unnoted(case.record, since, days, case.worker, grave)
