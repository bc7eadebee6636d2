"""How cases were closed: with an evaluation, and approved (MZ/T 094, R21; domain §8b 35).

What was evaluated and what was approved is confidential and not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.courses import Step, courses
from supervise_cli.definitions.periods import Periods
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Closed:
    """A case as its last note that closes it left it; ``due`` is the day for the approval (ISO)."""

    record: str
    case: str
    date: str
    worker: str
    due: str = ""


class Closings:
    """The cases that are closed on the day judged by, closed in the months looked back on."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._day = standing_day(facts)

    def not_evaluated(self) -> Iterator[Closed]:
        """Those of which neither the closing nor any note by then says an evaluation."""
        for step in self._closings:
            if not step.evaluated and self._evaluated.get(step.case, "9999") > step.date:
                yield Closed(step.record, step.case, step.date, step.worker)

    def not_approved(self) -> Iterator[Closed]:
        """Those that nobody approved since ``closing_approval_days`` before, once as many have gone by."""
        for step in self._closings:
            closed = date.fromisoformat(step.date)
            allowed = self.facts.policy.number("closing_approval_days", closed)
            if allowed is None or closed + timedelta(allowed) >= self._day:
                continue
            since = (closed - timedelta(allowed)).isoformat()
            if self._approved.get(step.case, "") < since:
                due = (closed + timedelta(allowed)).isoformat()
                yield Closed(step.record, step.case, step.date, step.worker, due)

    @cached_property
    def _closings(self) -> list[Step]:
        """The last closing of every case that was not taken up again since, by case."""
        reopened = self._last("reopened")
        last: dict[str, Step] = {}
        for step in courses(self.facts):
            if step.closing and step.date <= self._day.isoformat():
                last[step.case] = step
        since = Periods(self.facts).first_day
        return [
            each for each in last.values() if each.date >= since and reopened.get(each.case, "") < each.date
        ]

    @cached_property
    def _evaluated(self) -> dict[str, str]:
        """case → the first day on which a note was in the stage of evaluation."""
        return dict(
            self.facts.rows(
                'SELECT "case", min(date) FROM case_note WHERE stage = \'evaluation\' GROUP BY "case"'
            )
        )

    @cached_property
    def _approved(self) -> dict[str, str]:
        """case → the last day on which anything of it was approved."""
        return self._last("approved")

    def _last(self, kind: str) -> dict[str, str]:
        return dict(
            self.facts.rows(
                'SELECT "of", max(date) FROM event WHERE kind = ? AND date <= ? GROUP BY "of"',
                (kind, self._day.isoformat()),
            )
        )
