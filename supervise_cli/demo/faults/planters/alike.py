"""SUP620, SUP621: what was said at one visit written down for the next; a field left as it was offered."""

from __future__ import annotations

from datetime import date

from supervise_cli.demo.faults.changes import Planter
from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.faults.outpost import Outpost
from supervise_cli.demo.fields import final

_SAID = (
    "进门先看了值班本，{day}签名是补的，当面说清以后当天签。墙上的流程图还是旧的，请站里照新的换一张，"
    "字写大些。问了来办事的一位大娘，她说有人应声、不用跑第二趟，这一条写进了反馈。"
)


def _plant(ground: Ground) -> None:
    post = Outpost(ground)
    station = post.station()
    opinions = (_SAID.format(day="上周二的"), _SAID.format(day="周四的"), "现场反馈的意见。")
    visits = [
        _visit(ground, post, station, next(post.days(month)), opinion)
        for month, opinion in zip(post.months, opinions, strict=True)
    ]
    paths = [ground.put("visit", visit) for visit in visits]
    first, second, third = visits
    ground.expect("SUP620", second["id"], paths[1], "/stops/s1/opinion", first["id"])
    ground.expect("SUP621", third["id"], paths[2], "/stops/s1/opinion")


def _visit(ground: Ground, post: Outpost, station: str, day: date, opinion: str) -> Record:
    stop = {
        "key": "s1",
        "station": station,
        "date": day.isoformat(),
        "supervisors": [post.supervisor],
        "opinion": opinion,
    }
    fields: Record = {
        "from": day.isoformat(),
        "to": day.isoformat(),
        "purpose": "inspection",
        "stops": [stop],
    }
    identity = ground.new_id("V", day.isoformat())
    data = final("visit", identity, day, post.supervisor, fields)
    sound = {**data, "stops": [{name: value for name, value in stop.items() if name != "opinion"}]}
    ground.sound_spare("visit", sound)
    return data


PLANTER = Planter(frozenset({"SUP620", "SUP621"}), _plant)
