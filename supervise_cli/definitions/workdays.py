"""Working days as the State Council's notices set them (chinesecalendar; policy ``holidays``, ``workdays``).

The notice for a year comes out in the autumn before. Of a year nobody has told us about, Monday to Friday
are counted, and :meth:`Workdays.published` says that this is not the notice.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from supervise_cli.workspace.index.facts import Facts

_SATURDAY = 5


class Workdays:
    """The working days of one repository: the days its policy lists stand over the calendar's."""

    def __init__(self, facts: Facts) -> None:
        self._off = _listed(facts, "holidays")
        self._on = _listed(facts, "workdays")
        self._told = {day[:4] for day in self._off}
        self._years: dict[int, list[int]] = {}
        self._bundled: dict[int, bool] = {}

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        at = day.isoformat()
        if at in self._off:
            return False
        if at in self._on:
            return True
        if self._in_calendar(day.year):
            from chinese_calendar import is_workday

            return bool(is_workday(day))
        return day.weekday() < _SATURDAY

    def is_holiday(self, day: date) -> bool:
        """Whether the day is off by a notice; an ordinary weekend is not, nor a day of a year not told of."""
        at = day.isoformat()
        if at in self._off or at in self._on or not self._in_calendar(day.year):
            return at in self._off
        from chinese_calendar import get_holiday_detail

        off, name = get_holiday_detail(day)
        return bool(off and name)

    def published(self, first: date, last: date) -> bool:
        """Whether the holidays of all these days are known; where not, Monday to Friday were counted."""
        return all(
            f"{year:04d}" in self._told or self._in_calendar(year)
            for year in range(first.year, last.year + 1)
        )

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; with 0 the day itself."""
        while count > 0:
            day += timedelta(1)
            count -= self.is_workday(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after ``first`` up to ``last``, which is included."""
        if last <= first:
            return 0
        through = sum(len(self._year(year)) for year in range(first.year, last.year))
        return (
            through
            + bisect_right(self._year(last.year), last.toordinal())
            - bisect_right(self._year(first.year), first.toordinal())
        )

    def last_within(self, first: date, last: date) -> date | None:
        """The last working day from ``first`` to ``last``, both included; None where there is none."""
        day = last
        while day >= first:
            if self.is_workday(day):
                return day
            day -= timedelta(1)
        return None

    def _year(self, year: int) -> list[int]:
        """The working days of a year as ordinals, looked up once."""
        if year not in self._years:
            days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            self._years[year] = [each for each in days if self.is_workday(date.fromordinal(each))]
        return self._years[year]

    def _in_calendar(self, year: int) -> bool:
        if year not in self._bundled:
            from chinese_calendar import is_workday

            try:
                is_workday(date(year, 1, 1))
            except NotImplementedError:
                self._bundled[year] = False
            else:
                self._bundled[year] = True
        return self._bundled[year]


def _listed(facts: Facts, name: str) -> frozenset[str]:
    """The days of a list, whichever notice they come from: a day off is a day off, whenever it was told."""
    return frozenset(
        day
        for each in facts.policy.values.get(name, ())
        if isinstance(each.value, tuple)
        for day in each.value
        if isinstance(day, str)
    )
