"""Whose turn a finding makes it, by name: the people behind the role that its rule is for (rule 5).

What a rule knows it says itself: the parameter ``who`` is the person whose turn it is; of a practice rule
``want`` is the last day.
Otherwise the record tells: who entered it, whom it names in that role, who supervises whom it is about, who
is head of the station, who holds a post as manager at the county's centre or the city's station. Somebody
who has left acts no more: then it is the turn of the head of the station in charge, else of the county.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from supervise_cli import rules
from supervise_cli.definitions.owing import Owing
from supervise_cli.definitions.postings import Posting
from supervise_cli.definitions.stations import ancestors
from supervise_cli.model import Audience, Finding, Text, Tier
from supervise_cli.pipeline.dating import day_of
from supervise_cli.pipeline.opening import Opened

ROLES: Mapping[Audience, Text] = {
    Audience.WRITER: Text("填写人", "writer"),
    Audience.SUPERVISOR: Text("督导", "supervisor"),
    Audience.WORKER: Text("社工", "worker"),
    Audience.OWNER: Text("责任人", "owner"),
    Audience.STATION: Text("站点", "station"),
    Audience.COUNTY: Text("县区", "county"),
    Audience.CITY: Text("市级", "city"),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_SAID = frozenset({Audience.SUPERVISOR, Audience.WORKER, Audience.OWNER})
_FIELDS: Mapping[Audience, tuple[str, ...]] = {
    Audience.WRITER: ("/entered_by", "/supervisors/", "/supervisor", "/worker", "/offered_by"),
    Audience.SUPERVISOR: ("/supervisors/", "/supervisor", "/offered_by"),
    Audience.WORKER: ("/worker",),
    Audience.OWNER: ("/owner", "/entered_by"),
}
"""Where a record names its people in a role; the first of these that it has holds."""
_LEVELS: Mapping[Audience, tuple[str, ...]] = {
    Audience.COUNTY: ("county_centre", "city_general_station"),
    Audience.CITY: ("city_general_station",),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is and until when.

    ``people`` are ids, the first one first; empty where nobody is known, and the role has to do. ``by`` is
    the ISO date by which it was to be done; where the rule names none, the day the finding is about. What is
    wrong with a record can be mended now: today.
    """

    people: tuple[str, ...]
    by: str


class Turns:
    """Whose turn the findings of one repository make it; what is shared is read once."""

    def __init__(self, state: Opened) -> None:
        self._facts = state.facts
        self._owing = state.facts.once(Owing)
        self._places: dict[str, str] = {}

    def of(self, finding: Finding) -> Turn:
        """Whose turn one finding makes it."""
        if rules.get(finding.code).tier is not Tier.PRACTICE:
            return Turn(self._people(finding), self._owing.day.isoformat())
        want = str(finding.params.get("want", ""))
        by = want if _DAY.match(want) else day_of(self._facts, finding).isoformat()
        return Turn(self._people(finding), by)

    def station(self, record: str) -> str:
        """The station a record is about, of a person the home; "" where there is none."""
        if record not in self._places:
            self._places[record] = self._station(record)
        return self._places[record]

    def _people(self, finding: Finding) -> tuple[str, ...]:
        """Those meant who have not left, else whoever is in charge of what they left."""
        meant = self._meant(finding)
        there = tuple(each for each in meant if each not in self._left)
        return there or (self._in_charge(finding) if meant else ())

    def _in_charge(self, finding: Finding) -> tuple[str, ...]:
        said = finding.params.get("station")
        station = said if isinstance(said, str) and said in self._owing.tree else self.station(finding.record)
        return self._holders(station, "head") or self._managers(station, Audience.COUNTY)

    @cached_property
    def _left(self) -> frozenset[str]:
        """Everybody all of whose posts, at stations or elsewhere, are over."""
        rows = self._facts.rows(
            "SELECT record FROM person_postings GROUP BY record"
            " HAVING max(COALESCE(\"to\", '9999-12-31')) < ?",
            (self._owing.day.isoformat(),),
        )
        return frozenset(person for (person,) in rows)

    def _meant(self, finding: Finding) -> tuple[str, ...]:
        audience = rules.get(finding.code).audience
        who = finding.params.get("who")
        if audience in _SAID and isinstance(who, str) and who in self._roster:
            return (who,)
        if audience in _LEVELS:
            return self._managers(self.station(finding.record), audience)
        if audience is Audience.STATION:
            return self._holders(self.station(finding.record), "head")
        named = self._named(finding, _FIELDS[audience])
        if not named and audience is Audience.SUPERVISOR:
            return self._nearest(finding.record) or self._writer(finding)
        return named or self._writer(finding)

    def _writer(self, finding: Finding) -> tuple[str, ...]:
        """Who entered a record; the index knows it also of one that is too faulty to have any facts."""
        rows = self._facts.rows(
            "SELECT u.entered_by FROM run r JOIN unit u ON u.uid = r.uid WHERE r.path = ?", (finding.path,)
        )
        return tuple(writer for (writer,) in rows if writer in self._roster)

    def _named(self, finding: Finding, fields: tuple[str, ...]) -> tuple[str, ...]:
        rows = list(
            self._facts.rows(
                "SELECT f.pointer, f.target FROM run r JOIN fact_reference f ON f.uid = r.uid"
                " WHERE r.id = ? AND r.path = ? ORDER BY f.pointer",
                (finding.record, finding.path),
            )
        )
        places = [f"{finding.pointer}{field}" for field in fields if finding.pointer] + list(fields)
        for place in places:
            found = [
                target
                for pointer, target in rows
                if pointer == place or (place.endswith("/") and pointer.startswith(place))
            ]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _nearest(self, record: str) -> tuple[str, ...]:
        """The nearest supervisor by agreement of a person, else of whoever is at the record's station."""
        station = self.station(record)
        person = record if record in self._roster else ""
        found = self._owing.supervising.answering(person or station, station)
        return (found,) if found else ()

    def _managers(self, station: str, audience: Audience) -> tuple[str, ...]:
        """The managers of the nearest of these levels that has some, from a station upwards."""
        levels = _LEVELS[audience]
        tree = self._owing.tree
        above = [each for each in ancestors(tree, station) if each in tree]
        top = [each for each in tree if tree[each].level == "city_general_station"]
        for level in levels:
            for place in dict.fromkeys([*above, *(top if level == "city_general_station" else ())]):
                if tree[place].level == level and (found := self._holders(place, "manager")):
                    return found
        return ()

    def _holders(self, station: str, role: str) -> tuple[str, ...]:
        """Who holds a post of that role at a station today, by id."""
        day = self._owing.day.isoformat()
        return tuple(
            person
            for person, held in self._roster.items()
            if any(
                each.post.station == station and each.post.role == role and each.covers(day) for each in held
            )
        )

    @cached_property
    def _roster(self) -> Mapping[str, list[Posting]]:
        return self._owing.homes.of

    def _station(self, record: str) -> str:
        if record in self._owing.tree:
            return record
        home = self._owing.homes.at(record, self._owing.day.isoformat())
        if home is not None:
            return home.station
        targets: list[str] = [
            row[0]
            for row in self._facts.rows(
                "SELECT f.target FROM run r JOIN fact_reference f ON f.uid = r.uid WHERE r.id = ?"
                " ORDER BY f.pointer = '/station' DESC, f.pointer",
                (record,),
            )
        ]
        for target in targets:
            if target in self._owing.tree:
                return target
        homes = (self._owing.homes.at(target, self._owing.day.isoformat()) for target in targets)
        return next((each.station for each in homes if each is not None), "")
