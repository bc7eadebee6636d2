"""Drafts: who began them, and whom and where they name (architecture, Life cycle)."""

from __future__ import annotations

from dataclasses import dataclass

from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. One that is not ``valid`` cannot be read further: it names nobody. ``date`` is ISO or ""."""

    record: str
    path: str
    type: str
    valid: bool
    date: str
    entered_by: str
    supervisors: tuple[str, ...]
    people: tuple[str, ...]
    stations: tuple[str, ...]


def drafts(facts: Facts) -> list[Draft]:
    """All drafts, by type, then path."""
    named: dict[int, list[tuple[str, str]]] = {}
    for uid, field, target in facts.rows(
        "SELECT x.uid, x.field, x.target FROM fact_reference x"
        " WHERE x.uid IN (SELECT uid FROM run WHERE status = 'draft') ORDER BY x.uid, x.pointer"
    ):
        named.setdefault(uid, []).append((field, target))
    supervisors: dict[int, list[str]] = {}
    for uid, person in facts.rows(
        "SELECT x.uid, x.person FROM fact_session_supervisors x"
        " WHERE x.uid IN (SELECT uid FROM run WHERE status = 'draft') AND x.person IS NOT NULL"
        " ORDER BY x.uid, x.n"
    ):
        supervisors.setdefault(uid, []).append(person)
    dates = _dates(facts)
    found = []
    for uid, record, path, kind, valid, recorded in facts.rows(
        "SELECT uid, id, path, COALESCE(type, ''), valid, COALESCE(recorded_on, '') FROM run"
        " WHERE status = 'draft' ORDER BY type, path"
    ):
        targets = named.get(uid, [])
        found.append(
            Draft(
                record or "",
                path,
                kind,
                bool(valid),
                (dates.get(uid) or recorded) if valid else "",
                next((target for field, target in targets if field == "entered_by"), ""),
                tuple(supervisors.get(uid, ())),
                _of("P-", [each for each in targets if each[0] != "entered_by"]),
                _of("ST-", targets),
            )
        )
    return found


def _dates(facts: Facts) -> dict[int, str]:
    """uid → the record's own date, of drafts whose type has one."""
    found: dict[int, str] = {}
    for rtype in facts.catalogue:
        if rtype.date:
            found.update(
                facts.rows(
                    f'SELECT f.uid, f."{rtype.date}" FROM run r JOIN "fact_{rtype.name}" f ON f.uid = r.uid'
                    f" WHERE r.status = 'draft' AND f.\"{rtype.date}\" IS NOT NULL"
                )
            )
    return found


def _of(prefix: str, targets: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for _, target in targets if target.startswith(prefix)))
