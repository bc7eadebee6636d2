"""SUP323, SUP324: too few sessions in a month, and none."""

from __future__ import annotations

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground
from supervise_cli.demo.faults.outpost import Outpost


def _plant(ground: Ground) -> None:
    post = Outpost(ground)
    station = post.station()
    since = post.opened.isoformat()
    people = {post.person(station, practice_since=since): "SUP323", post.person(station): "SUP324"}
    post.begin([*people], station)
    ground.put("agreement", post.agreement([*people]))
    last = post.months[-1]
    for person, code in people.items():
        for month in post.months:
            days = [*post.days(month)]
            times = (2, 12) if code == "SUP323" else (2,)
            for n in times:
                data = post.meeting(days[n], [person], station)
                # The last one of all is missing: no gap before a later one arises from it.
                if month != last or n != times[-1]:
                    ground.put("session", data)
        ground.expect(code, person, f"people/{person}.yaml", "", last.label)


PLANTER = Planter(frozenset({"SUP323", "SUP324"}), _plant)
