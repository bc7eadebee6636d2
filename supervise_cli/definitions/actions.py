"""What became of an action: derived from the follow-ups that name it (domain §8a follow_up).

An action is written once in its session, or as a part of a split; owner, due date and state are those of
the last follow-up; of one day, the one whose outcome ends more is the last (``ORDER_OF_A_DAY``), and of
equal ones the one with the greater id. The parent of a split is done when all its parts are. What an audit
found is rectified in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from supervise_cli.workspace.index.facts import Facts

ORDER_OF_A_DAY = ("in_progress", "answered", "handed_over", "split", "dropped", "done", "confirmed")
"""Outcomes of one day as if they had come one after the other; records know no hour."""

OPEN_OUTCOMES = frozenset({"in_progress", "handed_over", ""})


@dataclass(frozen=True, slots=True)
class Action:
    """One action as of a day. ``address`` is ``<record id>#<key>``; dates are ISO texts, "" if unknown."""

    address: str
    record: str
    pointer: str
    what: str
    given_on: str
    owner: str
    due: str
    outcome: str
    """The last outcome; "" if nobody followed it up yet."""
    closed_on: str
    """The day it was done or dropped; "" while it is open."""
    parts: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.closed_on


@dataclass(frozen=True, slots=True)
class _FollowUp:
    on: str
    record: str
    pointer: str
    of: str
    outcome: str
    owner: str | None
    due: str | None


def actions(facts: Facts, as_of: date) -> dict[str, Action]:
    """All actions given by ``as_of`` with their state on that day, by address."""
    day = as_of.isoformat()
    return _followed(facts, day, _given_in_sessions(facts, day))


def rectifications(facts: Facts, as_of: date) -> dict[str, Action]:
    """What audits found and how far it is rectified on that day, by address; ``given_on`` is not known."""
    day = as_of.isoformat()
    rows = facts.rows(
        'SELECT record, "key", pointer, item, owner, due FROM audit_findings ORDER BY record, n'
    )
    given = {
        f"{record}#{key}": Action(
            f"{record}#{key}", record, pointer, item or "", "", owner or "", due or "", "", ""
        )
        for record, key, pointer, item, owner, due in rows
    }
    found = _followed(facts, day, given)
    return {address: each for address, each in found.items() if address in given}


def _followed(facts: Facts, day: str, given: Mapping[str, Action]) -> dict[str, Action]:
    """What was given, and the parts it was split into, with the state on a day."""
    follow_ups = _follow_ups(facts, day)
    parts = _given_in_splits(facts, follow_ups, given)
    found = {**given, **parts}
    for each in sorted(follow_ups, key=_in_order):
        action = found.get(each.of)
        if action is not None:
            found[each.of] = _after(action, each, _parts_of(facts_parts=parts, follow_up=each))
    return {address: _closed_by_parts(action, found) for address, action in sorted(found.items())}


def _in_order(each: _FollowUp) -> tuple[str, int, str, str]:
    return (each.on, ORDER_OF_A_DAY.index(each.outcome), each.record, each.pointer)


def _given_in_sessions(facts: Facts, day: str) -> dict[str, Action]:
    rows = facts.rows(
        'SELECT a.record, a."key", a.pointer, a.what, s.date, a.owner, a.due FROM session_actions a'
        " JOIN session s ON s.uid = a.uid WHERE s.date <= ?",
        (day,),
    )
    return {
        f"{record}#{key}": Action(
            f"{record}#{key}", record, pointer, what or "", on, owner or "", due or "", "", ""
        )
        for record, key, pointer, what, on, owner, due in rows
    }


def _follow_ups(facts: Facts, day: str) -> list[_FollowUp]:
    inside = facts.rows(
        'SELECT f.date, f.record, f.pointer, f."of", f.outcome, f.owner, f.due FROM session_follow_up f'
        " WHERE f.date <= ?",
        (day,),
    )
    alone = facts.rows(
        "SELECT f.date, f.record, '', f.\"of\", f.outcome, f.owner, f.due FROM follow_up f WHERE f.date <= ?",
        (day,),
    )
    return [_FollowUp(*row) for row in [*inside, *alone]]


def _given_in_splits(
    facts: Facts, follow_ups: list[_FollowUp], given: Mapping[str, Action]
) -> dict[str, Action]:
    dates = {(each.record, each.pointer): each.on for each in follow_ups}
    rows = [
        *facts.rows('SELECT record, "key", pointer, what, owner, due FROM session_follow_up_actions'),
        *facts.rows('SELECT record, "key", pointer, what, owner, due FROM follow_up_actions'),
    ]
    found: dict[str, Action] = {}
    for record, key, pointer, what, owner, due in rows:
        parent = pointer.rpartition("/actions/")[0]
        on = dates.get((record, parent))
        address = f"{record}#{key}"
        if on is not None and address not in given:
            found[address] = Action(address, record, pointer, what or "", on, owner or "", due or "", "", "")
    return found


def _parts_of(facts_parts: Mapping[str, Action], follow_up: _FollowUp) -> tuple[str, ...]:
    if follow_up.outcome != "split":
        return ()
    inside = f"{follow_up.pointer}/actions/"
    return tuple(
        address
        for address, part in facts_parts.items()
        if part.record == follow_up.record and part.pointer.startswith(inside)
    )


def _after(action: Action, follow_up: _FollowUp, parts: tuple[str, ...]) -> Action:
    if follow_up.outcome == "confirmed":
        return action if action.closed_on else replace(action, closed_on=follow_up.on, outcome="confirmed")
    closed = follow_up.on if follow_up.outcome in {"done", "dropped"} else ""
    return replace(
        action,
        owner=follow_up.owner or action.owner,
        due=follow_up.due or action.due,
        outcome=follow_up.outcome,
        closed_on=closed,
        parts=parts or (action.parts if not closed else ()),
    )


def _closed_by_parts(action: Action, found: Mapping[str, Action]) -> Action:
    if action.closed_on or not action.parts:
        return action
    ends = [_end(found[part], found, frozenset({action.address})) for part in action.parts]
    return replace(action, closed_on=max(ends)) if all(ends) else action


def _end(action: Action, found: Mapping[str, Action], above: frozenset[str]) -> str:
    if action.closed_on or not action.parts or action.address in above:
        return action.closed_on
    ends = [_end(found[part], found, above | {action.address}) for part in action.parts]
    return max(ends) if all(ends) else ""
