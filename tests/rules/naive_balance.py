"""The practice rules on agreements, frequency, capacity and balance a second time: day by day, loop in loop.

Nothing here is shared with the program; the records are read as ``naive`` reads them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import yaml

from tests.rules.naive import Found, Record, count, read_all

CODES = ("SUP323", "SUP324")
BUNDLED = {
    "write_up_days": 3,
    "new_worker_months": 12,
    "new_worker_sessions": 2,
    "worker_sessions": 1,
    "look_back_months": 12,
}
ROLES = ("head", "worker", "assistant")
Days = list[str]


class Book:
    """Everything that counts, and the day it is judged by."""

    def __init__(self, files: Mapping[str, bytes], as_of: str) -> None:
        counting = list(count(read_all(files)).values())
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
        found, since = BUNDLED[name], ""
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
    return frequency(book)


def frequency(book: Book) -> set[Found]:
    found = set()
    for days in book.months():
        for person in book.people:
            expected, had = book.owed(person, days), len(book.attended(person, days))
            if had < expected and book.known(book.place(person, days), days[0]):
                found.add(("SUP323" if had else "SUP324", person, "", days[0][:7]))
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
