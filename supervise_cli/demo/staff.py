"""Who works at the stations: heads, workers, assistants; who came, who left, who moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.phrases.people_names import FEMALE, MALE, SURNAMES
from supervise_cli.demo.workdays import is_workday
from supervise_cli.demo.world import Appointment, Ids, Person, Posting, Site, World
from supervise_cli.model import Period

HEAD_FUNCTIONS = ("administrative", "educational", "supportive", "resource_linking")
_MONTHLY_TURNOVER = 0.016
_RUNNING = 60
"""Days after which a station may take somebody over from another one."""


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


_HEAD_LICENCES = (("assistant_sw", 5.0), ("sw", 4.0), ("none", 1.0))
_WORKER_LICENCES = (("none", 4.5), ("assistant_sw", 4.0), ("sw", 1.2))
_ASSISTANT_LICENCES = (("none", 9.0), ("assistant_sw", 1.0))


def hire(world: World, total: int, periods: Sequence[Period], recruiter: Recruiter, chance: Chance) -> None:
    """Fills the open stations so that ``total`` are in post on the last day, with some coming and going."""
    sizes = _sizes(len(world.open_stations), total, chance)
    first, last = periods[0].start, periods[-1].end
    for site, size in zip(world.open_stations, sizes, strict=True):
        world.people.append(_head(site, first, recruiter, chance))
        for _ in range(size - 1):
            world.people.append(_colleague(site, last, recruiter, chance))
    moves = round(total * _MONTHLY_TURNOVER * len(periods))
    _replace(world, moves, periods, recruiter, chance)
    _transfer(world, total * len(periods) // 330, periods, chance)
    if len(world.open_stations) >= 10:
        for _ in range(max(1, len(periods) // 3)):
            _new_head(world, periods, recruiter, chance)


def _sizes(stations: int, total: int, chance: Chance) -> list[int]:
    """Staff of each station, near the mean, adding up to ``total``."""
    mean = total // stations
    sizes = [max(2, mean + chance.weighted(((-1, 3), (0, 4), (1, 3), (2, 1)))) for _ in range(stations)]
    while sum(sizes) != total:
        index = chance.integer(0, stations - 1)
        step = 1 if sum(sizes) < total else -1
        if sizes[index] + step >= 2 and abs(sizes[index] + step - mean) <= 3:
            sizes[index] += step
    return sizes


def _head(site: Site, first: date, recruiter: Recruiter, chance: Chance) -> Person:
    """The status of a supervisor came some weeks after the opening at first, later together with it."""
    assert site.opened is not None
    person = recruiter.person(Posting("head", site.opened, site, fte=1), (2.2, 9), _HEAD_LICENCES)
    days = chance.integer(0, 20) if site.opened < first else 0
    person.appointments.append(head_appointment(site, site.opened + timedelta(days)))
    return person


def head_appointment(site: Site, start: date) -> Appointment:
    """The status that a head of station is given to supervise the own staff."""
    return Appointment(
        "station_head", "internal", "local", "conferred", start, HEAD_FUNCTIONS, (site.county,), (4, 8, 8)
    )


def _colleague(site: Site, last: date, recruiter: Recruiter, chance: Chance) -> Person:
    """Most come when the station opens, some within two months; all are there some days before ``last``."""
    assert site.opened is not None
    role = chance.weighted((("worker", 8), ("assistant", 2)))
    start = site.opened + timedelta(chance.choice((0, 0, 0, 7, 14, 31, 45, 60)))
    if start > last - timedelta(12):
        start = site.opened
    licences = _WORKER_LICENCES if role == "worker" else _ASSISTANT_LICENCES
    years = (0.0, 0.1) if chance.happens(0.45) else (0.3, 5)
    posting = Posting(role, start, site, fte=0.5 if role == "assistant" and chance.happens(0.3) else 1)
    return recruiter.person(posting, years, licences)


def _settled(world: World, first: date) -> list[Person]:
    """Workers and assistants in post before the first day, to whom nothing has happened yet."""
    return [
        person
        for person in world.people
        if len(person.postings) == 1
        and person.postings[0].role in ("worker", "assistant")
        and person.postings[0].end is None
        and person.postings[0].start < first
    ]


def _some_day(periods: Sequence[Period], chance: Chance) -> date:
    """A working day inside the demonstration, neither in its first nor its last ten days."""
    first, last = periods[0].start, periods[-1].end
    day = first + timedelta(chance.integer(10, max(11, (last - first).days - 12)))
    while not is_workday(day):
        day += timedelta(1)
    return day


def _replace(
    world: World, moves: int, periods: Sequence[Period], recruiter: Recruiter, chance: Chance
) -> None:
    """Some who were there leave; for each of them one of those in post has come only lately."""
    for person in chance.sample(_settled(world, periods[0].start), moves):
        posting = person.postings[0]
        assert posting.site is not None
        leaves = _some_day(periods, chance)
        gone = recruiter.person(
            Posting(posting.role, posting.start, posting.site, end=leaves, fte=1), (0.2, 4), _WORKER_LICENCES
        )
        gone.postings[0].left_because = chance.weighted(
            (("resigned", 6), ("end_of_term", 2), ("transfer", 1), ("unknown", 0.5))
        )
        world.people.append(gone)
        posting.start = min(leaves + timedelta(chance.integer(-6, 12)), periods[-1].end - timedelta(11))
        while not is_workday(posting.start):
            posting.start += timedelta(1)
        person.since = posting.start - timedelta(chance.choice((0, 0, 0, 200, 500)))
        person.licence = [entry for entry in person.licence if entry[1] <= posting.start]
        if person.since == posting.start:
            person.licence = []


def _transfer(world: World, count: int, periods: Sequence[Period], chance: Chance) -> None:
    """Some move to another station of their county."""
    first = periods[0].start
    for person in chance.shuffled(_settled(world, first)):
        old = person.postings[0]
        if count <= 0:
            return
        day = _some_day(periods, chance)
        others = [
            site
            for site in world.open_on(day - timedelta(_RUNNING))
            if old.site and site.county == old.site.county and site is not old.site
        ]
        if not others or old.site is None or len(world.at(old.site, first, "worker", "assistant")) < 3:
            continue
        site = min(others, key=lambda other: (len(world.at(other, day, "worker", "assistant")), other.id))
        assert site.opened is not None
        old.end, old.left_because = day, "transfer"
        person.postings.append(Posting(old.role, day + timedelta(1), site, fte=1))
        count -= 1


def _new_head(world: World, periods: Sequence[Period], recruiter: Recruiter, chance: Chance) -> None:
    """One head moves on; the most experienced worker there becomes head, and a new worker comes."""
    first = periods[0].start
    heads = [person for person in world.people if person.postings[0].role == "head"]
    for head in chance.shuffled([each for each in heads if each.postings[0].end is None]):
        site = head.postings[0].site
        assert site is not None and site.opened is not None
        if site.opened >= first or any(
            each.postings[-1].role == "head"
            for each in world.people
            if each is not head and each.postings[-1].site is site
        ):
            continue
        settled = [person for person in _settled(world, first) if person.postings[0].site is site]
        able = [person for person in settled if person.since and (first - person.since).days > 500]
        if len(settled) < 3 or not able:
            continue
        heir = min(able, key=lambda person: (person.since, person.id))
        if heir.postings[0].role != "worker":
            continue
        day = _some_day(periods, chance)
        head.postings[0].end, head.postings[0].left_because = day, "resigned"
        head.appointments[0].end = day
        heir.postings[0].end, heir.postings[0].left_because = day, "transfer"
        heir.postings.append(Posting("head", day + timedelta(1), site, fte=1))
        heir.appointments.append(head_appointment(site, day + timedelta(1)))
        comes = min(day + timedelta(3), periods[-1].end - timedelta(9))
        world.people.append(recruiter.person(Posting("worker", comes, site, fte=1), (0, 2), _WORKER_LICENCES))
        return
