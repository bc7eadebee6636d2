"""A list of divisions → stations: one a row, the counties above as the list names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from supervise_cli.errors import BadInput
from supervise_cli.interop import roster
from supervise_cli.interop.assembling import (
    Cells,
    body_of,
    cells_of,
    differing,
    path_for,
    record_of,
    shape_fault,
    text_of,
)
from supervise_cli.interop.cells import code_of
from supervise_cli.interop.divisions import EXTRA, Divisions
from supervise_cli.interop.filling import Filling
from supervise_cli.interop.headings import Headings, Matched, headings_of, notes_on
from supervise_cli.interop.plan import Plan, Progress, Returned, Words
from supervise_cli.interop.roster import core
from supervise_cli.interop.table import Row, Table
from supervise_cli.model import Text
from supervise_cli.records.levels import Levels
from supervise_cli.records.types import RecordType
from supervise_cli.workspace.index.facts import Facts

_MOBILE: Final = re.compile(r"(?:\+?86)?1[3-9][0-9]{9}")
_SHOWN: Final = 5
_REPOSITORY: Final = re.compile(r"(.+?)(?:社会工作|社工)?(?:督导)?(?:工作)?(?:记录库|记录|台账|资料库|资料)")


def headings(rtype: RecordType) -> Headings:
    """The headings that a list of stations may have."""
    return headings_of(rtype, EXTRA, {})


def plan(
    facts: Facts,
    root: Path,
    table: Table,
    words: Words,
    progress: Progress = lambda done, total: None,
    *,
    update: bool = False,
) -> Plan:
    """What importing ``table`` would do; BadInput where it lacks a column that every row needs.

    ``update``: stations that are there get what they lack; a row that says otherwise than they do comes back.
    """
    rtype = facts.catalogue.get("station")
    matched = headings(rtype).match(table)
    missing = [rtype.field(name) for name in ("division_code", "name") if not matched.has(name)]
    if missing:
        raise BadInput(
            Text("名单里缺这几列：{names}", "The list lacks these columns: {names}").format(
                names=Text(
                    "、".join(f.title.zh for f in missing if f), ", ".join(f.title.en for f in missing if f)
                )
            ),
            Text(
                "认得的列名：sup import stations --help",
                "The headings that are known: sup import stations --help",
            ),
        )
    return _Stations(facts, root, table, matched, words, update).plan(progress)


class _Stations:
    """One import: what is there, what the rows add, in the order of the list."""

    def __init__(
        self, facts: Facts, root: Path, table: Table, matched: Matched, words: Words, update: bool
    ) -> None:
        self._rtype = facts.catalogue.get("station")
        self._levels = Levels(self._rtype)
        self._root, self._table, self._matched, self._words = root, table, matched, words
        self._own, self._own_name = code_of(facts.config.division_code), facts.config.name
        self._filling = Filling(root, self._rtype, words) if update else None
        self._facts = facts
        self._there: dict[str, str] = {}
        self._places = {place.record: place for place in roster.stations(facts)}
        for place in self._places.values():
            for code in (place.code, *place.former_codes):
                self._there.setdefault(core(code), place.record)
        self._taken = roster.taken_ids(facts)
        self._paths = roster.paths(facts)
        self._seen: dict[str, int] = {}
        self._divisions = Divisions(self._levels, self._own)
        self._files: dict[str, str] = {}
        self._made: Counter[str] = Counter()
        self._present = 0
        self._returned: list[Returned] = []
        self._differing: list[Text] = []
        self._mobiles = 0
        self._nameless: list[str] = []

    def plan(self, progress: Progress) -> Plan:
        for row in self._table.rows:
            if shape_fault(row, self._table) is None:
                self._divisions.learn(cells_of(row, self._matched))
        for n, row in enumerate(self._table.rows, start=1):
            reasons = self._take(row)
            if reasons:
                self._returned.append(Returned(row, reasons))
            progress(n, len(self._table.rows))
        self._add_above()
        made = tuple(
            (self._levels.title(level), self._made[level])
            for level in self._levels.names
            if self._made[level]
        )
        changes, filled = (self._filling.changes, self._filling.fields) if self._filling else ({}, 0)
        returned = tuple(self._returned)
        return Plan(self._table, self._files, made, self._present, returned, self._notes(), changes, filled)

    def _take(self, row: Row) -> tuple[Text, ...]:
        """Note the row's station; the reasons against it."""
        misshapen = shape_fault(row, self._table)
        if misshapen:
            return (misshapen,)
        cells = cells_of(row, self._matched)
        code = str(cells.values.get(("division_code",), ""))
        wrong = self._divisions.reasons(code, cells)
        if wrong:
            return wrong
        earlier = self._seen.get(core(code))
        if earlier is not None:
            return (
                Text("区划代码和第 {n} 行相同。", "The same division code as in row {n}.").format(n=earlier),
            )
        body = self._body(cells, code)
        record = self._there.get(core(code))
        if record is not None:
            self._seen[core(code)] = row.number
            return self._already(row, record, body)
        reasons = self._make(code, body)
        if not reasons:
            self._seen[core(code)] = row.number
        return reasons

    def _body(self, cells: Cells, code: str) -> dict[str, Any]:
        values = {
            path: value
            for path, value in cells.values.items()
            if path != ("phone",) or not self._is_mobile(value)
        }
        level = self._levels.of(code)
        values[("level",)] = level
        kind = self._levels.kind(values.pop(("division_type",), None), str(values.get(("name",), "")), level)
        if kind is not None:
            values[("division_type",)] = kind
        return body_of(self._rtype, values)

    def _is_mobile(self, value: Any) -> bool:
        # The office's number may be kept; a mobile number is a person's.
        found = _MOBILE.fullmatch(re.sub(r"[\s-]", "", str(value))) is not None
        self._mobiles += found
        return found

    def _make(self, code: str, body: Mapping[str, Any]) -> tuple[Text, ...]:
        identity = f"{self._rtype.prefix}-{code}"
        data = record_of(self._rtype, identity, body)
        text, reasons = text_of(self._rtype, data, self._words)
        if reasons:
            return reasons
        path = path_for(self._rtype, identity, data)
        if identity in self._taken or path in self._paths:
            return (
                Text(
                    "{path} 已经有了，但读不出来，或者已经作废；先运行 sup validate。",
                    "{path} is there already but cannot be read, or is void; run sup validate first.",
                ).format(path=path),
            )
        self._files[path] = text
        self._made[str(body["level"])] += 1
        self._there[core(code)] = identity
        return ()

    def _already(self, row: Row, record: str, body: Mapping[str, Any]) -> tuple[Text, ...]:
        if self._filling is not None and record in self._places:
            reasons = self._filling.take(self._facts.path(record), self._unsaid(record, body))
            self._present += not reasons
            return reasons
        self._present += 1
        if record in self._taken:
            path = path_for(self._rtype, record, body)
            titles = differing(
                self._rtype, {k: v for k, v in body.items() if k != "level"}, roster.held(self._root, path)
            )
            if titles:
                self._differing.append(
                    Text(
                        f"第 {row.number} 行 {record}（{'、'.join(t.zh for t in titles)}）",
                        f"row {row.number} {record} ({', '.join(t.en for t in titles)})",
                    )
                )
        return ()

    def _unsaid(self, record: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """What a row says beyond that it is this station: not its code, present or former, nor its name."""
        place = self._places[record]
        named = {"level", "division_code"}
        if any(
            roster.same_name(str(body.get("name")), name, place.level)
            for name in (place.name, *place.former_names)
        ):
            named.add("name")
        return {name: value for name, value in body.items() if name not in named}

    def _add_above(self) -> None:
        """The divisions that the list names above its rows, and the one this repository is of."""
        returned = {each.row.number for each in self._returned}
        named: dict[str, None] = {}
        for row in self._table.rows:
            if row.number not in returned:
                named.setdefault(self._divisions.code_above(cells_of(row, self._matched)))
        for code in sorted(filter(None, named)):
            self._add(code, self._divisions.name(code))
        if self._own:
            match = _REPOSITORY.fullmatch(self._own_name)
            self._add(self._own, match[1] if match else self._own_name)

    def _add(self, code: str, name: str) -> None:
        level = self._levels.of(code)
        if core(code) in self._there or level is None:
            return
        kind = self._levels.kind(None, name, level)
        body = {"level": level, "name": name, "division_code": code} | (
            {"division_type": kind} if kind else {}
        )
        if not name or self._make(code, body):
            self._nameless.append(code)

    def _notes(self) -> tuple[Text, ...]:
        notes = list(notes_on(self._table, self._matched))
        if self._nameless:
            notes.append(
                Text(
                    "{codes} 没有名称，没有登记；名单里加上“县区”一列，或者用 sup new-station。",
                    "{codes} has no name and was not registered; add a county column, or use sup "
                    "new-station.",
                ).format(codes=Text("、".join(self._nameless), ", ".join(self._nameless)))
            )
        if self._mobiles:
            notes.append(
                Text(
                    "有 {n} 个手机号没有读：这里只记办公电话。",
                    "Mobile numbers, not read: {n}. Only the office's telephone is kept.",
                ).format(n=self._mobiles)
            )
        return (*notes, *differing_note(self._differing))


def differing_note(found: list[Text]) -> tuple[Text, ...]:
    """That rows say something else than the records that are there; nothing is changed."""
    if not found:
        return ()
    more = "…" if len(found) > _SHOWN else ""
    return (
        Text(
            "有 {n} 行和已有的记录不一样，没有改动：{zh}{more}。要改就用 sup edit。",
            "Rows that differ from the records that are there: {n}; nothing changed: {en}{more}. To change "
            "one: sup edit.",
        ).format(
            n=len(found),
            zh="；".join(each.zh for each in found[:_SHOWN]),
            en="; ".join(each.en for each in found[:_SHOWN]),
            more=more,
        ),
    )
