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


@dataclass
class Planner:
    """Plans month after month into one diary."""

    world: World
    chance: Chance
    diary: Diary = field(default_factory=Diary)
    meetings: list[Meeting] = field(default_factory=list)

    def plan(self, month: Period) -> None:
        """Adds the meetings of the supervisors and of the heads of one month."""
        days = workdays(month)
        self._of_supervisors(days)
        for centre in self.world.centres:
            self._of_heads(centre, days)

    def plan_stations(self, month: Period) -> None:
        """Adds what the heads do at their own stations."""
        days = workdays(month)
        for site in self.world.open_on(month.end):
            self._at_station(site, month, days)

    def appointment(self, person: Person, day: date) -> Appointment:
        """The appointment in force that day. Raises StopIteration if there is none."""
        return next(
            each for each in person.appointments if each.start <= day and (not each.end or day <= each.end)
        )

    def may_supervise(self, person: Person, day: date) -> bool:
        """Whether an appointment is in force that day and the person is at work."""
        return person.works(day) and any(
            each.start <= day and (not each.end or day <= each.end) for each in person.appointments
        )

    def keeper(self, site: Site, day: date) -> Person | None:
        """The full-time supervisor who looks after a station that day."""
        return next((person for person, sites in self.rounds(day) if site in sites), None)

    def full_time(self, site: Site, day: date) -> list[Person]:
        """The full-time supervisors at a centre or the city that day."""
        return self.world.at(site, day, "supervisor")

    def rounds(self, day: date) -> list[tuple[Person, list[Site]]]:
        """Which full-time supervisor goes to which of the stations that are open that day."""
        made = []
        for person, sites in self.world.rounds:
            here = [site for site in sites if site.opened and site.opened <= day]
            if here and person.posting(day):
                made.append((person, here))
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
            for site in self.world.open_on(target[0])
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
            if head is None or head is person or not self.may_supervise(head, day):
                continue
            if person.site(day) is not site:
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


def can_come(person: Person, days: Sequence[date]) -> bool:
    """At work on at least half of the days."""
    return 2 * sum(person.works(day) for day in days) >= len(days)


def chunks(people: list[Person], size: int) -> list[list[Person]]:
    """Equal parts of at most ``size``."""
    count = -(-len(people) // size)
    return [people[index::count] for index in range(count)] if count else []
