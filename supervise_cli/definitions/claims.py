"""What supervisors claimed beside what is recorded of them, and how a difference comes about (R77; rule 27).

What is recorded are the rows of the figures for that supervisor and those days: ``supervisor_minutes``,
``person_minutes`` and ``travel_minutes``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.periods import Periods, stored
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.definitions.supervising import stations_of
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Minutes:
    """One supervisor's minutes of a period: supervising, of everybody supervised, and on the road."""

    given: int
    per_head: int
    travel: int


@dataclass(frozen=True, slots=True)
class Unlike:
    """A claim that says other minutes than the records."""

    record: str
    supervisor: str
    period: Period
    claimed: int
    recorded: Minutes

    @property
    def explained(self) -> str:
        """``per_head``, ``travel`` or ``both``: what to count to come to exactly what is claimed; else ""."""
        each = self.recorded
        ways = {"per_head": each.per_head, "travel": each.given + each.travel}
        ways["both"] = each.per_head + each.travel
        return next((way for way, minutes in ways.items() if minutes == self.claimed), "")


def minutes_of(within: Scoped) -> Minutes:
    """The minutes of the supervisor who is the scope."""
    return Minutes(
        sum(each.minutes for _, each in within.conducted),
        sum(each.minutes for _, each in within.attendances),
        sum(each.travel or 0 for each in within.sessions) + sum(each.minutes for each in within.travelled),
    )


def unlike_records(facts: Facts) -> Iterator[Unlike]:
    """The claims of periods that are over, looked back on and known all through, that differ; by id."""
    periods, activities = facts.once(Periods), dict[str, Activity]()
    places = stations_of(facts)
    for record, supervisor, said, claimed in facts.rows(
        "SELECT record, supervisor, period, minutes FROM claim ORDER BY record"
    ):
        period = stored(said)
        if period is None or not periods.looked_back_on(period):
            continue
        if not periods.all_known(places.get(supervisor, ()), period):
            continue
        activity = activities.setdefault(period.label, Activity(facts, period))
        found = minutes_of(Scoped(activity, Scope(ScopeKind.SUPERVISOR, supervisor)))
        if found.given != claimed:
            yield Unlike(record, supervisor, period, claimed, found)
