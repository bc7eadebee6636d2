"""The months: who is supervised when by the heads, the county centres and the city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.diary import AFTERNOON, Booking, Diary
from supervise_cli.demo.meetings import Meeting
from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.workdays import is_holiday, workdays
from supervise_cli.demo.world import Appointment, Person, Site, World
from supervise_cli.model import Period

MAX_GROUP = 8
SUPERVISED = ("head", "worker", "assistant")
TURNS = ("goal_alignment", "facility_integration", "resource_brand")


@dataclass
class Planner:
    """Plans month after month into one diary."""

    world: World
    chance: Chance
    diary: Diary = field(default_factory=Diary)
    meetings: list[Meeting] = field(default_factory=list)

    def plan(self, month: Period) -> None:
        """Adds the sessions of one month. Whoever is hardest to bring together is booked first."""
        days = workdays(month)
        self._of_supervisors(days)
        for centre in self.world.centres:
            self._of_heads(centre, days)
        for supervisor, sites in self.rounds(days[0]):
            self._round(supervisor, sites, days)
        for site in self.world.open_stations:
            self._at_station(site, month, days)

    def appointment(self, person: Person, day: date) -> Appointment:
        """The appointment in force that day. Raises StopIteration if there is none."""
        return next(
            each for each in person.appointments if each.start <= day and (not each.end or day <= each.end)
        )

    def full_time(self, site: Site, day: date) -> list[Person]:
        """The full-time supervisors at a centre or the city that day."""
        return self.world.at(site, day, "supervisor")

    def rounds(self, day: date) -> list[tuple[Person, list[Site]]]:
        """Which full-time supervisor goes to which stations."""
        made: list[tuple[Person, list[Site]]] = []
        orphans: list[Site] = []
        for centre in self.world.centres:
            sites = [site for site in self.world.open_stations if site.county == centre.county]
            people = self.full_time(centre, day)
            if not people:
                orphans += sites
                continue
            made += [(person, sites[index :: len(people)]) for index, person in enumerate(people)]
        if orphans:
            made.append((self.full_time(self.world.city, day)[-1], orphans))
        return made

    def add(self, meeting: Meeting) -> Meeting:
        """Books and keeps a meeting."""
        place = None if meeting.mode in ("online", "phone") else meeting.site.id
        end = meeting.start + meeting.minutes
        self.diary.book(meeting.everyone, meeting.day, Booking(meeting.start, end, place))
        self.meetings.append(meeting)
        return meeting

    def _of_supervisors(self, days: Sequence[date]) -> None:
        """The city's supervisors with those of the counties, once a month towards its end."""
        leader = self.full_time(self.world.city, days[0])[0]
        others = [person for centre in self.world.centres for person in self.full_time(centre, days[0])]
        others += self.full_time(self.world.city, days[0])[1:]
        for part in chunks(others, MAX_GROUP):
            online = self.chance.happens(0.3)
            minutes = self.chance.integer(18, 30) * 5
            place = None if online else self.world.city.id
            found = self.diary.find(
                [leader, *part], self.around(days, 0.85), minutes, place, self.chance, (AFTERNOON,)
            )
            if found:
                appointment = self.appointment(leader, found[0])
                mode = "online" if online else "face_to_face"
                self.add(
                    Meeting(
                        *found,
                        minutes,
                        self.world.city,
                        leader,
                        appointment,
                        part,
                        "group",
                        mode,
                        Circle.SUPERVISORS,
                        care=self.chance.happens(0.4),
                    )
                )

    def _of_heads(self, centre: Site, days: Sequence[date]) -> None:
        """The heads of a county at its centre, in groups, about the tenth working day."""
        people = self.full_time(centre, days[0])
        target = self.around(days, 0.45)
        heads = [
            head
            for site in self.world.open_stations
            if site.county == centre.county
            for head in [self.world.head(site, target[0])]
            if head
        ]
        if not people or len(heads) < 2:
            return
        for index, part in enumerate(chunks(heads, MAX_GROUP)):
            leader = people[index % len(people)]
            minutes = self.chance.integer(18, 28) * 5
            found = self.diary.find([leader, *part], target, minutes, centre.id, self.chance)
            if found and all(person.role(found[0]) == "head" for person in part):
                self.add(
                    Meeting(
                        *found,
                        minutes,
                        centre,
                        leader,
                        self.appointment(leader, found[0]),
                        part,
                        "group",
                        "face_to_face",
                        Circle.HEADS,
                        care=self.chance.happens(0.25),
                    )
                )

    def _round(self, supervisor: Person, sites: list[Site], days: Sequence[date]) -> None:
        """Each station once: all of its staff together, then the head alone."""
        for index, site in enumerate(sites):
            where = (index + 0.5) / len(sites) * 0.9 + 0.05
            self._visit(supervisor, site, self.around(days, where))

    def _visit(self, supervisor: Person, site: Site, days: Sequence[date]) -> None:
        """On the first day that suits: the team (in parts if it is large), and the head after his part."""
        team = self.world.at(site, days[0], *SUPERVISED)
        for part in chunks(team, MAX_GROUP) if len(team) > 1 else []:
            minutes = self.chance.integer(14, 20) * 5
            alone = (
                self.chance.integer(9, 12) * 5 if any(each.role(days[0]) == "head" for each in part) else 0
            )
            whole = minutes + (10 + alone if alone else 0)
            suits = [day for day in days if all(each.site(day) is site for each in part)]
            head = next((each for each in part if each.role(days[0]) == "head"), None)
            if head:
                suits = [day for day in suits if head.role(day) == "head"]
            found = self.diary.find([supervisor, *part], suits, whole, site.id, self.chance)
            if found is None:
                continue
            day, start = found
            way = (
                self.world.centre_of(site).travel.get(site.id)
                if supervisor.site(day) is not self.world.city
                else None
            )
            month = day.year * 12 + day.month
            appointment = self.appointment(supervisor, day)
            mode = "on_site" if self.chance.happens(0.35) else "face_to_face"
            self.add(
                Meeting(
                    day,
                    start,
                    minutes,
                    site,
                    supervisor,
                    appointment,
                    part,
                    "group",
                    mode,
                    Circle.WORKERS,
                    focus=TURNS[(month + int(site.division.code[-2:])) % 3],
                    travel=2 * way if way else None,
                    care=self.chance.happens(0.2),
                )
            )
            if head:
                self.add(
                    Meeting(
                        day,
                        start + minutes + 10,
                        alone,
                        site,
                        supervisor,
                        appointment,
                        [head],
                        "individual",
                        "face_to_face",
                        Circle.HEADS,
                        care=(month + head.turn) % 3 == 0,
                    )
                )

    def _at_station(self, site: Site, month: Period, days: Sequence[date]) -> None:
        """The head with each of the staff; twice with whoever is new."""
        for person in self.world.at_any_time(site, month, "worker", "assistant"):
            times = [person.rhythm]
            if person.is_new(month.start):
                times.append((person.rhythm + 0.5) % 1)
            for number, where in enumerate(sorted(times)):
                care = number == 0 and (month.start.year * 12 + month.start.month + person.turn) % 3 == 0
                self._individual(site, person, self.around(days, where), care)

    def _individual(self, site: Site, person: Person, days: Sequence[date], care: bool) -> None:
        mode = self.chance.weighted((("face_to_face", 88), ("on_site", 8), ("phone", 2), ("online", 2)))
        minutes = self.chance.weighted(
            ((45, 4), (50, 4), (55, 2), (60, 5), (65, 1), (70, 2), (75, 1), (80, 1))
        )
        place = None if mode in ("phone", "online") else site.id
        if self.chance.happens(0.015):
            saturday = days[0] + timedelta(5 - days[0].weekday())
            if saturday.month == days[0].month and not is_holiday(saturday):
                days = [saturday, *days]
        for day in days:
            head = self.world.head(site, day)
            if head is None or head is person or person.site(day) is not site:
                continue
            arrived = person.posting(day)
            if arrived and (day - arrived.start).days < 2:
                continue
            found = self.diary.find([head, person], [day], minutes, place, self.chance)
            if found:
                self.add(
                    Meeting(
                        *found,
                        minutes,
                        site,
                        head,
                        self.appointment(head, day),
                        [person],
                        "individual",
                        mode,
                        Circle.WORKERS,
                        care=care,
                    )
                )
                return

    def around(self, days: Sequence[date], where: float) -> list[date]:
        """The days of the month, those nearest to the wanted place in it (0 to 1) first."""
        target = where * (len(days) - 1) + self.chance.integer(-15, 15) / 10
        return sorted(days, key=lambda day: (abs(days.index(day) - target), day))


def chunks(people: list[Person], size: int) -> list[list[Person]]:
    """Equal parts of at most ``size``."""
    count = -(-len(people) // size)
    return [people[index::count] for index in range(count)] if count else []
