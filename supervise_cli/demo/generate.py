"""A whole demonstration repository as records, made from options and the official list, without I/O.

The steps follow one another over one :class:`World`: stations, people, who supervises, leave; the months are
planned; what is planned is put on trips and on plans; then it is written down as it happened; last comes what
goes on around it. Each step is a module of its own and draws from a branch of chance of its own, so that one
may change without the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from supervise_cli.demo import (
    absences,
    looking_back,
    outside,
    sites,
    staff,
    standing,
    supervisors,
    unfinished,
)
from supervise_cli.demo.agreements import Agreements
from supervise_cli.demo.balance import even_out
from supervise_cli.demo.cancelling import cancel_some
from supervise_cli.demo.casework.casebook import Casebook
from supervise_cli.demo.casework.caseload import Caseload
from supervise_cli.demo.centre import Centre
from supervise_cli.demo.chance import Chance
from supervise_cli.demo.divisions import LIST, Divisions, listed
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Ledger, Record
from supervise_cli.demo.linking import Linking
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.options import DemoOptions
from supervise_cli.demo.plans import Plans
from supervise_cli.demo.promises import Promises, fill_up
from supervise_cli.demo.recruiting import Names, Recruiter
from supervise_cli.demo.requests import Requests
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.sessions import Scribe
from supervise_cli.demo.trainings import Trainings
from supervise_cli.demo.travelling import travel_round
from supervise_cli.demo.visits import Visits
from supervise_cli.demo.workdays import workdays
from supervise_cli.demo.world import Ids, World
from supervise_cli.model import Period

Progress = Callable[[int, int], None]
"""Is told how many sessions are written, and of how many."""


@dataclass(frozen=True)
class Demo:
    """A demonstration: what goes into the files, in a fixed order."""

    config: Record
    """The content of ``sup.yaml``."""
    policy: str | None
    """The text of ``policy.yaml``; None leaves the bundled policy in force."""
    records: Sequence[tuple[str, Record]]
    """Type and data of every record."""
    divisions: str
    """The text of the list of divisions that ``sup.yaml`` names."""


@dataclass
class _Making:
    """What the steps share."""

    periods: Sequence[Period]
    chance: Chance
    ids: Ids
    world: World
    planner: Planner
    promises: Promises
    records: list[tuple[str, Record]]

    @property
    def first(self) -> date:
        return self.periods[0].start

    @property
    def last(self) -> date:
        return self.periods[-1].end

    def add(self, name: str, records: Sequence[Record]) -> None:
        self.records += [(name, record) for record in records]


def generate(options: DemoOptions, divisions: Divisions, progress: Progress | None = None) -> Demo:
    """The same options and the same list give the same records on every Python and every machine.

    Raises BadInput for options that cannot be met.
    """
    making = _people_and_places(options, divisions)
    meetings = sorted(making.planner.meetings, key=lambda meeting: meeting.key)
    agreements = Agreements(
        making.world, making.ids, making.chance.branch("agreements"), making.first, making.last
    )
    agreements.make()
    making.add("agreement", agreements.records)
    _on_the_way(making, meetings)
    held, casebook = _written_down(making, meetings, agreements, progress)
    trainings = _around(making, held, agreements)
    caseload = Caseload(
        making.world, making.ids, casebook, making.chance.branch("casework"), making.first, making.last
    )
    caseload.work(held, making.planner.meetings, trainings)
    making.add("case", casebook.records)
    making.add("case_note", caseload.notes)
    making.add("event", caseload.approvals)
    around = looking_back.records(
        making.world, making.ids, making.periods, held, making.last, making.chance.branch("looking back")
    )
    for name, records in around:
        making.add(name, records)
    return Demo(_config(divisions, making.last), None, making.records, listed(divisions))


def _people_and_places(options: DemoOptions, divisions: Divisions) -> _Making:
    """Stations and everybody in them, and when they meet."""
    periods = options.periods()
    first, last = periods[0].start, options.last_day()
    chance = Chance(f"sup demo {options.seed}")
    ids = Ids(chance.branch("ids"))
    world = sites.build(divisions, options.stations, first, last, chance.branch("stations"))
    recruiter = Recruiter(ids, Names(chance.branch("names")), chance.branch("people"))
    supervisors.appoint(world, periods, recruiter, chance.branch("supervisors"))
    staff.hire(world, options.workers, periods, recruiter, chance.branch("staff"))
    world.settle()
    absences.take(world, periods, chance.branch("leave"))
    planner = _planned(world, periods, last, chance.branch("schedule"))
    promises = fill_up(planner, periods, chance.branch("promises"))
    even_out(planner, periods, last, chance.branch("balance"))
    making = _Making(periods, chance, ids, world, planner, promises, [])
    making.records += standing.records(world, first, last)
    making.add("leave", absences.records(world, ids, chance.branch("leave records")))
    return making


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


def _on_the_way(making: _Making, meetings: Sequence[Meeting]) -> None:
    """Which meetings are held on one trip, and which plan each is on."""
    visits = Visits(making.world, making.ids, making.chance.branch("visits"), making.last)
    visits.make(meetings)
    making.add("visit", visits.records)
    plans = Plans(making.planner, making.ids, making.chance.branch("plans"), making.first, making.last)
    plans.make(meetings)
    making.add("plan", plans.records)
    making.add("event", plans.approvals)


def _written_down(
    making: _Making, meetings: Sequence[Meeting], agreements: Agreements, progress: Progress | None
) -> tuple[list[tuple[Meeting, Record]], Casebook]:
    """Sessions with the requests they answer, what became of what was agreed, and what is unfinished."""
    ids, chance, last = making.ids, making.chance, making.last
    ledger = Ledger(making.world, ids, chance.branch("ledger"), last)
    scribe = Scribe(ids, ledger, agreements.by_pair, making.promises, meetings, chance.branch("sessions"))
    requests = Requests(making.planner, ids, chance.branch("requests"), making.first, last)
    written: list[tuple[Meeting, Record]] = []
    for number, meeting in enumerate(meetings, 1):
        written.append((meeting, requests.answered_in(meeting, scribe.write(meeting))))
        if progress is not None:
            progress(number, len(meetings))
    for month in making.periods:
        requests.between(month)
    requests.still_open()
    making.add("request", requests.records)
    making.add("session", [record for _, record in written])
    making.add(
        "session", unfinished.records(making.planner, scribe, meetings, last, chance.branch("unfinished"))
    )
    ledger.close()
    making.add("follow_up", [ordered("follow_up", record) for record in ledger.records])
    making.add("follow_up", requests.answers)
    return written, scribe.casebook


def _around(
    making: _Making, held: Sequence[tuple[Meeting, Record]], agreements: Agreements
) -> Sequence[Record]:
    """Trainings, resources, and what the centres and the outside supervisors write. Returns the trainings."""
    world, ids, chance, last = making.world, making.ids, making.chance, making.last
    trainings = Trainings(making.planner, ids, chance.branch("trainings"), last)
    linking = Linking(world, ids, chance.branch("resources"), last)
    centre = Centre(world, ids, chance.branch("centre"), last)
    for month in making.periods:
        trainings.hold(month)
        linking.find(month, held)
        centre.note(month)
    centre.comment(held)
    centre.terminate(agreements.records, held)
    centre.claim(making.periods, held, agreements.fees)
    making.add("training", trainings.records)
    making.add("resource_link", linking.records)
    making.add("month_note", centre.notes)
    making.add("event", centre.events)
    making.add("claim", centre.claims)
    return trainings.records


def _config(divisions: Divisions, last: date) -> Record:
    city = divisions.city
    return {
        "name": f"{city.name}社会工作督导记录（演示）",
        "division_code": city.code,
        "authority": [{"value": "civil_affairs", "name": f"{city.name}民政局"}],
        "time_zone": "Asia/Shanghai",
        "language": "zh",
        "divisions": LIST,
        "demo": True,
        "closed_on": last.isoformat(),
    }
