"""Records that count nowhere: drafts, withdrawn ones, files in error (architecture, Life cycle)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.scope import ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.units import NO_RECORD


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A record that does not count; ``date`` is its day, "" where it says none."""

    record: str
    type: str
    path: str
    date: str


def uncounted(within: Scoped, status: str) -> list[Uncounted]:
    """The records in that status that fall to the period and the scope, by (type, date, id).

    One without any date falls to every period; one that names nobody and no station, to the whole alone.
    """
    first, last = within.period.start.isoformat(), within.period.end.isoformat()
    return sorted(
        (
            each
            for uid, each in _of_status(within.facts, status)
            if (not each.date or first <= each.date <= last) and _falls_to(within, uid, each)
        ),
        key=lambda each: (each.type, each.date, each.record, each.path),
    )


def _of_status(facts: Facts, status: str) -> Iterator[tuple[int, Uncounted]]:
    for rtype in facts.catalogue:
        day = f'f."{rtype.date}"' if rtype.date else "NULL"
        rows = facts.rows(
            f"SELECT r.uid, r.id, r.path, COALESCE({day}, r.recorded_on, '') FROM run r"
            f' JOIN main."fact_{rtype.name}" f ON f.uid = r.uid WHERE r.status = :status AND r.valid = 1',
            {"status": status},
        )
        for uid, record, path, date in rows:
            yield uid, Uncounted(record, rtype.name, path, date)


def _falls_to(within: Scoped, uid: int, each: Uncounted) -> bool:
    if within.scope.kind is ScopeKind.ALL:
        return True
    named = {each.record} | {
        target for (target,) in within.facts.rows("SELECT target FROM fact_reference WHERE uid = ?", (uid,))
    }
    if within.scope.kind is ScopeKind.SUPERVISOR:
        return within.scope.record in named
    homes = {post.person for post in within.posts}
    return any(within.inside(name) or name in homes for name in named)


def invalid(facts: Facts) -> list[tuple[str, str]]:
    """(id or "", path) of every record file that cannot be used or whose id another file has, by path."""
    rows = facts.rows(
        f"SELECT id, path FROM run WHERE COALESCE(type, '') NOT IN {NO_RECORD}"
        " AND (valid = 0 OR (status = 'final' AND counted = 0)) ORDER BY path"
    )
    return [(record or "", path) for record, path in rows]
