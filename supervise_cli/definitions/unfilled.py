"""Texts that are still what the form asks: the name of the field or its explanation, with nothing added.

What the schemas offer is what there is to leave unchanged: ``new-*`` asks in these words, an editor shows
them, and the headings of other offices' forms are known as aliases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.record_days import days_of
from supervise_cli.model import Text
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import Table, quoted

_MORE = 2
"""Characters that may come after it: a colon, the line break that ends a block."""


@dataclass(frozen=True, slots=True)
class Unfilled:
    """One such text."""

    record: str
    pointer: str
    title: Text


def unfilled(facts: Facts) -> Iterator[Unfilled]:
    """The confidential texts that say only what their field is called or asks, of records not long past."""
    records: set[str] = set()
    for root in facts.tables.values():
        for query in _queries(root):
            records.update(row[0] for row in facts.rows(query))
    if not records:
        return
    days, first, last = days_of(facts), Periods(facts).first_day, facts.as_of.isoformat()
    for each in facts.written(each for each in records if first <= days[each] <= last):
        if each.narrative and any(_is(each.text, offered) for offered in each.field.printed):
            yield Unfilled(each.record, each.pointer, each.field.title)


def sealed(facts: Facts) -> int:
    """How many confidential texts there are that nobody can look at."""
    found = 0
    for root in facts.tables.values():
        for table in root.walk():
            columns = [quoted(each.name + "_sealed") for each in table.columns if each.narrative]
            if columns:
                total = " + ".join(f"COALESCE({each}, 0)" for each in columns)
                found += next(facts.rows(f"SELECT SUM({total}) FROM {quoted(table.name)}"))[0] or 0
    return found


def _queries(root: Table) -> Iterator[str]:
    """For each table with confidential texts: the records where one is as long as what is offered there."""
    for table in root.walk():
        parts = [
            f"{quoted(column.name + '_len')} IN ({', '.join(map(str, _lengths(column.offered)))})"
            for column in table.columns
            if column.narrative
        ]
        if parts:
            yield f"SELECT record FROM {quoted(table.name)} WHERE {' OR '.join(parts)}"


def _lengths(offered: Iterable[str]) -> list[int]:
    """How many characters a text can have that is still one of these."""
    return sorted({n for each in offered for n in range(len(_bare(each)), len(each) + _MORE + 1)})


def _is(text: str, offered: str) -> bool:
    return _bare(text) == _bare(offered) and len(text) in _lengths([offered])


def _bare(text: str) -> str:
    return text.strip().rstrip("：:。.").lower()
