"""The record rules on hours, travel, leave, appointments and casework a second time: loops over plain dicts.

Nothing here is shared with the program; the records are read as ``naive`` reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import yaml

from tests.rules.naive import Found, Record, count, length, minute, read_all

CODES = frozenset(
    {"SUP206", "SUP207", "SUP208", "SUP209", "SUP309", "SUP310", "SUP311", "SUP312", "SUP313", "SUP314"}
    | {"SUP602", "SUP603", "SUP604", "SUP605", "SUP606"}
)
BUNDLED: dict[str, Any] = {
    "severities": [],
    "max_session_minutes": 180,
    "max_individual_minutes": 120,
    "min_session_minutes": 0,
    "least_travel_percent": 50,
    "earliest_hour": 7,
    "latest_hour": 21,
    "supervisor_licence": "none",
    "supervisor_hours": 90,
    "supervisor_years": 1,
    "report_hours": 24,
    "holidays": [],
    "workdays": [],
}
UNASKED = {name: [] if isinstance(value, list) else 0 for name, value in BUNDLED.items()} | {
    "supervisor_licence": "none",
    "earliest_hour": None,
    "latest_hour": None,
    "report_hours": 24 * 365_000,
}
"""Before any policy was in force."""
DAYS_OFF = ["2022-06-03", "2022-06-04", "2022-06-05"]
"""The only ones the tests come near."""
NEVER_LOWER = "SUP304 SUP601 SUP313 SUP605"
LICENCES = ["none", "assistant_sw", "sw", "senior_sw"]


class Book:
    """Everything that counts."""

    def __init__(self, files: Mapping[str, bytes], as_of: str) -> None:
        self.as_of = as_of
        self.policy = yaml.safe_load(files["policy.yaml"]) if "policy.yaml" in files else {}
        counting = list(count(read_all(files)).values())
        self.held = [r for r in counting if r["schema"] == "session/1" and r["outcome"] == "held"]
        self.people = {r["id"]: r for r in counting if r["schema"] == "person/1"}
        self.stations = {r["id"]: r for r in counting if r["schema"] == "station/1"}
        self.leaves = [r for r in counting if r["schema"] == "leave/1"]
        self.events = [r for r in counting if r["schema"] == "event/1"]
        self.cases = {r["id"]: r for r in counting if r["schema"] == "case/1"}
        notes = [r for r in counting if r["schema"] == "case_note/1" and r["case"] in self.cases]
        self.notes = sorted(notes, key=lambda r: (r["date"], r["id"]))

    def value(self, name: str, day: str) -> Any:
        """The policy value of that day: the latest local one that has begun, else the bundled one."""
        found, since = (BUNDLED if day >= "2000-01-01" else UNASKED)[name], ""
        for each in self.policy.get(name, []):
            if since <= each["from"] <= day:
                found, since = each["value"], each["from"]
        return found

    def ever(self, name: str) -> list[Any]:
        """The items of all lists of that name."""
        return [item for each in self.policy.get(name, []) for item in each["value"]]


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What these rules find on that day."""
    book = Book(files, as_of)
    return {
        found
        for rule in (
            *(unusual_length, travelling, on_leave, off_hours, appointments, credentials, practice),
            *(outside_the_case, elsewhere, one_code, severities, not_reported, reported_late, consent),
        )
        for found in rule(book)
    }


def unusual_length(book: Book) -> Iterator[Found]:
    for session in book.held:
        took = length(session)
        at = "/minutes" if "minutes" in session else "/end"
        limits = [book.value("max_session_minutes", session["date"])]
        if session["form"] == "individual":
            limits.append(book.value("max_individual_minutes", session["date"]))
        too_long = any(limit > 0 and took > limit for limit in limits)
        if too_long or 0 < took < book.value("min_session_minutes", session["date"]):
            yield "SUP309", session["id"], at, ""


def span(session: Record) -> tuple[int, int]:
    start = minute(session["start"])
    if "end" in session and minute(session["end"]) > start:
        return start, minute(session["end"])
    return start, start + length(session)


def stays(session: Record) -> Iterator[tuple[str, int]]:
    start, end = span(session)
    for each in session["supervisors"] + session["attendees"]:
        if not each.get("absent", False):
            yield each["person"], min(each.get("minutes", end - start), end - start)


def way(book: Book, one: str, other: str) -> int | None:
    found = []
    for here, there in ((one, other), (other, one)):
        for each in book.stations.get(here, {}).get("travel_minutes", []):
            if each["station"] == there:
                found.append(each["minutes"])
    return min(found) if found else None


def travelling(book: Book) -> Iterator[Found]:
    for one in book.held:
        for other in book.held:
            if one["id"] >= other["id"] or one["date"] != other["date"] or one["station"] == other["station"]:
                continue
            if any(
                "start" not in each or each["mode"] in ("phone", "online", "written") for each in (one, other)
            ):
                continue
            if "place" in one and one["place"] == other.get("place"):
                continue
            takes = way(book, one["station"], other["station"])
            if takes is None:
                continue
            needed = takes * book.value("least_travel_percent", one["date"]) / 100
            for person, stayed in stays(one):
                for same, stayed_there in stays(other):
                    if person == same and 0 <= best_gap(one, stayed, other, stayed_there) < needed:
                        yield "SUP310", other["id"], "/start", one["id"]


def best_gap(one: Record, stayed: int, other: Record, stayed_there: int) -> int:
    """The most minutes on the way over every two times of coming; negative if the stays always overlap."""
    start, end = span(one)
    other_start, other_end = span(other)
    gaps = []
    for come in (start, end - stayed):
        for come_there in (other_start, other_end - stayed_there):
            gaps += [come_there - come - stayed, come - come_there - stayed_there]
    return max(gaps)


def on_leave(book: Book) -> Iterator[Found]:
    for session in book.held:
        for side in ("supervisors", "attendees"):
            for each in session[side]:
                for leave in book.leaves:
                    away = (
                        leave["from"] <= session["date"] <= leave["to"] and leave["person"] == each["person"]
                    )
                    if away and not each.get("absent", False):
                        yield "SUP311", session["id"], f"/{side}/{each['person']}/person", leave["id"]


def off_hours(book: Book) -> Iterator[Found]:
    for session in book.held:
        day = session["date"]
        said = [each["severity"] for each in book.value("severities", day) if each["code"] == "SUP312"]
        if not said or said == ["ignore"]:
            continue
        off = day in book.ever("holidays") or (day in DAYS_OFF and day not in book.ever("workdays"))
        if off:
            yield "SUP312", session["id"], "/date", ""
        first, last = book.value("earliest_hour", day), book.value("latest_hour", day)
        if "start" in session and first is not None and last is not None:
            start, end = span(session)
            if start < 60 * first or end > 60 * last:
                yield "SUP312", session["id"], "/start", ""


def led(book: Book) -> Iterator[tuple[Record, Record]]:
    for session in sorted(book.held, key=lambda r: (r["date"], r["id"])):
        for each in session["supervisors"]:
            if session["form"] != "peer" and each["as"] != "peer_lead" and each["person"] in book.people:
                yield session, each


def in_force(dated: Record, day: str) -> bool:
    return bool(dated.get("from", "0001") <= day <= dated.get("to", "9999"))


def appointments(book: Book) -> Iterator[Found]:
    if not any(person.get("appointments") for person in book.people.values()):
        return
    for session, each in led(book):
        held = book.people[each["person"]].get("appointments", [])
        if not [one for one in held if in_force(one, session["date"])]:
            yield "SUP602", session["id"], f"/supervisors/{each['person']}/person", ""


def credentials(book: Book) -> Iterator[Found]:
    for session, each in led(book):
        day, person = session["date"], book.people[each["person"]]
        if each["side"] != "internal":
            continue
        best = ""
        since = ""
        for one in person.get("licence", []):
            if in_force(one, day) and one.get("from", "0001-01-01") > since:
                best, since = one["value"], one.get("from", "0001-01-01")
        if best and LICENCES.index(best) < LICENCES.index(book.value("supervisor_licence", day)):
            yield "SUP603", person["id"], "/licence", ""
        valid = [
            one
            for one in person.get("credentials", [])
            if one.get("date", "0001") <= day <= one.get("to", "9999")
        ]
        hours = sum(one.get("hours", 9999) for one in valid)
        if valid and hours < book.value("supervisor_hours", day):
            yield "SUP603", person["id"], "/credentials", ""


def practice(book: Book) -> Iterator[Found]:
    for session, each in led(book):
        person = book.people[each["person"]]
        if "practice_since" in person:
            since = date.fromisoformat(person["practice_since"])
            years = book.value("supervisor_years", session["date"])
            if years and date.fromisoformat(session["date"]) < later(since, 12 * years):
                yield "SUP604", person["id"], "/practice_since", ""


def later(day: date, months: int) -> date:
    """So many months later, a day at a time backwards where that month is too short."""
    month = day.month - 1 + months
    for last in range(day.day, 0, -1):
        try:
            return date(day.year + month // 12, month % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError


def outside_the_case(book: Book) -> Iterator[Found]:
    for note in book.notes:
        case = book.cases[note["case"]]
        if note["date"] < case["opened_on"]:
            yield "SUP206", note["id"], "/date", ""
            continue
        before = [n for n in book.notes if n["case"] == case["id"] and order(n) < order(note)]
        closings = [n for n in before if "closing" in n]
        stages = [n["stage"] for n in [*before, note] if "stage" in n]
        if not closings or closings[-1]["date"] == note["date"] or (stages and stages[-1] == "follow_up"):
            continue
        last = closings[-1]
        again = [
            e
            for e in book.events
            if e["of"] == case["id"] and e["kind"] == "reopened" and last["date"] <= e["date"] <= note["date"]
        ]
        if not again:
            yield "SUP206", note["id"], "/date", last["id"]


def order(note: Record) -> tuple[str, str]:
    return note["date"], note["id"]


def elsewhere(book: Book) -> Iterator[Found]:
    for case in book.cases.values():
        if not near(book, case["worker"], [case["station"]], case["opened_on"]):
            yield "SUP207", case["id"], "/worker", ""
    for note in book.notes:
        mine = [n for n in book.notes if n["case"] == note["case"] and "station" in n.get("transfer", {})]
        charge = book.cases[note["case"]]["station"]
        for each in mine:
            if each["date"] < note["date"]:
                charge = each["transfer"]["station"]
        today = [n["transfer"]["station"] for n in mine if n["date"] == note["date"]]
        if not near(book, note["worker"], [charge, *today], note["date"]):
            yield "SUP207", note["id"], "/worker", ""


def near(book: Book, person: str, charged: list[str], day: str) -> bool:
    """Whether the person may have worked there: posted in line with it, or nobody knows."""
    if person not in book.people or not any(each in book.stations for each in charged):
        return True
    held = [each for each in book.people[person]["postings"] if in_force(each, day)]
    if any("station" not in each for each in held):
        return True
    for each in held:
        for station in charged:
            for mine in merged(book, each["station"]):
                for other in merged(book, station):
                    if other in above(book, mine) or mine in above(book, other):
                        return True
    return False


def merged(book: Book, station: str) -> list[str]:
    found: list[str] = []
    while station in book.stations and station not in found:
        found.append(station)
        station = book.stations[station].get("merged_into", {}).get("station", "")
    return found


def above(book: Book, station: str) -> list[str]:
    """The station and those over it: the one it is a branch of, else those whose code begins its own."""
    found = []
    while station in book.stations and station not in found:
        found.append(station)
        record = book.stations[station]
        if "branch_of" in record:
            station = record["branch_of"]
            continue
        code = record["division_code"]
        shorter = [
            (-digits, other["id"])
            for other in book.stations.values()
            for digits in [{"city_general_station": 4, "county_centre": 6}.get(other["level"], 9)]
            if other["level"] != "village_room" and "branch_of" not in other and digits < len(code)
            if other["division_code"][:digits] == code[:digits] and other["level"] != record["level"]
        ]
        station = sorted(shorter)[0][1] if shorter else ""
    return found


def one_code(book: Book) -> Iterator[Found]:
    there = [
        each
        for each in book.stations.values()
        if "merged_into" not in each
        and not each.get("closed_on", "9999") <= book.as_of
        and (each["state"] != "closed" or "closed_on" in each)
    ]
    for one in there:
        for other in there:
            if one["id"] < other["id"] and one["level"] == other["level"]:
                codes = [each["division_code"] for each in (one, other)]
                same = codes[0] == codes[1] or sorted(codes) == ["4109", "410900"]
                if same and one.get("branch_of", one["id"]) != other.get("branch_of", other["id"]):
                    yield "SUP208", other["id"], "/division_code", one["id"]


def severities(book: Book) -> Iterator[Found]:
    for place, dated in enumerate(book.policy.get("severities", [])):
        for number, each in enumerate(dated["value"]):
            at = f"/severities/{place}/value/{number}"
            if each["code"] == "SUP998":
                yield "SUP209", "", f"{at}/code", ""
            if each["code"] in NEVER_LOWER and each["severity"] != "error":
                yield "SUP209", "", f"{at}/severity", ""


def concerns(book: Book) -> Iterator[tuple[Record, Record, bool]]:
    """Note, concern, and whether about a minor."""
    months = {"under14": 48, "14_17": 12}
    for note in book.notes:
        if "safeguarding" in note:
            case = book.cases[note["case"]]
            until = later(date.fromisoformat(case["opened_on"]), months.get(case["age_band"], 0))
            yield note, note["safeguarding"], note["safeguarding"]["noticed_at"][:10] < until.isoformat()


def not_reported(book: Book) -> Iterator[Found]:
    for note, concern, minor in concerns(book):
        answers = [
            other
            for other, report, _ in concerns(book)
            if other["case"] == note["case"] and report.get("reported_at", "") >= concern["noticed_at"]
        ]
        if minor and "reported_at" not in concern and not answers:
            yield "SUP313", note["id"], "/safeguarding", ""


def reported_late(book: Book) -> Iterator[Found]:
    for note, concern, minor in concerns(book):
        if "reported_at" in concern:
            noticed = datetime.fromisoformat(concern["noticed_at"])
            reported = datetime.fromisoformat(concern["reported_at"])
            allowed = timedelta(hours=book.value("report_hours", concern["noticed_at"][:10]))
            if reported < noticed or (minor and reported - noticed > allowed):
                yield "SUP314", note["id"], "/safeguarding/reported_at", ""


def consent(book: Book) -> Iterator[Found]:
    sensitive = {"disabled", "mental_disorder", "released_or_correction"}
    for case in book.cases.values():
        told = [e for e in book.events if e["of"] == case["id"] and e["kind"] == "consent"]
        if told or "consent" not in case or case["consent"]["given_by"] == "statutory_duty":
            continue
        separate = case["consent"].get("separate_for_sensitive", False)
        if case["age_band"] == "under14" and case["consent"]["given_by"] == "self":
            yield "SUP605", case["id"], "/consent/given_by", ""
        elif not separate and (case["age_band"] == "under14" or sensitive & set(case["client_groups"])):
            yield "SUP606", case["id"], "/consent", ""
