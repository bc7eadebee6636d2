"""Open cases that supervision has not looked at for long (R63; domain §8b 34).

Days are counted from when something could have been discussed at the earliest: no earlier than records of
sessions were kept in the county.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from supervise_cli.definitions.cases import Case, cases
from supervise_cli.definitions.owing import Owing
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.risks import high_since
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Overlooked:
    """A case by its code; ``days`` have gone by since ``since`` (ISO), ``supervisor`` is "" if nobody.

    ``due`` is the last day on which it could still be discussed in time. ``station`` is in charge of it;
    ``gone`` says that its worker has left.
    """

    case: str
    since: str
    days: int
    due: str
    worker: str
    supervisor: str
    station: str
    gone: bool


class Overlooking:
    """The cases open on the day judged by; what is shared is read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._owing = facts.once(Owing)
        self._day = self._owing.day

    @cached_property
    def of_high_risk(self) -> list[Overlooked]:
        """Those of high risk that no session spoke of for more than ``high_risk_discussion_days``."""
        high = high_since(self.facts, self._day)
        return [
            found
            for case in self._open
            if case.record in high
            for found in self._for_long(
                case,
                max(high[case.record], self._discussed.get(case.record, "")),
                "high_risk_discussion_days",
            )
        ]

    @cached_property
    def never_discussed(self) -> list[Overlooked]:
        """The others that no session ever spoke of, open for more than ``first_discussion_days``."""
        said = {each.case for each in self.of_high_risk}
        return [
            found
            for case in self._open
            if case.record not in self._discussed and case.record not in said
            for found in self._for_long(case, case.opened_on, "first_discussion_days")
        ]

    def _for_long(self, case: Case, since: str, policy: str) -> Iterator[Overlooked]:
        kept = self._periods.since(case.station)
        most = self.facts.policy.number(policy, self._day)
        begins = max(since, kept, case.opened_on)
        days = (self._day - date.fromisoformat(begins)).days
        if kept and most is not None and days > most:
            due = (date.fromisoformat(begins) + timedelta(most)).isoformat()
            gone = self._owing.homes.gone(case.worker, self._day.isoformat())
            home = self._owing.homes.at(case.worker, self._day.isoformat())
            station = home.station if home else case.station
            supervisor = self._owing.supervising.answering(case.worker, station)
            yield Overlooked(case.record, begins, days, due, case.worker, supervisor, case.station, gone)

    @cached_property
    def _open(self) -> list[Case]:
        return [each for each in cases(self.facts, self._day).values() if each.is_open]

    @cached_property
    def _periods(self) -> Periods:
        return self.facts.once(Periods)

    @cached_property
    def _discussed(self) -> dict[str, str]:
        """case → the last day on which a session spoke of it."""
        return dict(
            self.facts.rows(
                'SELECT c."case", max(s.date) FROM held s JOIN session_cases c ON c.uid = s.uid'
                ' WHERE c."case" IS NOT NULL AND s.date <= ? GROUP BY c."case"',
                (self._day.isoformat(),),
            )
        )
