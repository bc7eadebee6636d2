"""Townships on the official list of divisions that have no station (S7, R27; domain §8b 44)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.stations import CITY, COUNTY, stations
from supervise_cli.workspace.index.facts import Facts

_COUNTY_DIGITS, _CITY_DIGITS = 6, 4


@dataclass(frozen=True, slots=True)
class Unfounded:
    """A township without a station; ``above`` is the county's centre, else the city's station, else ""."""

    code: str
    name: str
    above: str


def without_station(facts: Facts) -> Iterator[Unfounded]:
    """The townships of the repository's own division whose code no station has or ever had, by code.

    A station in any state counts: what is planned, closed or merged is known of.
    """
    tree = stations(facts, standing_day(facts))
    known = {
        code
        for (code,) in facts.rows(
            "SELECT division_code FROM station UNION SELECT division_code"
            " FROM station_former WHERE division_code IS NOT NULL"
        )
    }
    seats: dict[str, str] = {}
    for record, each in sorted(tree.items(), reverse=True):
        if each.level in (COUNTY, CITY):
            digits = _COUNTY_DIGITS if each.level == COUNTY else _CITY_DIGITS
            seats[each.code[:digits]] = record
    own = _core(facts.config.division_code)
    for township in sorted(facts.divisions.townships, key=lambda each: each.code):
        if township.code.startswith(own) and township.code not in known:
            county, city = township.code[:_COUNTY_DIGITS], township.code[:_CITY_DIGITS]
            yield Unfounded(township.code, township.name, seats.get(county) or seats.get(city, ""))


def _core(code: str) -> str:
    """The digits by which the divisions below begin: a city's four, whether or not 00 follows."""
    return code[:_CITY_DIGITS] if len(code) == _COUNTY_DIGITS and code.endswith("00") else code
