"""A list of sessions, visits or requests → their records: a row is one, or rows with one office number are.

What identifies a record must be there, or the row comes back: the record would not be known again. What else
a final record needs may be missing: then it is a draft, and the summary says what it lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from supervise_cli.errors import BadInput
from supervise_cli.interop import identities, roster
from supervise_cli.interop.assembling import composed_text, differing, path_for, reasons_of
from supervise_cli.interop.entering import ABSENT, COUNTY, SPAN, Entering
from supervise_cli.interop.gathering import TWICE, Found, Gathering
from supervise_cli.interop.headings import Headings, Matched, headings_of, notes_on
from supervise_cli.interop.headings import Path as Way
from supervise_cli.interop.naming import Names
from supervise_cli.interop.people import COUNTIES
from supervise_cli.interop.plan import Plan, Progress, Returned, Words
from supervise_cli.interop.stations import differing_note
from supervise_cli.interop.table import Table
from supervise_cli.making import composing
from supervise_cli.making.defaults import fill_stated
from supervise_cli.making.lacking import lacks
from supervise_cli.model import Text
from supervise_cli.records import ids
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.index.facts import Facts

_ALSO: Final[Mapping[str, Mapping[Way, tuple[str, ...]]]] = {
    "session": {
        ("supervisors",): ("督导老师", "带领督导", "supervisor"),
        ("attendees",): ("参加人", "参会人员", "社工", "被督导社工", "受督导社工", "attendee", "supervisee"),
        ("minutes",): ("督导时长（小时）", "时长（小时）", "小时数", "hours"),
        ("station",): ("开展站点", "所在站点", "站点名称", "被督导站点"),
        ("actions",): ("后续行动", "跟进计划"),
    },
    "visit": {
        ("from",): ("date",),
        ("stops",): ("到访社工站", "走访社工站", "站点名称", "station", "stations"),
        ("stops", "supervisors"): ("走访人员", "到访人员", "supervisor"),
    },
    "request": {
        ("asked_on",): ("date",),
        ("by",): ("提出站点", "社工"),
    },
}
"""Headings beyond the schema's, by type."""
_EXTRA: Final = {
    COUNTY: COUNTIES,
    SPAN: ("起止时间", "督导起止时间", "时间段", "起讫时间", "具体时间", "times"),
    ABSENT: ("缺席", "缺席人员", "缺席人", "未到人员", "absent"),
}
_FEW: Final = 4
_OTHER_DAY: Final = Text(
    "本单位编号已经是 {record} 的，日期却不一样；核对编号，只是排序号的话把这一列改名为“序号”。",
    "The office number is that of {record}, which has another day; check it. If it only counts the rows, "
    "call the column “no”.",
)


def headings(rtype: RecordType) -> Headings:
    """The headings that a list of this type may have."""
    extra = {name: said for name, said in _EXTRA.items() if name == COUNTY or rtype.field("attendees")}
    return headings_of(rtype, extra, _ALSO.get(rtype.name, {}))


def plan(
    facts: Facts,
    root: Path,
    table: Table,
    words: Words,
    today: date,
    random: Callable[[int], int],
    rtype: RecordType,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """What importing ``table`` would do; BadInput where it lacks a column that every row needs.

    ``random(n)`` gives numbers below n for the new ids; all else of a record depends on its rows and on the
    roster (ids, appointments) alone.
    """
    matched = headings(rtype).match(table)
    needed = [rtype.field(entry) for entry in rtype.import_key if "|" not in entry]
    absent = [each for each in needed if each is not None and not matched.has(each.name)]
    if absent:
        raise BadInput(
            Text("名单里缺这几列：{names}", "The list lacks these columns: {names}").format(
                names=Text("、".join(f.title.zh for f in absent), ", ".join(f.title.en for f in absent))
            ),
            Text(
                "认得的列名：sup import {kind} --help",
                "The headings that are known: sup import {kind} --help",
            ).format(kind=f"{rtype.name}s"),
        )
    return _Written(facts, root, table, matched, words, rtype, today).plan(random, progress)


class _Written:
    def __init__(
        self,
        facts: Facts,
        root: Path,
        table: Table,
        matched: Matched,
        words: Words,
        rtype: RecordType,
        today: date,
    ) -> None:
        self._facts, self._table, self._matched, self._words = facts, table, matched, words
        self._rtype, self._today = rtype, today
        self._entering = Entering(rtype, table, matched, Names(facts))
        self._there = identities.There(facts, root, rtype)
        self._taken = roster.taken_ids(facts)
        self._unreadable = roster.unreadable(facts, rtype.folder.partition("/")[0])
        self._returned: list[Returned] = []
        self._differing: list[Text] = []
        self._seen: dict[str, list[tuple[identities.Marks, str, int]]] = {}
        self._drafts = 0
        self._lacking: Counter[Text] = Counter()
        self._present = 0

    def plan(self, random: Callable[[int], int], progress: Progress) -> Plan:
        files: dict[str, str] = {}
        gathering = Gathering(self._rtype, self._table, self._entering, self._wrong)
        for each in gathering.all(progress):
            reasons = self._take(each, random, files)
            if reasons:
                self._returned += [Returned(row, reasons) for row in each.rows]
        self._returned += gathering.returned
        returned = tuple(sorted(self._returned, key=lambda each: each.row.number))
        made = ((self._rtype.title, len(files)),) if files else ()
        return Plan(self._table, files, made, self._present, returned, self._notes())

    def _wrong(self, body: Mapping[str, Any]) -> tuple[Text, ...]:
        """What the schema has against what a row says; what is not there is not wrong."""
        composed = composing.compose(self._rtype, fill_stated(self._rtype, body, self._facts))
        return reasons_of(composed.wrong, self._rtype, composed.data, self._words)

    def _take(self, found: Found, random: Callable[[int], int], files: dict[str, str]) -> tuple[Text, ...]:
        """Make the record, or know it again; the reasons why neither can be done."""
        data = fill_stated(self._rtype, found.body, self._facts)
        reasons = self._against(data)
        composed = composing.compose(self._rtype, data)
        reasons += reasons_of(composed.wrong, self._rtype, composed.data, self._words)
        if reasons:
            return reasons
        marks, number = identities.marks_of(self._rtype, data), found.number
        seen = self._seen.setdefault(str(data.get(self._rtype.date or "")), [])
        for earlier, other, row in seen:
            if not (number and other) and identities.same(marks, earlier):
                return (TWICE.format(n=row),)
        path = self._there.find(data)
        there = self._there.data(path) if path else {}
        if path and there.get(self._rtype.date or "") != data.get(self._rtype.date or ""):
            return (_OTHER_DAY.format(record=str(there.get("id"))),)
        if path:
            self._known(found, data, path)
        else:
            reasons = self._new(composed, random, files)
        if not reasons:
            seen.append((marks, number, found.rows[0].number))
        return reasons

    def _against(self, data: Mapping[str, Any]) -> tuple[Text, ...]:
        lacking = identities.missing(self._rtype, data)
        if lacking:
            return (
                Text(
                    "缺{zh}；没有这几样，下次就认不出是同一条。",
                    "Lacks {en}; without these it would not be known again.",
                ).format(zh="、".join(t.zh for t in lacking), en=", ".join(t.en for t in lacking)),
            )
        start, end = data.get("start"), data.get("end")
        if isinstance(start, str) and isinstance(end, str) and end <= start:
            return (Text("结束时间不在开始时间之后。", "It does not end after it began."),)
        day = str(data.get(self._rtype.date or ""))
        if data.get("outcome") == "held" and day > self._today.isoformat() and day[:2] == "20":
            return (
                Text(
                    "日期在今天以后，还没有进行；督导做完以后再导入。",
                    "The day is still to come, so it was not held yet; import it afterwards.",
                ),
            )
        return ()

    def _known(self, found: Found, data: Mapping[str, Any], path: str) -> None:
        self._present += len(found.rows)
        there = self._there.data(path)
        titles = differing(self._rtype, {k: v for k, v in data.items() if k in found.body}, there)
        if titles:
            n, record = found.rows[0].number, there.get("id", path)
            self._differing.append(
                Text(
                    f"第 {n} 行 {record}（{'、'.join(t.zh for t in titles)}）",
                    f"row {n} {record} ({', '.join(t.en for t in titles)})",
                )
            )

    def _new(
        self, composed: composing.Composed, random: Callable[[int], int], files: dict[str, str]
    ) -> tuple[Text, ...]:
        identity = self._new_id(random)
        text, reasons = composed_text(self._rtype, composed, identity, self._words)
        if reasons:
            return reasons
        files[path_for(self._rtype, identity, composed.data)] = text
        if composed.needs:
            self._drafts += 1
            missing = lacks(self._rtype, composed.data, composed.needs)
            fields = (self._rtype.field(*each.path) for each in missing)
            self._lacking.update(list(dict.fromkeys(each.title for each in fields if each is not None)))
        return ()

    def _new_id(self, random: Callable[[int], int]) -> str:
        while True:
            identity = ids.make(self._rtype, self._today, random)
            if identity not in self._taken:
                self._taken.add(identity)
                return identity

    def _notes(self) -> tuple[Text, ...]:
        notes = list(notes_on(self._table, self._matched))
        if self._drafts:
            most = self._lacking.most_common(_FEW)
            more = "…" if len(self._lacking) > _FEW else ""
            notes.append(
                Text(
                    "有 {n} 条还不完整，存成草稿，不计入统计；还差：{zh}{more}。补全：sup list drafts、"
                    "sup finish 编号",
                    "Drafts, which do not count yet: {n}; they lack {en}{more}. Complete them: sup list "
                    "drafts, sup finish ID",
                ).format(
                    n=self._drafts,
                    zh="、".join(f"{title.zh}（{k} 条）" for title, k in most),
                    en=", ".join(f"{title.en} ({k})" for title, k in most),
                    more=more,
                )
            )
        if self._unreadable:
            notes.append(
                Text(
                    "有 {n} 个文件读不出来，没法比对；先运行 sup validate。",
                    "Files that cannot be read, so nothing was compared with them: {n}; run sup validate.",
                ).format(n=self._unreadable)
            )
        return (*notes, *differing_note(self._differing))
