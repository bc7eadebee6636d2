"""Stations: which townships have one, what stands beside them, what they aim at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.compose import Words, fill
from supervise_cli.demo.divisions import Division, Divisions
from supervise_cli.demo.growth import in_turn, opening_days
from supervise_cli.demo.phrases import places
from supervise_cli.demo.words import township_words
from supervise_cli.demo.world import Facility, Site, World
from supervise_cli.errors import BadInput
from supervise_cli.model import Text

_COMMON = ("minor_protection_station", "culture_station")
_SOMETIMES = (
    ("day_care_centre", 0.5),
    ("rural_happiness_home", 0.6),
    ("childrens_home", 0.6),
    ("party_building_station", 0.35),
    ("rural_revitalisation_team", 0.35),
)


def build(divisions: Divisions, count: int, first: date, last: date, chance: Chance) -> World:
    """All stations of the list; ``count`` of the townships' are open on ``last``, the others planned."""
    if count > len(divisions.townships):
        raise BadInput(
            Text(
                f"--stations 最多 {len(divisions.townships)}",
                f"--stations is at most {len(divisions.townships)}",
            )
        )
    chosen = in_turn(divisions, _opened(divisions, count, chance.branch("open")))
    days = opening_days(count, first, last, chance.branch("growth"))
    opened = dict(zip((row.code for row in chosen), days, strict=True))
    names = _names(divisions)
    stations = [
        _station(row, names[row.code], opened.get(row.code), first, last, chance.branch(row.code))
        for row in divisions.townships
    ]
    busy = {site.county for site in stations if site.state == "open"}
    centres = [_centre(row, row.code in busy, first, chance.branch(row.code)) for row in divisions.counties]
    city = _city(divisions.city, first)
    for centre in centres:
        city.travel[centre.id] = chance.integer(3, 14) * 5
        for site in stations:
            if site.county == centre.county:
                near = centre.division.kind in ("区", "功能区")
                centre.travel[site.id] = chance.integer(2, 5) * 5 if near else chance.integer(3, 10) * 5
    return World(city, centres, stations)


def _opened(divisions: Divisions, count: int, chance: Chance) -> list[Division]:
    """Townships with an open station: spread over the counties by largest remainder, at least one each."""
    total = len(divisions.townships)
    shares = {row.code: len(divisions.of_county(row.code)) * count / total for row in divisions.counties}
    least = 1 if count >= len(shares) else 0
    seats = {code: max(least, int(share)) for code, share in shares.items()}
    while sum(seats.values()) < count:
        seats[min(shares, key=lambda code: (seats[code] - shares[code], code))] += 1
    while sum(seats.values()) > count:
        over = [code for code in shares if seats[code] > least]
        seats[max(over, key=lambda code: (seats[code] - shares[code], code))] -= 1
    chosen = []
    for county in divisions.counties:
        chosen += chance.sample(divisions.of_county(county.code), seats[county.code])
    return chosen


def _names(divisions: Divisions) -> dict[str, str]:
    """Name of each township, with that of its county where another county has one of the same name."""
    counties = {row.code: row.name for row in divisions.counties}
    names = [row.name for row in divisions.townships]
    return {
        row.code: row.name if names.count(row.name) == 1 else counties[row.parent] + row.name
        for row in divisions.townships
    }


def _station(row: Division, name: str, opened: date | None, first: date, last: date, chance: Chance) -> Site:
    site = Site(row, "township_station", f"{name}社会工作服务站", "open" if opened else "planned")
    if opened is None:
        if chance.happens(0.6):
            site.planned_staff = chance.integer(3, 5)
        return site
    site.opened = opened
    if chance.happens(0.65):
        site.agency = chance.choice(places.AGENCIES)
    site.facilities = _facilities(row, opened, last, chance)
    words = township_words(row)
    site.goals = _goals(words, range(max(opened, first).year, last.year + 1), chance)
    since = opened + timedelta(chance.integer(60, 95))
    if chance.happens(0.45) and since < last:
        name, theme = chance.choice(places.BRANDS)
        site.brand = (name, theme, since)
    return site


def _goals(words: Words, years: Iterable[int], chance: Chance) -> list[tuple[str, str, int]]:
    """Two or three goals of government for each year."""
    made: list[tuple[str, str, int]] = []
    for year in years:
        for goal in chance.sample(places.GOV_GOALS, chance.integer(2, 3)):
            made.append((f"g{len(made) + 1}", fill(goal, chance, words), year))
    return made


def _facilities(row: Division, opened: date, last: date, chance: Chance) -> list[Facility]:
    town = row.kind in ("镇", "乡")
    types = [*_COMMON]
    for kind, probability in _SOMETIMES:
        wanted = town or kind not in ("rural_happiness_home", "rural_revitalisation_team")
        if wanted and chance.happens(probability):
            types.append(kind)
    if "day_care_centre" not in types and "rural_happiness_home" not in types:
        types.append("rural_happiness_home" if town else "day_care_centre")
    made = []
    for number, kind in enumerate(types, 1):
        name = places.FACILITIES[kind].replace("{名}", row.name)
        made.append(Facility(f"f{number}", kind, name, _cooperation(opened, last, chance)))
    return made


def _cooperation(opened: date, last: date, chance: Chance) -> tuple[tuple[str, date, date | None], ...]:
    """Contact comes first; some go on to act together, a few grow into one another."""
    steps = ["contacted", "joint_activity", "integrated"][: chance.weighted(((1, 3), (2, 4), (3, 1.5)))]
    starts = [opened + timedelta(chance.integer(10, 25))]
    for _ in steps[1:]:
        starts.append(starts[-1] + timedelta(chance.integer(60, 210)))
    known = [start for start in starts if start <= last] or [opened]
    ends = [start - timedelta(1) for start in known[1:]]
    return tuple(zip(steps, known, [*ends, None], strict=False))


def _centre(row: Division, is_open: bool, first: date, chance: Chance) -> Site:
    site = Site(row, "county_centre", f"{row.name}社会工作指导中心", "open" if is_open else "planned")
    if is_open:
        site.opened = date(first.year - 1, chance.integer(2, 4), 1)
    return site


def _city(row: Division, first: date) -> Site:
    return Site(
        row, "city_general_station", f"{row.name}社会工作服务总站", "open", date(first.year - 2, 11, 1)
    )
