"""Small random repositories with everything that decides what is owed: sound, and otherwise odd."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.figures import sample

TOWNS = (sample.T1, sample.SITE, sample.T2, sample.T3)
PLACES = (sample.CITY, sample.A, sample.B, *TOWNS)
_ROLES = ("head", "worker", "assistant", "worker", "volunteer", "supervisor")
_FIRST = date(2022, 4, 1)
_DAYS = 150
_CONTENT = ("practice_skill", "emotional_support")


class Making:
    """Makes one repository from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.people = [f"P-{number:05d}" for number in range(1, 8)]
        self.records: list[dict[str, Any]] = []

    def write(self, root: Path) -> Path:
        """The repository; its folder. What it says of the day it closed and of policy is random, too."""
        self.records += [each for each in sample.stations() if each["id"] in PLACES]
        self.records += [self.person(each) for each in self.people]
        self.records += [self.agreement(n) for n in range(self.random.randint(0, 6))]
        agreed = [each["id"] for each in self.records if each["schema"] == "agreement/1"]
        self.records += [self.event(n, each) for n, each in enumerate(agreed * 2) if self.chance(0.3)]
        self.records += [self.leave(n) for n in range(self.random.randint(0, 5))]
        asked = [self.request(n) for n in range(self.random.randint(0, 6))]
        self.records += [*asked, *(self.session(n, asked) for n in range(self.random.randint(5, 25)))]
        self.records += [self.answer(n, each["id"]) for n, each in enumerate(asked) if self.chance(0.6)]
        self.records += self.again()
        config = {"name": "随机", "division_code": "410900", "language": "zh"}
        if self.chance(0.4):
            config["closed_on"] = self.day().isoformat()
        sample.put(root / "sup.yaml", config)
        if self.chance(0.5):
            sample.put(root / "policy.yaml", self.policy())
        for each in self.records:
            sample.put(root / sample.folder(each) / f"{each['id']}.yaml", each)
        return root

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def day(self) -> date:
        return _FIRST + timedelta(self.random.randrange(_DAYS))

    def stretch(self, open_ends: bool = True) -> dict[str, str]:
        first = self.day()
        days = {
            "from": first.isoformat(),
            "to": (first + timedelta(self.random.choice((0, 3, 14, 60)))).isoformat(),
        }
        if open_ends:
            days = {name: day for name, day in days.items() if self.chance(0.6)}
        return days

    def person(self, record: str) -> dict[str, Any]:
        postings = [
            {"station": self.random.choice(TOWNS), "role": self.random.choice(_ROLES), **self.stretch()}
            | ({"fte": self.random.choice((0.2, 0.5, 1))} if self.chance(0.4) else {})
            for _ in range(self.random.randint(1, 3))
        ]
        since = date(2021, 2, 27) + timedelta(self.random.randrange(200))
        return sample.person(record, f"人{record[-1]}", *postings) | (
            {"practice_since": since.isoformat()} if self.chance(0.6) else {}
        )

    def agreement(self, number: int) -> dict[str, Any]:
        whom: dict[str, Any] = {}
        if self.chance(0.6):
            whom["supervisees"] = self.some(3)
        if self.chance(0.6) or not whom:
            whom["station"] = self.random.choice(PLACES)
        days = self.stretch()
        by = self.random.choice(self.people)
        return self.final("agreement", f"A-20220104-{number:05d}", supervisor=by) | {
            **whom, "from": "2022-03-01", **days, "standard": "k1",
            **({"review_on": self.day().isoformat()} if self.chance(0.3) else {}),
        }  # fmt: skip

    def event(self, number: int, of: str) -> dict[str, Any]:
        on, kind = self.day(), self.random.choice(("terminated", "terminated", "reopened", "comment"))
        record = f"EV-{on:%Y%m%d}-{number:05d}"
        by = self.random.choice(self.people)
        return self.final("event", record, of=of, date=on.isoformat(), by=by) | {"kind": kind}

    def leave(self, number: int) -> dict[str, Any]:
        who = self.random.choice(self.people)
        return self.final("leave", f"L-20220401-{number:05d}", person=who) | self.stretch(open_ends=False)

    def request(self, number: int) -> dict[str, Any]:
        on = self.day()
        wished = (
            {"wished_by": (on + timedelta(self.random.randrange(9))).isoformat()} if self.chance(0.3) else {}
        )
        return self.final(
            "request", f"R-{on:%Y%m%d}-{number:05d}", asked_on=on.isoformat(),
            by=self.random.choice([*self.people, *TOWNS]), topic="theory",
            urgency=self.random.choice(("normal", "urgent")), **wished,
        )  # fmt: skip

    def session(self, number: int, asked: list[dict[str, Any]]) -> dict[str, Any]:
        on = self.day()
        whom = [{"person": each} | ({"absent": True} if self.chance(0.15) else {}) for each in self.some(4)]
        made = sample.session(
            f"S-{on:%Y%m%d}-{number:05d}", on.isoformat(), self.random.choice(TOWNS),
            [{"person": self.random.choice(self.people), "as": "station_head", "side": "internal"}], whom, 60,
            content=[self.random.choice(_CONTENT)],
        )  # fmt: skip
        if self.chance(0.3) and asked:
            made["requests"] = [self.random.choice(asked)["id"]]
        if self.chance(0.5):
            due = {"due": (on + timedelta(self.random.randrange(40))).isoformat()} if self.chance(0.8) else {}
            made["actions"] = [
                {"key": "a1", "what": "整理台账", "owner": self.random.choice(self.people)} | due
            ]
        if self.chance(0.15):
            gone = {k: v for k, v in made.items() if k in _OF_CANCELLED}
            by = {"date": on.isoformat(), "by": "other", "reason": "有事"}
            return gone | {"outcome": "cancelled", "cancelled": by}
        return made

    def again(self) -> list[dict[str, Any]]:
        """To some answers one more of the same day, with an id before or after."""
        random, made = Random(len(self.records)), []
        for each in self.records:
            if each["schema"] == "follow_up/1" and random.random() < 0.6:
                record = f"{each['id'][:11]}{random.choice('0A')}{random.randrange(1000, 10000)}"
                outcome = random.choice(("answered", "in_progress", "dropped", "done"))
                more = {"of": each["of"], "date": each["date"], "outcome": outcome}
                made.append(self.final("follow_up", record, **more))
        return made

    def answer(self, number: int, of: str) -> dict[str, Any]:
        on = self.day()
        outcome = self.random.choice(("answered", "in_progress", "handed_over", "dropped", "done"))
        owner = {"owner": self.random.choice(self.people)} if outcome == "handed_over" else {}
        record = f"F-{on:%Y%m%d}-{number:05d}"
        return self.final("follow_up", record, of=of, date=on.isoformat(), outcome=outcome, **owner)

    def policy(self) -> dict[str, Any]:
        def dated(low: int, high: int, unit: str) -> list[dict[str, Any]]:
            days = sorted({self.day().isoformat(), self.day().isoformat()})
            return [
                {"from": day, "value": self.random.randint(low, high), "unit": unit, "source": None}
                for day in days
            ]

        return {
            "new_worker_months": dated(0, 18, "months"),
            "new_worker_sessions": dated(0, 4, "sessions_per_month"),
            "worker_sessions": dated(0, 3, "sessions_per_month"),
            "answer_days": dated(0, 12, "workdays"),
        }

    def some(self, most: int) -> list[str]:
        return sorted(self.random.sample(self.people, self.random.randint(1, most)))

    @staticmethod
    def final(kind: str, record: str, **fields: Any) -> dict[str, Any]:
        return {"schema": f"{kind}/1", "id": record, "status": "final", **fields}


_OF_CANCELLED = frozenset(
    {"schema", "id", "status", "recorded_on", "date", "station", "supervisors", "attendees", "form", "mode"}
)
