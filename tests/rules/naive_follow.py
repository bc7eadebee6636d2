"""The practice rules on what was asked, agreed, decided and found, a second time: loop in loop.

Nothing here is shared with the program; the records are read as ``naive`` reads them. A day is a working day
as :data:`HOLIDAYS` has it, which is the notice for the second quarter and the summer of 2022.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from tests.rules.naive import Found, Record
from tests.rules.naive_balance import BUNDLED, Book, later

CODES = ("SUP340", "SUP341", "SUP630", "SUP637")
OWN: Mapping[str, int] = {
    "answer_days": 10,
    "urgent_answer_days": 3,
    "rebook_days": 5,
    "long_overdue_days": 30,
}
HOLIDAYS = ("2022-04-04", "2022-04-05", "2022-05-02", "2022-05-03", "2022-05-04", "2022-06-03", "2022-09-12")
WEEKEND_WORK = ("2022-04-02", "2022-04-24", "2022-05-07")


class Ledger(Book):
    """The book, and what people said they would do."""

    bundled: Mapping[str, int] = MappingProxyType({**BUNDLED, **OWN})

    def __init__(self, files: Mapping[str, bytes], as_of: str) -> None:
        super().__init__(files, as_of)
        records = self.counting
        self.sessions = [each for each in records if each["schema"] == "session/1"]
        self.requests = [each for each in records if each["schema"] == "request/1"]
        self.audits = [each for each in records if each["schema"] == "audit/1"]
        self.said = sorted(self.follow_ups(), key=lambda each: (each["date"], each["in"], each["place"]))

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

    def open(self, address: str) -> bool:
        """Whether nobody has done, dropped or confirmed it, and not all of its parts are."""
        last, parts = None, []
        for each in self.about(address):
            last = (
                each["outcome"] if each["outcome"] != "confirmed" or last not in ("done", "dropped") else last
            )
            parts = self.parts(each) or ([] if last in ("done", "dropped") else parts)
            if last == "confirmed":
                parts = []
        return last not in ("done", "dropped", "confirmed") and not (
            parts and not any(self.open(part) for part in parts)
        )

    def split(self, address: str) -> bool:
        return any(each["outcome"] == "split" for each in self.about(address))

    def due(self, address: str, written: Record) -> str:
        found = written.get("due", "")
        for each in self.about(address):
            if each["outcome"] != "confirmed":
                found = each.get("due", found)
        return str(found)

    def given(self) -> Iterator[tuple[str, str, Record]]:
        """Every action: the record it stands in, its pointer there, and the action."""
        for session in self.sessions:
            if session["date"] <= self.stands:
                for each in session.get("actions", []):
                    yield session["id"], f"/actions/{each['key']}", each
        for said in self.said:
            for each in said.get("actions", []):
                yield said["in"], f"{said['place']}/actions/{each['key']}", each


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What the rules of :data:`CODES` find on that day."""
    book = Ledger(files, as_of)
    return unanswered(book) | called_off(book) | overdue(book) | not_rectified(book)


def workdays_later(day: str, count: int) -> str:
    while count > 0:
        day = later(day, 1)
        off = date.fromisoformat(day).weekday() >= 5 and day not in WEEKEND_WORK
        if not off and day not in HOLIDAYS:
            count -= 1
    return day


def unanswered(book: Ledger) -> set[Found]:
    found = set()
    for request in book.requests:
        if request["asked_on"] > book.stands:
            continue
        ended = [
            session
            for session in book.held
            if request["id"] in session.get("requests", []) and session["date"] <= book.stands
        ]
        ended += [
            each
            for each in book.about(request["id"])
            if each["outcome"] in ("answered", "done", "confirmed", "split", "dropped")
        ]
        name = "urgent_answer_days" if request["urgency"] == "urgent" else "answer_days"
        due = workdays_later(request["asked_on"], book.value(name, request["asked_on"]))
        if not ended and min(due, request.get("wished_by", due)) < book.stands:
            found.add(("SUP340", request["id"], "/asked_on", ""))
    return found


def called_off(book: Ledger) -> set[Found]:
    found = set()
    for session in book.sessions:
        if session["outcome"] != "cancelled" or session["cancelled"]["date"] > book.stands:
            continue
        held = [each for each in book.held if each["date"] <= book.stands]
        waiting = []
        for person in session["attendees"]:
            met = False
            for other in held:
                both = [each["person"] for each in other["attendees"] if not each.get("absent", False)]
                leads = [each["person"] for each in other["supervisors"]]
                same = any(each["person"] in leads for each in session["supervisors"])
                if person["person"] in both and same and other["date"] > session["date"]:
                    met = True
            if not met:
                waiting.append(person)
        since = max(session["date"], session["cancelled"]["date"])
        due = workdays_later(since, book.value("rebook_days", since))
        made_up = [each for each in held if each.get("rebooks") == session["id"]]
        if waiting and not made_up and due < book.stands:
            found.add(("SUP341", session["id"], "/date", ""))
    return found


def overdue(book: Ledger) -> set[Found]:
    found = set()
    for record, pointer, action in book.given():
        address = f"{record}#{action['key']}"
        due = book.due(address, action)
        most = book.value("long_overdue_days", book.stands)
        if due and later(due, most) < book.stands and book.open(address) and not book.split(address):
            found.add(("SUP630", record, pointer, ""))
    return found


def not_rectified(book: Ledger) -> set[Found]:
    found = set()
    for audit in book.audits:
        for each in audit.get("findings", []):
            address = f"{audit['id']}#{each['key']}"
            due = book.due(address, each)
            if due and due < book.stands and book.open(address):
                found.add(("SUP637", audit["id"], f"/findings/{each['key']}", ""))
    return found
