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
    """A case as its last note that closes it left it; ``due`` is the day for the approval (ISO).

    ``himself`` is the last day on which whoever closed it approved that, "" if never.
    """

    record: str
    case: str
    date: str
    worker: str
    due: str = ""
    himself: str = ""


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
        """Those nobody else approved since ``closing_approval_days`` before, once as many have gone by."""
        for step in self._closings:
            closed = date.fromisoformat(step.date)
            allowed = self.facts.policy.number("closing_approval_days", closed)
            if allowed is None or closed + timedelta(allowed) >= self._day:
                continue
            since = (closed - timedelta(allowed)).isoformat()
            approved = [each for each in self._approved.get(step.case, ()) if each[0] >= since]
            if all(by == step.worker for _, by in approved):
                due = (closed + timedelta(allowed)).isoformat()
                himself = max((on for on, _ in approved), default="")
                yield Closed(step.record, step.case, step.date, step.worker, due, himself)

    @cached_property
    def _closings(self) -> list[Step]:
        """The last closing of every case that was not taken up again since, by case."""
        last: dict[str, Step] = {}
        for step in courses(self.facts):
            if step.closing and step.date <= self._day.isoformat():
                last[step.case] = step
        since = Periods(self.facts).first_day
        return [
            each
            for each in last.values()
            if each.date >= since and self._reopened.get(each.case, "") < each.date
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
    def _approved(self) -> dict[str, list[tuple[str, str]]]:
        """case → the days on which anything of it was approved, and by whom."""
        found: dict[str, list[tuple[str, str]]] = {}
        for of, on, by in self.facts.rows(
            'SELECT "of", date, "by" FROM event WHERE kind = \'approved\' AND date <= ?',
            (self._day.isoformat(),),
        ):
            found.setdefault(of, []).append((on, by))
        return found

    @cached_property
    def _reopened(self) -> dict[str, str]:
        """case → the last day on which it was taken up again."""
        return dict(
            self.facts.rows(
                'SELECT "of", max(date) FROM event WHERE kind = \'reopened\' AND date <= ? GROUP BY "of"',
                (self._day.isoformat(),),
            )
        )
