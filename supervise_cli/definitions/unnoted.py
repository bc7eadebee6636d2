"""Open cases of which nothing was written for long (MZ/T 094, R21; domain §8b 35)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.cases import Case, cases
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.leaves import leaves
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.risks import high_since
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Unnoted:
    """A case by its code, without a note for ``days`` since ``since``; due was one by ``due`` (both ISO).

    ``station`` is in charge of it; ``gone`` says that its worker has left.
    """

    case: str
    since: str
    days: int
    due: str
    worker: str
    high: bool
    station: str
    gone: bool


def unnoted(facts: Facts) -> Iterator[Unnoted]:
    """The open cases without a note for more than ``case_note_days``, or since their risk is high for more
    than ``high_risk_note_days``, by code.

    Counted are days since the last note or the opening, since records are kept in the county, on which the
    worker is not on leave.
    """
    day, periods, homes = standing_day(facts), facts.once(Periods), facts.once(Homes)
    usual, close = (facts.policy.number(name, day) for name in ("case_note_days", "high_risk_note_days"))
    high, away = high_since(facts, day), leaves(facts)

    def at_work(case: Case, since: str) -> list[str]:
        first, off = date.fromisoformat(since), away.get(case.worker, ())
        days = ((first + timedelta(n)).isoformat() for n in range(1, (day - first).days + 1))
        return [one for one in days if not any(each.begins <= one <= each.ends for each in off)]

    for case in cases(facts, day).values():
        kept = periods.since(case.station)
        if not case.is_open or not kept:
            continue
        since = max(case.noted_on, case.opened_on, kept)
        risen, late = high.get(case.record, ""), dict[bool, str]()
        days = at_work(case, since)
        spans = [(False, since, days, usual)]
        if risen:
            begins = max(since, risen)
            spans.append((True, begins, at_work(case, begins), close))
        for grave, begins, counted, most in spans:
            if most is not None and len(counted) > most:
                late[grave] = counted[most - 1] if most else begins
        if late:
            due, gone = min(late.values()), homes.gone(case.worker, day.isoformat())
            yield Unnoted(case.record, since, len(days), due, case.worker, True in late, case.station, gone)
