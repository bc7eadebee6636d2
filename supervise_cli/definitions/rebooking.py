"""Cancelled sessions that are still to be made up for (R38, R71; domain §8b 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.workdays import Workdays
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class ToRebook:
    """A cancelled session and the last day (ISO, "" if policy sets none) to hold another instead."""

    record: str
    date: str
    by: str
    station: str
    supervisors: tuple[str, ...]
    people: tuple[str, ...]


def to_rebook(facts: Facts, as_of: date, workdays: Workdays | None = None) -> list[ToRebook]:
    """The sessions cancelled by ``as_of`` and not made up for by then, by (date, id).

    One is made up for by a held session that says so (``rebooks``). It is overtaken, and owed no longer, once
    everybody it was meant for has met one of its supervisors on a later day.
    """
    days = workdays or facts.once(Workdays)
    day = as_of.isoformat()
    made_up = {
        record
        for (record,) in facts.rows(
            "SELECT rebooks FROM held WHERE rebooks IS NOT NULL AND date <= ?", (day,)
        )
    }
    supervisors = _listed(facts, "session_supervisors")
    people = _listed(facts, "session_attendees")
    met = _last_met(facts, day)
    found = []
    for record, agreed, cancelled_on, station in facts.rows(
        "SELECT record, date, COALESCE(cancelled_date, date), COALESCE(station, '') FROM cancelled"
        " WHERE COALESCE(cancelled_date, date) <= ? ORDER BY date, record",
        (day,),
    ):
        who, whom = supervisors.get(record, ()), people.get(record, ())
        overtaken = bool(whom) and all(
            max((met.get((a, b), "") for a in who), default="") > agreed for b in whom
        )
        if record in made_up or overtaken:
            continue
        start = date.fromisoformat(max(agreed, cancelled_on))
        allowed = facts.policy.number("rebook_days", start)
        by = days.after(start, allowed).isoformat() if allowed is not None else ""
        found.append(ToRebook(record, agreed, by, station, who, whom))
    return found


def _listed(facts: Facts, table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for record, person in facts.rows(
        f"SELECT x.record, x.person FROM cancelled c JOIN {table} x ON x.uid = c.uid ORDER BY x.record, x.n"
    ):
        found.setdefault(record, []).append(person)
    return {record: tuple(each) for record, each in found.items()}


def _last_met(facts: Facts, day: str) -> dict[tuple[str, str], str]:
    """(supervisor, person) → the last day by ``day`` on which they met in a held session."""
    rows = facts.rows(
        "SELECT x.person, a.person, max(s.date) FROM held s JOIN session_supervisors x ON x.uid = s.uid"
        " JOIN session_attendees a ON a.uid = s.uid AND COALESCE(a.absent, 0) = 0 WHERE s.date <= ?"
        " GROUP BY x.person, a.person",
        (day,),
    )
    return {(supervisor, person): last for supervisor, person, last in rows}
