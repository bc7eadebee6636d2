"""SUP201–SUP205: links to nothing, to a wrong part, to two files or parts, to what was withdrawn."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter, put_at
from supervise_cli.demo.faults.ground import Ground, Record


def _plant(ground: Ground) -> None:
    _unknown_records(ground)
    _unknown_keys(ground)
    _copies(ground)
    _withdrawn(ground)
    _two_parts(ground)


def _unknown_records(ground: Ground) -> None:
    for where, prefix, pointer in (
        ("/attendees/0/person", "P", "/attendees/{}/person"),
        ("/actions/0/owner", "P", "/actions/a1/owner"),
        ("/follow_up_by", "P", "/follow_up_by"),
        ("/agreement", "A", "/agreement"),
    ):
        data = ground.session()
        stranger = ground.new_id(prefix, data["date"] if prefix == "A" else "")
        put_at(data, where, stranger)
        path = ground.put("session", data)
        ground.expect("SUP201", data["id"], path, pointer.format(stranger))


def _unknown_keys(ground: Ground) -> None:
    meant = _written(ground)
    record = ground.follow_up_of(f"{meant['id']}#a1", meant)
    record["of"] = f"{meant['id']}#a9"
    ground.expect("SUP202", record["id"], ground.put("follow_up", record), "/of")
    later = ground.session()
    later["follow_up"] = [{"of": f"{meant['id']}#a8", "date": later["date"], "outcome": "done"}]
    ground.expect("SUP202", later["id"], ground.put("session", later), "/follow_up/0/of")
    elsewhere = ground.session()
    elsewhere["facilities"] = [f"{elsewhere['station']}#f99"]
    ground.expect("SUP202", elsewhere["id"], ground.put("session", elsewhere), "/facilities/0")


def _copies(ground: Ground) -> None:
    """A session copied into the next folder; a person copied to begin another one, and the id forgotten."""
    data = _written(ground)
    first = ground.path("session", data)
    copy = f"sessions/{int(data['date'][:4]) + 1}/01/{data['id']}.yaml"
    _twice(ground, data["id"], ground.put("session", data, copy), first)
    person = ground.person()
    first = ground.put("person", person)
    copy = f"people/{ground.new_id('P')}.yaml"
    _twice(ground, person["id"], ground.put("person", person, copy), first)
    ground.expect("SUP004", person["id"], copy, "/id")


def _twice(ground: Ground, record: str, copy: str, first: str) -> None:
    ground.expect("SUP203", record, copy, "/id", f"{copy}={first}")


def _withdrawn(ground: Ground) -> None:
    data, agreement = ground.session(), ground.agreement()
    ground.put("agreement", _void(agreement, agreement["supervisor"]))
    data["agreement"] = agreement["id"]
    ground.expect("SUP204", data["id"], ground.put("session", data), "/agreement")
    session = ground.session()
    ground.put("session", _void(session, session["entered_by"]))
    record = ground.follow_up_of(f"{session['id']}#a1", session)
    ground.expect("SUP204", record["id"], ground.put("follow_up", record), "/of")


def _two_parts(ground: Ground) -> None:
    """A part of a split that carries the key of an action of the same session."""
    meant, data = _written(ground), ground.session()
    part = {**data["actions"][0], "what": "先做一半"}
    day = data["date"]
    data["follow_up"] = [{"of": f"{meant['id']}#a1", "date": day, "outcome": "split", "actions": [part]}]
    path = ground.put("session", data)
    ground.expect("SUP205", data["id"], path, f"/follow_up/0/actions/{part['key']}/key")


def _void(record: Record, by: str) -> Record:
    void = {"date": record["recorded_on"], "by": by, "reason": "重复录入，以另一份为准。"}
    return {**record, "status": "void", "void": void}


def _written(ground: Ground) -> Record:
    """A clean session that is there."""
    data = ground.session()
    ground.put("session", data)
    return data


PLANTER = Planter(frozenset({"SUP201", "SUP202", "SUP203", "SUP204", "SUP205", "SUP004"}), _plant)
