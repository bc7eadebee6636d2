"""Station and person records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.fields import ordered
from supervise_cli.demo.ledger import Record
from supervise_cli.demo.workdays import on_or_before
from supervise_cli.demo.world import Appointment, Person, Posting, Site, World


def records(world: World, first: date, last: date) -> list[tuple[str, Record]]:
    """Stations and people, each entered by the manager of the centre above."""

    def writer(county: str) -> Person:
        centre = next((each for each in world.centres if each.county == county), world.city)
        return next(iter([*world.at(centre, last, "manager"), *world.at(world.city, last, "manager")]))

    made: list[tuple[str, Record]] = []
    for site in world.sites:
        made.append(("station", station(site, writer(site.county), first)))
    for who in sorted(world.people, key=lambda each: each.id):
        posting = who.postings[-1]
        county = posting.site.county if posting.site else who.appointments[0].counties[0]
        made.append(("person", person(who, writer(county), first)))
    return made


def kept_since(first: date) -> date:
    """The day on which the office began to keep its records: before the first agreement that is in them."""
    return on_or_before(min(first - timedelta(60), date(first.year, 1, 1) - timedelta(5)))


def station(site: Site, writer: Person, first: date) -> Record:
    """The record of one station; of a planned one no more than is known."""
    entered = max(site.opened or date.min, kept_since(first))
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
        record["gov_goals"] = [{"key": key, "text": text, "year": year} for key, text, year in site.goals]
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
    record: Record = {
        "schema": "person/1",
        "id": who.id,
        "status": "final",
        "recorded_on": max(who.postings[0].start, kept_since(first)).isoformat(),
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
