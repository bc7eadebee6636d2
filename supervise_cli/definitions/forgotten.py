"""Actions that were due when the same people met again, and nothing was said of them (R32; domain §8b 29)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from operator import attrgetter

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import day_after
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An open action, and the first session that should have come back to it."""

    action: Action
    record: str
    date: str
    supervisor: str


@dataclass(frozen=True, slots=True)
class _Meeting:
    record: str
    date: str
    form: str
    supervisors: tuple[str, ...]
    present: frozenset[str]


def forgotten(facts: Facts) -> Iterator[Forgotten]:
    """The actions nothing was said of since a session of the months looked back on, by their address.

    That session is the first one after the action was last spoken of, on its due day or later, of one of the
    supervisors who were there when it was agreed with its owner (where nobody or the supervisor owns it, with
    any of those who were there): an individual one, or a group again. Who speaks of it later makes up for it.
    """
    day, since = standing_day(facts), facts.once(Periods).first_day
    meetings = _meetings(facts, day.isoformat())
    spoken = _spoken_of(facts, day.isoformat())
    origins = {each.record: each for each in meetings}
    led: dict[str, list[_Meeting]] = {}
    for each in meetings:
        for person in dict.fromkeys(each.supervisors):
            led.setdefault(person, []).append(each)
    for action in facts.once(actions, day).values():
        origin = origins.get(action.record)
        if not action.is_open or action.parts or not action.due or origin is None:
            continue
        after = max(origin.date, spoken.get(action.address, ""))
        for each in _since(max(day_after(after), action.due), origin, led):
            if _again(each, origin, action.owner):
                if each.date >= since:
                    yield Forgotten(action, each.record, each.date, each.supervisors[0])
                break


def _since(first: str, origin: _Meeting, led: Mapping[str, list[_Meeting]]) -> Iterator[_Meeting]:
    """What the supervisors of a meeting led on that day or later, by (date, id)."""
    of_each = (led[person] for person in dict.fromkeys(origin.supervisors))
    later = (held[bisect_left(held, first, key=attrgetter("date")) :] for held in of_each)
    return merge(*later, key=attrgetter("date", "record"))


def _again(meeting: _Meeting, origin: _Meeting, owner: str) -> bool:
    """Whether these people met again so that the action could have been spoken of."""
    people = {owner} if owner and owner not in origin.supervisors else origin.present
    alike = meeting.form == "individual" or meeting.form == origin.form == "group"
    same = not set(origin.supervisors).isdisjoint(meeting.supervisors)
    return alike and same and not meeting.present.isdisjoint(people)


def _meetings(facts: Facts, day: str) -> list[_Meeting]:
    """The held sessions by (date, id)."""
    led: dict[str, list[str]] = {}
    for record, person in facts.rows(
        "SELECT x.record, x.person FROM held s JOIN session_supervisors x ON x.uid = s.uid"
        " ORDER BY x.record, x.n"
    ):
        led.setdefault(record, []).append(person)
    present: dict[str, set[str]] = {}
    for record, person in facts.rows("SELECT record, person FROM attendance"):
        present.setdefault(record, set()).add(person)
    return [
        _Meeting(record, date, form or "", tuple(led.get(record, ())), frozenset(present.get(record, ())))
        for record, date, form in facts.rows(
            "SELECT record, date, form FROM held WHERE date <= ? ORDER BY date, record", (day,)
        )
    ]


def _spoken_of(facts: Facts, day: str) -> dict[str, str]:
    """action → the last day on which a follow-up said anything of it."""
    return dict(
        facts.rows(
            'SELECT "of", max(date) FROM (SELECT "of", date FROM session_follow_up'
            ' UNION ALL SELECT "of", date FROM follow_up) WHERE date <= ? GROUP BY "of"',
            (day,),
        )
    )
