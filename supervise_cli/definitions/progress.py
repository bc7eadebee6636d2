"""How far the stations' services have come, as sessions state it (domain §8a service_progress; S1)."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.definitions.scope import ScopeKind
from supervise_cli.definitions.scoped import Scoped


@dataclass(frozen=True, slots=True)
class Progress:
    """One statement: so many planned and done (None: not said) of a service, for a period of its own."""

    record: str
    pointer: str
    host: str
    service: str
    planned: int | None
    done: int | None


def service_progress(within: Scoped) -> list[Progress]:
    """The statements that count: of one host, service and period the last one by (date, id).

    A station's are those of the sessions that it, or a station below it, hosted.
    """
    hosted = within.scope.kind is not ScopeKind.SUPERVISOR
    sessions = {
        each.record: each
        for each in (within.activity.sessions if hosted else within.sessions)
        if not hosted or within.inside(each.host)
    }
    stated: dict[str, list[tuple[str, Progress]]] = {}
    for record, pointer, service, period, planned, done in within.facts.rows(
        "SELECT p.record, p.pointer, p.service, COALESCE(p.period, ''), p.planned, p.done FROM held s"
        " JOIN session_service_progress p ON p.uid = s.uid WHERE s.date BETWEEN :start AND :end"
        " ORDER BY p.record, p.n",
        {"start": within.period.start.isoformat(), "end": within.period.end.isoformat()},
    ):
        if record in sessions:
            row = Progress(record, pointer, sessions[record].host, service or "other", planned, done)
            stated.setdefault(record, []).append((period, row))
    last: dict[tuple[str, str, str], Progress] = {}
    for record in sessions:
        for period, row in stated.get(record, ()):
            last[row.host, row.service, period] = row
    return list(last.values())
