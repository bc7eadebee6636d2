"""A session as it is planned: who meets whom, when and where, before anything is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo.phrases.topic import Circle
from supervise_cli.demo.world import Appointment, Person, Site


@dataclass(eq=False)
class Meeting:
    """One session. ``remote`` modes are online and phone."""

    day: date
    start: int
    minutes: int
    site: Site
    supervisor: Person
    appointment: Appointment
    attendees: list[Person]
    form: str
    mode: str
    circle: Circle
    care: bool = False
    """Room is given to how the supervised are."""
    focus: str | None = None
    """The focal content that is this meeting's turn."""
    travel: int | None = None
    cost: int | None = None
    carrier: Person | None = None
    """Who carries on after an external supervisor."""
    guests: int | None = None
    extra: bool = False
    """Not on any plan: it came up."""
    trip: str | None = None
    """``V-…#s1`` when it was held on a field visit."""
    cancelled: tuple[date, str] | None = None
    """When it was called off, and by whom."""
    makes_up_for: Meeting | None = None
    plan_item: str | None = None
    """``PL-…#m06g``, what it carries out."""
    id: str = ""
    recorded: date | None = None
    late: bool = False
    cases: int = 0
    """How many cases are spoken of."""

    absent: list[Person] = field(default_factory=list)

    @property
    def present(self) -> list[Person]:
        """The attendees who came."""
        return [person for person in self.attendees if person not in self.absent]

    @property
    def solo(self) -> bool:
        return self.form == "individual"

    @property
    def key(self) -> tuple[date, int, str, str]:
        """Sorts meetings the same everywhere."""
        return self.day, self.start, self.supervisor.id, self.attendees[0].id

    @property
    def everyone(self) -> list[Person]:
        return [self.supervisor, *self.attendees]
