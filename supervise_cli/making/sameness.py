"""Whether a record of the same identity is there already, by what identifies its type in imports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from supervise_cli.model import Text
from supervise_cli.pipeline.choosing import Known, labels
from supervise_cli.pipeline.listing import told_apart
from supervise_cli.pipeline.opening import Opened
from supervise_cli.records import reading
from supervise_cli.records.types import Kind, RecordType
from supervise_cli.workspace.index.facts import Facts
from supervise_cli.workspace.index.tables import column_name, quoted

_SHOWN = 3


def namesakes(state: Opened, rtype: RecordType, data: Mapping[str, Any]) -> list[Text]:
    """The records that say the same by ``x-sup.import_key``; [] where the new one lacks a part of it."""
    wanted = _identity(rtype, data)
    if not wanted:
        return []
    known = _candidates(state.facts, rtype, data)
    found = []
    for path, raw in sorted(state.read(list(known)).items()):
        there = reading.read(raw).data
        if there is not None and there.get("status") != "void" and _identity(rtype, there) == wanted:
            found.append(told_apart(state.facts, known[path]))
    return found[:_SHOWN]


def _candidates(facts: Facts, rtype: RecordType, data: Mapping[str, Any]) -> dict[str, Known]:
    """The records, by path, that agree in what is a single value; only their files need be read."""
    single = [
        name
        for name in rtype.import_key
        if (field := rtype.field(name)) is not None
        and field.kind not in {Kind.LIST, Kind.OBJECT, Kind.PERIOD}
    ]
    where = "".join(f" AND f.{quoted(column_name([name]))} = ?" for name in single)
    rows = facts.rows(
        f"SELECT r.id, r.path FROM run r JOIN {quoted('fact_' + rtype.name)} f ON f.uid = r.uid"
        f" WHERE r.type = ? AND r.status <> 'void'{where}",
        (rtype.name, *(data[name] for name in single)),
    )
    names = labels(facts)
    return {
        path: Known(record, rtype.name, names.get(record, ""), path, rtype.standing) for record, path in rows
    }


def _identity(rtype: RecordType, data: Mapping[str, Any]) -> tuple[Any, ...]:
    parts = []
    for entry in rtype.import_key:
        name = next((each for each in entry.split("|") if values_at(data, each)), None)
        if name is None:
            return ()
        parts.append((name, values_at(data, name)))
    return tuple(parts)


def values_at(data: Mapping[str, Any], way: str) -> frozenset[str]:
    """What stands at ``postings.station``, of all items; of an item that is named alone, whom it names."""
    here: list[Any] = [data]
    for step in way.split("."):
        found = [each.get(step) for each in here if isinstance(each, dict)]
        here = [inner for each in found for inner in (each if isinstance(each, list) else [each])]
    flat = [_known_by(each) if isinstance(each, dict) else each for each in here]
    return frozenset(str(each) for each in flat if each is not None)


def _known_by(item: Mapping[str, Any]) -> Any:
    """A period by both its ends, an item by its first member that is no key of ours."""
    if item.keys() == {"from", "to"}:
        return f"{item['from']}/{item['to']}"
    return next((value for name, value in item.items() if name != "key"), None)
