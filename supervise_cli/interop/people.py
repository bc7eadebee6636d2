"""A staff list → people: each row a posting, one person's rows together, stations found and never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from supervise_cli.errors import BadInput
from supervise_cli.interop import posts, roster
from supervise_cli.interop.assembling import (
    Cells,
    body_of,
    cells_of,
    differing,
    keyed,
    members,
    path_for,
    record_of,
    shape_fault,
    text_of,
)
from supervise_cli.interop.filling import Filling
from supervise_cli.interop.headings import Headings, Matched, headings_of, notes_on
from supervise_cli.interop.plan import Plan, Progress, Returned, Words
from supervise_cli.interop.stations import differing_note
from supervise_cli.interop.table import Row, Table
from supervise_cli.model import Text
from supervise_cli.records import ids
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.index.facts import Facts

COUNTIES: Final = (
    "县区",
    "county",
    "county_code",
    "区县",
    "县（市、区）",
    "市县区",
    "县",
    "所属县区",
    "所属区县",
    "所属县",
    "所在县",
    "所在县区",
    "县区名称",
    "县区代码",
)
"""What the column that tells stations of one name apart may be called."""
_EXTRA: Final = {posts.COUNTY: COUNTIES}
_ALSO: Final = {
    ("office_no",): ("工号", "员工号", "职工号", "员工编号", "人员编号"),
    posts.STATION: ("乡镇街道", "乡镇", "所在乡镇", "区划代码", "站点代码", "站点名"),
}
_POSTINGS: Final = "postings"
_SHOWN: Final = 6


def headings(rtype: RecordType) -> Headings:
    """The headings that a list of people may have."""
    return headings_of(rtype, _EXTRA, _ALSO)


def plan(
    facts: Facts,
    root: Path,
    table: Table,
    words: Words,
    today: date,
    random: Callable[[int], int],
    progress: Progress = lambda done, total: None,
    *,
    update: bool = False,
) -> Plan:
    """What importing ``table`` would do; BadInput where it lacks a column without which no row can be read.

    ``random(n)`` gives numbers below n for the new ids; all else of a record depends on its rows alone.
    ``update``: people who are there get what they lack; rows that say otherwise come back.
    """
    rtype = facts.catalogue.get("person")
    matched = headings(rtype).match(table)
    found = {
        Text("姓名", "name"): matched.has("label"),
        Text("站点或所在单位", "station or organisation"): matched.has(*posts.STATION)
        or matched.has(*posts.ORGANISATION),
        Text("岗位", "role"): matched.has(_POSTINGS, "role"),
    }
    missing = [name for name, there in found.items() if not there]
    if missing:
        raise BadInput(
            Text("名单里缺这几列：{names}", "The list lacks these columns: {names}").format(
                names=Text("、".join(each.zh for each in missing), ", ".join(each.en for each in missing))
            ),
            Text(
                "认得的列名：sup import people --help",
                "The headings that are known: sup import people --help",
            ),
        )
    return _People(facts, root, table, matched, words, update).plan(today, random, progress)


@dataclass
class _Found:
    """One person of the list: what the rows say, and which rows those are."""

    label: str
    number: str
    posts: set[str]
    values: dict[tuple[str, ...], Any]
    postings: list[dict[str, Any]]
    rows: list[Row] = field(default_factory=list)
    identity: str = ""
    """The id of the record that is there already."""


class _People:
    def __init__(
        self, facts: Facts, root: Path, table: Table, matched: Matched, words: Words, update: bool
    ) -> None:
        self._rtype = facts.catalogue.get("person")
        self._filling = Filling(root, self._rtype, words) if update else None
        self._root, self._table, self._matched, self._words = root, table, matched, words
        self._stations = roster.Directory(roster.stations(facts))
        self._there = {member.record: member for member in roster.people(facts)}
        self._by_label: dict[str, list[roster.Member]] = {}
        self._by_number: dict[str, list[roster.Member]] = {}
        for member in self._there.values():
            self._by_label.setdefault(member.label, []).append(member)
            self._by_number.setdefault(member.office_no, []).append(member)
        self._taken = roster.taken_ids(facts)
        self._paths = roster.paths(facts)
        self._unreadable = roster.unreadable(facts, self._rtype.folder)
        self._found: list[_Found] = []
        self._same_label: dict[str, list[_Found]] = {}
        self._numbered: dict[str, _Found] = {}
        self._returned: list[Returned] = []
        self._differing: list[Text] = []
        self._present = 0

    def plan(self, today: date, random: Callable[[int], int], progress: Progress) -> Plan:
        for n, row in enumerate(self._table.rows, start=1):
            reasons = self._take(row)
            if reasons:
                self._returned.append(Returned(row, reasons))
            progress(n, len(self._table.rows))
        files: dict[str, str] = {}
        for each in self._found:
            if each.identity:
                reasons = self._already(each)
                self._returned += [Returned(row, reasons) for row in each.rows if reasons]
                continue
            identity = self._new_id(today, random)
            data = record_of(self._rtype, identity, self._body(each))
            text, reasons = text_of(self._rtype, data, self._words)
            if reasons:
                self._returned += [Returned(row, reasons) for row in each.rows]
            else:
                files[path_for(self._rtype, identity, data)] = text
        returned = tuple(sorted(self._returned, key=lambda each: each.row.number))
        made = ((self._rtype.title, len(files)),) if files else ()
        changes, filled = (self._filling.changes, self._filling.fields) if self._filling else ({}, 0)
        return Plan(self._table, files, made, self._present, returned, self._notes(), changes, filled)

    def _new_id(self, today: date, random: Callable[[int], int]) -> str:
        while True:
            identity = ids.make(self._rtype, today, random)
            if identity not in self._taken and path_for(self._rtype, identity, {}) not in self._paths:
                self._taken.add(identity)
                return identity

    def _take(self, row: Row) -> tuple[Text, ...]:
        """Add the row to the person it is about; the reasons why that cannot be done."""
        misshapen = shape_fault(row, self._table)
        if misshapen:
            return (misshapen,)
        cells = cells_of(row, self._matched)
        reasons = posts.settle(cells, self._stations)
        # Some station, so that the schema speaks of the rest of the row and not of this once more.
        values = {**cells.values, posts.STATION: "ST-4109"} if reasons else cells.values
        probe = record_of(self._rtype, f"{self._rtype.prefix}-00000", body_of(self._rtype, values))
        reasons += text_of(self._rtype, probe, self._words)[1]
        return reasons or self._join(row, cells)

    def _join(self, row: Row, cells: Cells) -> tuple[Text, ...]:
        label = str(cells.values["label",])
        number = str(cells.values.get(("office_no",), ""))
        field_ = self._rtype.field(_POSTINGS)
        assert field_ is not None
        posting = members(field_, cells.values)
        post = str(posting.get("station") or posting.get("organisation"))
        person, wrong = self._person(label, number, post)
        if wrong:
            return wrong
        own = {path: value for path, value in cells.values.items() if path[0] != _POSTINGS}
        if person is None:
            person = _Found(label, number, {post}, own, [posting], [row], self._known(label, number, post))
            self._found.append(person)
            self._same_label.setdefault(label, []).append(person)
        else:
            clash = self._clash(person, own, posting)
            if clash:
                return (clash,)
            person.posts.add(post)
            person.postings.append(posting)
            person.values = {**person.values, **own}
            person.number = person.number or number
            person.rows.append(row)
            person.identity = person.identity or self._known(label, number, post)
        if number:
            self._numbered[number] = person
        return ()

    def _person(self, label: str, number: str, post: str) -> tuple[_Found | None, tuple[Text, ...]]:
        """The person of an earlier row whom this row is about too."""
        numbered = self._numbered.get(number) if number else None
        others = [each for each in self._by_number.get(number, ()) if each.label != label] if number else []
        if (numbered is not None and numbered.label != label) or others:
            who = f"第 {numbered.rows[0].number} 行" if numbered is not None else others[0].record
            who_en = f"row {numbered.rows[0].number}" if numbered is not None else others[0].record
            return None, (
                Text(
                    "本单位编号已经是另一个人的（{zh}）。", "The office number is somebody else's ({en})."
                ).format(zh=who, en=who_en),
            )
        if numbered is not None:
            return numbered, ()
        for each in self._same_label.get(label, ()):
            if post in each.posts and not (number and each.number):
                return each, ()
        return None, ()

    def _clash(
        self, person: _Found, own: Mapping[tuple[str, ...], Any], posting: Mapping[str, Any]
    ) -> Text | None:
        first = person.rows[0].number
        if posting in person.postings and own == {p: v for p, v in person.values.items() if p in own}:
            return Text(
                "和第 {n} 行是同一个人、同一任职。", "The same person in the same post as in row {n}."
            ).format(n=first)
        odd = [path for path, value in own.items() if person.values.get(path, value) != value]
        if not odd:
            return None
        titles = [each.title for each in (self._rtype.field(path[0]) for path in odd) if each is not None]
        return Text(
            "和第 {n} 行是同一个人，但说的不一样：{zh}",
            "The same person as in row {n}, but said otherwise: {en}",
        ).format(
            n=first,
            zh="、".join(dict.fromkeys(t.zh for t in titles)),
            en=", ".join(dict.fromkeys(t.en for t in titles)),
        )

    def _known(self, label: str, number: str, post: str) -> str:
        """The id of this person's record, "" if there is none: same label and number, or label and post."""
        if number:
            for member in self._by_number.get(number, ()):
                if member.label == label:
                    return member.record
        for member in self._by_label.get(label, ()):
            if post in member.posts and not (number and member.office_no):
                return member.record
        return ""

    def _body(self, person: _Found) -> dict[str, Any]:
        body = body_of(self._rtype, person.values)
        field_ = self._rtype.field(_POSTINGS)
        assert field_ is not None
        body[_POSTINGS] = keyed(field_, person.postings)
        return {each.name: body[each.name] for each in self._rtype.fields if each.name in body}

    def _already(self, person: _Found) -> tuple[Text, ...]:
        member = self._there[person.identity]
        if self._filling is not None:
            reasons = self._filling.take(member.path, self._body(person))
            self._present += 0 if reasons else len(person.rows)
            return reasons
        self._present += len(person.rows)
        titles = differing(self._rtype, self._body(person), roster.held(self._root, member.path))
        if titles:
            n = person.rows[0].number
            self._differing.append(
                Text(
                    f"第 {n} 行 {person.identity}（{'、'.join(t.zh for t in titles)}）",
                    f"row {n} {person.identity} ({', '.join(t.en for t in titles)})",
                )
            )
        return ()

    def _notes(self) -> tuple[Text, ...]:
        notes = list(notes_on(self._table, self._matched))
        new = Counter(each.label for each in self._found if not each.identity)
        shared = [label for label, n in new.items() if n > 1 or label in self._by_label]
        if shared:
            names = "、".join(shared[:_SHOWN]) + ("…" if len(shared) > _SHOWN else "")
            notes.append(
                Text(
                    "这些姓名有不止一个人（不在同一站点，按不同的人登记）：{names}。若是同一个人，"
                    "两行写上同一个工号。",
                    "Several people have these names (at different stations, registered apart): {names}. "
                    "If they are one person, give both rows one office number.",
                ).format(names=names)
            )
        if self._unreadable:
            notes.append(
                Text(
                    "有 {n} 个人员文件读不出来，没法比对；先运行 sup validate。",
                    "Files of people that cannot be read, so nothing was compared with them: {n}; run sup "
                    "validate.",
                ).format(n=self._unreadable)
            )
        return (*notes, *differing_note(self._differing))
