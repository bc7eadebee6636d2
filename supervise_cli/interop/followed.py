"""What a list says has become of actions → follow-ups, each a record of its own; none is made twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from supervise_cli.interop import roster
from supervise_cli.interop.assembling import composed_text, path_for, reasons_of
from supervise_cli.interop.cells import value_of
from supervise_cli.interop.identities import There
from supervise_cli.interop.plan import Words
from supervise_cli.making import composing
from supervise_cli.making.defaults import fill_stated
from supervise_cli.model import Text
from supervise_cli.records import ids
from supervise_cli.workspace.index.facts import Facts

_NOT_YET: Final = frozenset(
    {"未完成", "未开始", "未启动", "待办", "待完成", "没有完成", "否", "无", "no", "open"}
)
"""What says that nothing has become of an action yet: no follow-up."""

_NO_DAY: Final = Text(
    "写了完成情况，没有写完成日期；两样都写，或者都不写。",
    "It says what became of it, but not on which day; write both or neither.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of outcome, day and details, as typed; "" where it says nothing."""

    outcome: str
    day: str
    note: str


class Followed:
    """Makes follow-ups, and knows those that are there."""

    def __init__(self, facts: Facts, root: Path, words: Words, today: date) -> None:
        self._facts, self._words, self._today = facts, words, today
        self._rtype = facts.catalogue.get("follow_up")
        self._there = There(facts, root, self._rtype)
        self._taken = roster.taken_ids(facts)

    @property
    def title(self) -> Text:
        """What such a record is called."""
        return self._rtype.title

    def of(
        self, actions: Sequence[str], told: Told, random: Callable[[int], int]
    ) -> tuple[dict[str, str], tuple[Text, ...]]:
        """path → text of the new follow-ups of these actions (by address), and what speaks against them."""
        if not told.outcome or told.outcome.casefold() in _NOT_YET:
            return {}, ()
        if not told.day:
            return {}, (_NO_DAY,)
        files: dict[str, str] = {}
        for action in actions:
            data = self._data(action, told)
            composed = composing.compose(self._rtype, data)
            reasons = reasons_of(composed.wrong, self._rtype, composed.data, self._words)
            if not reasons and not self._there.find(data) and not self._in_a_session(data):
                identity = self._new_id(random)
                text, reasons = composed_text(self._rtype, composed, identity, self._words)
                files[path_for(self._rtype, identity, data)] = text
            if reasons:
                return {}, reasons
        return files, ()

    def _data(self, action: str, told: Told) -> dict[str, Any]:
        typed = {"of": action, "outcome": told.outcome, "date": told.day}
        data: dict[str, Any] = {}
        for name, cell in typed.items():
            field = self._rtype.field(name)
            assert field is not None
            data[name] = value_of(field, cell)
        return fill_stated(self._rtype, data | ({"text": told.note} if told.note else {}), self._facts)

    def _in_a_session(self, data: Mapping[str, Any]) -> bool:
        """Whether a session has followed it up already, on that day and with that outcome."""
        rows = self._facts.rows(
            'SELECT 1 FROM session_follow_up WHERE "of" = ? AND date = ? AND outcome = ?',
            (data["of"], data["date"], data["outcome"]),
        )
        return next(iter(rows), None) is not None

    def _new_id(self, random: Callable[[int], int]) -> str:
        while True:
            identity = ids.make(self._rtype, self._today, random)
            if identity not in self._taken:
                self._taken.add(identity)
                return identity
