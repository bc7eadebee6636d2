"""How far stations are apart: what their records say (domain §8a station ``travel_minutes``, S5)."""

from __future__ import annotations

from supervise_cli.workspace.index.facts import Facts


def ways(facts: Facts) -> dict[tuple[str, str], int]:
    """(station, station), the lesser id first → minutes; where both records say it, the fewer.

    What no record says is unknown and left out: nothing is worked out from other ways.
    """
    found: dict[tuple[str, str], int] = {}
    for one, other, minutes in facts.rows("SELECT record, station, minutes FROM station_travel_minutes"):
        pair = (min(one, other), max(one, other))
        found[pair] = min(minutes, found.get(pair, minutes))
    return found
