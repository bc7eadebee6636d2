"""SUP641–SUP643: a plan approved too late, one nobody can check, one that was not carried out."""

from __future__ import annotations

from datetime import timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final
from supervise_cli.model import Period


def _plant(ground: Ground) -> None:
    post = Outpost(ground, running=True)
    station = post.station()
    late = _plan(post, station, 0)
    ground.expect("SUP641", late["id"], ground.put("plan", late), "/period")
    vague = _plan(post, station, -1)
    del vague["objectives"][0]["indicator"]
    ground.expect("SUP642", vague["id"], ground.put("plan", vague), "/objectives/o1")
    undone = _plan(post, station, -1)
    before = Period.month(post.opened.year, post.opened.month).previous().previous()
    undone["schedule"] = [{"key": "g1", "when": before.label, "theme": "案例一起看", "form": "group"}]
    ground.expect("SUP643", undone["id"], ground.put("plan", undone), "/schedule/g1")


def _plan(post: Outpost, station: str, approved: int) -> Record:
    """A plan for the month, approved so many days after its second day; with 0 too late."""
    ground = post.ground
    begins = post.opened
    objective = {
        "key": "o1",
        "text": "走访名单对上",
        "indicator": "差错户数",
        "due": ground.last.isoformat(),
    }
    fields = {
        "scope": station,
        "period": {"from": begins.isoformat(), "to": ground.last.isoformat()},
        "objectives": [objective],
    }
    identity = ground.new_id("PL", begins.isoformat())
    data = ground.sound_spare("plan", final("plan", identity, begins, post.supervisor, fields))
    day = begins + timedelta(1 + approved)
    event = {"of": identity, "by": post.person(post.centre, "manager"), "kind": "approved"}
    for on, write in ((begins, ground.sound_spare), (day, ground.put)):
        made = final(
            "event",
            ground.new_id("EV", on.isoformat()),
            on,
            post.supervisor,
            {**event, "date": on.isoformat()},
        )
        write("event", made)
    return data


PLANTER = Planter(frozenset({"SUP641", "SUP642", "SUP643"}), _plant)
