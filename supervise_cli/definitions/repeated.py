"""Accounts that say again what an earlier record says (rule 25; domain R65, R66: cloned records)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.accounts import Account, Accounts, accounts
from supervise_cli.definitions.likeness import firsts
from supervise_cli.definitions.periods import Periods
from supervise_cli.workspace.index.facts import Facts

LENGTH = "likeness_length"
PERCENT = "likeness_percent"


@dataclass(frozen=True, slots=True)
class Repeated:
    """An account, the first one before it that it is like, and how alike they are in percent."""

    account: Account
    earlier: Account
    percent: int


class Repetitions:
    """The accounts of one state, each looked at as the policy of its day says."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._last = facts.as_of.isoformat()
        self._first = Periods(facts).first_day
        found = accounts(facts, _least(facts, LENGTH)) if _least(facts, PERCENT) else Accounts()
        self.sealed, self.changed = found.sealed, found.changed
        self._told = [each for each in found.told if self._counts(each)]
        self._meetings: dict[str, tuple[str, str, frozenset[str]]] | None = None

    def __iter__(self) -> Iterator[Repeated]:
        texts = [each.said for each in self._told]
        for alike in firsts(texts, self._asked, self._comparable, _least(self._facts, PERCENT)):
            yield Repeated(self._told[alike.later], self._told[alike.earlier], alike.percent)

    def _counts(self, account: Account) -> bool:
        length = self._facts.policy.number(LENGTH, self._day(account))
        return account.day <= self._last and length is not None and len(account.said) >= length

    def _asked(self, number: int) -> int | None:
        """From how much likeness an account is noted; None for what is long past or of an unknown day."""
        account = self._told[number]
        return self._facts.policy.number(PERCENT, self._day(account)) if account.day >= self._first else None

    def _comparable(self, later: int, earlier: int) -> bool:
        """Not within one record, nor one meeting of the same hour and supervisor in two records (SUP304)."""
        one, other = self._told[later].record, self._told[earlier].record
        return one != other and not self._same_meeting(one, other)

    def _same_meeting(self, one: str, other: str) -> bool:
        if self._meetings is None:
            self._meetings = _meetings(self._facts)
        if one not in self._meetings or other not in self._meetings:
            return False
        *when, who = self._meetings[one]
        *then, others = self._meetings[other]
        return when == then and bool(who & others)

    def _day(self, account: Account) -> date:
        return date.fromisoformat(account.day) if account.day else self._facts.as_of


def _least(facts: Facts, name: str) -> int:
    """The smallest value there ever was; 0 where there was none."""
    return min((each for each in facts.policy.ever(name) if isinstance(each, int)), default=0)


def _meetings(facts: Facts) -> dict[str, tuple[str, str, frozenset[str]]]:
    """session → date, start and supervisors, of those that say when they began."""
    who: dict[str, set[str]] = {}
    for record, person in facts.rows("SELECT record, person FROM conducted"):
        who.setdefault(record, set()).add(person)
    rows = facts.rows("SELECT record, date, start FROM timed")
    return {record: (day, start, frozenset(who.get(record, ()))) for record, day, start in rows}
