"""Wellbeing checks after which another was agreed: whether it came (S8; domain §8b 15).

Of a check nothing is read but whom it was with, when, and what was agreed to follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.leaves import leaves
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.postings import Homes
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Agreed:
    """A follow-up that was agreed and is overdue; dates are ISO."""

    record: str
    offered_by: str
    due: str


def not_followed_up(facts: Facts) -> Iterator[Agreed]:
    """The follow-ups due in the months looked back on, to people still there, that did not come.

    Due on the day that was set (``next_on``), else within ``wellbeing_follow_up_days``. Another check comes
    up to it, offered or held, and a session with the focus on wellbeing.
    """
    day, since = standing_day(facts), facts.once(Periods).first_day
    today = day.isoformat()
    homes, away, cared = facts.once(Homes), leaves(facts), _cared_for(facts, today)
    for record, person, held_on, offered_by, next_on in facts.rows(
        "SELECT record, person, date, offered_by, next_on FROM wellbeing_check"
        " WHERE follow_up_agreed = 1 AND date <= ? ORDER BY date, record",
        (today,),
    ):
        held = date.fromisoformat(held_on)
        allowed = facts.policy.number("wellbeing_follow_up_days", held)
        due = next_on or ((held + timedelta(allowed)).isoformat() if allowed is not None else "")
        left = homes.at(person, held_on) is not None and homes.at(person, today) is None
        absent = any(each.begins <= today <= each.ends for each in away.get(person, ()))
        came = cared.get(person, "") > held_on
        if due and since <= due < today and not came and not left and not absent:
            yield Agreed(record, offered_by, due)


def _cared_for(facts: Facts, day: str) -> dict[str, str]:
    """person → the last day by ``day`` on which there was a check or such a session."""
    return dict(
        facts.rows(
            "SELECT person, max(date) FROM ("
            "SELECT person, date FROM wellbeing_check UNION ALL SELECT a.person, a.date FROM attendance a"
            " JOIN session_focus f ON f.record = a.record AND f.value = 'wellbeing'"
            ") WHERE date <= ? GROUP BY person",
            (day,),
        )
    )
