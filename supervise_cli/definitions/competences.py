"""The competences of supervisors as they were assessed, and who was not (S9; domain §8b 46)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervise_cli.definitions.closing import standing_day
from supervise_cli.definitions.months import months_later
from supervise_cli.definitions.periods import Periods, stored
from supervise_cli.definitions.postings import day_after
from supervise_cli.definitions.staff import appointments
from supervise_cli.definitions.supervising import stations_of
from supervise_cli.workspace.index.facts import Facts


@dataclass(frozen=True, slots=True)
class Rated:
    """One competence in one assessment; ``date`` is ISO."""

    record: str
    pointer: str
    supervisor: str
    assessor: str
    date: str
    competence: str
    value: int


@dataclass(frozen=True, slots=True)
class Unassessed:
    """A supervisor whom nobody has assessed for long; ``last`` is the day of the last time, "" for never."""

    person: str
    last: str
    months: int


def weak(facts: Facts) -> Iterator[Rated]:
    """What the last assessment of each assessor rates below ``competence_floor`` with nothing to be done.

    Of supervisors who are appointed today, in the ``assessment_months``. Something to be done is development
    in any assessment of the supervisor from that day on, or an objective for that competence in a plan of
    his or hers that does not end before it.
    """
    day = standing_day(facts)
    months = facts.policy.number("assessment_months", day)
    floor = facts.policy.number("competence_floor", day)
    if months is None or floor is None:
        return
    appointed = {each.person for each in appointments(facts, day)}
    developed = _developed(facts, day)
    objectives = _objectives(facts)
    for each in _last_ratings(facts, day).values():
        if each.value >= floor or each.supervisor not in appointed:
            continue
        if months_later(date.fromisoformat(each.date), months) < day:
            continue
        planned = objectives.get((each.supervisor, each.competence), "")
        if developed.get(each.supervisor, "") < each.date and planned < each.date:
            yield each


def _last_ratings(facts: Facts, day: date) -> dict[tuple[str, str, str], Rated]:
    """(supervisor, assessor, competence) → the last rating by that day."""
    rows = facts.rows(
        "SELECT a.record, r.pointer, a.supervisor, a.assessor, a.date, r.competence, r.value"
        " FROM competence_assessment a JOIN competence_assessment_ratings r ON r.uid = a.uid"
        " WHERE a.date <= ? AND r.value IS NOT NULL ORDER BY a.date, a.record, r.n",
        (day.isoformat(),),
    )
    found = (Rated(*row) for row in rows)
    last = {(each.supervisor, each.assessor, each.competence): each for each in found}
    return dict(sorted(last.items()))


def _developed(facts: Facts, day: date) -> dict[str, str]:
    """supervisor → day of the last assessment that says what is to be developed."""
    return dict(
        facts.rows(
            "SELECT a.supervisor, max(a.date) FROM competence_assessment a"
            " JOIN competence_assessment_development d ON d.uid = a.uid WHERE a.date <= ?"
            " GROUP BY a.supervisor",
            (day.isoformat(),),
        )
    )


def _objectives(facts: Facts) -> dict[tuple[str, str], str]:
    """(supervisor, competence) → the last day of the plans for that person with an objective for it."""
    found: dict[tuple[str, str], str] = {}
    for scope, competence, said in facts.rows(
        "SELECT p.scope, o.competence, p.period FROM plan p JOIN plan_objectives o ON o.uid = p.uid"
        " WHERE o.competence IS NOT NULL ORDER BY p.record"
    ):
        period = stored(said)
        if period is not None:
            found[scope, competence] = max(period.end.isoformat(), found.get((scope, competence), ""))
    return found


def unassessed(facts: Facts) -> Iterator[Unassessed]:
    """Who is a supervisor, led a session in the ``assessment_months``, and was not assessed in them; by id.

    Only of those who were appointed, and of whose stations records were kept, for all of these months.
    """
    day = standing_day(facts)
    months = facts.policy.number("assessment_months", day)
    if months is None:
        return
    assessed = "supervisor, max(date) FROM competence_assessment WHERE date <= ? GROUP BY supervisor"
    last = _last_days(facts, assessed, day)
    led = _last_days(facts, "person, max(date) FROM conducted WHERE date <= ? GROUP BY person", day)
    periods, places, begun = facts.once(Periods), stations_of(facts), _appointed_since(facts, day)
    for person in sorted(begun.keys() & led.keys() & places.keys()):
        kept = [periods.since(each) for each in places[person]]
        since = max(begun[person], last.get(person, ""), *kept)
        long = all(kept) and months_later(date.fromisoformat(since), months) < day
        if long and months_later(date.fromisoformat(led[person]), months) >= day:
            yield Unassessed(person, last.get(person, ""), months)


def _last_days(facts: Facts, query: str, day: date) -> dict[str, str]:
    return dict(facts.rows(f"SELECT {query}", (day.isoformat(),)))


def _appointed_since(facts: Facts, day: date) -> dict[str, str]:
    """person → the day since which one appointment followed the other up to that day (ISO)."""
    spans: dict[str, list[tuple[str, str]]] = {}
    for person, begins, ends in facts.rows(
        "SELECT record, COALESCE(\"from\", '0001-01-01'), COALESCE(\"to\", '9999-12-31')"
        " FROM person_appointments ORDER BY record, 3 DESC"
    ):
        spans.setdefault(person, []).append((begins, ends))
    found: dict[str, str] = {}
    for each in appointments(facts, day):
        first = day.isoformat()
        for begins, ends in spans[each.person]:
            if day_after(ends) >= first:
                first = min(first, begins)
        found[each.person] = first
    return found
