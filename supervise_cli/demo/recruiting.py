"""Making people: names, licences, and the status that heads of stations are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases.people_names import FEMALE, MALE, SURNAMES
from supervise_cli.demo.world import Appointment, Ids, Person, Posting, Site

HEAD_FUNCTIONS = ("administrative", "educational", "supportive", "resource_linking")
WORKER_LICENCES = (("none", 4.5), ("assistant_sw", 4.0), ("sw", 1.2))


class Names:
    """Names of staff, no two alike."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._taken: set[str] = set()

    def make(self) -> str:
        """A new one; with very many people some get a second character more."""
        for attempt in range(10_000):
            given = self._chance.choice(FEMALE if self._chance.happens(0.76) else MALE)
            if attempt > 20:
                given = given[:1] + self._chance.choice(FEMALE)[:1]
            name = self._chance.weighted(SURNAMES) + given
            if name not in self._taken:
                self._taken.add(name)
                return name
        raise AssertionError("not enough names")


class Recruiter:
    """Makes people with what is common to all of them."""

    def __init__(self, ids: Ids, names: Names, chance: Chance) -> None:
        self._ids, self._names, self._chance = ids, names, chance

    def person(
        self, posting: Posting, years: tuple[float, float], licences: Sequence[tuple[str, float]]
    ) -> Person:
        """Somebody in that posting, with so many years of practice before it."""
        chance = self._chance
        low, high = years
        days = chance.integer(int(low * 365), int(high * 365))
        person = Person(self._ids.make("P"), self._names.make(), [posting])
        person.since = posting.start - timedelta(days)
        person.licence = self._licence(chance.weighted(licences), person.since, posting.start)
        person.rhythm = chance.integer(5, 90) / 100
        person.turn = chance.integer(0, 2)
        return person

    def _licence(self, level: str, since: date, now: date) -> list[tuple[str, date, date | None]]:
        """Results come out in late summer; a higher licence follows a lower one."""
        if level == "none":
            return [("none", since, None)] if self._chance.happens(0.5) else []
        got = date(max(since.year, now.year - self._chance.integer(1, 3)), 8, self._chance.integer(18, 28))
        if got > now:
            got = date(got.year - 1, got.month, got.day)
        if level == "sw" and self._chance.happens(0.5):
            return [("assistant_sw", date(got.year - 2, 8, 25), got - timedelta(1)), ("sw", got, None)]
        return [(level, got, None)]


def head_appointment(site: Site, start: date) -> Appointment:
    """The status that a head of station is given to supervise the own staff."""
    return Appointment(
        "station_head", "internal", "local", "conferred", start, HEAD_FUNCTIONS, (site.county,), (4, 8, 8)
    )
