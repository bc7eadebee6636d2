"""Which months and quarters can be judged: those that are over, not long ago, and since records are kept.

A period is over once its last session can be expected to be written up (``write_up_days``; a repository that
is closed waits for nothing more). A county keeps records since the first session held there: before that
nobody knows what there was. What lies further back than ``look_back_months`` has been looked at before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.stations import Station, ancestors, county_of, stations
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


class Periods:
    """The periods judged on the day of ``facts``; what is shared is read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._closed = facts.config.closed_on

    @cached_property
    def months(self) -> list[Period]:
        """The complete months of the last ``look_back_months``, the first one first."""
        month = Period.month(self.facts.as_of.year, self.facts.as_of.month)
        found: list[Period] = []
        for _ in range(self.facts.policy.number("look_back_months", self.facts.as_of) or 0):
            if month.start <= date(date.min.year, 2, 1):
                break
            month = month.previous()
            found.append(month)
        return [each for each in reversed(found) if self.over(each)]

    @property
    def first_day(self) -> str:
        """Nothing that was over before this day is looked back on."""
        return self.months[0].start.isoformat() if self.months else self.facts.as_of.isoformat()

    @cached_property
    def quarters(self) -> list[Period]:
        """The complete quarters that ended in these months and before the repository was closed."""
        ends = [each for each in self.months if each.start.month % 3 == 0]
        return [
            quarter
            for quarter in map(quarter_of, ends)
            if self._closed is None or quarter.end <= self._closed
        ]

    def over(self, period: Period) -> bool:
        """Whether it ended long enough ago for its last session to be written up."""
        closed = self._closed is not None and self._closed < self.facts.as_of
        wait = 0 if closed else self.facts.policy.number("write_up_days", period.end) or 0
        return period.end < self.facts.as_of - timedelta(wait)

    def looked_back_on(self, period: Period) -> bool:
        """Whether it is over and ended in the months looked back on and before the repository was closed."""
        ends = period.end.isoformat()
        return (
            self.over(period) and ends >= self.first_day and not (self._closed and period.end > self._closed)
        )

    def known(self, station: str, period: Period) -> bool:
        """Whether records of the station's county were kept during all of the period."""
        since = self.since(station)
        return bool(since) and since <= period.start.isoformat()

    def all_known(self, places: Iterable[str], period: Period) -> bool:
        """Whether records of all these stations' counties were kept; without any, those of one at least."""
        named = [*places]
        if named:
            return all(self.known(each, period) for each in named)
        return min(self._since.values(), default="9999") <= period.start.isoformat()

    def since(self, station: str) -> str:
        """The day from which records of the station's county were kept (ISO), "" if none are."""
        return self._since.get(self._county(station), "")

    def _county(self, station: str) -> str:
        """The county centre above; where there is none, the topmost station."""
        return county_of(self._tree, station) or [station, *ancestors(self._tree, station)][-1]

    @cached_property
    def _since(self) -> dict[str, str]:
        """county → day of the first session that was held there, or that somebody from there was at."""
        found: dict[str, str] = {}
        for station, day in self.facts.rows(
            "SELECT station, min(date) FROM held WHERE station IS NOT NULL GROUP BY station"
            " UNION ALL SELECT station, min(date) FROM attendance WHERE station IS NOT NULL GROUP BY station"
        ):
            county = self._county(station)
            found[county] = min(day, found.get(county, day))
        return found

    @cached_property
    def _tree(self) -> dict[str, Station]:
        return stations(self.facts, standing_day(self.facts))


def words(period: Period) -> dict[str, str]:
    """A period as a finding says it, in both languages: ``period_zh`` and ``period_en``."""
    year, month = period.start.year, period.start.month
    if "/" in period.label:
        first, last = period.start.isoformat(), period.end.isoformat()
        return {"period_zh": f"{first} 到 {last} ", "period_en": f"{first} to {last}"}
    named = f"{'一二三四'[month // 3]}季度" if "Q" in period.label else f" {month} 月"
    whole = "" if "-" not in period.label else named
    return {"period_zh": f"{year} 年{whole}", "period_en": period.label}


def stored(period: str) -> Period | None:
    """A period as records hold it: a name, or ``from/to``; None for what is neither."""
    first, parted, last = period.partition("/")
    if parted:
        return Period(date.fromisoformat(first), date.fromisoformat(last), period)
    return Period.parse(period)


def quarter_of(month: Period) -> Period:
    """The quarter of a month."""
    found = Period.parse(f"{month.start.year:04d}-Q{(month.start.month + 2) // 3}")
    assert found is not None
    return found
