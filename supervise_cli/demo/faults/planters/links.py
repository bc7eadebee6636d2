"""SUP201–SUP204: references that lead nowhere, to the wrong part, to two files, to what was withdrawn."""

from __future__ import annotations

from supervise_cli.demo.faults import spares
from supervise_cli.demo.faults.changes import Planter, put_at
from supervise_cli.demo.faults.ground import Ground, Record


def _plant(ground: Ground) -> None:
    _unknown_records(ground)
    _unknown_keys(ground)
    _copies(ground)
    _withdrawn(ground)


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
    record = _follow_up(ground, f"{meant['id']}#a9", meant)
    ground.expect("SUP202", record["id"], ground.path("follow_up", record), "/of")
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
    data = ground.session()
    agreement = _void(
        {
            "schema": "agreement/1",
            "id": ground.new_id("A", data["date"]),
            "supervisor": data["supervisors"][0]["person"],
            "supervisees": [data["attendees"][0]["person"]],
            "from": data["date"],
        },
        data,
    )
    ground.put("agreement", agreement)
    data["agreement"] = agreement["id"]
    ground.expect("SUP204", data["id"], ground.put("session", data), "/agreement")
    session = ground.session()
    ground.put("session", _void(session, session))
    record = _follow_up(ground, f"{session['id']}#a1", session)
    ground.expect("SUP204", record["id"], ground.path("follow_up", record), "/of")


def _void(record: Record, like: Record) -> Record:
    by = like["supervisors"][0]["person"]
    return {
        **record,
        "status": "void",
        "recorded_on": like["date"],
        "entered_by": by,
        "void": {"date": like["date"], "by": by, "reason": "重复录入，以另一份为准。"},
    }


def _written(ground: Ground) -> Record:
    """A clean session that is there."""
    data = ground.session()
    ground.put("session", data)
    return data


def _follow_up(ground: Ground, of: str, session: Record) -> Record:
    by = session["attendees"][0]["person"]
    record = spares.follow_up(ground.new_id("F", session["date"]), of, session["date"], by)
    ground.put("follow_up", record)
    return record


PLANTER = Planter(frozenset({"SUP201", "SUP202", "SUP203", "SUP204", "SUP004"}), _plant)
