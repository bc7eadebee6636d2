"""Cases that sessions discussed: never more than the case's code and its risk (domain §8c 四)."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.definitions.scoped import Scoped

HIGH = frozenset({"high", "crisis"})


@dataclass(frozen=True, slots=True)
class Discussion:
    """One case in one session; ``risk`` as it was judged there, "" if not said."""

    record: str
    pointer: str
    case: str
    risk: str


def discussions(within: Scoped) -> list[Discussion]:
    """The discussions in the sessions of the scope, by (date, session, position)."""
    mine = {each.record for each in within.sessions}
    rows = within.facts.rows(
        "SELECT c.record, c.pointer, c.\"case\", COALESCE(c.risk, '') FROM held s"
        " JOIN session_cases c ON c.uid = s.uid"
        " WHERE s.date BETWEEN :start AND :end ORDER BY s.date, c.record, c.n",
        {"start": within.period.start.isoformat(), "end": within.period.end.isoformat()},
    )
    return [Discussion(*row) for row in rows if row[0] in mine]
