"""The four tiers as a tree, derived from division codes (domain §1.3, §8a station; S12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.workspace.index.facts import Facts

PLANNED, OPEN, CLOSED, UNKNOWN = "planned", "open", "closed", "unknown"
CITY, COUNTY, TOWNSHIP, VILLAGE = "city_general_station", "county_centre", "township_station", "village_room"
_PREFIX = {CITY: 4, COUNTY: 6, TOWNSHIP: 9}
_ABOVE = {VILLAGE: (TOWNSHIP, COUNTY, CITY), TOWNSHIP: (COUNTY, CITY), COUNTY: (CITY,), CITY: ()}


@dataclass(frozen=True, slots=True)
class Station:
    """One station as of a day: name, code and state then, and the id of the station above ("" at the top)."""

    record: str
    name: str
    level: str
    code: str
    state: str
    above: str


def stations(facts: Facts, on: date) -> dict[str, Station]:
    """All stations by id, with the names and division codes that were theirs on that day."""
    day = on.isoformat()
    codes = dict(facts.rows("SELECT record, division_code FROM station"))
    names = dict(facts.rows("SELECT record, name FROM station"))
    # The latest first, so that of several the one in force stands; what one leaves out did not change then.
    for record, code, name in facts.rows(
        'SELECT record, division_code, name FROM station_former WHERE "to" >= ? ORDER BY record, "to" DESC',
        (day,),
    ):
        codes[record], names[record] = code or codes.get(record), name or names.get(record)
    rows = list(facts.rows("SELECT record, level, branch_of FROM station ORDER BY record"))
    states = _states(facts, day)
    seats: dict[tuple[str, str], str] = {}
    for record, level, branch_of in rows:
        if branch_of is None and level in _PREFIX:
            seats.setdefault((level, (codes[record] or "")[: _PREFIX[level]]), record)
    return {
        record: Station(
            record,
            names[record] or "",
            level,
            codes[record] or "",
            states[record],
            branch_of or _above(level, codes[record] or "", seats),
        )
        for record, level, branch_of in rows
    }


def _states(facts: Facts, day: str) -> dict[str, str]:
    """The state on a day: what the record says, corrected by the dates it gives."""
    rows = facts.rows("SELECT record, state, opened_on, closed_on, merged_into_date FROM station")
    return {
        record: _state(state, opened, [e for e in ends if e], day) for record, state, opened, *ends in rows
    }


def _state(said: str | None, opened: str | None, ends: list[str], day: str) -> str:
    if ends and min(ends) <= day:
        return CLOSED
    if opened is not None and opened > day:
        return PLANNED
    if ends and said == CLOSED:
        return OPEN
    return said or UNKNOWN


def _above(level: str, code: str, seats: dict[tuple[str, str], str]) -> str:
    for higher in _ABOVE.get(level, ()):
        found = seats.get((higher, code[: _PREFIX[higher]]))
        if found:
            return found
    return ""


def ancestors(tree: dict[str, Station], record: str) -> Iterator[str]:
    """The station itself and everything above it."""
    seen: set[str] = set()
    while record and record not in seen:
        seen.add(record)
        yield record
        record = tree[record].above if record in tree else ""


def county_of(tree: dict[str, Station], record: str) -> str:
    """The county centre at or above a station; "" where there is none."""
    return next((each for each in ancestors(tree, record) if each in tree and tree[each].level == COUNTY), "")


def lay_out(facts: Facts, on: date) -> None:
    """Make the table ``station_tree (station, ancestor)``: each station under itself and all above it."""
    tree = stations(facts, on)
    run = facts.connection
    run.execute("DROP TABLE IF EXISTS temp.station_tree")
    run.execute(
        "CREATE TEMP TABLE station_tree (station TEXT, ancestor TEXT, PRIMARY KEY (ancestor, station))"
    )
    run.executemany(
        "INSERT INTO temp.station_tree VALUES (?, ?)",
        [(record, ancestor) for record in sorted(tree) for ancestor in ancestors(tree, record)],
    )
