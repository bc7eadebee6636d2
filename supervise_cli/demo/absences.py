"""Who is on leave when. Leave has no reason and no kind; supervision is not missed for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.workdays import after, workdays
from supervise_cli.demo.world import Ids, Person, World
from supervise_cli.model import Period

_MONTHLY = 0.06
"""Share of people who take some days in a month."""
_LONG = 0.0025
"""Share of workers who are away for months from then on."""
_SHORT_DAYS = ((1, 4.0), (2, 4.0), (3, 3.0), (4, 1.0), (5, 2.0))
_SETTLED = 25
"""Days at the beginning and the end of a posting in which nobody takes leave."""


def take(world: World, periods: Sequence[Period], chance: Chance) -> None:
    """Gives everybody of the office some days of leave."""
    for person in sorted(world.people, key=lambda each: each.id):
        if person.postings[0].site is None:
            continue
        for month in periods:
            if chance.happens(_MONTHLY):
                _some_days(person, month, periods[-1].end, chance)
            elif chance.happens(_LONG) and person.role(month.start) == "worker":
                first = chance.choice(workdays(month))
                _grant(person, first, first + timedelta(chance.integer(60, 120)), periods[-1].end)


def _some_days(person: Person, month: Period, last: date, chance: Chance) -> None:
    first = chance.choice(workdays(month))
    days = chance.weighted(_SHORT_DAYS)
    _grant(person, first, after(first, days - 1) if days > 1 else first, last)


def _grant(person: Person, first: date, end: date, last: date) -> None:
    posting = person.posting(first)
    if posting is None or posting is not person.posting(end) or (first - posting.start).days < _SETTLED:
        return
    if posting.end is not None and (posting.end - end).days < _SETTLED:
        return
    near = any(first <= b + timedelta(12) and a - timedelta(12) <= end for a, b in person.leaves)
    if not near and first <= last:
        person.leaves.append((first, end))


def records(world: World, ids: Ids, chance: Chance) -> list[Record]:
    """One record for each leave, entered by the head or the manager some days before."""
    made = []
    for person in sorted(world.people, key=lambda each: each.id):
        for first, end in person.leaves:
            entered = max(first - timedelta(chance.integer(0, 4)), person.postings[0].start)
            writer = _writer(world, person, entered)
            made.append(
                ordered(
                    "leave",
                    {
                        "schema": "leave/1",
                        "id": ids.make("L", entered),
                        "status": "final",
                        "recorded_on": entered.isoformat(),
                        "entered_by": writer.id,
                        "person": person.id,
                        "from": first.isoformat(),
                        "to": end.isoformat(),
                    },
                )
            )
    return sorted(made, key=lambda record: (record["recorded_on"], record["id"]))


def _writer(world: World, person: Person, day: date) -> Person:
    site = person.site(day)
    assert site is not None
    for other in (*world.at(site, day, "head", "manager"), *world.at(world.centre_of(site), day, "manager")):
        if other is not person and other.works(day):
            return other
    return person
