"""In which counties too few workers were supervised in a quarter (domain §8c 覆盖率; rule 44)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.owed import State
from supervise_cli.definitions.periods import Periods
from supervise_cli.definitions.scope import Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.definitions.stations import COUNTY
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Covered:
    """One county's quarter: workers owed supervision on its last day, and those of them who had any.

    These are the two numbers of the figure ``coverage``. ``target`` is in percent.
    """

    station: str
    period: Period
    owed: int
    supervised: int
    target: int


def too_little_coverage(facts: Facts) -> Iterator[Covered]:
    """The counties below ``coverage_target`` in quarters of which records were kept; by (quarter, station).

    Not where everybody without supervision is somebody to whom none was owed in time: who came in the last
    days or was away.
    """
    periods = facts.once(Periods)
    for period in periods.quarters:
        target = facts.policy.number("coverage_target", period.end)
        if target is None:
            continue
        activity = Activity(facts, period)
        missed = {each.post.person for each in activity.owed if each.state is State.MISSING}
        for station in [each.record for each in activity.tree.values() if each.level == COUNTY]:
            if not periods.known(station, period):
                continue
            within = Scoped(activity, Scope(ScopeKind.STATION, station))
            people = [each.person for each in within.owed]
            without = [each for each in people if each not in within.supervised]
            supervised = len(people) - len(without)
            if 100 * supervised < target * len(people) and missed.intersection(without):
                yield Covered(station, period, len(people), supervised, target)
