"""Who led which held session as a supervisor; who leads a round of peers is one of them (domain §8a)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Led:
    """One supervisor of one held session; ``pointer`` leads to the entry, ``date`` is ISO."""

    record: str
    pointer: str
    person: str
    date: str
    side: str


def led(facts: Facts) -> Iterator[Led]:
    """The supervisors of held sessions by date and id, of whom the roster has a record; peers left out."""
    rows = facts.rows(
        "SELECT x.record, x.pointer, x.person, x.date, x.side FROM conducted x"
        " WHERE COALESCE(x.form, '') <> 'peer' AND COALESCE(x.\"as\", '') <> 'peer_lead'"
        " AND EXISTS (SELECT 1 FROM person n WHERE n.record = x.person) ORDER BY x.date, x.record, x.pointer"
    )
    for row in rows:
        yield Led(*row)
