"""What the repository holds already, for an import: stations by code and name, people by label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from supervise_cli import platform
from supervise_cli.records import reading
from supervise_cli.records.limits import MAX_BYTES
from supervise_cli.workspace.index.facts import Facts

_SUFFIXES: Final = {
    "city_general_station": ("社会工作总站", "社工总站"),
    "county_centre": ("社会工作指导中心", "社工指导中心", "指导中心"),
    "township_station": ("社会工作服务站", "社会工作站", "社工服务站", "社工站"),
    "village_room": ("社会工作服务室", "社会工作室", "社工室"),
}
"""What a level's stations are called after the name of their division; with or without, it is one station."""


@dataclass(frozen=True, slots=True)
class Place:
    """A station: what it is called and under which codes, present and former."""

    record: str
    level: str
    name: str
    code: str
    former_codes: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    @property
    def county(self) -> str:
        """The code of its county, "" for a city's station."""
        return self.code[:6] if len(core(self.code)) >= 6 else ""


def core(code: str) -> str:
    """The digits of a code that tell divisions apart: a city's four, whether or not 00 follows."""
    return code[:4] if len(code) == 6 and code.endswith("00") else code


def stations(facts: Facts) -> list[Place]:
    """All stations with readable records, drafts too, withdrawn ones not."""
    former: dict[str, list[tuple[str, str]]] = {}
    for record, code, name in facts.rows(
        "SELECT record, division_code, name FROM fact_station_former ORDER BY record, n"
    ):
        former.setdefault(record, []).append((code, name))
    rows = facts.rows(
        "SELECT DISTINCT f.record, f.level, f.name, f.division_code FROM run r JOIN fact_station f ON "
        "f.uid = r.uid"
        " WHERE r.type = 'station' AND r.status <> 'void' ORDER BY f.record"
    )
    return [
        Place(
            record,
            level or "",
            name or "",
            code or "",
            tuple(c for c, _ in former.get(record, []) if c),
            tuple(n for _, n in former.get(record, []) if n),
        )
        for record, level, name, code in rows
    ]


def paths(facts: Facts) -> frozenset[str]:
    """Every file that stands where a record may stand, readable or not."""
    return frozenset(path for (path,) in facts.rows("SELECT path FROM run"))


def unreadable(facts: Facts, folder: str) -> int:
    """How many files of a folder have no facts, so that nothing can be compared with them."""
    row = next(iter(facts.rows("SELECT count(*) FROM run WHERE path LIKE ? AND valid = 0", (folder + "/%",))))
    return int(row[0])


def held(root: Path, path: str) -> Mapping[str, Any]:
    """The data of a record that is there; {} where it cannot be read."""
    try:
        raw = platform.read_regular(root / path, MAX_BYTES)
    except OSError:
        return {}
    return reading.read(raw).data or {}


class Directory:
    """Finds a station by id, code or name. A name means what stands under it, never what is like it."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {place.record: place for place in places}
        self._counties = {
            place.code: place.name
            for place in self.places.values()
            if place.level == "county_centre" and place.name
        }
        self._names: dict[str, set[str]] = {}
        for place in self.places.values():
            for form in self._forms(place):
                self._names.setdefault(plain_name(form), set()).add(place.record)

    def find(self, text: str, county: str = "") -> list[Place]:
        """Every station that ``text`` names; ``county`` (a code) leaves only those in that county."""
        wanted = plain_name(text)
        found = [place for place in self.places.values() if wanted in self._numbers(place)]
        found = found or [self.places[record] for record in sorted(self._names.get(wanted, ()))]
        return [place for place in found if not county or place.county == county]

    def county(self, text: str) -> str | None:
        """The code of the one county that ``text`` names or numbers; None where there is none or several."""
        wanted = plain_name(text)
        # A city and a county in it may share the short name: 濮阳.
        found = {
            (place.level, place.code)
            for place in self.places.values()
            if place.level in ("county_centre", "city_general_station")
            and (wanted in self._numbers(place) or wanted in map(plain_name, _short(place)))
        }
        level, code = found.pop() if len(found) == 1 else ("", "")
        return code if level == "county_centre" else None

    def county_name(self, place: Place) -> str:
        """What the county of a station is called, "" where that is not known."""
        return self._counties.get(place.county, "")

    def _numbers(self, place: Place) -> set[str]:
        return {
            plain_name(each)
            for each in (place.record, place.code, core(place.code), *place.former_codes)
            if each
        }

    def _forms(self, place: Place) -> Iterator[str]:
        county = "" if place.level == "county_centre" else self._counties.get(place.county, "")
        prefixes = {"", county, county[:-1] if len(county) > 2 and county[-1] in "县区市" else ""}
        for name in (place.name, *place.former_names):
            for form in _called(name, place.level):
                yield from (prefix + form for prefix in prefixes)


def _short(place: Place) -> Iterator[str]:
    for form in _called(place.name, place.level):
        yield form
        if len(form) > 2 and form[-1] in "县区市":
            yield form[:-1]


def _called(name: str, level: str) -> Iterator[str]:
    """The name with and without what stations of its level are called."""
    suffixes = _SUFFIXES.get(level, ())
    base = next((name.removesuffix(each) for each in suffixes if name.endswith(each)), name)
    bases = [base] if base else []
    if base.endswith("街道"):
        bases += [base + "办事处", base.removesuffix("街道") + "办事处"]
    yield name
    for each in bases:
        yield each
        yield from (each + suffix for suffix in suffixes)


def same_name(one: str, other: str, level: str) -> bool:
    """Whether two names are one station's: with or without what stations of its level are called."""
    return not {plain_name(each) for each in _called(one, level)}.isdisjoint(
        plain_name(each) for each in _called(other, level)
    )


def looks_like_a_station(text: str) -> bool:
    """Whether a name is a station's by what it is called, known or not."""
    return re.search("社工站|社会工作(?:服务)?站|社工总站|社工室", text) is not None


def plain_name(text: str) -> str:
    """A name as names are compared: width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Member:
    """A person: label, office's own number, and where posted (station ids, names of organisations)."""

    record: str
    path: str
    label: str
    office_no: str
    posts: frozenset[str] = field(default_factory=frozenset)


def people(facts: Facts) -> list[Member]:
    """All people with readable records, drafts too, withdrawn ones not."""
    posts: dict[str, set[str]] = {}
    for record, station, organisation in facts.rows(
        "SELECT p.record, p.station, p.organisation FROM run r JOIN fact_person_postings p ON p.uid = "
        "r.uid"
        " WHERE r.type = 'person' AND r.status <> 'void'"
    ):
        posts.setdefault(record, set()).update(each for each in (station, organisation) if each)
    rows = facts.rows(
        "SELECT f.record, r.path, f.label, f.office_no FROM run r JOIN fact_person f ON f.uid = r.uid"
        " WHERE r.type = 'person' AND r.status <> 'void' ORDER BY f.record, r.path"
    )
    return [
        Member(record, path, label or "", number or "", frozenset(posts.get(record, ())))
        for record, path, label, number in rows
    ]


def taken_ids(facts: Facts) -> set[str]:
    """Every id in use, withdrawn records' too."""
    return {record for (record,) in facts.rows("SELECT id FROM run WHERE id <> ''")}
