"""The stages of casework in their order, and notes that leave it (MZ/T 094; domain §8a case_note, §8b 35)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from supervise_cli.definitions.cases import FIRST_STAGE
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.courses import Step, courses
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.risks import first_high
from supervise_cli.workspace.index.facts import Facts

BEFORE = {
    "planning": "assessment",
    "intervention": "planning",
    "evaluation": "intervention",
    "follow_up": "closure",
}
"""The stage without which another does not come: assessment follows from the opening, and how a case is
closed is told of elsewhere."""


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A note that goes on to ``stage`` though nothing says ``missing``; back to intake where that is ""."""

    record: str
    case: str
    worker: str
    stage: str
    missing: str


def out_of_order(facts: Facts) -> Iterator[OutOfOrder]:
    """The notes of the months looked back on that leave out the stage before, or begin anew.

    One may go back to a stage; of one day nobody knows which note came first. With a case that was ever of
    high risk help comes first and the paper after it. Notes outside the dates of their case are told of
    elsewhere. Of a case older than the records nobody knows what was written before.
    """
    today, periods = standing_day(facts), facts.once(Periods)
    high = first_high(facts, today)
    steps = (each for each in courses(facts) if each.date <= today.isoformat())
    for case, notes in groupby(steps, key=lambda each: each.case):
        seen: set[str] = set()
        for day, of_day in groupby(notes, key=lambda each: each.date):
            written = list(of_day)
            earlier = set(seen)
            for each in written:
                seen |= {each.said, "closure" if each.closing else ""}
            for each in written:
                kept = periods.since(each.stations[0])
                if day < periods.first_day or not kept or each.opened_on < kept or _outside(each):
                    continue
                missing = BEFORE.get(each.said, "")
                urgent = each.said != "follow_up" and high.get(case, "9999") <= day
                if missing and missing not in seen and not urgent:
                    yield OutOfOrder(each.record, case, each.worker, each.said, missing)
                elif each.said == FIRST_STAGE and earlier - {"", FIRST_STAGE} and not each.reopened_on:
                    yield OutOfOrder(each.record, case, each.worker, each.said, "")


def _outside(step: Step) -> bool:
    late = bool(step.closed_on) and step.date > step.closed_on and step.said != "follow_up"
    return step.date < step.opened_on or late
