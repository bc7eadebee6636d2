"""The practice rules on what was asked, agreed, decided and found, a second time: loop in loop.

Nothing here is shared with the program; the records are read as ``naive`` reads them. A day is a working day
as :data:`HOLIDAYS` has it, which is the notice for the second quarter and the summer of 2022.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.rules import naive_course
from tests.rules.naive import Found
from tests.rules.naive_balance import ROLES, days_of, later
from tests.rules.naive_ledger import Ledger, present, span

CODES = (
    "SUP340",
    "SUP341",
    "SUP342",
    *(f"SUP{number}" for number in range(630, 639)),
    "SUP641",
    "SUP642",
    "SUP643",
    *naive_course.CODES,
)
HOLIDAYS = ("2022-04-04", "2022-04-05", "2022-05-02", "2022-05-03", "2022-05-04", "2022-06-03", "2022-09-12")
WEEKEND_WORK = ("2022-04-02", "2022-04-24", "2022-05-07")


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What the rules of :data:`CODES` find on that day."""
    book = Ledger(files, as_of)
    found = unanswered(book) | called_off(book) | overdue(book) | not_rectified(book)
    found |= nobody_there(book) | by_alone(book) | not_asked_after(book)
    found |= plans(book) | naive_course.findings(book)
    return found | unseen_cases(book) | decisions(book) | care(book) | from_outside(book)


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


def nobody_there(book: Ledger) -> set[Found]:
    """Day by day back from today, as long as somebody works there and nobody there is appointed."""
    found = set()
    for record, station in book.stations.items():
        kept = book.kept(record)
        if station["level"] != "township_station" or station["state"] != "open" or not kept:
            continue
        day = book.stands
        while day >= max(kept, station.get("opened_on", "")) and without(book, record, day):
            day = later(day, -1)
        if later(day, 1 + book.value("no_supervisor_days", book.stands)) < book.stands:
            found.add(("SUP342", record, "", ""))
    return found


def without(book: Ledger, station: str, day: str) -> bool:
    works = False
    for person in book.people.values():
        for each in person["postings"]:
            if each.get("station") == station and each.get("from", "0001") <= day <= each.get("to", "9999"):
                works = works or each["role"] in ROLES
                for one in person.get("appointments", []):
                    if one.get("from", "0001") <= day <= one.get("to", "9999"):
                        return False
    return works


def by_alone(book: Ledger) -> set[Found]:
    found = set()
    for record, _, action in book.given():
        address = f"{record}#{action['key']}"
        owner = book.owner(address, action)
        about = book.about(address)
        # The last one that is not a confirmation says how it stands.
        others = [each for each in about if each["outcome"] != "confirmed"]
        told = others[-1:]
        if not told or told[0]["outcome"] not in ("done", "dropped"):
            # Nobody had said that it is done: so the first confirmation since says it.
            told = about[about.index(told[0]) + 1 if told else 0 :][:1]
        elif told[0]["outcome"] == "done":
            told = [each for each in about if each["outcome"] == "done" and each["place"] == ""][-1:]
        else:
            told = []
        if not owner or not told or told[0]["place"] != "":
            continue
        (told,) = told
        seen = False
        for each in about:
            if each["outcome"] in ("done", "confirmed") and each["date"] >= told["date"]:
                if each["outcome"] == "done":
                    others_word = (
                        each.get("entered_by", "") != owner or each.get("verified_by", owner) != owner
                    )
                else:
                    others_word = each.get("verified_by", each.get("entered_by", "")) != owner
                seen = seen or each["place"] != "" or others_word or "evidence" in each
        late = later(told["date"], book.value("confirm_days", told["date"])) < book.stands
        if late and told["date"] >= book.since and not seen:
            found.add(("SUP631", told["in"], "/outcome", ""))
    return found


def not_asked_after(book: Ledger) -> set[Found]:
    found = set()
    for record, _, action in book.given():
        address = f"{record}#{action['key']}"
        due = book.due(address, action)
        agreed = [session for session in book.met if session["id"] == record]
        if not agreed or not due or not book.open(address) or book.split(address):
            continue
        leaders = [each["person"] for each in agreed[0]["supervisors"]]
        owner = book.owner(address, action)
        whom = [owner] if owner and owner not in leaders else present(agreed[0])
        after = max([agreed[0]["date"], *(each["date"] for each in book.about(address))])
        for session in book.met:
            again = [each for each in session["supervisors"] if each["person"] in leaders]
            there = [each for each in present(session) if each in whom]
            alone = session["form"] == "individual"
            alike = alone or session["form"] == agreed[0]["form"] == "group"
            if again and there and alike and session["date"] > after and session["date"] >= due:
                if session["date"] >= book.since:
                    found.add(("SUP632", session["id"], "", address))
                break
    return found


def unseen_cases(book: Ledger) -> set[Found]:
    """Of high risk, or never discussed."""
    found = set()
    for case in book.cases:
        code = case["id"]
        if any("closing" in note for note in book.notes if note["case"] == code):
            continue
        station = book.last(case, "station")
        kept = book.kept(station)
        spoken = [
            session["date"]
            for session in book.met
            if any(each["case"] == code for each in session.get("cases", []))
        ]
        high = book.high(case)
        if not kept:
            continue
        since = max([kept, high, *spoken])
        if high and later(since, book.value("high_risk_discussion_days", book.stands)) < book.stands:
            found.add(("SUP633", code, "/risk", ""))
        elif not spoken:
            since = max(kept, case["opened_on"])
            if later(since, book.value("first_discussion_days", book.stands)) < book.stands:
                found.add(("SUP634", code, "/risk", ""))
    return found


def decisions(book: Ledger) -> set[Found]:
    found = set()
    for session in book.met:
        for each in session.get("cases", []):
            known = [case for case in book.cases if case["id"] == each["case"]]
            notes = [note for note in book.notes if note["case"] == each["case"]]
            closed = any("closing" in note for note in notes)
            address = f"{session['id']}#{each['key']}"
            carried_out = any(note.get("decision_of") == address for note in book.notes)
            due = later(session["date"], book.value("decision_days", session["date"]))
            recent = session["date"] >= book.since
            if (
                "decision" in each
                and known
                and not closed
                and not carried_out
                and recent
                and due < book.stands
            ):
                found.add(("SUP635", session["id"], f"/cases/{each['key']}", ""))
    return found


def care(book: Ledger) -> set[Found]:
    found = set()
    today = book.stands
    for check in book.checks:
        who, day = check["person"], check["date"]
        if not check.get("follow_up_agreed", False) or day > today:
            continue
        due = check.get("next_on", later(day, book.value("wellbeing_follow_up_days", day)))
        again = [each for each in book.checks if each["person"] == who and day < each["date"] <= today]
        again += [
            each
            for each in book.met
            if who in present(each) and "wellbeing" in each["focus"] and each["date"] > day
        ]
        away = [each for each in book.leaves if each["person"] == who and each["from"] <= today <= each["to"]]
        gone = book.home(who, day) is not None and book.home(who, today) is None
        if book.since <= due < today and not again and not away and not gone:
            found.add(("SUP636", check["id"], "/follow_up_agreed", ""))
    return found


def from_outside(book: Ledger) -> set[Found]:
    found = set()
    for session in book.met:
        inside = [each for each in session["supervisors"] if each["side"] == "internal"]
        if not inside and "follow_up_by" not in session and session["date"] >= book.since:
            found.add(("SUP638", session["id"], "/supervisors", ""))
    return found


def plans(book: Ledger) -> set[Found]:
    """Those that are not over for long: approved too late or not at all, and their vague objectives."""
    found = set()
    for plan in book.counting:
        if plan["schema"] != "plan/1" or not plan.get("period"):
            continue
        first, last = span(plan["period"])
        for each in plan.get("schedule", []):
            address = f"{plan['id']}#{each['key']}"
            over = last_day(each["when"])
            waits = 0 if book.closed < book.as_of else book.value("write_up_days", over)
            ended = book.since <= over <= book.closed and later(over, waits) < book.as_of
            named = any(session.get("plan_item") == address for session in book.held)
            stopped = any(e["of"] == plan["id"] and e["kind"] == "terminated" for e in book.events)
            if ended and not named and not stopped:
                found.add(("SUP643", plan["id"], f"/schedule/{each['key']}", ""))
        approvals = [
            event["date"]
            for event in book.events
            if event["of"] == plan["id"]
            and event["kind"] == "approved"
            and event["date"] <= book.stands
            and event["by"] != plan.get("entered_by")
            and event["by"] != plan["scope"]
        ]
        if last < book.since:
            continue
        if first < min(approvals, default=book.stands):
            found.add(("SUP641", plan["id"], "/period", ""))
        for each in plan["objectives"]:
            if "indicator" not in each or "due" not in each:
                found.add(("SUP642", plan["id"], f"/objectives/{each['key']}", ""))
    return found


def last_day(period: Any) -> str:
    last = span(period)[1]
    return last if isinstance(period, dict) else days_of(last[:7])[-1]
