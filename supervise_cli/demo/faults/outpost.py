"""A county of its own that a demonstration with faults gets in addition: a quarter long, and sound in itself.

What should exist and does not cannot be planted in one record: it takes people, months and sessions. An
outpost opens some days before the last quarter that is well over when the demonstration ends; its people
leave with that quarter, so that nothing else can be missing there, and nothing of it anywhere else. A running
one opens with the last month (or ``opened``) and goes on; no session was held there yet, so that no month of
it is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from supervise_cli.demo.faults.ground import Ground, Record
from supervise_cli.demo.fields import final
from supervise_cli.demo.workdays import workdays
from supervise_cli.model import Period

_NAMES = ("蒋晓梅", "丁志远", "余海霞", "杜国强", "苏丽娟", "魏文斌", "吕秀英", "任建军", "姚春燕", "谭永红")
_TOPICS = (
    ("台账怎么补", "台账差了几户，说定先补行动不便的。问了近来的状态，还撑得住。"),
    ("活动前的准备", "活动人手不够，请村里的志愿者搭把手。说到累，劝把休息日留出来。"),
    ("和村委会的分工", "通知归村委会，签到归站里，一条条写下来。心里的委屈也说了说。"),
    ("走访怎样开口", "先聊家常再问需要，当天写下来。头几次紧张是常事，慢慢就好。"),
    ("儿童之家的安排", "儿童之家周末开半天，站里出一个人。商量了轮班，免得总是一个人顶。"),
)
_MINUTES = (40, 45, 50, 55, 60)
_FULL: dict[str, Any] = {
    "content": ["progress_monitoring", "practice_skill", "community_resources", "emotional_support"],
    "functions": ["administrative", "educational", "supportive", "project_planning", "resource_linking"],
    "focus": ["goal_alignment", "facility_integration", "resource_brand", "wellbeing"],
}
"""What leaves nothing to be wished for in a quarter."""


class Outpost:
    """One county centre with a supervisor; stations, people and sessions as a planter asks for them."""

    def __init__(
        self, ground: Ground, *, running: bool = False, opened: date | None = None, **capacity: Any
    ) -> None:
        self.ground = ground
        self.quarter = _quarter_before(ground.last)
        usual = ground.last.replace(day=1) if running else self.quarter.start - timedelta(20)
        self.opened = opened or usual
        self._closing: Record = {} if running else {"to": self.quarter.end.isoformat()}
        self._code = ground.county_code()
        self._made = 0
        self.supervisor = ground.new_id("P")
        self.centre = self._station("county_centre", self._code, "县社会工作指导中心")
        self.person(self.centre, "supervisor", self.supervisor, appointments=[self.appointment(**capacity)])

    @property
    def months(self) -> list[Period]:
        first = Period.month(self.quarter.start.year, self.quarter.start.month)
        return [first, first.following(), first.following().following()]

    def station(self, **faulty: Any) -> str:
        """A station of a township, with what makes it ``faulty``; its id."""
        self._made += 1
        name = f"第{self._made}镇社工站"
        return self._station("township_station", f"{self._code}{100 + self._made}", name, **faulty)

    def _station(self, level: str, code: str, name: str, **faulty: Any) -> str:
        fields: Record = {"level": level, "name": f"演示{self._code[4:]}{name}", "division_code": code}
        if level == "township_station":
            fields["division_type"] = "town"
        fields |= {"state": "open", "opened_on": self.opened.isoformat()}
        data = final("station", f"ST-{code}", self.opened, self.supervisor, fields)
        self.ground.put("station", {**self.ground.sound_spare("station", data), **faulty})
        return str(data["id"])

    def appointment(self, *, kind: str = "full_time", side: str = "internal", **capacity: int) -> Record:
        """A supervisor's appointment for the time of the outpost."""
        return {
            "key": "s1", "kind": kind, "side": side, "origin": "local",
            "from": self.opened.isoformat(), **self._closing,
            "capacity": {"days_per_month": 20, "max_supervisees": 30, **capacity},
        }  # fmt: skip

    def person(self, station: str, role: str = "worker", identity: str = "", **fields: Any) -> str:
        """Somebody in post as long as the outpost is there; the id."""
        identity = identity or self.ground.new_id("P")
        self._made += 1
        posting = {
            "key": "p1", "station": station, "role": role, "from": self.opened.isoformat(), **self._closing,
        }  # fmt: skip
        if self._closing:
            posting["left_because"] = "transfer"
        made = {"label": _NAMES[self._made % len(_NAMES)], "postings": [posting], **fields}
        data = final("person", identity, self.opened, self.supervisor, made)
        self.ground.put("person", self.ground.sound_spare("person", data))
        return identity

    def agreement(self, people: Sequence[str], **fields: Any) -> Record:
        """That the supervisor supervises these people as long as the outpost is there; not yet written."""
        made: Record = {
            "supervisor": self.supervisor,
            "supervisees": [*people],
            "from": self.opened.isoformat(),
            **self._closing,
            "functions": ["educational"],
            "confidentiality_limits": "服务对象只用编号。",
            "cancel_rule": "提前半天告知，五个工作日内补上。",
            **fields,
        }
        identity = self.ground.new_id("A", self.opened.isoformat())
        data = final("agreement", identity, self.opened, self.supervisor, made)
        return self.ground.sound_spare("agreement", data)

    def meeting(self, day: date, people: Sequence[str], station: str, **fields: Any) -> Record:
        """A session with nothing to be wished for; written by whoever calls :meth:`hold`."""
        self._made += 1
        theme, summary = _TOPICS[self._made % len(_TOPICS)]
        made: Record = {
            "outcome": "held",
            "date": day.isoformat(),
            "minutes": _MINUTES[self._made % len(_MINUTES)],
            "station": station,
            "supervisors": [{"person": self.supervisor, "as": "full_time", "side": "internal"}],
            "attendees": [{"person": each} for each in people],
            "form": "individual",
            "mode": "face_to_face",
            **_FULL,
            "theme": theme,
            "summary": summary,
            "ad_hoc_reason": "站刚开，还没有计划。",
            **fields,
        }
        identity = self.ground.new_id("S", day.isoformat())
        data = final("session", identity, day, made["supervisors"][0]["person"], made)
        return self.ground.sound_spare("session", data)

    def hold(self, *args: Any, **fields: Any) -> Record:
        """A meeting that is written."""
        data = self.meeting(*args, **fields)
        self.ground.put("session", data)
        return data

    def begin(self, people: Sequence[str], station: str, **fields: Any) -> None:
        """The first session, before the quarter: from then on records are kept."""
        self.hold(workdays(Period(self.opened, self.quarter.start, ""))[0], people, station, **fields)

    def lead(self, person: str, station: str, leave_out: Sequence[int] = (), **fields: Any) -> list[Record]:
        """A session a month of the quarter for one person, but for the months left out (0 to 2)."""
        found = []
        for n, month in enumerate(self.months):
            self._made += 1
            data = self.meeting(next(self.days(month, 2 + self._made % 7)), [person], station, **fields)
            if n not in leave_out:
                self.ground.put("session", data)
                found.append(data)
        return found

    def days(self, month: Period, first: int = 0) -> Iterator[date]:
        """The working days of a month, from the first-th one on."""
        yield from workdays(month)[first:]


def _quarter_before(last: date) -> Period:
    """The last quarter that ended before the month of ``last``."""
    month = Period.month(last.year, last.month).previous()
    while month.start.month % 3:
        month = month.previous()
    found = Period.parse(f"{month.start.year}-Q{month.start.month // 3}")
    assert found is not None
    return found
