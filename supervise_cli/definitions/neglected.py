"""What a station lists and nobody takes up: facilities, goals of government (S10.1, S10.2; rule 45)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods, stored
from supervise_cli.definitions.places import facilities
from supervise_cli.definitions.stations import OPEN, ancestors, stations
from supervise_cli.workspace.index.facts import Facts

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Untouched:
    """A facility with which nobody got in contact; ``since`` is the day from which it is told (ISO)."""

    station: str
    pointer: str
    name: str
    type: str
    since: str
    days: int


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A goal of government that no plan takes up."""

    station: str
    pointer: str
    address: str
    text: str
    year: int


def never_contacted(facts: Facts) -> Iterator[Untouched]:
    """The facilities of open stations that are said to be in no contact, longer than ``contact_days``.

    Contact is any cooperation ever noted, a held session that names the facility, or a resource found there.
    One of which nothing is noted is unknown, and a station is given time from its opening and from the first
    record of its county on.
    """
    day = standing_day(facts)
    allowed = facts.policy.number("contact_days", day)
    if allowed is None:
        return
    tree, periods = stations(facts, day), facts.once(Periods)
    opened = dict(facts.rows("SELECT record, opened_on FROM station"))
    touched, noted = _touched(facts, day), _noted(facts, day)
    names = {
        (record, pointer): name for record, pointer, name in
        facts.rows("SELECT record, pointer, name FROM station_facilities")
    }  # fmt: skip
    for each in facilities(facts, day):
        kept, none = periods.since(each.station), noted.get((each.station, each.pointer), "")
        if each.cooperation != _NONE or not none or not kept or each.address in touched:
            continue
        if tree[each.station].state != OPEN:
            continue
        since = max(kept, none, opened.get(each.station) or "")
        days = (day - date.fromisoformat(since)).days
        if days > allowed:
            name = names.get((each.station, each.pointer)) or ""
            yield Untouched(each.station, each.pointer, name, each.type, since, days)


def _noted(facts: Facts, day: date) -> dict[tuple[str, str], str]:
    """(station, facility) → since when it is noted to be in no contact; only where nothing else ever was."""
    found: dict[tuple[str, str], str] = {}
    other: set[tuple[str, str]] = set()
    for record, pointer, value, begins in facts.rows(
        "SELECT c.record, f.pointer, c.value, COALESCE(c.\"from\", '0001-01-01')"
        " FROM station_facilities_cooperation c JOIN station_facilities f ON f.uid = c.uid AND f.n = c.parent"
        " WHERE c.value IS NOT NULL AND COALESCE(c.\"from\", '0001-01-01') <= ? ORDER BY c.record, c.n",
        (day.isoformat(),),
    ):
        place = (record, pointer)
        if value == _NONE:
            found[place] = min(begins, found.get(place, begins))
        else:
            other.add(place)
    return {place: since for place, since in found.items() if place not in other}


def _touched(facts: Facts, day: date) -> set[str]:
    """The facilities (``<station>#<key>``) that a held session or a resource names."""
    rows = facts.rows(
        "SELECT t.value FROM held s JOIN session_facilities t ON t.uid = s.uid WHERE s.date <= :day"
        " UNION SELECT facility FROM resource_link WHERE facility IS NOT NULL AND date <= :day",
        {"day": day.isoformat()},
    )
    return {address for (address,) in rows}


def unplanned_goals(facts: Facts) -> Iterator[Unplanned]:
    """The goals of stations that have a plan for that year, of which no objective of any plan names one.

    Judged once a quarter of the year is over in which the station was open and records of its county were
    kept. Without any plan there is nothing to be mapped to: that is another matter (rule 16).
    """
    day, periods = standing_day(facts), facts.once(Periods)
    tree = stations(facts, day)
    opened = dict(facts.rows("SELECT record, COALESCE(opened_on, '') FROM station"))
    planned = {
        goal for (goal,) in facts.rows("SELECT gov_goal FROM plan_objectives WHERE gov_goal IS NOT NULL")
    }
    years = _planned_years(facts)
    for station, pointer, key, text, year in facts.rows(
        'SELECT record, pointer, "key", text, year FROM station_gov_goals ORDER BY record, n'
    ):
        address = f"{station}#{key}"
        if year is None or address in planned or tree[station].state != OPEN:
            continue
        over = [each for each in periods.quarters if each.start.year == year]
        known = any(
            periods.known(station, each) and opened[station] <= each.start.isoformat() for each in over
        )
        if known and any(year in years.get(each, ()) for each in ancestors(tree, station)):
            yield Unplanned(station, pointer, address, text or "", year)


def _planned_years(facts: Facts) -> dict[str, set[int]]:
    """scope → the years in which a plan for it runs."""
    found: dict[str, set[int]] = {}
    for scope, said in facts.rows("SELECT scope, period FROM plan ORDER BY record"):
        period = stored(said)
        if period is not None:
            found.setdefault(scope, set()).update(range(period.start.year, period.end.year + 1))
    return found
