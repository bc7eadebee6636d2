"""What a supervisor reads before going, found once more: plain YAML, nested loops, nothing of the program."""

from __future__ import annotations

from typing import Any

from tests.definitions.statuses import AHEAD, Record, Statuses, shifted
from tests.figures.recount import covers


class Brief:
    """One station with all below it, or one person, on a day."""

    def __init__(self, own: Statuses, places: dict[str, set[str]], record: str) -> None:
        """``places`` are the stations of every session."""
        self.own, self.places, self.record, self.day = own, places, record, own.day
        self.above = {station: above for station, (*_, above) in own.stations().items()}
        self.is_person = record.startswith("P-")
        self.homes = {
            person: station for person, (station, _) in own.in_post().items() if self._here(person, station)
        }
        self.people = set(self.homes) | ({record} if self.is_person else set())

    def _here(self, person: str, station: str) -> bool:
        return person == self.record or self.inside(station)

    def inside(self, station: str) -> bool:
        while station and station != self.record:
            station = self.above.get(station, "")
        return bool(station)

    def everything(self) -> dict[str, Any]:
        """Every part by its name, in plain values."""
        found = self.sessions()
        return {
            "posts": set(self.homes),
            "supervisors": sorted({s for p, at in self.homes.items() for s in self.own.supervisors(p, at)}),
            "supervises": {p for p, by in self.own.supervised_by().items() if self.record in by},
            "organisation": self.organisation(),
            "sessions": [each["id"] for each in found],
            "last sessions": [each["id"] for each in found[:5]],
            "next on": min([d for each in found if (d := each.get("next_on", "")) >= self.day], default=""),
            "actions": self.actions(),
            "requests": self.requests(),
            "short": self.short(),
            "high risk": self.high_risk({each["id"] for each in found}),
            "of quarter": [each["id"] for each in found if each["date"] >= self.quarter()[0]],
            "quarter": self.quarter()[1],
            "last visit": self.last_visit(),
            "leaves": self.leaves(),
        }

    def organisation(self) -> str:
        for person in self.own.final("person"):
            for posting in person["postings"]:
                outside = not posting.get("station") and covers(posting, self.day)
                if person["id"] == self.record and outside and posting.get("organisation"):
                    return str(posting["organisation"])
        return ""

    def sessions(self) -> list[Record]:
        found = []
        for session in self.own.final("session"):
            if session["outcome"] != "held" or not shifted(self.day, -365) <= session["date"] <= self.day:
                continue
            came = [each["person"] for each in session["attendees"] if not each.get("absent")]
            by = [each["person"] for each in session["supervisors"]]
            if self.record in came + by or any(map(self.inside, self.places[session["id"]])):
                found.append(session)
        return sorted(found, key=lambda each: (each["date"], each["id"]), reverse=True)

    def actions(self) -> list[str]:
        found = []
        for address, action in self.own.actions().items():
            if action["closed_on"] or action["parts"]:
                continue
            there = any(map(self.inside, self.places.get(address.partition("#")[0], set())))
            if there or action["owner"] in self.people:
                found.append((action["due"] or "9999", address))
        return [address for _, address in sorted(found)]

    def requests(self) -> set[str]:
        asked = {each["id"]: each["by"] for each in self.own.final("request")}
        return {
            record
            for record, each in self.own.requests().items()
            if not each["answered_on"] and not each["dropped_on"]
            if self.record in (asked[record], each["turn"]) or self.inside(each["station"])
        }

    def short(self) -> set[str]:
        return {
            person
            for person, row in self.own.owed().items()
            if row["expected"] > row["delivered"]
            if person in self.people or self.record in self.own.supervisors(person, row["station"])[:1]
        }

    def high_risk(self, sessions: set[str]) -> dict[str, tuple[str, str, str]]:
        spoken = {
            each["case"]
            for session in self.own.final("session")
            if session["id"] in sessions
            for each in session.get("cases") or []
        }
        charge = {
            code
            for code, case in self.own.cases().items()
            if case["worker"] == self.record or self.inside(case["station"])
        }
        return {code: each for code, each in self.own.high_risks().items() if code in spoken | charge}

    def quarter(self) -> tuple[str, str]:
        year, number = self.day[:4], (int(self.day[5:7]) + 2) // 3
        return f"{year}-{3 * number - 2:02}-01", f"{year}-Q{number}"

    def last_visit(self) -> tuple[str, str, str, tuple[str, ...]] | None:
        came = [
            (stop["date"], visit["id"], n, visit.get("purpose", ""), tuple(stop.get("supervisors") or ()))
            for visit in self.own.final("visit")
            for n, stop in enumerate(visit.get("stops") or [])
            if stop["date"] <= self.day and self.inside(stop["station"])
        ]
        if not came:
            return None
        day, record, _, purpose, who = max(came)
        return record, day, purpose, who

    def leaves(self) -> list[str]:
        away = [
            (each["from"], each["id"])
            for each in self.own.final("leave")
            if each["person"] in self.people and each["to"] >= self.day
            if each["from"] <= shifted(self.day, AHEAD)
        ]
        return [record for _, record in sorted(away)]
