"""One row of a list of sessions, visits or requests → what its record says, or why that cannot be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from supervise_cli.interop import times
from supervise_cli.interop.cells import is_nothing, stripped, value_of
from supervise_cli.interop.headings import Column, Matched, Path, naming_member
from supervise_cli.interop.naming import Names, Unclear
from supervise_cli.interop.table import Row, Table
from supervise_cli.making.understanding import understood
from supervise_cli.model import Text
from supervise_cli.records.guess import plain
from supervise_cli.records.types import Field, Kind, RecordType

COUNTY: Final = "county"
SPAN: Final = "span"
ABSENT: Final = "absent"
"""What the columns beside the record's own are called: a county, from when to when, who did not come."""

_BETWEEN_NAMES: Final = re.compile(r"[、，,；;\n/]+(?![^（(]*[）)])")
_BETWEEN_TEXTS: Final = re.compile(r"[、；;\n]+")
_LINES: Final = re.compile(r"\n+")
_HOURS: Final = re.compile("小时|hour")
_MINUTES: Final = re.compile("分|minute")
_BARE: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SHORTEST: Final = 10
"""A bare number below this under 时长 may as well be hours."""

_UNIT: Final = Text(
    "看不出是分钟还是小时；写上单位，例如 90分钟、1.5小时。",
    "Minutes or hours? Write the unit, as in 90分钟 or 1.5小时.",
)
_ONE_BY_ONE: Final = Text(
    "这一行写了好几个，这一栏说的是哪一个分不清；分成几行写，用同一个本单位编号连起来。",
    "The row names several, and which of them this column is about is not clear; write a row for each, "
    "with one office number.",
)
_NO_COUNTY: Final = Text(
    "名册里没有“县区”一栏写的县区；照名册写全称或代码（sup list station）。",
    "The county is not on the roster; write its full name or code (sup list station).",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of its record, and everything in it that cannot be told."""

    body: dict[str, Any]
    wrong: tuple[Text, ...]


class Entering:
    """Reads the rows of one list against the columns found in it."""

    def __init__(self, rtype: RecordType, table: Table, matched: Matched, names: Names) -> None:
        self._rtype, self._table, self._matched, self._names = rtype, table, matched, names

    def read(self, row: Row) -> Said:
        """The members of the record in the order of its schema, without keys and defaults."""
        wrong: list[Text] = []
        county = self._county(row, wrong)
        values: dict[Path, Any] = {}
        for column in self._matched.columns:
            cell = row.cells[column.position]
            if not is_nothing(column.field, cell):
                values[column.path] = self._value(column, cell, county, values, wrong)
        self._span(row, values, wrong)
        self._absent(row, values, wrong)
        found = {path: value for path, value in values.items() if value is not None}
        return Said(_laid_out(self._rtype, found, wrong), tuple(dict.fromkeys(wrong)))

    def extra(self, row: Row, name: str) -> str:
        """The text of a column that no field of the record has, "" where there is none."""
        position = self._matched.extra.get(name)
        return "" if position is None else stripped(row.cells[position])

    def _county(self, row: Row, wrong: list[Text]) -> str:
        named = self.extra(row, COUNTY)
        found = self._names.stations.county(named) if named else ""
        if found is None:
            wrong.append(_NO_COUNTY)
        return found or ""

    def _value(
        self, column: Column, cell: str, county: str, values: dict[Path, Any], wrong: list[Text]
    ) -> Any:
        field, text = column.field, stripped(cell)
        if column.path == (self._rtype.date,) and self._rtype.field("start") is not None:
            text = self._day(text, values, wrong)
        if field.kind is Kind.LIST:
            return self._items(field, text, county, wrong)
        if field.name in {"start", "minutes"} and (span := times.span_of(text)) is not None:
            return self._spanned(field, span, values)
        if field.unit == "minutes" and field.kind is Kind.INTEGER:
            return self._minutes(column, text, wrong)
        return self._one(field, text, county, wrong, "")

    def _items(self, field: Field, text: str, county: str, wrong: list[Text]) -> list[Any] | None:
        """The items of a list, each once: plain values, or items with the member that names them."""
        named = naming_member(field)
        item = named or field.item
        assert item is not None
        parts = list(_parts(item, text, self._is_name))
        found: list[Any] = []
        for n, part in enumerate(parts, start=1):
            place = f"第 {n} 个" if len(parts) > 1 else ""
            value = self._one(item, part, county, wrong, place, field)
            item_of = {named.name: value} if named is not None else value
            if value is not None and item_of not in found:
                found.append(item_of)
        return found or None

    def _is_name(self, field: Field, text: str) -> bool:
        return field.kind is Kind.REFERENCE and not isinstance(self._names.find(text, field), Unclear)

    def _one(
        self,
        field: Field,
        text: str,
        county: str,
        wrong: list[Text],
        place: str,
        of: Field | None = None,
    ) -> Any:
        if field.kind is Kind.REFERENCE:
            found = self._names.find(text, field, county)
            if isinstance(found, Unclear):
                wrong.append(_at(of or field, place, found.why))
                return None
            return found
        if field.kind is Kind.TIME:
            return times.time_of(field, text)
        return text if field.kind is Kind.NARRATIVE else value_of(field, text)

    def _minutes(self, column: Column, text: str, wrong: list[Text]) -> Any:
        heading = self._table.headings[column.position].casefold()
        if _BARE.fullmatch(plain(text)):
            number = float(plain(text))
            if _HOURS.search(heading):
                return round(number * 60)
            if number < _SHORTEST and column.field.name == "minutes" and not _MINUTES.search(heading):
                wrong.append(_at(column.field, "", _UNIT))
                return None
        meant = understood(column.field, text)
        return meant if isinstance(meant, int) else value_of(column.field, text)

    def _day(self, text: str, values: dict[Path, Any], wrong: list[Text]) -> str:
        """The day in a cell that may say the time as well; a spreadsheet's midnight says nothing."""
        parts = times.day_and_time(text)
        if parts is None:
            return text
        span = times.span_of(parts[1])
        if span is not None:
            values.setdefault(("start",), span[0])
            values.setdefault(("end",), span[1])
        elif (clock := times.span_of(f"{parts[1]}-23:59")) is not None and clock[0] != "00:00":
            values.setdefault(("start",), clock[0])
        elif clock is None:
            return text
        return parts[0]

    def _spanned(self, field: Field, span: tuple[str, str], values: dict[Path, Any]) -> Any:
        if field.name == "start":
            values.setdefault(("end",), span[1])
            return span[0]
        values.setdefault(("start",), span[0])
        values.setdefault(("end",), span[1])
        return None

    def _span(self, row: Row, values: dict[Path, Any], wrong: list[Text]) -> None:
        said = self.extra(row, SPAN)
        if not said:
            return
        span = times.span_of(said)
        if span is None:
            wrong.append(
                Text(
                    "起止时间看不懂；写成 14:00-15:30。",
                    "The times cannot be read; write them as 14:00-15:30.",
                )
            )
            return
        values.setdefault(("start",), span[0])
        values.setdefault(("end",), span[1])

    def _absent(self, row: Row, values: dict[Path, Any], wrong: list[Text]) -> None:
        """Those who were expected and did not come are attendees all the same, marked as absent."""
        field = self._rtype.field("attendees")
        said = self.extra(row, ABSENT)
        if field is None or not said or is_nothing(field, said):
            return
        missed = self._items(field, said, "", wrong) or []
        came = [each for each in values.get(("attendees",)) or [] if each not in missed]
        values["attendees",] = [*came, *({**each, "absent": True} for each in missed)]


def _parts(item: Field, text: str, is_name: Callable[[Field, str], bool]) -> Iterator[str]:
    """The several values in one cell. A name that holds such a mark itself is tried whole first."""
    between = _BETWEEN_NAMES
    if item.kind is Kind.NARRATIVE:
        between = _LINES
    elif item.kind is Kind.TEXT:
        between = _BETWEEN_TEXTS
    parts = [each.strip() for each in between.split(text) if each.strip()]
    yield from [text] if len(parts) > 1 and is_name(item, text) else parts


def _laid_out(rtype: RecordType, values: Mapping[Path, Any], wrong: list[Text]) -> dict[str, Any]:
    """The record's members; what columns say of the items of a list goes to the items that the row names."""
    body: dict[str, Any] = {}
    for field in rtype.fields:
        if (field.name,) in values:
            body[field.name] = values[(field.name,)]
        inside = {path[1]: value for path, value in values.items() if path[0] == field.name and len(path) > 1}
        if not inside:
            continue
        if field.kind is Kind.OBJECT:
            body[field.name] = inside
            continue
        items = body.get(field.name) or [{}]
        for name in inside:
            member = field.member(name)
            if member is not None and len(items) > 1 and not _holds_for_all(member):
                wrong.append(_at(member, "", _ONE_BY_ONE))
        body[field.name] = [_ordered(field, {**each, **inside}) for each in items]
    return body


def _holds_for_all(member: Field) -> bool:
    """Whether what one cell says may be said of each of several: a kind, a name, a day."""
    inner = member.item if member.kind is Kind.LIST else member
    return inner is not None and inner.kind in {Kind.CHOICE, Kind.REFERENCE, Kind.DATE}


def _ordered(field: Field, item: Mapping[str, Any]) -> dict[str, Any]:
    inner = field.item.fields if field.item is not None else ()
    return {member.name: item[member.name] for member in inner if member.name in item}


def _at(field: Field, place: str, why: Text) -> Text:
    nth = f" ({place.removeprefix('第 ').removesuffix(' 个')})" if place else ""
    return Text(f"{field.title.zh}{place and '里'}{place}：{why.zh}", f"{field.title.en}{nth}: {why.en}")
