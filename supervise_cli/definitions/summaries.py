"""How long the summaries of sessions are: their text is not read, and sealed ones are not judged (R64)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.periods import Periods
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Short:
    """A summary of ``length`` characters where ``least`` are expected; ``writer`` is "" if not said."""

    record: str
    writer: str
    length: int
    least: int


def short_summaries(facts: Facts) -> Iterator[Short]:
    """Those of the held sessions of the months looked back on, by (date, id)."""
    for record, writer, day, length in facts.rows(
        "SELECT record, COALESCE(entered_by, ''), date, summary_len FROM held"
        " WHERE summary_sealed = 0 AND date BETWEEN ? AND ? ORDER BY date, record",
        (facts.once(Periods).first_day, standing_day(facts).isoformat()),
    ):
        least = facts.policy.number("min_summary_length", date.fromisoformat(day))
        if least is not None and length < least:
            yield Short(record, writer, length, least)
