"""The practice rules that a county or a city looks back with, a second time: loop in loop.

Nothing here is shared with the program; the records are read as ``naive`` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import yaml

from tests.rules.naive import Found, Record, length
from tests.rules.naive_balance import BUNDLED, Book, Days, later, months_later
from tests.rules.naive_follow import last_day, span

CODES = ("SUP660", "SUP663", "SUP664", "SUP665", "SUP666", "SUP667", "SUP668", "SUP669", "SUP670")
OWN: Mapping[str, int] = {
    "coverage_target": 90,
    "contact_days": 90,
    "competence_floor": 3,
    "assessment_months": 12,
    "alike_evaluations": 3,
}
MARKS = ("timely", "targeted", "continuous", "useful", "safe")


class Shelf(Book):
    """The book, and what is looked back on."""

    bundled: Mapping[str, int] = MappingProxyType({**BUNDLED, **OWN})

    def __init__(self, files: Mapping[str, bytes], as_of: str) -> None:
        super().__init__(files, as_of)
        self.files = files
        self.of = {
            name: [each for each in self.counting if each["schema"] == f"{name}/1"]
            for name in ("claim", "competence_assessment", "evaluation", "plan", "resource_link", "visit")
        }
        self.since = min((days[0] for days in self.months()), default=as_of)

    def looked_at(self, period: Any) -> bool:
        """Whether the period is over, written up, not long ago and not after the closing."""
        last = last_day(period)
        wait = 0 if self.closed < self.as_of else self.value("write_up_days", last)
        return self.since <= last <= self.closed and later(last, wait) < self.as_of

    def kept(self, station: str) -> str:
        """Since when sessions of the county were recorded, "" if never."""
        days = {session["date"] for session in self.held}
        return min((day for day in days if self.known(station, day)), default="")

    def led(self, person: str) -> list[Record]:
        return [s for s in self.held if any(each["person"] == person for each in s["supervisors"])]

    def places(self, person: str) -> set[str]:
        """From where anybody was at a session that this person led."""
        found = set()
        for session in self.led(person):
            homes = set()
            for each in there(session):
                home = self.home(each["person"], session["date"])
                homes.add(home[0] if home is not None else session.get("station"))
            found |= homes or {session.get("station")}
        return {each for each in found if each is not None}

    def appointed(self, person: str, day: str) -> bool:
        """Whether the person holds an appointment that day, and any posting."""
        here = self.people.get(person, {})
        posted = any(
            each.get("from", "0001") <= day <= each.get("to", "9999") for each in here.get("postings", [])
        )
        named = [
            each
            for each in here.get("appointments", [])
            if each.get("from", "0001") <= day <= each.get("to", "9999")
        ]
        return posted and named != []


def there(session: Record) -> list[Record]:
    return [each for each in session["attendees"] if not each.get("absent", False)]


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What the rules of :data:`CODES` find on that day."""
    book = Shelf(files, as_of)
    found = claims(book) | townships(book) | coverage(book) | facilities(book) | goals(book)
    return found | weak(book) | unassessed(book) | evaluations(book)


def claims(book: Shelf) -> set[Found]:
    found = set()
    for claim in book.of["claim"]:
        person, (first, last) = claim["supervisor"], span(claim["period"])
        places = book.places(person) or {each for each in book.stations if book.known(each, first)}
        known = places != set() and all(book.known(each, first) for each in places)
        minutes = 0
        for session in book.held:
            if first <= session["date"] <= last:
                for each in session["supervisors"]:
                    if each["person"] == person:
                        minutes += each.get("minutes", length(session))
        if known and book.looked_at(claim["period"]) and minutes != claim["minutes"]:
            found.add(("SUP660", claim["id"], "/minutes", ""))
    return found


def townships(book: Shelf) -> set[Found]:
    """Line by line of the list; a code is looked for in every cell."""
    config = yaml.safe_load(book.files["sup.yaml"])
    name, own = config.get("divisions", ""), config.get("division_code", "")
    own = own[:4] if own.endswith("00") and len(own) == 6 else own
    if not name:
        return set()
    codes = []
    for line in book.files.get(name, b"").decode().splitlines():
        for cell in line.split(","):
            digits = cell.strip()[:9]
            whole = (
                cell.strip().isdigit() and len(cell.strip()) in (9, 12) and cell.strip()[9:] in ("", "000")
            )
            if whole and not digits.endswith("000"):
                codes.append(digits)
    found: set[Found] = set()
    if not codes:
        return {("SUP663", "", "/divisions", "")}
    for code in codes:
        named = False
        for station in book.stations.values():
            known = [
                station["division_code"],
                *(each.get("division_code") for each in station.get("former", [])),
            ]
            named = named or code in known
        if not named and code.startswith(own):
            seats = [
                record
                for level, digits in (("county_centre", 6), ("city_general_station", 4))
                for record in sorted(book.stations)
                if book.stations[record]["level"] == level
                and book.stations[record]["division_code"][:digits] == code[:digits]
            ]
            found.add(("SUP663", seats[0], "", code) if seats else ("SUP663", "", "/divisions", code))
    return found


def coverage(book: Shelf) -> set[Found]:
    found = set()
    for months in book.quarters():
        first, last = months[0][0], months[-1][-1]
        for centre in book.stations:
            if book.stations[centre]["level"] != "county_centre" or not book.known(centre, first):
                continue
            owed, met, missed = 0, 0, False
            for person in book.people:
                home = book.home(person, last)
                if home is None or home[1] not in ("head", "worker", "assistant"):
                    continue
                if book.county(home[0]) == centre:
                    owed += 1
                    if any(book.attended(person, days) for days in months):
                        met += 1
                    elif any(missing(book, person, days) for days in months):
                        missed = True
            if missed and met * 100 < book.value("coverage_target", last) * owed:
                found.add(("SUP664", centre, "", f"{last[:4]}-Q{int(last[5:7]) // 3}"))
    return found


def missing(book: Shelf, person: str, days: Days) -> bool:
    return book.owed(person, days) > 0


def facilities(book: Shelf) -> set[Found]:
    found = set()
    today = book.stands
    for record, station in book.stations.items():
        for each in station.get("facilities", []):
            steps = [one for one in each.get("cooperation", []) if one.get("from", "0001-01-01") <= today]
            named = False
            for session in book.held:
                address = f"{record}#{each['key']}"
                named = named or (address in session.get("facilities", []) and session["date"] <= today)
            for link in book.of["resource_link"]:
                named = named or (link.get("facility") == f"{record}#{each['key']}" and link["date"] <= today)
            now = [one for one in steps if today <= one.get("to", "9999")]
            alone = all(one["value"] == "none" for one in steps)
            if not now or not alone or named or not book.kept(record) or station["state"] != "open":
                continue
            begun = min(one.get("from", "0001-01-01") for one in steps)
            since = max(begun, book.kept(record), station.get("opened_on", ""))
            if later(since, book.value("contact_days", today)) < today:
                found.add(("SUP665", record, f"/facilities/{each['key']}", ""))
    return found


def goals(book: Shelf) -> set[Found]:
    found = set()
    for record, station in book.stations.items():
        for goal in station.get("gov_goals", []):
            year = str(goal.get("year", ""))
            named, planned, over = False, False, False
            for plan in book.of["plan"]:
                first, last = span(plan["period"])
                above = plan["scope"] in (record, book.county(record))
                planned = planned or (above and first[:4] <= year <= last[:4])
                for each in plan["objectives"]:
                    named = named or each.get("gov_goal") == f"{record}#{goal['key']}"
            for months in book.quarters():
                first = months[0][0]
                there_already = station.get("opened_on", "") <= first and book.known(record, first)
                over = over or (first[:4] == year and there_already)
            if station["state"] == "open" and planned and over and not named:
                found.add(("SUP666", record, f"/gov_goals/{goal['key']}", ""))
    return found


def weak(book: Shelf) -> set[Found]:
    found = set()
    today = book.stands
    every = [each for each in book.of["competence_assessment"] if each["date"] <= today]
    for one in every:
        who, day = one["supervisor"], one["date"]
        mine = [each for each in every if each["supervisor"] == who]
        late = months_later(day, book.value("assessment_months", today)) < today
        helped = any("development" in each and each["date"] >= day for each in mine)
        if late or helped or not book.appointed(who, today):
            continue
        for number, rating in enumerate(one["ratings"]):
            again = [
                each
                for each in mine
                if each["assessor"] == one["assessor"]
                and (each["date"], each["id"]) > (day, one["id"])
                and any(other["competence"] == rating["competence"] for other in each["ratings"])
            ]
            planned = [
                plan
                for plan in book.of["plan"]
                if plan["scope"] == who
                and last_day(plan["period"]) >= day
                and any(each.get("competence") == rating["competence"] for each in plan["objectives"])
            ]
            if rating["value"] < book.value("competence_floor", today) and not again and not planned:
                found.add(("SUP667", one["id"], f"/ratings/{number}", ""))
    return found


def unassessed(book: Shelf) -> set[Found]:
    found = set()
    today = book.stands
    months = book.value("assessment_months", today)
    for person in book.people:
        led = [each["date"] for each in book.led(person) if each["date"] <= today]
        recent = any(months_later(day, months) >= today for day in led)
        if not recent or not book.appointed(person, today) or not all(map(book.kept, book.places(person))):
            continue
        long = [max((book.kept(place) for place in book.places(person)), default="9999-12-31")]
        for each in book.of["competence_assessment"]:
            if each["supervisor"] == person and each["date"] <= today:
                long.append(each["date"])
        # Back day by day, for as long as there was an appointment; nothing here begins before 2020.
        day = today
        while day > "2020-01-01" and holds(book, person, later(day, -1)):
            day = later(day, -1)
        if months_later(max([day, *long]), months) < today:
            found.add(("SUP668", person, "", ""))
    return found


def holds(book: Shelf, person: str, day: str) -> bool:
    return any(
        each.get("from", "0001") <= day <= each.get("to", "9999")
        for each in book.people[person].get("appointments", [])
    )


def evaluations(book: Shelf) -> set[Found]:
    found = set()
    for one in book.of["evaluation"]:
        if not book.looked_at(one["period"]):
            continue
        first, last = span(one["period"])
        label = f"{first}/{last}" if isinstance(one["period"], dict) else str(one["period"])
        about = [each for each in book.of["evaluation"] if each["of"] == one["of"]]
        alike = [each for each in about if each["period"] == one["period"]]
        heard = False
        for each in about:
            begins, ends = span(each["period"])
            heard = heard or (each["by"] == "supervisee" and begins <= last and first <= ends)
        if not heard and all(each["by"] == "supervisor" for each in alike):
            found.add(("SUP669", one["of"], "", label))
        full = all(each["items"][mark] == 5 for each in alike for mark in MARKS)
        if full and len(alike) >= book.value("alike_evaluations", last_day(one["period"])):
            found.add(("SUP670", one["of"], "", label))
    return found
