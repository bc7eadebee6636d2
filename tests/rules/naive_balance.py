"""The practice rules on agreements, frequency, capacity and balance a second time: day by day, loop in loop.

Nothing here is shared with the program; the records are read as ``naive`` reads them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import yaml

from tests.rules import naive_quarters
from tests.rules.naive import Found, Record, count, length, read_all

CODES = (*(f"SUP{number}" for number in range(320, 328)), *naive_quarters.CODES)
BUNDLED = {
    "write_up_days": 3,
    "new_worker_months": 12,
    "new_worker_sessions": 2,
    "worker_sessions": 1,
    "look_back_months": 12,
    "agreement_notice_days": 30,
    "gap_intervals": 2,
    "max_supervisees": 8,
    "supervision_day_minutes": 336,
    "balance_sessions": 3,
    "pattern_sessions": 20,
    "max_group_share": 80,
}
ROLES = ("head", "worker", "assistant")
Days = list[str]


class Book:
    """Everything that counts, and the day it is judged by."""

    bundled: Mapping[str, int] = BUNDLED

    def __init__(self, files: Mapping[str, bytes], as_of: str) -> None:
        self.counting = counting = list(count(read_all(files)).values())
        self.policy = yaml.safe_load(files["policy.yaml"]) if "policy.yaml" in files else {}
        self.closed: str = yaml.safe_load(files["sup.yaml"]).get("closed_on", "9999-12-31")
        self.as_of = as_of
        self.stands = min(as_of, self.closed)
        self.people = {each["id"]: each for each in counting if each["schema"] == "person/1"}
        self.stations = {each["id"]: each for each in counting if each["schema"] == "station/1"}
        self.leaves = [each for each in counting if each["schema"] == "leave/1"]
        self.agreements = [each for each in counting if each["schema"] == "agreement/1"]
        self.events = [each for each in counting if each["schema"] == "event/1"]
        self.held = [each for each in counting if each["schema"] == "session/1" and each["outcome"] == "held"]

    def value(self, name: str, day: str) -> int:
        found, since = self.bundled[name], ""
        for each in self.policy.get(name, []):
            if since <= each["from"] <= day:
                found, since = each["value"], each["from"]
        return found

    def home(self, person: str, day: str) -> tuple[str, str] | None:
        """Station and role of the posting that is the home of that day."""
        best: tuple[Any, ...] | None = None
        for each in self.people.get(person, {}).get("postings", []):
            if "station" in each and each.get("from", "0001") <= day <= each.get("to", "9999"):
                rank = (-each.get("fte", 1), [-ord(c) for c in each.get("from", "0001-01-01")], each["key"])
                if best is None or rank < best[0]:
                    best = (rank, each["station"], each["role"])
        return None if best is None else (best[1], best[2])

    def counts(self, person: str, day: str) -> bool:
        """Whether it is a day for which supervision is owed."""
        home = self.home(person, day)
        away = [
            each for each in self.leaves if each["person"] == person and each["from"] <= day <= each["to"]
        ]
        return home is not None and home[1] in ROLES and not away and day <= self.closed

    def rate(self, person: str, day: str) -> int:
        since = self.people[person].get("practice_since")
        if since is not None and day < months_later(since, self.value("new_worker_months", day)):
            return self.value("new_worker_sessions", day)
        return self.value("worker_sessions", day)

    def owed(self, person: str, days: Days) -> int:
        weight = sum(self.rate(person, day) for day in days if self.counts(person, day))
        return (2 * weight + len(days)) // (2 * len(days))

    def place(self, person: str, days: Days) -> str:
        """The station of the last day that counts and is not still to come, else of the first that counts."""
        counting = [day for day in days if self.counts(person, day)]
        past = [day for day in counting if day <= self.as_of]
        home = self.home(person, past[-1] if past else counting[0])
        assert home is not None
        return home[0]

    def county(self, station: str) -> str:
        """The county centre, the station itself, or what there is of a tree above it."""
        for level, digits in (("county_centre", 6), ("city_general_station", 4)):
            for other in sorted(self.stations):
                mine = self.stations.get(station, {}).get("division_code", "")
                theirs = self.stations[other]
                if theirs["level"] == level and mine and theirs["division_code"][:digits] == mine[:digits]:
                    return other
        if station in self.stations and len(self.stations[station]["division_code"]) == 12:
            for other in sorted(self.stations):
                if self.stations[other]["division_code"] == self.stations[station]["division_code"][:9]:
                    return other
        return station

    def ends(self, agreement: Record) -> str:
        """Its last day, as written or as terminated."""
        stopped = "9999-12-31"
        for event in sorted(self.events, key=lambda each: (each["date"], each["id"])):
            if event["date"] > self.stands:
                break
            if event["of"] == agreement["id"] and event["kind"] == "terminated":
                stopped = event["date"]
            if event["of"] == agreement["id"] and event["kind"] == "reopened":
                stopped = "9999-12-31"
        return min(stopped, agreement.get("to", "9999-12-31"))

    def covers(self, agreement: Record, person: str, station: str, day: str) -> bool:
        """Whether it is with the person that day: by name, or with the station or its county."""
        if agreement["supervisor"] == person or not agreement["from"] <= day <= self.ends(agreement):
            return False
        if "supervisees" in agreement:
            return person in agreement["supervisees"]
        return agreement["station"] in (station, self.county(station))

    def renewed(self, agreement: Record) -> bool:
        after = [
            each
            for each in self.agreements
            if each["supervisor"] == agreement["supervisor"]
            and each["from"] > agreement["from"]
            and self.ends(each) > self.ends(agreement)
        ]
        if "supervisees" not in agreement:
            return any(
                "supervisees" not in each and each["station"] == agreement["station"] for each in after
            )
        named = [person for each in after for person in each.get("supervisees", [])]
        return all(person in named for person in agreement["supervisees"])

    def known(self, station: str, first: str) -> bool:
        """Whether the county's first session had been held by then."""
        for session in self.held:
            places = [session.get("station")]
            for each in session["attendees"]:
                home = self.home(each["person"], session["date"])
                if not each.get("absent", False) and home is not None:
                    places.append(home[0])
            for place in places:
                same = place is not None and self.county(place) == self.county(station)
                if same and session["date"] <= first:
                    return True
        return False

    def months(self) -> Iterator[Days]:
        """The days of each month that is judged."""
        year, month = int(self.as_of[:4]), int(self.as_of[5:7])
        for _ in range(self.value("look_back_months", self.as_of)):
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
            days = days_of(f"{year:04d}-{month:02d}")
            wait = 0 if self.closed < self.as_of else self.value("write_up_days", days[-1])
            if later(days[-1], wait) < self.as_of:
                yield days

    def quarters(self) -> Iterator[list[Days]]:
        """The days of the three months of each quarter that is judged."""
        for days in self.months():
            year, month = int(days[0][:4]), int(days[0][5:7])
            if month % 3 == 0 and days[-1] <= self.closed:
                yield [days_of(f"{year:04d}-{number:02d}") for number in (month - 2, month - 1, month)]

    def attended(self, person: str, days: Days) -> list[Record]:
        return [
            session
            for session in self.held
            if session["date"] in days
            and any(
                each["person"] == person and not each.get("absent", False) for each in session["attendees"]
            )
        ]


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What the rules of :data:`CODES` find on that day."""
    book = Book(files, as_of)
    return (
        frequency(book)
        | by_agreement(book)
        | gaps(book)
        | loads(book)
        | hours(book)
        | naive_quarters.findings(book)
    )


def frequency(book: Book) -> set[Found]:
    found = set()
    for days in book.months():
        for person in book.people:
            expected, had = book.owed(person, days), len(book.attended(person, days))
            if had < expected and book.known(book.place(person, days), days[0]):
                found.add(("SUP323" if had else "SUP324", person, "", days[0][:7]))
    return found


def by_agreement(book: Book) -> set[Found]:
    """Nobody's, ended without another, and not looked at again."""
    found = set()
    today = book.stands
    month = days_of(today[:7])
    last: dict[str, Record] = {}
    for person in book.people:
        if not book.counts(person, today) or book.owed(person, month) == 0:
            continue
        home = book.home(person, today)
        assert home is not None
        if any(book.covers(each, person, home[0], today) for each in book.agreements):
            continue
        found.add(("SUP320", person, "", ""))
        for each in sorted(book.agreements, key=lambda each: (each["from"], each["id"])):
            with_them = person in each.get("supervisees", []) or (
                "supervisees" not in each and each["station"] == home[0]
            )
            over = each["from"] <= today and book.ends(each) < today
            if with_them and over and each["supervisor"] != person:
                last[person] = each
    for person, each in last.items():
        found.remove(("SUP320", person, "", ""))
        found.add(("SUP321", each["id"], "/to" if each.get("to") == book.ends(each) else "", ""))
    for each in book.agreements:
        due = each.get("review_on", "9999-12-31")
        soon = later(today, book.value("agreement_notice_days", today))
        if due < today and each["from"] <= today and soon < book.ends(each) and not book.renewed(each):
            since = later(due, -book.value("agreement_notice_days", today))
            looked = [
                event
                for event in book.events
                if event["of"] == each["id"]
                and event["kind"] in ("approved", "comment")
                and since <= event["date"] <= today
            ]
            if not looked:
                found.add(("SUP322", each["id"], "/review_on", ""))
    return found


def gaps(book: Book) -> set[Found]:
    found = set()
    first = min((days[0] for days in book.months()), default=book.as_of)
    for person in book.people:
        dates = sorted(
            {
                session["date"]
                for session in book.held
                for each in session["attendees"]
                if each["person"] == person and not each.get("absent", False)
                if session["date"] <= book.as_of
            }
        )
        for one, other in pairwise(dates):
            owed, day = 0, one
            while day < other:
                day = later(day, 1)
                owed += book.rate(person, day) if book.counts(person, day) else 0
            if other >= first and owed > 30 * book.value("gap_intervals", other):
                found.add(("SUP325", person, "", f"{one}/{other}"))
    return found


def loads(book: Book) -> set[Found]:
    """Supervisors with more people than they take on today."""
    found = set()
    today = book.stands
    has: dict[str, int] = {}
    for person in book.people:
        home = book.home(person, today)
        if home is None or home[1] not in ROLES:
            continue
        best: tuple[Any, ...] | None = None
        for each in book.agreements:
            if book.covers(each, person, home[0], today):
                near = 0 if "supervisees" in each else 1 if each["station"] == home[0] else 2
                rank = (-near, each["from"], each["id"])
                if best is None or rank > best[0]:
                    best = (rank, each["supervisor"])
        if best is not None:
            has[best[1]] = has.get(best[1], 0) + 1
    for person, number in has.items():
        most, pointer = book.value("max_supervisees", today), ""
        said = [
            (each["capacity"]["max_supervisees"], each["key"])
            for each in book.people.get(person, {}).get("appointments", [])
            if each.get("from", "0001") <= today <= each.get("to", "9999")
            and "max_supervisees" in each.get("capacity", {})
        ]
        if said:
            most = max(number for number, _ in said)
            key = next(key for number, key in said if number == most)
            pointer = f"/appointments/{key}/capacity/max_supervisees"
        if number > most:
            found.add(("SUP326", person, pointer, ""))
    return found


def hours(book: Book) -> set[Found]:
    found = set()
    for days in book.months():
        for person, record in book.people.items():
            minutes = 0
            for session in book.held:
                for each in session["supervisors"]:
                    if each["person"] == person and session["date"] in days:
                        minutes += each.get("minutes", length(session))
            theirs = [
                each.get("capacity", {}).get("days_per_month")
                for each in record.get("appointments", [])
                if each.get("from", "0001") <= days[-1] and each.get("to", "9999") >= days[0]
            ]
            if theirs and None not in theirs:
                makes = sum(theirs) * book.value("supervision_day_minutes", days[-1])
                if minutes > makes:
                    found.add(("SUP327", person, "", days[0][:7]))
    return found


def days_of(month: str) -> Days:
    year, number = int(month[:4]), int(month[5:7])
    return [f"{month}-{day:02d}" for day in range(1, monthrange(year, number)[1] + 1)]


def later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def months_later(day: str, months: int) -> str:
    """So many months later, or that month's last day."""
    year, month = int(day[:4]), int(day[5:7]) + months
    while month > 12:
        year, month = year + 1, month - 12
    return f"{year:04d}-{month:02d}-{min(int(day[8:]), monthrange(year, month)[1]):02d}"
