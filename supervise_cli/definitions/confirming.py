"""Actions that are done by the word of their owner alone (R64; domain §8b 30)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from supervise_cli.definitions.actions import Action, actions
from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """The follow-up in which the owner says that an action is done, on which day (ISO).

    ``due`` is the last day on which somebody else could still confirm it in time, ``himself`` the last day on
    which the owner confirmed it, "" if never.
    """

    record: str
    address: str
    date: str
    owner: str
    due: str
    himself: str


@dataclass(frozen=True, slots=True)
class _Said:
    record: str
    date: str
    outcome: str
    entered_by: str
    verified_by: str
    evidenced: bool

    def by_alone(self, owner: str) -> bool:
        """Whether it rests on the owner's word: nothing is shown, and whose word it is is known.

        A confirmation is the word of whoever verified, also where somebody else typed it.
        """
        word = self.verified_by or self.entered_by
        typed = self.entered_by == owner or self.outcome == "confirmed"
        return word == owner and typed and not self.evidenced


def unconfirmed(facts: Facts) -> Iterator[Unconfirmed]:
    """What was done in the months looked back on, more than ``confirm_days`` ago, and nobody else confirmed.

    What was said in a session others have heard; who wrote an entry is not always known.
    """
    day, since = standing_day(facts), facts.once(Periods).first_day
    said, heard = _said(facts, day.isoformat()), _heard(facts, day.isoformat())
    for action in facts.once(actions, day).values():
        about = said.get(action.address, [])
        last = _last_word(action, about)
        if last is None or not action.owner:
            continue
        allowed = facts.policy.number("confirm_days", date.fromisoformat(last.date))
        confirmations = [each for each in about if each.outcome in ("done", "confirmed")]
        confirmed = heard.get(action.address, "") >= last.date or any(
            not each.by_alone(action.owner) for each in confirmations if each.date >= last.date
        )
        if allowed is None or last.date < since or confirmed:
            continue
        due = date.fromisoformat(last.date) + timedelta(allowed)
        if due < day:
            again = [each.date for each in confirmations if each.outcome == "confirmed"]
            himself = max((one for one in again if one >= last.date), default="")
            yield Unconfirmed(last.record, action.address, last.date, action.owner, due.isoformat(), himself)


def _last_word(action: Action, about: list[_Said]) -> _Said | None:
    """What said last that an action is done: also a confirmation of what nobody had reported."""
    if action.outcome == "done":
        return next((each for each in reversed(about) if each.outcome == "done"), None)
    if action.outcome == "confirmed":
        closed = (each for each in about if each.outcome == "confirmed" and each.date == action.closed_on)
        return next(closed, None)
    return None


def _said(facts: Facts, day: str) -> dict[str, list[_Said]]:
    """action → the follow-ups that stand alone, by (date, id)."""
    found: dict[str, list[_Said]] = {}
    for of, record, on, outcome, by, verified, evidence in facts.rows(
        "SELECT f.\"of\", f.record, f.date, f.outcome, COALESCE(f.entered_by, ''),"
        " COALESCE(f.verified_by, ''),"
        " EXISTS (SELECT 1 FROM follow_up_evidence e WHERE e.uid = f.uid) FROM follow_up f"
        " WHERE f.date <= ? ORDER BY f.date, f.record",
        (day,),
    ):
        said = _Said(record, on, outcome, by, verified, bool(evidence))
        found.setdefault(of, []).append(said)
    return found


def _heard(facts: Facts, day: str) -> dict[str, str]:
    """action → the last day on which a session heard that it is done."""
    return dict(
        facts.rows(
            'SELECT "of", max(date) FROM session_follow_up'
            " WHERE outcome IN ('done', 'confirmed') AND date <= ? GROUP BY \"of\"",
            (day,),
        )
    )
