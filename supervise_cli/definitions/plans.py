"""Supervision plans: when they begin and were approved, what came of them (R41, R42; domain §8b 16, 17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods, stored
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan; dates are ISO. ``approved_on`` is the day of the first approval, "" if none is recorded.

    What whoever made the plan approves is no approval: ``himself`` is that day, ``maker`` who it was.
    """

    record: str
    writer: str
    begins: str
    ends: str
    approved_on: str
    himself: str = ""
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """An objective of a plan and which of ``indicator`` and ``due`` it lacks."""

    plan: Plan
    pointer: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """An item of a plan's schedule; ``when`` as it is printed."""

    record: str
    pointer: str
    address: str
    when: str


def plans(facts: Facts) -> list[Plan]:
    """The plans that are not over since before the months looked back on, by id, as of the day judged by."""
    day, since = standing_day(facts).isoformat(), facts.once(Periods).first_day
    approvals: dict[str, list[tuple[str, str]]] = {}
    for of, on, by in facts.rows(
        'SELECT "of", date, "by" FROM event WHERE kind = \'approved\' AND date <= ? ORDER BY date, record',
        (day,),
    ):
        approvals.setdefault(of, []).append((on, by))
    found = []
    for record, writer, scope, period in facts.rows(
        "SELECT record, COALESCE(entered_by, ''), COALESCE(scope, ''), period FROM plan ORDER BY record"
    ):
        span = stored(period)
        if span is not None and span.end.isoformat() >= since:
            begins, ends = span.start.isoformat(), span.end.isoformat()
            said = approvals.get(record, [])
            others = (on for on, by in said if by not in (writer, scope))
            own = next(((on, by) for on, by in said if by in (writer, scope)), ("", ""))
            found.append(Plan(record, writer, begins, ends, next(others, ""), *own))
    return found


def begun_unapproved(facts: Facts) -> list[Plan]:
    """Those that began before they were approved, or have begun and are not."""
    day = standing_day(facts).isoformat()
    return [each for each in plans(facts) if each.begins < (each.approved_on or day)]


def vague_objectives(facts: Facts) -> Iterator[Vague]:
    """Their objectives of which nobody can say whether, or by when, they are reached."""
    every = {each.record: each for each in plans(facts)}
    for record, pointer, indicator, due in facts.rows(
        "SELECT record, pointer, indicator, due FROM plan_objectives ORDER BY record, n"
    ):
        lacks = tuple(name for name, said in (("indicator", indicator), ("due", due)) if not said)
        if lacks and record in every:
            yield Vague(every[record], pointer, lacks)


def not_carried_out(facts: Facts) -> Iterator[Undone]:
    """The items whose time is over, in the months looked back on, and that no held session names.

    Not of a plan that was terminated, nor what was to come after the repository was closed.
    """
    periods = facts.once(Periods)
    for record, address, pointer, when in facts.rows(
        'SELECT i.record, i.record || \'#\' || i."key", i.pointer, i."when" FROM plan_schedule i'
        " WHERE NOT EXISTS (SELECT 1 FROM held s WHERE s.plan_item = i.record || '#' || i.\"key\")"
        " AND NOT EXISTS (SELECT 1 FROM event e WHERE e.\"of\" = i.record AND e.kind = 'terminated')"
        " ORDER BY i.record, i.n"
    ):
        span = stored(when)
        if span is not None and periods.looked_back_on(span):
            yield Undone(record, pointer, address, when.replace("/", "–"))
