"""Station, person and agreement records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.chance import Chance
from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.phrases import reasons
from supervise_cli.demo.schedule import Planner
from supervise_cli.demo.world import Appointment, Ids, Person, Posting, Site, World


def station(site: Site, writer: Person, first: date) -> Record:
    """The record of one station; of a planned one no more than is known."""
    entered = max(site.opened or first - timedelta(60), first - timedelta(60))
    record: Record = {
        "schema": "station/1",
        "id": site.id,
        "status": "final",
        "recorded_on": entered.isoformat(),
        "entered_by": writer.id,
        "level": site.level,
        "name": site.name,
        "division_code": site.division.code,
        "state": site.state,
    }
    if site.division.type:
        record["division_type"] = site.division.type
    if site.opened:
        record["opened_on"] = site.opened.isoformat()
    if site.planned_staff is not None:
        record["planned_staff"] = site.planned_staff
    if site.posts is not None and site.opened:
        record["supervisor_posts"] = [{"value": site.posts, "from": site.opened.isoformat()}]
    if site.opened and site.level == "township_station":
        kind: Record = {"value": "purchased_agency" if site.agency else "government_direct"}
        kind["from"] = site.opened.isoformat()
        if site.agency:
            kind["agency"] = site.agency
        record["operator"] = [kind]
    if site.facilities:
        record["facilities"] = [
            {
                "key": facility.key,
                "type": facility.type,
                "name": facility.name,
                "cooperation": [_dated(*step) for step in facility.cooperation],
            }
            for facility in site.facilities
        ]
    if site.goals:
        record["gov_goals"] = [{"key": key, "text": text, "year": first.year} for key, text in site.goals]
    if site.brand:
        name, theme, since = site.brand
        record["brand"] = {"name": name, "theme": theme, "since": since.isoformat()}
    if site.travel:
        record["travel_minutes"] = [
            {"station": other, "minutes": minutes} for other, minutes in site.travel.items()
        ]
    return ordered("station", record)


def person(who: Person, writer: Person, first: date) -> Record:
    """The record of one person. Its phone, birthday and number are nowhere."""
    latest = max(posting.start for posting in who.postings)
    record: Record = {
        "schema": "person/1",
        "id": who.id,
        "status": "final",
        "recorded_on": max(latest, first - timedelta(50)).isoformat(),
        "entered_by": writer.id,
        "label": who.label,
        "postings": [_posting(number, each) for number, each in enumerate(who.postings, 1)],
    }
    if who.licence:
        record["licence"] = [_dated(*entry) for entry in who.licence]
    if who.since:
        record["practice_since"] = who.since.isoformat()
    if who.appointments:
        record["appointments"] = [
            _appointment(number, each) for number, each in enumerate(who.appointments, 1)
        ]
    if who.credential:
        title, issuer, on, hours = who.credential
        record["credentials"] = [{"title": title, "issuer": issuer, "date": on.isoformat(), "hours": hours}]
    return ordered("person", record)


def _dated(value: Any, start: date, end: date | None) -> Record:
    made: Record = {"value": value, "from": start.isoformat()}
    if end is not None:
        made["to"] = end.isoformat()
    return made


def _posting(number: int, posting: Posting) -> Record:
    made: Record = {"key": f"p{number}"}
    if posting.site is not None:
        made["station"] = posting.site.id
    if posting.organisation is not None:
        made["organisation"] = posting.organisation
    made |= {"role": posting.role, "from": posting.start.isoformat()}
    if posting.end is not None:
        made["to"] = posting.end.isoformat()
    if posting.fte is not None:
        made["fte"] = posting.fte
    if posting.left_because is not None:
        made["left_because"] = posting.left_because
    return made


def _appointment(number: int, each: Appointment) -> Record:
    made: Record = {
        "key": f"s{number}",
        "kind": each.kind,
        "side": each.side,
        "origin": each.origin,
        "obtained_by": each.obtained_by,
    }
    if each.by is not None:
        made["by"] = each.by.name
    made["from"] = each.start.isoformat()
    if each.end is not None:
        made["to"] = each.end.isoformat()
    days, people, group = each.capacity
    capacity = {"days_per_month": days, "max_supervisees": people, "max_group": group}
    return made | {"functions": list(each.functions), "counties": list(each.counties), "capacity": capacity}


class Agreements:
    """Who agreed with whom to meet how often; ``by_pair`` finds them again."""

    def __init__(
        self, world: World, planner: Planner, ids: Ids, chance: Chance, first: date, last: date
    ) -> None:
        self._world, self._planner, self._ids, self._chance = world, planner, ids, chance
        self._first, self._last = first, last
        self.records: list[Record] = []
        self.by_pair: dict[tuple[str, str], list[Record]] = {}

    def make(self) -> None:
        """Agreements of all supervisors, those of newcomers and of new heads included."""
        for supervisor, sites in self._planner.rounds(self._first):
            for site in sites:
                assert site.opened is not None
                start = max(site.opened, supervisor.appointments[0].start, date(self._first.year, 1, 1))
                self._add(supervisor, start, ("group", 1, 75), ("individual", 1, 45), station=site)
        self._of_city()
        for site in self._world.open_stations:
            self._of_station(site)
        for who in self._world.people:
            for each in who.appointments:
                if each.kind == "external":
                    self._of_outside(who, each)

    def _of_city(self) -> None:
        leader, *others = self._planner.full_time(self._world.city, self._first)
        for centre in self._world.centres:
            others += self._planner.full_time(centre, self._first)
        if others:
            start = max(date(self._first.year, 1, 1), *(each.postings[0].start for each in others))
            self._add(leader, start, ("group", 1, 90), people=others)

    def _of_station(self, site: Site) -> None:
        """Each head with the staff of the time; newcomers get one of their own when they come."""
        seen: dict[str, str] = {}
        begin = max(date(self._first.year, 1, 1), site.opened or self._first)
        heads = [
            (who, posting) for who in self._world.people for posting in who.postings
            if posting.site is site and posting.role == "head"
        ]  # fmt: skip
        for head, posting in sorted(heads, key=lambda pair: pair[1].start):
            start = max(begin, posting.start, head.appointments[0].start)
            until = posting.end or self._last
            team = self._world.at(site, start, "worker", "assistant")
            if team:
                self._add(head, start, ("individual", 1, 45), people=team, end=posting.end)
                seen |= {who.id: head.id for who in team}
            for who in self._world.people:
                came = next(
                    (each for each in who.postings if each.site is site and each.role != "head"), None
                )
                if came and start < came.start <= until and seen.get(who.id) != head.id:
                    self._add(head, came.start, ("individual", 2, 45), people=[who], end=posting.end)
                    seen[who.id] = head.id

    def _of_outside(self, who: Person, each: Appointment) -> None:
        fee = {"university": 800, "out_of_town": 1000, "other_agency": 300}.get(each.origin, 200)
        for county in each.counties:
            centre = next(site for site in self._world.centres if site.county == county)
            forms = (
                (("collective", 1, 120), ("group", 1, 90))
                if each.origin == "university"
                else (("group", 1, 70),)
            )
            self._add(
                who,
                each.start,
                *forms,
                station=centre,
                end=date(self._last.year, 12, 31),
                fee=fee + 50 * self._chance.integer(0, 3),
                quarterly=each.origin == "university",
            )

    def _add(
        self,
        supervisor: Person,
        start: date,
        *forms: tuple[str, int, int],
        station: Site | None = None,
        people: list[Person] | None = None,
        end: date | None = None,
        fee: int | None = None,
        quarterly: bool = False,
    ) -> None:
        chance = self._chance
        until = end or date(self._last.year, 12, 31)
        recorded = min(start + timedelta(chance.integer(0, 3)), self._last)
        record: Record = {
            "schema": "agreement/1",
            "id": self._ids.make("A", recorded),
            "status": "final",
            "recorded_on": recorded.isoformat(),
            "entered_by": supervisor.id,
            "supervisor": supervisor.id,
            "from": start.isoformat(),
            "to": until.isoformat(),
            "review_on": until.isoformat(),
            "functions": list(supervisor.appointments[0].functions),
            "forms": [form for form, _, _ in forms],
            "frequency": [
                {"form": form, "per": "quarter" if quarterly else "month", "count": count, "minutes": minutes}
                for form, count, minutes in forms
            ],
            "confidentiality_limits": chance.choice(reasons.CONFIDENTIALITY),
            "cancel_rule": chance.choice(reasons.CANCEL_RULE),
        }
        if station is not None:
            record["station"] = station.id
        if people:
            record["supervisees"] = [each.id for each in people]
        if supervisor.appointments[0].kind == "station_head":
            record["dual_role_measures"] = chance.choice(reasons.DUAL_ROLE)
        if fee is not None:
            record |= {"fee_yuan": fee, "fee_per": "session", "data_terms": chance.choice(reasons.DATA_TERMS)}
        made = ordered("agreement", record)
        self.records.append(made)
        for other in [station] if station else people or []:
            self.by_pair.setdefault((supervisor.id, other.id), []).append(made)
