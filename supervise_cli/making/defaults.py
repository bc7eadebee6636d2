"""Values nobody typed: constants, today, the user, what content implies, what the agreement or habit says."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Final

from supervise_cli.making.agreed import agreement_of
from supervise_cli.records.levels import Levels
from supervise_cli.records.types import Field, Kind, RecordType
from supervise_cli.workspace.index.facts import Facts

NEVER_ASKED: Final = frozenset({"schema", "id", "status", "void", "recorded_on", "entered_by"})
"""What a record has of itself; nobody is asked for it."""


_IMPLIED: Final = frozenset({"implies", "appointment"})
"""Where no appointment says on which side somebody is, the kind of supervisor does."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who is at work, and when."""

    facts: Facts
    today: date
    user: str
    """The id of the person who types (``SUP_PERSON``), "" if unknown."""


def fill(rtype: RecordType, data: dict[str, Any], now: Circumstances) -> dict[str, Any]:
    """The record with everything that has a default, in the order of its schema. Nothing given is changed."""
    filled = dict(data)
    if rtype.name == "session":
        _fill_session(filled, now)
    if rtype.name == "station":
        _fill_station(rtype, filled)
    for field in rtype.fields:
        if field.name != "status":
            _fill_member(field, filled, own_day(rtype, filled, now), now)
    _fill_home(rtype, filled, now)
    _fill_implied(rtype.fields, filled)
    _leave_out(rtype, data, filled, own_day(rtype, filled, now))
    _fill_keys(rtype.fields, filled)
    known = [field.name for field in rtype.fields]
    ordered = {name: filled[name] for name in known if name in filled}
    return ordered | {name: value for name, value in filled.items() if name not in ordered}


def fill_own(rtype: RecordType, data: dict[str, Any], now: Circumstances) -> dict[str, Any]:
    """The record with only what it has of itself: when and by whom it is recorded, keys of its items."""
    filled = copy.deepcopy(data)
    for field in rtype.fields:
        if field.name in NEVER_ASKED - {"status"}:
            _fill_member(field, filled, own_day(rtype, data, now), now)
    _fill_keys(rtype.fields, filled)
    return {field.name: filled[field.name] for field in rtype.fields if field.name in filled}


def fill_stated(rtype: RecordType, data: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """The record with what follows from what it says and from the roster, in the order of its schema.

    Constants that a final record needs, days that are the record's own, what choices imply, the appointment
    in force on the day, keys. No habit, no user and no today: of what nobody said there is nothing.
    """
    filled = copy.deepcopy(dict(data))
    day = filled.get(rtype.date or "")
    _fill_certain(rtype.fields, filled, day)
    for field in rtype.fields:
        for item in _items_of(field, filled):
            members = field.item.fields if field.item is not None else ()
            _fill_certain(members, item, day)
            _fill_implied(members, item)
            if any(member.default_from == "appointment" for member in members) and isinstance(day, str):
                _fill_appointment(item, day, facts)
            ordered = {member.name: item[member.name] for member in members if member.name in item}
            item.clear()
            item.update(ordered)
    _fill_implied(rtype.fields, filled)
    _leave_out(rtype, data, filled, day)
    _fill_keys(rtype.fields, filled)
    return {field.name: filled[field.name] for field in rtype.fields if field.name in filled}


def _fill_certain(fields: Iterable[Field], holder: dict[str, Any], day: Any) -> None:
    for field in fields:
        if field.required and field.has_default and field.name != "status":
            holder.setdefault(field.name, field.default)
        if field.required and field.default_from == "date" and isinstance(day, str):
            holder.setdefault(field.name, day)


def _items_of(field: Field, holder: Mapping[str, Any]) -> list[dict[str, Any]]:
    stored = holder.get(field.name) if field.kind is Kind.LIST else None
    return [each for each in stored if isinstance(each, dict)] if isinstance(stored, list) else []


def implied(field: Field, item: Mapping[str, Any], day: Any, now: Circumstances) -> dict[str, Any]:
    """An item of a list, or an object, with the defaults of its members; ``day`` is the record's own date."""
    filled = dict(item)
    for member in field.fields:
        _fill_member(member, filled, day, now)
    _fill_implied(field.fields, filled)
    return filled


def own_day(rtype: RecordType, data: Mapping[str, Any], now: Circumstances) -> Any:
    """The date of a record; today where it has none yet."""
    return data.get(rtype.date or "", now.today.isoformat())


def may_have(field: Field, value: Any, day: str) -> bool:
    """Whether this office uses a value, or all values of a list, in records of that day."""
    unused = {each.value for each in (field.item or field).choices if not each.usable(day)}
    return not any(each in unused for each in (value if isinstance(value, list) else [value]) if unused)


def _leave_out(rtype: RecordType, given: Mapping[str, Any], filled: dict[str, Any], day: Any) -> None:
    """Take away what nobody said and this office does not use: a habit of before, what content implies."""
    for field in rtype.fields if rtype.local is not None else ():
        value = filled.get(field.name)
        if field.name in given or may_have(field, value, str(day or "")):
            continue
        del filled[field.name]
        every = value if isinstance(value, list) else []
        left = [each for each in every if may_have(field, each, str(day or ""))]
        if left:
            filled[field.name] = left


def _fill_member(field: Field, holder: dict[str, Any], day: Any, now: Circumstances) -> None:
    """Defaults of one field and of what is inside it; optional objects and items are not invented.

    ``day`` is the record's own date.
    """
    value = holder.get(field.name)
    if value is None and field.name not in holder:
        found = _default(field, day, now)
        if found is not None:
            holder[field.name] = found
        return
    inner = field.item if field.kind is Kind.LIST else field
    if inner is None or inner.kind is not Kind.OBJECT:
        return
    copies = [
        dict(item) if isinstance(item, dict) else item
        for item in (value if isinstance(value, list) else [value])
    ]
    for item in copies:
        if isinstance(item, dict):
            for member in inner.fields:
                _fill_member(member, item, day, now)
            _fill_implied(inner.fields, item)
            order = [member.name for member in inner.fields]
            items = sorted(
                item.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)
            )
            item.clear()
            item.update(items)
    holder[field.name] = copies if isinstance(value, list) else copies[0]


def _default(field: Field, day: Any, now: Circumstances) -> Any:
    if field.has_default:
        return field.default
    if field.default_from == "today":
        return now.today.isoformat()
    if field.default_from == "user":
        return now.user or None
    if field.default_from == "date":
        return day
    return None


def _fill_implied(fields: Iterable[Field], holder: dict[str, Any]) -> None:
    """What the chosen values suggest for other fields, where those were not given."""
    by_name = {field.name: field for field in fields}
    implied: dict[str, list[str]] = {}
    for field in by_name.values():
        choices = field.item.choices if field.kind is Kind.LIST and field.item else field.choices
        chosen = holder.get(field.name)
        for value in chosen if isinstance(chosen, list) else [chosen]:
            for choice in choices:
                if choice.value == value:
                    for name, suggestion in choice.implies.items():
                        implied.setdefault(name, []).append(suggestion)
    for name, field in by_name.items():
        if field.default_from not in _IMPLIED or name in holder:
            continue
        found = list(dict.fromkeys(implied.get(name, [])))
        if field.kind is Kind.LIST and any(
            each in holder for each in by_name if implies(by_name[each], name)
        ):
            holder[name] = found
        elif found:
            holder[name] = found[0]


def implies(field: Field, name: str) -> bool:
    """Whether a value of ``field`` can suggest one for the field ``name`` beside it."""
    choices = field.item.choices if field.kind is Kind.LIST and field.item else field.choices
    return any(name in choice.implies for choice in choices)


def _fill_keys(fields: Iterable[Field], holder: dict[str, Any]) -> None:
    """Short keys for the items others may point at: a1, a2, … by the first letter of the list's name."""
    taken: dict[str, set[str]] = {}
    for name, items in _lists(holder):
        taken.setdefault(name, set()).update(str(item["key"]) for item in items if "key" in item)
    _new_keys(fields, holder, taken)


def _lists(holder: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects of a record with its name: ``#a1`` may mean an item at any depth."""
    for name, value in holder.items():
        items = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        yield name, items
        for item in items:
            yield from _lists(item)


def _new_keys(fields: Iterable[Field], holder: dict[str, Any], taken: Mapping[str, set[str]]) -> None:
    lists = [
        (field, [item for item in holder[field.name] if isinstance(item, dict)])
        for field in fields
        if field.kind is Kind.LIST and isinstance(holder.get(field.name), list)
    ]
    for field, items in lists:
        member = field.member("key")
        if member is not None and member.default_from == "key":
            used = taken[field.name]
            for item in items:
                if "key" not in item:
                    free = (f"{field.name[0]}{n}" for n in count(1))
                    key = next(each for each in free if each not in used)
                    used.add(key)
                    rest = dict(item)
                    item.clear()
                    item.update({"key": key, **rest})
    # What stands at the top is numbered first, whatever the order of the fields.
    for field, items in lists:
        for item in items:
            _new_keys(field.item.fields if field.item else (), item, taken)


def _fill_station(rtype: RecordType, data: dict[str, Any]) -> None:
    """The level that the code's form tells, and the division type that the name's ending tells."""
    levels = Levels(rtype)
    code, name = data.get("division_code"), data.get("name")
    level = data.get("level") or (levels.of(code) if isinstance(code, str) else None)
    kind = levels.kind(None, name, level) if isinstance(name, str) else None
    data |= {
        key: value for key, value in (("level", level), ("division_type", kind)) if value and key not in data
    }


def _fill_home(rtype: RecordType, data: dict[str, Any], now: Circumstances) -> None:
    """The station of whoever the record is the work of, where it was not said."""
    person = next((f.name for f in rtype.fields if f.required and "person" in f.references), "")
    for field in rtype.fields:
        if field.default_from == "people" and field.name not in data and isinstance(data.get(person), str):
            day = _day(data.get(rtype.date or ""), now.today).isoformat()
            found = home_of(now.facts, data[person], day)
            if found is not None:
                data[field.name] = found


def _fill_session(data: dict[str, Any], now: Circumstances) -> None:
    day = _day(data.get("date"), now.today).isoformat()
    if "supervisors" not in data and now.user:
        data["supervisors"] = [{"person": now.user}]
    supervisors = [dict(each) for each in data.get("supervisors") or [] if isinstance(each, dict)]
    for each in supervisors:
        _fill_appointment(each, day, now.facts)
    if supervisors:
        data["supervisors"] = supervisors
    people = [each.get("person") for each in data.get("attendees") or [] if isinstance(each, dict)]
    if "station" not in data:
        found = next(filter(None, (home_of(now.facts, str(person), day) for person in people)), None)
        if found:
            data["station"] = found
    if supervisors and people:
        by, met = str(supervisors[0].get("person")), [str(person) for person in people]
        for name, value in habits(now.facts, by, met, str(data.get("station", "")), day).items():
            data.setdefault(name, value)


def _fill_appointment(supervisor: dict[str, Any], day: str, facts: Facts) -> None:
    row = next(
        iter(
            facts.rows(
                "SELECT kind, side FROM person_appointments WHERE record = ?"
                " AND COALESCE(\"from\", '0001-01-01') <= ? AND COALESCE(\"to\", '9999-12-31') >= ?"
                ' ORDER BY "from" DESC, "key" LIMIT 1',
                (supervisor.get("person"), day, day),
            )
        ),
        None,
    )
    if row is not None:
        supervisor.setdefault("as", row[0])
        supervisor.setdefault("side", row[1])


def home_of(facts: Facts, person: str, day: str) -> str | None:
    """The station at which a person is posted on a day, the same as attendances are counted by."""
    row = next(
        iter(
            facts.rows(
                "SELECT station FROM person_postings WHERE record = ? AND station IS NOT NULL"
                " AND COALESCE(\"from\", '0001-01-01') <= ? AND COALESCE(\"to\", '9999-12-31') >= ?"
                ' ORDER BY COALESCE(fte, 1) DESC, "from" DESC, "key" LIMIT 1',
                (person, day, day),
            )
        ),
        None,
    )
    return row[0] if row else None


def habits(facts: Facts, supervisor: str, people: list[str], station: str, day: str) -> dict[str, Any]:
    """Form, mode and agreement as the agreement in force says, else as in the last session of these two.

    An agreement that covers not everybody there, nor the station held at, is not the one of this session.
    What was done in a group says nothing of two people who meet alone, nor the other way round.
    """
    found: dict[str, Any] = {}
    marks = ",".join("?" * len(people))
    alike = "= 1" if len(people) == 1 else "> 1"
    agreement = next(
        iter(
            facts.rows(
                "SELECT record, mode, uid FROM agreement WHERE record = ?",
                (agreement_of(facts, supervisor, people, station, day),),
            )
        ),
        None,
    )
    last = next(
        iter(
            facts.rows(
                "SELECT s.form, s.mode FROM held s JOIN session_supervisors x ON x.uid = s.uid"
                " JOIN session_attendees a ON a.uid = s.uid WHERE x.person = ? AND s.date <= ?"
                f" AND a.person IN ({marks})"
                f" AND (SELECT count(*) FROM session_attendees c WHERE c.uid = s.uid) {alike}"
                " ORDER BY s.date DESC, s.record DESC LIMIT 1",
                (supervisor, day, *people),
            )
        ),
        None,
    )
    if agreement is not None:
        found["agreement"] = agreement[0]
        forms = [
            row[0]
            for row in facts.rows(
                "SELECT value FROM agreement_forms WHERE uid = ? ORDER BY n", (agreement[2],)
            )
        ]
        if len(forms) == 1:
            found["form"] = forms[0]
        if agreement[1]:
            found["mode"] = agreement[1]
    if last is not None:
        found.setdefault("form", last[0])
        found.setdefault("mode", last[1])
    if "form" not in found and len(people) == 1:
        found["form"] = "individual"
    return {name: value for name, value in found.items() if value}


def _day(value: object, today: date) -> date:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else today
    except ValueError:
        return today
