"""Rows → what the records of a list say: a row is a record, rows with one office number are one together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from supervise_cli.interop.assembling import shape_fault
from supervise_cli.interop.entering import Entering
from supervise_cli.interop.plan import Progress, Returned
from supervise_cli.interop.table import Row, Table
from supervise_cli.model import Text
from supervise_cli.records.types import RecordType

Judge = Callable[[Mapping[str, Any]], tuple[Text, ...]]
"""What else speaks against a row of which something could not be told, so that all is said at once."""

TWICE: Final = Text(
    "和第 {n} 行是同一条；真是两条，就各写开始时间，或者各写一个本单位编号。",
    "The same as row {n}; if they are two, give each its starting time or its own office number.",
)
_TOGETHER: Final = Text(
    "和第 {n} 行的本单位编号相同，那一行退回了，这一行就一起退回；一起改、一起导入。",
    "Row {n} with the same office number came back, and so this one with it; mend and import them together.",
)


@dataclass
class Found:
    """One record of the list: what its rows say, and which rows those are."""

    body: dict[str, Any]
    rows: list[Row] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The office's own number, "" where the list has none for it."""
        return str(self.body.get("office_no") or "")


class Gathering:
    """Collects the records of a table. A record of several rows goes in whole, or all of them come back."""

    def __init__(self, rtype: RecordType, table: Table, entering: Entering, judge: Judge) -> None:
        self._rtype, self._table, self._entering, self._judge = rtype, table, entering, judge
        self.returned: list[Returned] = []
        self._numbered: dict[str, Found] = {}
        self._spoiled: dict[str, int] = {}

    def all(self, progress: Progress) -> list[Found]:
        """The records in the order of the list; the rows that cannot be used are in ``returned``."""
        found: list[Found] = []
        for n, row in enumerate(self._table.rows, start=1):
            misshapen = shape_fault(row, self._table)
            if misshapen:
                self.returned.append(Returned(row, (misshapen,)))
            else:
                found += self._row(row)
            progress(n, len(self._table.rows))
        whole = [each for each in found if each.number not in self._spoiled]
        self._give_back(each for each in found if each.number in self._spoiled)
        return whole

    def _row(self, row: Row) -> list[Found]:
        """A record that begins with this row, if one does."""
        said = self._entering.read(row)
        each = Found(said.body, [row])
        if said.wrong:
            self.returned.append(Returned(row, said.wrong + self._judge(said.body)))
            if each.number:
                self._spoiled.setdefault(each.number, row.number)
            return []
        if each.number not in self._numbered:
            if each.number:
                self._numbered[each.number] = each
            return [each]
        reasons = self._join(self._numbered[each.number], said.body, row)
        self.returned += [Returned(row, reasons)] if reasons else []
        return []

    def _give_back(self, spoiled: Iterable[Found]) -> None:
        for each in spoiled:
            why = _TOGETHER.format(n=self._spoiled[each.number])
            self.returned += [Returned(row, (why,)) for row in each.rows]

    def _join(self, there: Found, body: Mapping[str, Any], row: Row) -> tuple[Text, ...]:
        """Take one more row into a record: its lists grow, all else must be said alike."""
        first = there.rows[0].number
        odd = [f.title for f in self._rtype.fields if _otherwise(body.get(f.name), there.body.get(f.name))]
        if odd:
            self._spoiled.setdefault(there.number, row.number)
            return (
                Text(
                    "和第 {n} 行的本单位编号相同，但说的不一样：{zh}",
                    "The office number of row {n}, but said otherwise: {en}",
                ).format(n=first, zh="、".join(t.zh for t in odd), en=", ".join(t.en for t in odd)),
            )
        merged = {**there.body, **body}
        for name, value in body.items():
            before = there.body.get(name)
            if isinstance(value, list) and isinstance(before, list):
                merged[name] = [*before, *(each for each in value if each not in before)]
        if merged == there.body:
            return (TWICE.format(n=first),)
        there.body = merged
        there.rows.append(row)
        return ()


def _otherwise(value: Any, before: Any) -> bool:
    """Whether one row contradicts another: both say something, and it is no list, which may grow."""
    said = value is not None and before is not None
    return said and not isinstance(value, list) and value != before
