"""Who had less supervision in a complete month than was owed, and whose turn it was (domain §8b 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.owed import Entitlements, Owed
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes
from supervise_cli.definitions.stations import stations
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What somebody was owed and did not have; ``supervisor`` is the nearest by agreement, "" if nobody.

    ``gone`` says that the person has left since.
    """

    month: Period
    owed: Owed
    supervisor: str
    gone: bool


def shortfalls(facts: Facts) -> list[Shortfall]:
    """Everybody short in any month that is judged, by (month, person); numbers as ``sup status`` has them."""
    return facts.once(_shortfalls)


def _shortfalls(facts: Facts) -> list[Shortfall]:
    return list(_each(facts))


def _each(facts: Facts) -> Iterator[Shortfall]:
    periods, entitlements = facts.once(Periods), facts.once(Entitlements)
    homes, today = facts.once(Homes), standing_day(facts).isoformat()
    for month in periods.months:
        supervising = Supervising(agreements(facts, month.end), stations(facts, month.end), month.end)
        for owed in entitlements.of(month):
            if owed.short and periods.known(owed.post.station, month):
                gone = homes.gone(owed.post.person, today)
                yield Shortfall(month, owed, next(iter(supervising.supervisors(owed.post)), ""), gone)
