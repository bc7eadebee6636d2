"""In which order a demonstration would have been written: who kept what on which day (``sup demo --git``).

Written-once records come on the day they were recorded. Standing records come as far as they were known when
they were made, and again whenever something in them changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.workdays import after, is_workday

_ZONE = timezone(timedelta(hours=8))
_FROM, _TO = 8 * 60 + 40, 18 * 60 + 20
"""Minutes of the day between which people keep what they have written."""
_BEFORE = timedelta(3)
_STANDING = ("station", "person")
_CHANGES_UNTIL = ("to", "left_because")


@dataclass(frozen=True)
class Kept:
    """What one person kept on one day. ``changed`` says which of the records were there before."""

    when: datetime
    name: str
    email: str
    records: Sequence[tuple[str, Record]]
    changed: frozenset[str]

    def counts(self) -> list[tuple[str, int, bool]]:
        """(type, how many, whether they were there before), in the order of the records."""
        found = Counter((name, record["id"] in self.changed) for name, record in self.records)
        return [(name, count, before) for (name, before), count in found.items()]


def chronicle(records: Sequence[tuple[str, Record]], seed: int) -> list[Kept]:
    """Everything by day and person; the first entry, without records, is the making of the repository."""
    chance = Chance(f"sup demo {seed}").branch("chronicle")
    people = {record["id"]: record for name, record in records if name == "person"}
    days: dict[date, dict[str, list[tuple[str, Record]]]] = {}
    first: dict[str, date] = {}
    last = max(date.fromisoformat(record["recorded_on"]) for _, record in records)
    for name, record in records:
        for known, version in _versions(name, record):
            day = _kept_on(known, last)
            first.setdefault(record["id"], day)
            days.setdefault(day, {}).setdefault(record["entered_by"], []).append((name, version))
    founder = _founder(records, people)
    made = [Kept(_at(min(days) - _BEFORE, _FROM), *_author(people[founder], min(days)), (), frozenset())]
    for day in sorted(days):
        writers = chance.shuffled(sorted(days[day]))
        minutes = sorted(chance.integer(_FROM, _TO) for _ in writers)
        for writer, minute in zip(writers, minutes, strict=True):
            kept = days[day][writer]
            changed = frozenset(record["id"] for _, record in kept if first[record["id"]] < day)
            name, email = _author(people[writer], day)
            made.append(Kept(_at(day, minute), name, email, kept, changed))
    return made


def _kept_on(day: date, last: date) -> date:
    """What was written on a day off is kept on the next working day, unless there is none left."""
    following = day if is_workday(day) else after(day, 1)
    return following if following <= last else day


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), _ZONE)


def _founder(records: Iterable[tuple[str, Record]], people: Mapping[str, Record]) -> str:
    """The manager of the city's station, who entered its record."""
    for name, record in records:
        if name == "station" and record["level"] == "city_general_station":
            return str(record["entered_by"])
    return min(people)


def _author(person: Record, day: date) -> tuple[str, str]:
    """Name, and an address that says the role that day and whose it is, but no mailbox."""
    mark = day.isoformat()
    role = next(
        (each["role"] for each in reversed(person["postings"]) if each["from"] <= mark),
        person["postings"][0]["role"],
    )
    return person["label"], f"{role}.{person['id'].lower()}@example.invalid"


def _versions(name: str, record: Record) -> Iterator[tuple[date, Record]]:
    """The record as it was kept from day to day; the last one is the record itself."""
    recorded = date.fromisoformat(record["recorded_on"])
    if name not in _STANDING:
        yield recorded, record
        return
    before: Record | None = None
    for day in sorted({recorded, *(day for day in _turns(record) if day > recorded)}):
        version = _known(record, day.isoformat())
        if version != before:
            before = version
            yield day, version


def _turns(value: Any) -> Iterator[date]:
    """All days on which something in a standing record begins or ends."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("from", "to", "since", "date") and isinstance(item, str):
                yield date.fromisoformat(item)
            elif key == "year" and isinstance(item, int):
                yield date(item, 1, 1)
            else:
                yield from _turns(item)
    elif isinstance(value, list):
        for item in value:
            yield from _turns(item)


def _known(record: Record, day: str) -> Record:
    """A standing record without what only came after that day."""
    made: Record = {}
    for key, value in record.items():
        if isinstance(value, list):
            items = [_part(item, day) for item in value if _begun(item, day)]
            if items:
                made[key] = items
        elif _begun(value, day):
            made[key] = value
    return made


def _begun(item: Any, day: str) -> bool:
    if not isinstance(item, dict):
        return True
    start = item.get("from") or item.get("since") or item.get("date") or ""
    steps = item.get("cooperation")
    known = steps is None or any(_begun(each, day) for each in steps)
    return start <= day and item.get("year", 0) <= int(day[:4]) and known


def _part(item: Any, day: str) -> Any:
    """One entry of a list as it was known: an end that is still to come is left out."""
    if not isinstance(item, dict):
        return item
    over = item.get("to", "") <= day
    made = {key: value for key, value in item.items() if over or key not in _CHANGES_UNTIL}
    if "cooperation" in made:
        made["cooperation"] = [_part(each, day) for each in made["cooperation"] if _begun(each, day)]
    return made
