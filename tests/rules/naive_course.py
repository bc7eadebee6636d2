"""The practice rules on plans, on what sessions say and on the course of cases, a second time: loop in loop.

Nothing here is shared with the program; the records are read as ``naive`` reads them.
"""

from __future__ import annotations

from tests.rules.naive import Found, Record
from tests.rules.naive_balance import days_of, later
from tests.rules.naive_ledger import Ledger, present, span

CODES = ("SUP640", "SUP644", "SUP645", "SUP646", "SUP650", "SUP651", "SUP652", "SUP653")
FIRST_THIS = {
    "planning": "assessment",
    "intervention": "planning",
    "evaluation": "intervention",
    "follow_up": "closure",
}


def findings(book: Ledger) -> set[Found]:
    found = without_plan(book) | beside_the_plan(book) | said_too_little(book)
    return found | stages(book) | closings(book) | silence(book)


def quarter(day: str) -> tuple[str, str, str]:
    """Label, first and last day."""
    number = (int(day[5:7]) + 2) // 3
    label = f"{day[:4]}-Q{number}"
    return label, f"{day[:4]}-{3 * number - 2:02d}-01", days_of(f"{day[:4]}-{3 * number:02d}")[-1]


def in_force(book: Ledger, plan: Record) -> tuple[str, str]:
    first, last = span(plan["period"])
    for event in book.events:
        stopped = event["of"] == plan["id"] and event["kind"] == "terminated"
        if stopped and event["date"] <= book.stands:
            last = min(last, event["date"])
    return first, last


def places(book: Ledger, session: Record) -> set[str]:
    homes = [book.home(person, session["date"]) for person in present(session)]
    return {home[0] if home else session["station"] for home in homes}


def covered(book: Ledger, session: Record, first: str, last: str) -> bool:
    for plan in book.plans:
        begins, ends = in_force(book, plan)
        mine = [place for place in places(book, session) if plan["scope"] in (place, book.county(place))]
        leads = [each for each in session["supervisors"] if each["person"] == plan["scope"]]
        if begins <= last and first <= ends and (mine or leads):
            return True
    return False


def silent(book: Ledger, first: str, last: str) -> list[Record]:
    return [
        session
        for session in book.met
        if first <= session["date"] <= last
        and session["form"] != "peer"
        and "plan_item" not in session
        and "ad_hoc_reason" not in session
    ]


def without_plan(book: Ledger) -> set[Found]:
    found = set()
    judged = {quarter(months[0][0]) for months in book.quarters()}
    if book.closed > book.stands:
        running = quarter(book.stands)
        before = quarter(later(running[1], -1))
        judged.add(running)
        if later(before[2], book.value("write_up_days", before[2])) >= book.as_of:
            judged.add(before)
    for label, first, last in judged:
        for station in book.stations:
            sessions = [
                each
                for each in silent(book, first, last)
                if station in places(book, each) and not covered(book, each, first, last)
            ]
            opened = book.stations[station].get("opened_on", "")
            enough = len(sessions) >= book.value("plan_sessions", last)
            if enough and book.known(station, first) and opened <= first:
                county = book.county(station)
                planned = [
                    plan
                    for plan in book.plans
                    if plan["scope"] in book.stations
                    and book.county(plan["scope"]) == county
                    and in_force(book, plan)[0] <= last
                    and first <= in_force(book, plan)[1]
                ]
                found.add(("SUP640", station if planned else county, "", label))
    return found


def beside_the_plan(book: Ledger) -> set[Found]:
    found = set()
    for months in book.quarters():
        label, first, last = quarter(months[0][0])
        for person in book.people:
            led = [
                session
                for session in book.met
                if first <= session["date"] <= last
                and session["form"] != "peer"
                and any(each["person"] == person for each in session["supervisors"])
            ]
            beside = [
                each
                for each in led
                if each in silent(book, first, last) and covered(book, each, each["date"], each["date"])
            ]
            many = len(led) >= book.value("balance_sessions", last)
            share = book.value("max_unplanned_share", last)
            if many and beside and len(beside) / len(led) > share / 100:
                found.add(("SUP644", person, "", label))
    return found


def said_too_little(book: Ledger) -> set[Found]:
    found = set()
    for session in book.met:
        if session["date"] < book.since:
            continue
        summary, least = session["summary"], book.value("min_summary_length", session["date"])
        if isinstance(summary, str) and len(summary) < least:
            found.add(("SUP645", session["id"], "/summary", ""))
        for each in session.get("cases", []):
            if "decision" not in each or "rationale" not in each:
                found.add(("SUP646", session["id"], f"/cases/{each['key']}", ""))
    return found


def happened(book: Ledger, kind: str, case: str) -> list[str]:
    return [
        event["date"]
        for event in book.events
        if event["kind"] == kind and event["of"] == case and event["date"] <= book.stands
    ]


def stages(book: Ledger) -> set[Found]:
    found = set()
    for case in book.cases:
        notes = [note for note in book.notes if note["case"] == case["id"]]
        for number, note in enumerate(notes):
            day, stage = note["date"], note.get("stage", "")
            moved = [
                each["transfer"]["station"]
                for each in notes
                if each["date"] < day and "station" in each.get("transfer", {})
            ]
            kept = book.kept(moved[-1] if moved else case["station"])
            again = [each for each in happened(book, "reopened", case["id"]) if each <= day]
            shut = [
                each
                for each in notes[:number]
                if "closing" in each and not any(each["date"] <= one for one in again)
            ]
            outside = day < case["opened_on"] or (shut and shut[-1]["date"] < day and stage != "follow_up")
            if day < book.since or not kept or case["opened_on"] < kept or outside:
                continue
            by_then = [each for each in notes if each["date"] <= day]
            said = [each.get("stage") for each in by_then]
            said += ["closure" for each in by_then if "closing" in each]
            high = stage != "follow_up" and was_high(book, case, day)
            if stage in FIRST_THIS and FIRST_THIS[stage] not in said and not high:
                found.add(("SUP650", note["id"], "/stage", ""))
            earlier = [each for each in notes if each["date"] < day]
            gone_on = [
                each for each in earlier if "closing" in each or each.get("stage", "intake") != "intake"
            ]
            if stage == "intake" and gone_on and not again:
                found.add(("SUP650", note["id"], "/stage", ""))
    return found


def was_high(book: Ledger, case: Record, day: str) -> bool:
    said = [case["risk"]]
    said += [note.get("risk") for note in book.notes if note["case"] == case["id"] and note["date"] <= day]
    for session in book.met:
        for each in session.get("cases", []):
            if each["case"] == case["id"] and session["date"] <= day:
                said.append(each.get("risk"))
    return "high" in said or "crisis" in said


def closings(book: Ledger) -> set[Found]:
    found = set()
    for case in book.every_case:
        notes = [note for note in book.notes if note["case"] == case["id"]]
        closed = [note for note in notes if "closing" in note]
        if not closed or closed[-1]["date"] < book.since:
            continue
        day = closed[-1]["date"]
        if any(each >= day for each in happened(book, "reopened", case["id"])):
            continue
        judged = [note for note in notes if note.get("stage") == "evaluation" and note["date"] <= day]
        if "evaluation" not in closed[-1]["closing"] and not judged:
            found.add(("SUP651", closed[-1]["id"], "/closing", ""))
        days = book.value("closing_approval_days", day)
        approved = [
            event
            for event in book.events
            if event["kind"] == "approved"
            and event["of"] == case["id"]
            and day <= later(event["date"], days)
            and event["date"] <= book.stands
            and event["by"] != closed[-1]["worker"]
        ]
        if not approved and later(day, days) < book.stands:
            found.add(("SUP652", closed[-1]["id"], "/closing", ""))
    return found


def silence(book: Ledger) -> set[Found]:
    found = set()
    for case in book.cases:
        notes = [note for note in book.notes if note["case"] == case["id"]]
        kept = book.kept(book.last(case, "station"))
        if not kept or any("closing" in note for note in notes):
            continue
        since = max([case["opened_on"], kept, *(note["date"] for note in notes)])
        handed = [note["transfer"]["worker"] for note in notes if "worker" in note.get("transfer", {})]
        worker, day, days, grave = [case["worker"], *handed][-1], book.stands, 0, 0
        high = book.high(case)
        while day > since:
            away = [
                each for each in book.leaves if each["person"] == worker and each["from"] <= day <= each["to"]
            ]
            if not away:
                days += 1
                grave += high != "" and day > high
            day = later(day, -1)
        usual = book.value("case_note_days", book.stands)
        if days > usual or (high and grave > book.value("high_risk_note_days", book.stands)):
            found.add(("SUP653", case["id"], "/worker", ""))
    return found
