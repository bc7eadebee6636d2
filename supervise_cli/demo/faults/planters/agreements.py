"""SUP320–SUP322: no agreement, one that is over, one that nobody looked at again."""

from __future__ import annotations

from datetime import timedelta

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.outpost import Outpost


def _plant(ground: Ground) -> None:
    post = Outpost(ground, running=True)
    station = post.station()
    without = post.person(station)
    post.agreement([without])
    ground.expect("SUP320", without, f"people/{without}.yaml")
    for n, (code, field) in enumerate((("SUP321", "to"), ("SUP322", "review_on"))):
        agreement = post.agreement([post.person(station)])
        agreement[field] = (ground.last - timedelta(2 + n)).isoformat()
        ground.expect(code, agreement["id"], ground.put("agreement", agreement), f"/{field}")


PLANTER = Planter(frozenset({"SUP320", "SUP321", "SUP322"}), _plant)
