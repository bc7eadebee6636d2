"""A list of actions → the sessions in which they were agreed, and what has become of them as follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from supervise_cli import platform
from supervise_cli.errors import BadInput, SupError
from supervise_cli.interop.assembling import reasons_of, shape_fault
from supervise_cli.interop.entering import COUNTY, Entering
from supervise_cli.interop.filling import new_faults
from supervise_cli.interop.followed import Followed, Told
from supervise_cli.interop.headings import Headings, Matched, headings_of, notes_on
from supervise_cli.interop.identities import There
from supervise_cli.interop.naming import Names
from supervise_cli.interop.people import COUNTIES
from supervise_cli.interop.plan import Plan, Progress, Returned, Words
from supervise_cli.interop.sessions_meant import session_meant
from supervise_cli.interop.stations import differing_note
from supervise_cli.interop.table import Row, Table
from supervise_cli.making import composing
from supervise_cli.making.changing import merged_text
from supervise_cli.model import Text
from supervise_cli.records import ids
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.records.types import Field, RecordType
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.saving import Change

SESSION, OUTCOME, DONE_ON, NOTE = "session", "outcome", "done_on", "note"
_ACTIONS: Final = "actions"
_EXTRA: Final = {
    SESSION: ("督导编号", "督导记录编号", "督导记录", "session", "session id"),
    OUTCOME: ("完成情况", "结果", "跟进结果", "办理结果", "进展", "outcome"),
    DONE_ON: ("完成日期", "办结日期", "跟进日期", "done on"),
    NOTE: ("跟进说明", "跟进情况", "完成说明", "note"),
    COUNTY: COUNTIES,
}
_ALSO: Final = {
    (_ACTIONS,): ("what", "action", "行动内容", "工作事项"),
    (_ACTIONS, "text"): ("说明", "备注说明"),
    ("supervisors",): ("督导老师", "supervisor"),
    ("attendees",): ("参加人", "社工", "attendee", "supervisee"),
}
_ONLY: Final = (
    (_ACTIONS,),
    (_ACTIONS, "owner"),
    (_ACTIONS, "due"),
    (_ACTIONS, "text"),
    ("date",),
    ("supervisors",),
    ("attendees",),
    ("station",),
)
_NOT_ADDED: Final = Text(
    "没法自动加进 {id}；用 sup edit {id} 加。",
    "It cannot be added to {id} by the program; add it with sup edit {id}.",
)


def headings(session: RecordType) -> Headings:
    """The headings that a list of actions may have."""
    return headings_of(session, _EXTRA, _ALSO, _ONLY)


def plan(
    facts: Facts,
    root: Path,
    table: Table,
    words: Words,
    today: date,
    random: Callable[[int], int],
    progress: Progress = lambda done, total: None,
) -> Plan:
    """What importing ``table`` would do; BadInput where it says of no row what is to be done, or in which
    session that was agreed."""
    matched = headings(facts.catalogue.get("session")).match(table)
    missing = [] if matched.has(_ACTIONS) else [Text("要做的事", "what")]
    if not matched.has("date") and SESSION not in matched.extra:
        missing.append(Text("督导日期（或督导编号）", "date (or session)"))
    if missing:
        raise BadInput(
            Text("名单里缺这几列：{zh}", "The list lacks these columns: {en}").format(
                zh="、".join(t.zh for t in missing), en=", ".join(t.en for t in missing)
            ),
            Text(
                "认得的列名：sup import actions --help",
                "The headings that are known: sup import actions --help",
            ),
        )
    return _Actions(facts, root, table, matched, words, today).plan(random, progress)


@dataclass
class _Session:
    """A session that is there, and its data with the actions added so far."""

    path: str
    raw: bytes
    before: Mapping[str, Any]
    after: dict[str, Any]
    rows: dict[str, int] = field(default_factory=dict)
    """Words of an action → the row of this list that says them."""
    added: int = 0

    def keys(self) -> set[str]:
        """Every key in a list of actions of this record, at any depth."""
        return set(_keys(self.after))


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == _ACTIONS and isinstance(inner, list):
                yield from (str(each["key"]) for each in inner if isinstance(each, dict) and "key" in each)
            yield from _keys(inner)
    elif isinstance(value, list):
        for each in value:
            yield from _keys(each)


class _Actions:
    def __init__(
        self, facts: Facts, root: Path, table: Table, matched: Matched, words: Words, today: date
    ) -> None:
        self._facts, self._root, self._table, self._matched = facts, root, table, matched
        self._words = words
        self._session = facts.catalogue.get("session")
        self._entering = Entering(self._session, table, matched, Names(facts))
        self._there = There(facts, root, self._session)
        self._followed = Followed(facts, root, words, today)
        self._sessions: dict[str, _Session] = {}
        self._files: dict[str, str] = {}
        self._present = 0
        self._differing: list[Text] = []

    def plan(self, random: Callable[[int], int], progress: Progress) -> Plan:
        returned = []
        for n, row in enumerate(self._table.rows, start=1):
            reasons = self._take(row, random)
            if reasons:
                returned.append(Returned(row, reasons))
            progress(n, len(self._table.rows))
        changes = {
            each.path: Change(each.raw, merged_text(each.raw, each.before, each.after))
            for each in self._sessions.values()
            if each.added
        }
        counts = {
            self._member().title: sum(each.added for each in self._sessions.values()),
            self._followed.title: len(self._files),
        }
        made = tuple((title, n) for title, n in counts.items() if n)
        notes = (*notes_on(self._table, self._matched), *differing_note(self._differing))
        return Plan(self._table, self._files, made, self._present, tuple(returned), notes, changes)

    def _member(self) -> Field:
        found = self._session.field(_ACTIONS)
        assert found is not None
        return found

    def _take(self, row: Row, random: Callable[[int], int]) -> tuple[Text, ...]:
        """Add what a row says to its session; the reasons why that cannot be done."""
        misshapen = shape_fault(row, self._table)
        if misshapen:
            return (misshapen,)
        said = self._entering.read(row)
        reasons = said.wrong + self._wrong(said.body)
        if reasons:
            return reasons
        wanted = said.body.get(_ACTIONS) or []
        if not any("what" in each for each in wanted):
            return (Text("没有写要做的事。", "What is to be done is not said."),)
        path = session_meant(self._there, self._entering.extra(row, SESSION), said.body)
        if isinstance(path, Text):
            return (path,)
        session = self._opened(path)
        twice = [session.rows[each["what"]] for each in wanted if each["what"] in session.rows]
        if twice:
            return (Text("和第 {n} 行是同一项行动。", "The same action as in row {n}.").format(n=twice[0]),)
        return self._add(session, row, wanted, random)

    def _wrong(self, body: Mapping[str, Any]) -> tuple[Text, ...]:
        """What the schema has against the day and the actions of a row."""
        said = {name: body[name] for name in ("date", _ACTIONS) if name in body}
        composed = composing.compose(self._session, said)
        return reasons_of(composed.wrong, self._session, composed.data, self._words)

    def _opened(self, path: str) -> _Session:
        if path not in self._sessions:
            raw = platform.read_regular(self._root / path, MAX_BYTES)
            data = self._there.data(path)
            self._sessions[path] = _Session(path, raw, data, dict(data))
        return self._sessions[path]

    def _add(
        self, session: _Session, row: Row, wanted: list[dict[str, Any]], random: Callable[[int], int]
    ) -> tuple[Text, ...]:
        """The actions that the session does not have yet, and a follow-up of each where the row says so."""
        held = list(session.after.get(_ACTIONS) or [])
        known = {each.get("what"): each for each in held if isinstance(each, dict)}
        keys, taken = {}, session.keys()
        for each in wanted:
            there = known.get(each["what"])
            if there is not None and "key" not in there:
                return (_NOT_ADDED.format(id=str(session.before.get("id"))),)
            key = str(there["key"]) if there else ids.next_key(taken.__contains__, _ACTIONS[0])
            keys[each["what"]] = key
            taken.add(key)
            if there is None:
                held.append({"key": key, **each})
        after = {**session.after, _ACTIONS: held}
        new = len(held) - len(session.after.get(_ACTIONS) or [])
        reasons = self._against(session, after) if new else ()
        record = str(session.before.get("id"))
        told = Told(*(self._entering.extra(row, name) for name in (OUTCOME, DONE_ON, NOTE)))
        files, more = self._followed.of([f"{record}#{key}" for key in keys.values()], told, random)
        reasons += more
        if reasons:
            return reasons
        session.rows |= dict.fromkeys(keys, row.number)
        self._compare(row, record, [(each, known[each["what"]]) for each in wanted if each["what"] in known])
        if new:
            session.after, session.added = after, session.added + new
        self._files |= files
        self._present += not new and not files
        return ()

    def _against(self, session: _Session, after: Mapping[str, Any]) -> tuple[Text, ...]:
        try:
            text = merged_text(session.raw, session.before, after)
        except SupError:
            return (_NOT_ADDED.format(id=str(session.before.get("id"))),)
        return reasons_of(new_faults(session.raw, text, self._session), self._session, after, self._words)

    def _compare(
        self, row: Row, record: str, pairs: list[tuple[Mapping[str, Any], Mapping[str, Any]]]
    ) -> None:
        """Note what a row says otherwise of an action that is there; nothing is changed."""
        for said, there in pairs:
            titles = [
                member.title
                for member in (self._member().member(name) for name in said)
                if member is not None and there.get(member.name) != said[member.name]
            ]
            if titles:
                place = f"{record}#{there.get('key')}"
                self._differing.append(
                    Text(
                        f"第 {row.number} 行 {place}（{'、'.join(t.zh for t in titles)}）",
                        f"row {row.number} {place} ({', '.join(t.en for t in titles)})",
                    )
                )
