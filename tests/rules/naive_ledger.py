"""What people asked, agreed and said they would do, as the naive practice rules on follow-through read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from tests.rules.naive import Record
from tests.rules.naive_balance import BUNDLED, Book, later

OWN: Mapping[str, int] = {
    "answer_days": 10,
    "urgent_answer_days": 3,
    "rebook_days": 5,
    "long_overdue_days": 30,
    "confirm_days": 30,
    "high_risk_discussion_days": 30,
    "first_discussion_days": 90,
    "decision_days": 30,
    "wellbeing_follow_up_days": 30,
    "no_supervisor_days": 30,
    "plan_sessions": 3,
    "max_unplanned_share": 20,
    "min_summary_length": 15,
    "closing_approval_days": 15,
    "case_note_days": 60,
    "high_risk_note_days": 30,
}

OF_A_DAY = ("in_progress", "answered", "handed_over", "split", "dropped", "done", "confirmed")
"""Of one day, what ends more was said later."""


class Ledger(Book):
    """The book, and what people said they would do."""

    bundled: Mapping[str, int] = MappingProxyType({**BUNDLED, **OWN})

    def __init__(self, files: Mapping[str, bytes], as_of: str) -> None:
        super().__init__(files, as_of)
        records = self.counting
        self.sessions = [each for each in records if each["schema"] == "session/1"]
        self.requests = [each for each in records if each["schema"] == "request/1"]
        self.audits = [each for each in records if each["schema"] == "audit/1"]
        self.plans = [each for each in records if each["schema"] == "plan/1" and each.get("period")]
        self.every_case = [each for each in records if each["schema"] == "case/1"]
        self.cases = [each for each in self.every_case if each["opened_on"] <= self.stands]
        notes = [each for each in records if each["schema"] == "case_note/1" and each["date"] <= self.stands]
        self.notes = sorted(notes, key=lambda each: (each["date"], each["id"]))
        self.checks = [each for each in records if each["schema"] == "wellbeing_check/1"]
        self.met = sorted(
            (each for each in self.held if each["date"] <= self.stands),
            key=lambda each: (each["date"], each["id"]),
        )
        self.since = min((days[0] for days in self.months()), default=as_of)
        self.said = sorted(
            self.follow_ups(),
            key=lambda each: (each["date"], OF_A_DAY.index(each["outcome"]), each["in"], each["place"]),
        )

    def follow_ups(self) -> Iterator[Record]:
        """Every follow-up by today, wherever it stands."""
        for record in self.counting:
            if record["schema"] == "follow_up/1" and record["date"] <= self.stands:
                yield {**record, "in": record["id"], "place": ""}
            for number, each in enumerate(record.get("follow_up", [])):
                if each["date"] <= self.stands:
                    yield {**each, "in": record["id"], "place": f"/follow_up/{number}"}

    def about(self, address: str) -> list[Record]:
        return [each for each in self.said if each["of"] == address]

    def parts(self, said: Record) -> list[str]:
        return [f"{said['in']}#{each['key']}" for each in said.get("actions", [])]

    def stands_now(self, address: str) -> tuple[str, list[str]]:
        """The last outcome, and the parts it is split into; what was done or dropped has none any more."""
        last, parts = "", list[str]()
        for each in self.about(address):
            if each["outcome"] == "confirmed" and last in ("done", "dropped"):
                continue
            last = each["outcome"]
            if last in ("done", "dropped"):
                parts = []
            parts = self.parts(each) or parts
        return last, parts

    def open(self, address: str) -> bool:
        """Whether nobody has done, dropped or confirmed it, and not all of its parts are."""
        last, parts = self.stands_now(address)
        all_done = parts != [] and not any(self.open(part) for part in parts)
        return last not in ("done", "dropped", "confirmed") and not all_done

    def split(self, address: str) -> bool:
        return self.stands_now(address)[1] != []

    def due(self, address: str, written: Record) -> str:
        found = written.get("due", "")
        for each in self.about(address):
            if each["outcome"] != "confirmed":
                found = each.get("due", found)
        return str(found)

    def owner(self, address: str, written: Record) -> str:
        found = written.get("owner", "")
        for each in self.about(address):
            if each["outcome"] != "confirmed":
                found = each.get("owner", found)
        return str(found)

    def last(self, case: Record, name: str) -> Any:
        """What the last note that says anything of it says, else the case itself."""
        found = case.get(name)
        for note in self.notes:
            if note["case"] == case["id"]:
                found = note.get(name, note.get("transfer", {}).get(name, found))
        return found

    def high(self, case: Record) -> str:
        """Since when it has been judged high each time, "" if last it was not."""
        high = ""
        day = case["opened_on"]
        while day <= self.stands:
            said = [
                each["risk"]
                for each in self.notes
                if each["case"] == case["id"] and each["date"] == day and "risk" in each
            ]
            if day == case["opened_on"]:
                said = said or [case["risk"]]
            judged = [
                each["risk"]
                for session in self.met
                if session["date"] == day
                for each in session.get("cases", [])
                if each["case"] == case["id"] and "risk" in each
            ]
            last = [*said[-1:], *judged[-1:]]
            if last and not any(each in ("high", "crisis") for each in last):
                high = ""
            elif last and high == "":
                high = day
            day = later(day, 1)
        return high

    def kept(self, station: str) -> str:
        """Since when sessions of the county were recorded, "" if never."""
        days = {session["date"] for session in self.held}
        return min((day for day in days if self.known(station, day)), default="")

    def given(self) -> Iterator[tuple[str, str, Record]]:
        """Every action: the record it stands in, its pointer there, and the action."""
        for session in self.sessions:
            if session["date"] <= self.stands:
                for each in session.get("actions", []):
                    yield session["id"], f"/actions/{each['key']}", each
        for said in self.said:
            for each in said.get("actions", []):
                yield said["in"], f"{said['place']}/actions/{each['key']}", each


def present(session: Record) -> list[str]:
    return [each["person"] for each in session["attendees"] if not each.get("absent", False)]


def span(period: Any) -> tuple[str, str]:
    """The first and the last day; every month is taken to have 31, which makes no difference here."""
    if isinstance(period, dict):
        return period["from"], period["to"]
    year, _, rest = str(period).partition("-")
    if rest == "":
        return f"{year}-01-01", f"{year}-12-31"
    if rest[0] == "Q":
        return f"{year}-{3 * int(rest[1]) - 2:02d}-01", f"{year}-{3 * int(rest[1]):02d}-31"
    return f"{year}-{rest}-01", f"{year}-{rest}-31"
