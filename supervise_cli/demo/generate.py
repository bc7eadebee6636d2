"""A whole demonstration repository as records, made from options and the official list, without I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from supervise_cli.demo import absences, outside, sites, staff, standing, supervisors
from supervise_cli.demo.agreements import Agreements
from supervise_cli.demo.cancelling import cancel_some
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.divisions import Divisions
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Ledger, Record
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.options import DemoOptions
from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.promises import fill_up
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.sessions import Scribe
from supervise_cli.demo.travelling import travel_round
from supervise_cli.demo.workdays import workdays
from supervise_cli.demo.world import Ids, Person, World
from supervise_cli.model import Period

_DRAFTS = 3
_VOID = 2


@dataclass(frozen=True)
class Demo:
    """A demonstration: what goes into the files, in a fixed order."""

    config: Record
    """The content of ``sup.yaml``."""
    policy: str | None
    """The text of ``policy.yaml``; None leaves the bundled policy in force."""
    records: Sequence[tuple[str, Record]]
    """Type and data of every record: stations, people, agreements, sessions, follow-ups."""


def generate(options: DemoOptions, divisions: Divisions) -> Demo:
    """The same options and the same list give the same records on every Python and every machine.

    Raises BadInput for options that cannot be met.
    """
    periods = options.periods()
    first, last = periods[0].start, options.last_day()
    chance = Chance(f"sup demo {options.seed}")
    ids = Ids(chance.branch("ids"))
    world = sites.build(divisions, options.stations, first, last, chance.branch("stations"))
    recruiter = staff.Recruiter(ids, staff.Names(chance.branch("names")), chance.branch("people"))
    supervisors.appoint(world, periods, recruiter, chance.branch("supervisors"))
    staff.hire(world, options.workers, periods, recruiter, chance.branch("staff"))
    world.settle()
    absences.take(world, periods, chance.branch("leave"))
    planner = _planned(world, periods, last, chance.branch("schedule"))
    promises = fill_up(planner, periods, chance.branch("promises"))
    agreements = Agreements(world, ids, chance.branch("agreements"), first, last)
    agreements.make()
    records = _standing(world, first, last) + [("agreement", record) for record in agreements.records]
    ledger = Ledger(world, ids, chance.branch("ledger"), last)
    meetings = sorted(planner.meetings, key=lambda meeting: meeting.key)
    scribe = Scribe(ids, ledger, agreements.by_pair, promises, meetings, chance.branch("sessions"))
    records += [("session", scribe.write(meeting)) for meeting in meetings]
    records += _unfinished(planner, scribe, meetings, periods[-1], chance.branch("unfinished"))
    ledger.close()
    records += [("follow_up", ordered("follow_up", record)) for record in ledger.records]
    records += [
        ("leave", each) for each in absences.records(world, ids, last, chance.branch("leave records"))
    ]
    return Demo(_config(divisions, last), None, records)


def _planned(world: World, periods: Sequence[Period], last: date, chance: Chance) -> Planner:
    planner = Planner(world, chance)
    for month in periods:
        # Whoever is hardest to bring together is booked first.
        planner.plan(month)
        days = workdays(month)
        for supervisor, stations in planner.rounds(days[0]):
            travel_round(planner, supervisor, stations, days)
        planner.plan_stations(month)
        outside.plan_outside(planner, month)
    cancel_some(planner, last, chance.branch("cancelled"))
    return planner


def _standing(world: World, first: date, last: date) -> list[tuple[str, Record]]:
    """Stations and people, each entered by the manager of the centre above."""

    def writer(site_county: str) -> Person:
        centre = next((each for each in world.centres if each.county == site_county), world.city)
        return next(iter([*world.at(centre, last, "manager"), *world.at(world.city, last, "manager")]))

    made: list[tuple[str, Record]] = []
    for site in world.sites:
        made.append(("station", standing.station(site, writer(site.county), first)))
    for who in sorted(world.people, key=lambda each: each.id):
        posting = who.postings[-1]
        county = posting.site.county if posting.site else who.appointments[0].counties[0]
        made.append(("person", standing.person(who, writer(county), first)))
    return made


def _unfinished(
    planner: Planner, scribe: Scribe, meetings: Sequence[Meeting], month: Period, chance: Chance
) -> list[tuple[str, Record]]:
    """A few drafts of the last days, and entries made twice and withdrawn."""
    made: list[tuple[str, Record]] = []
    days = workdays(month)[-4:]
    for supervisor, round_ in chance.sample(planner.rounds(days[0]), _DRAFTS):
        head = planner.world.head(chance.choice(round_), days[0])
        found = head and planner.diary.find([supervisor, head], days, 30, None, chance)
        if head and found and head.role(found[0]) == "head":
            appointment = planner.appointment(supervisor, found[0])
            site = head.site(found[0])
            assert site is not None
            call = Meeting(
                *found, 30, site, supervisor, appointment, [head], "individual", "phone", Circle.HEADS
            )
            planner.add(call)
            made.append(("session", scribe.draft(call)))
    held = [
        meeting for meeting in meetings if meeting.solo and meeting.cancelled is None and not meeting.late
    ]
    for meeting in chance.sample(held, _VOID):
        copy = replace(meeting, makes_up_for=None)
        made.append(("session", scribe.void(copy, meeting.supervisor)))
    return made


def _config(divisions: Divisions, last: date) -> Record:
    city = divisions.city
    return {
        "name": f"{city.name}社会工作督导记录（演示）",
        "division_code": city.code,
        "authority": [{"value": "civil_affairs", "name": f"{city.name}民政局"}],
        "time_zone": "Asia/Shanghai",
        "language": "zh",
        "demo": True,
        "closed_on": last.isoformat(),
    }
