"""The rules that ask the facts, written a second time: nested loops over plain dictionaries.

Nothing here is shared with the program, and nothing is clever. A file that ``yaml.safe_load`` cannot read, or
a record with a key ``nonsense``, is taken for one that is refused; everything else is taken for valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import yaml

Found = tuple[str, str, str, str]
"""Code, record, pointer, discriminator."""
Record = dict[str, Any]

WAIVABLE = {"SUP301", "SUP306"}
"""Of the codes that the cases of waivers name."""
BUNDLED = {"write_up_days": 3, "max_group_size": 8}
TYPES = {
    "N": "case_note",
    "L": "leave",
    "EV": "event",
    "P": "person",
    "ST": "station",
    "S": "session",
    "A": "agreement",
    "F": "follow_up",
    "C": "case",
}


def findings(files: Mapping[str, bytes], as_of: str) -> set[Found]:
    """What every rule finds on that day."""
    everything = read_all(files)
    policy = yaml.safe_load(files["policy.yaml"]) if "policy.yaml" in files else {}
    counting = count(everything)
    found: set[Found] = set()
    found |= unknown_records(everything, counting)
    found |= unknown_keys(counting)
    found |= shared_keys(counting)
    found |= duplicates(everything, counting)
    found |= void_records(everything, counting)
    found |= self_supervision(counting)
    found |= not_to_be_waived(counting)
    found |= reversed_dates(counting)
    found |= policy_twice(policy)
    for path in counting:
        record = counting[path]
        if record["schema"] == "session/1" and record["outcome"] == "held":
            found |= written_late(record, policy)
            found |= not_yet_held(record, as_of)
            found |= group_too_large(record, policy)
            found |= longer_than_the_session(record)
            found |= not_in_post(record, counting)
        if record["schema"] == "session/1":
            found |= ends_before_start(record)
            found |= longer_than_its_times(record)
    from tests.rules import naive_overlays, naive_record

    return found | overlaps(counting) | naive_record.findings(files, as_of) | naive_overlays.findings(files)


def read_all(files: Mapping[str, bytes]) -> dict[str, Record]:
    """Path → record; of a file that cannot be read only the id, which its name gives."""
    everything: dict[str, Record] = {}
    for path in sorted(files):
        if path in ("sup.yaml", "policy.yaml") or path.startswith("schemas/") or path.endswith(".csv"):
            continue
        try:
            data = yaml.safe_load(files[path].decode())
        except yaml.YAMLError:
            data = None
        if not isinstance(data, dict):
            data = {"id": name_of(path), "status": "", "nonsense": True}
        everything[path] = data
    return everything


def count(everything: dict[str, Record]) -> dict[str, Record]:
    """The records that count: final, valid, in their folder, once per id (of two, the one named so)."""
    counting: dict[str, Record] = {}
    for path in sorted(everything):
        record = everything[path]
        if record["status"] != "final" or "nonsense" in record or not in_its_folder(path, record):
            continue
        others = [other for other in counting if counting[other]["id"] == record["id"]]
        if not others:
            counting[path] = record
        elif named_so(path, record) and not named_so(others[0], record):
            del counting[others[0]]
            counting[path] = record
    return counting


def name_of(path: str) -> str:
    """What the file is called by; a case by its folder."""
    place = PurePosixPath(path)
    return place.parent.name if place.name == "case.yaml" else place.stem


def named_so(path: str, record: Record) -> bool:
    return name_of(path) == record["id"]


def in_its_folder(path: str, record: Record) -> bool:
    parts = path.split("/")
    shape = {
        "claim/1": ("claims", 2),
        "competence_assessment/1": ("competence", 2),
        "evaluation/1": ("evaluations", 2),
        "resource_link/1": ("resources", 3),
        "visit/1": ("visits", 3),
        "session/1": ("sessions", 4),
        "person/1": ("people", 2),
        "station/1": ("stations", 2),
        "agreement/1": ("agreements", 2),
        "follow_up/1": ("follow-ups", 3),
        "case/1": ("cases", 3),
        "waiver/1": ("waivers", 2),
        "leave/1": ("leaves", 3),
        "event/1": ("events", 3),
        "case_note/1": ("cases", 4),
        "request/1": ("requests", 3),
        "audit/1": ("audits", 2),
        "plan/1": ("plans", 2),
        "wellbeing_check/1": ("wellbeing", 3),
    }[record["schema"]]
    return (parts[0], len(parts)) == shape


def references(record: Record) -> Iterator[tuple[str, str]]:
    """Every (pointer, what it says) that names another record."""
    kind = record["schema"]
    for name in (
        "entered_by",
        "station",
        "follow_up_by",
        "agreement",
        "rebooks",
        "supervisor",
        "of",
        "owner",
        "record",
        "approved_by",
    ):
        if name in record:
            yield f"/{name}", record[name]
    for name in (
        "verified_by",
        "visit",
        "plan_item",
        "branch_of",
        "worker",
        "previous",
        "person",
        "case",
        "by",
    ):
        if name in record:
            yield f"/{name}", record[name]
    if kind == "session/1":
        for side in ("supervisors", "attendees"):
            for each in record.get(side, []):
                yield f"/{side}/{each['person']}/person", each["person"]
        for each in record.get("cases", []):
            yield f"/cases/{each['key']}/case", each["case"]
        for each in record.get("actions", []):
            if "owner" in each:
                yield f"/actions/{each['key']}/owner", each["owner"]
        for number, each in enumerate(record.get("follow_up", [])):
            for name in ("of", "owner", "verified_by"):
                if name in each:
                    yield f"/follow_up/{number}/{name}", each[name]
            for part in each.get("actions", []):
                if "owner" in part:
                    yield f"/follow_up/{number}/actions/{part['key']}/owner", part["owner"]
        for name in ("facilities", "gov_goals", "requests"):
            for number, text in enumerate(record.get(name, [])):
                yield f"/{name}/{number}", text
    if kind == "person/1":
        for posting in record["postings"]:
            if "station" in posting:
                yield f"/postings/{posting['key']}/station", posting["station"]
    if kind == "agreement/1":
        for name in ("supervisees", "record_readers"):
            for number, text in enumerate(record.get(name, [])):
                yield f"/{name}/{number}", text
    if kind == "follow_up/1":
        for part in record.get("actions", []):
            if "owner" in part:
                yield f"/actions/{part['key']}/owner", part["owner"]


def unknown_records(everything: dict[str, Record], counting: dict[str, Record]) -> set[Found]:
    found = set()
    for record in counting.values():
        for pointer, text in references(record):
            target = text.split("#")[0]
            there = any(other["id"] == target for other in everything.values())
            if target.split("-")[0] in TYPES and not there:
                found.add(("SUP201", record["id"], pointer, ""))
    return found


def unknown_keys(counting: dict[str, Record]) -> set[Found]:
    found = set()
    for record in counting.values():
        for pointer, text in references(record):
            if "#" not in text:
                continue
            target, key = text.split("#")
            for other in counting.values():
                if other["id"] == target and key not in keys_for(pointer, other):
                    found.add(("SUP202", record["id"], pointer, ""))
    return found


def keys_for(pointer: str, target: Record) -> list[str]:
    """The keys that a reference standing at ``pointer`` may name in this record."""
    if pointer.startswith("/facilities"):
        return [each["key"] for each in target.get("facilities", [])]
    if pointer.startswith("/gov_goals"):
        return [each["key"] for each in target.get("gov_goals", [])]
    keys = [each["key"] for each in (*target.get("actions", []), *target.get("findings", []))]
    keys += [each["key"] for each in (*target.get("schedule", []), *target.get("objectives", []))]
    for follow_up in target.get("follow_up", []):
        keys += [each["key"] for each in follow_up.get("actions", [])]
    return keys


def shared_keys(counting: dict[str, Record]) -> set[Found]:
    found = set()
    for record in counting.values():
        seen = []
        for each in record.get("actions", []):
            if each["key"] in seen:
                found.add(("SUP205", record["id"], f"/actions/{each['key']}/key", ""))
            seen.append(each["key"])
        for number, follow_up in enumerate(record.get("follow_up", [])):
            for part in follow_up.get("actions", []):
                if part["key"] in seen:
                    place = f"/follow_up/{number}/actions/{part['key']}/key"
                    found.add(("SUP205", record["id"], place, ""))
                seen.append(part["key"])
    return found


def duplicates(everything: dict[str, Record], counting: dict[str, Record]) -> set[Found]:
    found = set()
    for path, record in everything.items():
        same = [other for other in everything if everything[other]["id"] == record["id"]]
        best = sorted(same, key=lambda p: (p not in counting, not named_so(p, everything[p]), p))[0]
        if path != best:
            found.add(("SUP203", record["id"], "/id", f"{path}={best}"))
    return found


def void_records(everything: dict[str, Record], counting: dict[str, Record]) -> set[Found]:
    found = set()
    for record in counting.values():
        for pointer, text in references(record):
            same = [other for other in everything.values() if other["id"] == text.split("#")[0]]
            withdrawn = [other for other in same if other["status"] == "void"]
            known = any("nonsense" not in other for other in withdrawn)
            if known and len(withdrawn) == len(same):
                found.add(("SUP204", record["id"], pointer, ""))
    return found


def in_force(name: str, policy: Mapping[str, Any], day: str) -> int:
    """The policy value of that day: the latest local one that has begun, else the bundled one."""
    value, since = BUNDLED[name], ""
    for each in policy.get(name, []):
        if since <= each["from"] <= day:
            value, since = each["value"], each["from"]
    return value


def written_late(session: Record, policy: Mapping[str, Any]) -> set[Found]:
    if "recorded_on" not in session or "late_reason" in session:
        return set()
    days = (date.fromisoformat(session["recorded_on"]) - date.fromisoformat(session["date"])).days
    if days > in_force("write_up_days", policy, session["date"]):
        return {("SUP301", session["id"], "/recorded_on", "")}
    return set()


def not_yet_held(session: Record, as_of: str) -> set[Found]:
    for day in (as_of, session.get("recorded_on")):
        if day is not None and date.fromisoformat(day) < date.fromisoformat(session["date"]):
            return {("SUP308", session["id"], "/date", "")}
    return set()


def ends_before_start(session: Record) -> set[Found]:
    if "start" in session and "end" in session and minute(session["end"]) <= minute(session["start"]):
        return {("SUP302", session["id"], "/end", "")}
    return set()


def longer_than_its_times(session: Record) -> set[Found]:
    if "start" in session and "end" in session and "minutes" in session:
        between = minute(session["end"]) - minute(session["start"])
        if 0 < between < session["minutes"]:
            return {("SUP307", session["id"], "/minutes", "")}
    return set()


def minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def length(session: Record) -> int:
    """In minutes; 0 where it is not known."""
    if "minutes" in session:
        return int(session["minutes"])
    if "start" in session and "end" in session:
        return max(0, minute(session["end"]) - minute(session["start"]))
    return 0


def longer_than_the_session(session: Record) -> set[Found]:
    found = set()
    for side in ("supervisors", "attendees"):
        for each in session[side]:
            if length(session) > 0 and each.get("minutes", 0) > length(session):
                found.add(("SUP303", session["id"], f"/{side}/{each['person']}/minutes", ""))
    return found


def overlaps(counting: dict[str, Record]) -> set[Found]:
    found = set()
    held = [
        record
        for record in counting.values()
        if record["schema"] == "session/1" and record["outcome"] == "held" and "start" in record
    ]
    for one in held:
        for other in held:
            if one["id"] < other["id"] and one["date"] == other["date"]:
                for person, stayed in there(one):
                    for same, stayed_there in there(other):
                        if person == same and not can_be_in_both(one, stayed, other, stayed_there):
                            found.add(("SUP304", other["id"], "/start", one["id"]))
    return found


def there(session: Record) -> Iterator[tuple[str, int]]:
    """Everybody who was there, with the minutes of it."""
    start, end = span(session)
    for each in session["supervisors"] + session["attendees"]:
        if not each.get("absent", False):
            yield each["person"], min(each.get("minutes", end - start), end - start)


def span(session: Record) -> tuple[int, int]:
    start = minute(session["start"])
    if "end" in session and minute(session["end"]) > start:
        return start, minute(session["end"])
    return start, start + length(session)


def can_be_in_both(one: Record, stayed: int, other: Record, stayed_there: int) -> bool:
    """Whether any two times of coming leave the person in one place at a time."""
    start, end = span(one)
    other_start, other_end = span(other)
    for come in range(start, end - stayed + 1):
        for come_there in range(other_start, other_end - stayed_there + 1):
            if come + stayed <= come_there or come_there + stayed_there <= come:
                return True
    return False


def not_in_post(session: Record, counting: dict[str, Record]) -> set[Found]:
    found = set()
    for side in ("supervisors", "attendees"):
        for each in session[side]:
            for person in counting.values():
                if person["id"] != each["person"] or each.get("absent", False):
                    continue
                posted = [
                    posting
                    for posting in person["postings"]
                    if posting.get("from", "0000") <= session["date"] <= posting.get("to", "9999")
                ]
                if not posted:
                    found.add(("SUP305", session["id"], f"/{side}/{each['person']}/person", ""))
    return found


def group_too_large(session: Record, policy: Mapping[str, Any]) -> set[Found]:
    came = [each for each in session["attendees"] if not each.get("absent", False)]
    size = len(came) + session.get("guests", 0)
    if session["form"] == "group" and size > in_force("max_group_size", policy, session["date"]):
        return {("SUP306", session["id"], "/attendees", "")}
    return set()


def self_supervision(counting: dict[str, Record]) -> set[Found]:
    found = set()
    for record in counting.values():
        if record["schema"] == "session/1":
            for supervisor in record["supervisors"]:
                for attendee in record["attendees"]:
                    if supervisor["person"] == attendee["person"]:
                        found.add(("SUP601", record["id"], f"/attendees/{attendee['person']}/person", ""))
        if record["schema"] == "agreement/1":
            for number, person in enumerate(record.get("supervisees", [])):
                if person == record["supervisor"]:
                    found.add(("SUP601", record["id"], f"/supervisees/{number}", ""))
    return found


def not_to_be_waived(counting: dict[str, Record]) -> set[Found]:
    waivers = [record for record in counting.values() if record["schema"] == "waiver/1"]
    return {("SUP211", each["id"], "/code", "") for each in waivers if each["code"] not in WAIVABLE}


def reversed_dates(counting: dict[str, Record]) -> set[Found]:
    found = set()
    for record in counting.values():
        if record["schema"] not in (
            "plan/1",
            "competence_assessment/1",
            "evaluation/1",
            "audit/1",
            "claim/1",
        ):
            for pointer, item in dated_parts(record, ""):
                for last in ("to", "until"):
                    if last in item and "from" in item and item[last] < item["from"]:
                        found.add(("SUP315", record["id"], f"{pointer}/{last}", ""))
    return found


def dated_parts(item: Record, pointer: str) -> Iterator[tuple[str, Record]]:
    """Every object of a record, by its pointer."""
    yield pointer, item
    for name, value in item.items():
        if isinstance(value, dict):
            yield from dated_parts(value, f"{pointer}/{name}")
        elif isinstance(value, list):
            for number, each in enumerate(value):
                if isinstance(each, dict):
                    yield from dated_parts(each, f"{pointer}/{name}/{each.get('key', number)}")


def policy_twice(policy: Mapping[str, Any]) -> set[Found]:
    found = set()
    for name, entries in policy.items():
        for number, one in enumerate(entries):
            if any(one.get("from", "") == other.get("from", "") for other in entries[number + 1 :]):
                found.add(("SUP213", "", f"/{name}/{number}", ""))
    return found
