"""The rules on the balance of a quarter a second time; of the book only who was where when is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.naive import Found, Record, length

if TYPE_CHECKING:
    from tests.rules.naive_balance import Book

CODES = ("SUP328", "SUP610", "SUP611", "SUP612", "SUP613", "SUP614", "SUP615", "SUP616")
FOCUS = ("goal_alignment", "facility_integration", "resource_brand", "wellbeing")


def findings(book: Book) -> set[Found]:
    found = set()
    for months in book.quarters():
        first, last = months[0][0], months[-1][-1]
        label = f"{last[:4]}-Q{int(last[5:7]) // 3}"
        held = [each for each in book.held if first <= each["date"] <= last]
        enough = book.value("balance_sessions", last)
        people = {}
        for person in book.people:
            start, end = book.home(person, first), book.home(person, last)
            if start is not None and end is not None and start[0] == end[0]:
                owed = all(book.owed(person, days) > 0 for days in months)
                if owed and book.known(end[0], first):
                    people[person] = end[0]
        for person in people:
            mine = [each for each in held if person in there(each)]
            if len(mine) >= enough:
                found |= {(code, person, "", label) for code in balance_of(book, person, mine, last)}
        for station in set(people.values()):
            staff = {person for person in people if people[person] == station}
            found |= {
                (code, station, "", label)
                for code in balance_at(book, station, staff, held, (first, last, enough))
            }
        for person in {each["person"] for session in held for each in session["supervisors"]}:
            mine = [each for each in held if person in led_by(each)]
            found |= {(code, person, "", label) for code in led(book, person, mine, (first, last, enough))}
    return found


def there(session: Record) -> list[str]:
    return [each["person"] for each in session["attendees"] if not each.get("absent", False)]


def led_by(session: Record) -> list[str]:
    return [each["person"] for each in session["supervisors"]]


def places(book: Book, session: Record) -> set[str]:
    """Where those who were there are at home that day; the host for somebody at home nowhere."""
    found = set()
    for person in there(session):
        home = book.home(person, session["date"])
        found.add(home[0] if home is not None else session["station"])
    return found or {session["station"]}


def balance_of(book: Book, person: str, mine: list[Record], last: str) -> set[str]:
    codes = set()
    grouped, minutes = 0, 0
    for session in mine:
        for each in session["attendees"]:
            if each["person"] == person:
                own = each.get("minutes", length(session))
                minutes += own
                grouped += own if session["form"] in ("group", "collective") else 0
    if all(each["form"] in ("group", "collective") for each in mine):
        codes.add("SUP610")
    elif 100 * grouped > minutes * book.value("max_group_share", last):
        codes.add("SUP611")
    cared = [
        each
        for each in mine
        if "wellbeing" in each["focus"]
        or "emotional_support" in each["content"]
        or "supportive" in each["functions"]
    ]
    if not cared:
        codes.add("SUP616")
    return codes


def balance_at(
    book: Book, station: str, staff: set[str], held: list[Record], when: tuple[str, str, int]
) -> set[str]:
    first, last, enough = when
    codes = set()
    here = [each for each in held if station in places(book, each) and there(each)]
    if len(here) >= enough and any(not [1 for each in here if focus in each["focus"]] for focus in FOCUS):
        codes.add("SUP615")
    heads = set()
    for person, record in book.people.items():
        days = [
            day
            for day in (first, last)
            for each in record["postings"]
            if each.get("station") == station and each["role"] == "head"
            if each.get("from", "0001") <= day <= each.get("to", "9999")
        ]
        if first in days and last in days:
            heads.add(person)
    met = [each for each in here if (staff - heads) & set(there(each))]
    leaders = {person for each in met for person in led_by(each)}
    if len(met) >= enough and len(leaders) == 1 and leaders <= heads:
        codes.add("SUP612")
    return codes


def led(book: Book, person: str, mine: list[Record], when: tuple[str, str, int]) -> set[str]:
    first, last, enough = when
    codes = set()
    for code, side, wanted in (
        ("SUP613", "external", {"project_planning", "resource_linking"}),
        ("SUP614", "internal", {"administrative", "supportive"}),
    ):
        those = [
            session
            for session in mine
            if any(each["person"] == person and each["side"] == side for each in session["supervisors"])
        ]
        told = all(book.known(place, first) for each in those for place in places(book, each))
        if len(those) >= enough and told and not any(wanted & set(each["functions"]) for each in those):
            codes.add(code)
    if len(mine) >= book.value("pattern_sessions", last):
        lengths = {length(each) for each in mine}
        days = {each["date"][8:] for each in mine}
        if (len(lengths) == 1 and 0 not in lengths) or len(days) == 1:
            codes.add("SUP328")
    return codes
