"""The people and places of a demonstration, before they become records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.divisions import Division
from supervise_cli.model import Period

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Ids:
    """Makes record ids that have not been made before."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._made: set[str] = set()

    def make(self, prefix: str, day: date | None = None) -> str:
        """``P-7K3QX``, or with a day ``S-20220615-7K3QX``."""
        stem = prefix if day is None else f"{prefix}-{day:%Y%m%d}"
        while True:
            made = stem + "-" + "".join(self._chance.choice(CROCKFORD) for _ in range(5))
            if made not in self._made:
                self._made.add(made)
                return made


@dataclass(frozen=True)
class Facility:
    """Something beside the station that it may work with; contact grows over time."""

    key: str
    type: str
    name: str
    cooperation: tuple[tuple[str, date, date | None], ...]


@dataclass(eq=False)
class Site:
    """A station of any tier."""

    division: Division
    level: str
    name: str
    state: str
    opened: date | None = None
    planned_staff: int | None = None
    posts: int | None = None
    agency: str | None = None
    facilities: list[Facility] = field(default_factory=list)
    goals: list[tuple[str, str, int]] = field(default_factory=list)
    """Key, text and year."""
    brand: tuple[str, str, date] | None = None
    travel: dict[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"ST-{self.division.code}"

    @property
    def county(self) -> str:
        """Code of the county-level unit (of the city itself for its own station)."""
        return self.division.code[:6]


@dataclass
class Posting:
    """A job at a station, or with an outside organisation."""

    role: str
    start: date
    site: Site | None = None
    organisation: str | None = None
    end: date | None = None
    left_because: str | None = None
    fte: float | None = None

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass
class Appointment:
    """The right to supervise."""

    kind: str
    side: str
    origin: str
    obtained_by: str
    start: date
    functions: tuple[str, ...]
    counties: tuple[str, ...]
    capacity: tuple[int, int, int]
    """Days a month, supervisees, size of a group."""
    by: Site | None = None
    end: date | None = None


@dataclass(eq=False)
class Person:
    """A member of staff, or somebody from outside who supervises."""

    id: str
    label: str
    postings: list[Posting]
    licence: list[tuple[str, date, date | None]] = field(default_factory=list)
    since: date | None = None
    appointments: list[Appointment] = field(default_factory=list)
    credential: tuple[str, str, date, int] | None = None
    rhythm: float = 0.5
    """Where in the month this person's individual session usually falls, 0 to 1."""
    turn: int = 0
    """In which month of three the session gives room to how the person is."""
    leaves: list[tuple[date, date]] = field(default_factory=list)
    """When the person is away; both days included."""

    def posting(self, day: date) -> Posting | None:
        """The posting on that day."""
        for posting in self.postings:
            if posting.covers(day):
                return posting
        return None

    def role(self, day: date) -> str | None:
        """The role on that day, None when not in post."""
        posting = self.posting(day)
        return posting.role if posting else None

    def site(self, day: date) -> Site | None:
        """Where the person is posted on that day."""
        posting = self.posting(day)
        return posting.site if posting else None

    def is_away(self, day: date) -> bool:
        """On leave that day."""
        return any(first <= day <= last for first, last in self.leaves)

    def works(self, day: date) -> bool:
        """In post and not on leave."""
        return self.posting(day) is not None and not self.is_away(day)

    def is_new(self, day: date) -> bool:
        """Less than half a year in practice."""
        return self.since is not None and (day - self.since).days < 183


@dataclass
class World:
    """Everything that stands before the first session."""

    city: Site
    centres: list[Site]
    stations: list[Site]
    people: list[Person] = field(default_factory=list)
    rounds: list[tuple[Person, list[Site]]] = field(default_factory=list)
    """Which full-time supervisor looks after which stations."""
    _staff: dict[str, list[Person]] = field(default_factory=dict)

    def settle(self) -> None:
        """From here on nobody is added and no posting changes; questions about stations become quick."""
        for person in self.people:
            for site_id in dict.fromkeys(posting.site.id for posting in person.postings if posting.site):
                self._staff.setdefault(site_id, []).append(person)

    def _of(self, site: Site) -> list[Person]:
        return self._staff.get(site.id, []) if self._staff else self.people

    @property
    def sites(self) -> Sequence[Site]:
        return (self.city, *self.centres, *self.stations)

    @property
    def open_stations(self) -> list[Site]:
        """The stations that are open in the end."""
        return [site for site in self.stations if site.state == "open"]

    def open_on(self, day: date) -> list[Site]:
        """The stations that are open that day."""
        return [site for site in self.open_stations if site.opened and site.opened <= day]

    def centre_of(self, site: Site) -> Site:
        """The county centre above a station; the city's own station for that one."""
        return next((centre for centre in self.centres if centre.county == site.county), self.city)

    def at(self, site: Site, day: date, *roles: str) -> list[Person]:
        """Who is posted there in one of the roles on that day."""
        found = []
        for person in self._of(site):
            posting = person.posting(day)
            if posting is not None and posting.site is site and posting.role in roles:
                found.append(person)
        return found

    def head(self, site: Site, day: date) -> Person | None:
        """Who holds the posting ``head`` that day."""
        return next(iter(self.at(site, day, "head")), None)

    def at_any_time(self, site: Site, month: Period, *roles: str) -> list[Person]:
        """Who was posted there in one of the roles on some day of the month."""
        return [
            person
            for person in self._of(site)
            if any(
                posting.site is site
                and posting.role in roles
                and posting.start <= month.end
                and (posting.end is None or posting.end >= month.start)
                for posting in person.postings
            )
        ]
