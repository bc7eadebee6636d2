"""Adds to a demonstration what it has too little of: what changes hands, ends, is answered or comes undone.

Notes on its cases, agreements terminated and reopened, actions split, a station merged, a head who becomes
supervisor.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.figures import recount
from tests.figures.sample import put

FIRST, LAST = date(2022, 1, 20), date(2022, 6, 28)
Record = dict[str, Any]


class Adding:
    """Adds to a demonstration what it has too little of, from one seed."""

    def __init__(self, root: Path, seed: int, first: date = FIRST, last: date = LAST) -> None:
        self.root, self.random, self.first, self.last = root, Random(seed), first, last
        self.paths: dict[str, Path] = {}
        self.of: dict[str, list[Record]] = {}
        for path in sorted(root.rglob("*/*.yaml")):
            each = self._read(path)
            self.paths[each["id"]] = path
            if each["status"] == "final":
                self.of.setdefault(each["schema"].partition("/")[0], []).append(each)
        self.made = 0

    @staticmethod
    def _read(path: Path) -> Record:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert isinstance(data, dict)
        return data

    def everything(self) -> None:
        self._casework()
        self._agreements()
        self._actions()
        self._requests()
        self._cancel()
        self._merge()
        self._promote()
        self._resign()

    def _day(self) -> str:
        return (self.first + timedelta(self.random.randrange((self.last - self.first).days))).isoformat()

    def _write(self, schema: str, prefix: str, folder: str, day: str, **fields: Any) -> Record:
        self.made += 1
        record = f"{prefix}-{day.replace('-', '')}-{self.made:05d}"
        data = {"schema": f"{schema}/1", "id": record, "status": "final", "recorded_on": day, **fields}
        put(self.root / folder.format(yyyy=day[:4]) / f"{record}.yaml", data)
        return data

    def _workers(self) -> list[Record]:
        return [
            each
            for each in self.of["person"]
            if any(posting.get("station") and "to" not in posting for posting in each["postings"])
        ]

    def _casework(self) -> None:
        opened_by_demo = list(self.of["case"])
        for n in range(6):
            like = self.random.choice(opened_by_demo)
            case = {**like, "id": f"C-0000{n}", "opened_on": self._day()}
            put(self.root / "cases" / case["id"] / "case.yaml", case)
            self.of["case"].append(case)
        for case in self.of["case"]:
            for _ in range(self.random.randint(2, 7)):
                day, said = self._day(), {}
                if self.random.random() < 0.5:
                    said["stage"] = self.random.choice(("assessment", "planning", "intervention"))
                if self.random.random() < 0.5:
                    said["risk"] = self.random.choice(("low", "high", "crisis"))
                if self.random.random() < 0.4:
                    who = self.random.choice(self._workers())
                    said["transfer"] = {
                        "worker": who["id"], "station": who["postings"][-1]["station"], "reason": "分工调整",
                    }  # fmt: skip
                if self.random.random() < 0.15:
                    said["closing"] = {"reason": "moved", "evaluation": "搬走了"}
                self._write(
                    "case_note", "N", f"cases/{case['id']}/notes", day, case=case["id"], date=day,
                    worker=case["worker"], contact="home_visit", process="上门看了看。", **said,
                )  # fmt: skip

    def _agreements(self) -> None:
        for each in self.random.sample(self.of["agreement"], len(self.of["agreement"]) * 3 // 4):
            for kind in ("terminated", self.random.choice(("reopened", "comment", "terminated"))):
                day = self._day()
                self._write(
                    "event", "EV", "events/{yyyy}", day, of=each["id"], date=day, by=each["supervisor"],
                    kind=kind,
                )  # fmt: skip

    def _actions(self) -> None:
        given = [
            (session["date"], f"{session['id']}#{action['key']}")
            for session in self.of["session"]
            for action in session.get("actions") or []
        ]
        inside = [each for session in self.of["session"] for each in session.get("follow_up") or []]
        followed = {each["of"] for each in [*inside, *self.of["follow_up"]]}
        # Of an action that the demonstration follows up its own words are mostly the last.
        left = [each for each in given if each[1] not in followed and each[0] < "2022-06-10"]
        for n, (on, address) in enumerate([*left, *self.random.sample(given, 30)]):
            first = date.fromisoformat(on)
            days = sorted((first + timedelta(self.random.randrange(1, 24))).isoformat() for _ in range(4))
            owner = self.random.choice(self._workers())["id"]
            parts = [{"key": f"b{k}", "what": f"第{k}步", "owner": owner, "due": days[2]} for k in (1, 2)]
            split = self._follow(days[0], address, "split", actions=parts)
            self._follow(days[1], f"{split['id']}#b1", "done")
            last = ("done", "in_progress", "done", "handed_over", "dropped")[n % 5]
            more = {"owner": self.random.choice(self._workers())["id"]} if last == "handed_over" else {}
            self._follow(days[2], f"{split['id']}#b2", last, **more)
            if n % 5 > 1:
                self._follow(days[3], address, ("confirmed", "in_progress")[n % 2])
            if n % 3:
                said = self.random.sample(("done", "in_progress", "dropped", "confirmed", "answered"), 3)
                for outcome in said:
                    self._follow(days[3], address, outcome)

    def _follow(self, day: str, of: str, outcome: str, **more: Any) -> Record:
        return self._write(
            "follow_up", "F", "follow-ups/{yyyy}", day, of=of, date=day, outcome=outcome, **more
        )

    def _requests(self) -> None:
        for n in range(12):
            day = self._day()
            who = self.random.choice(self._workers())
            by = who["postings"][-1]["station"] if n % 4 == 0 else who["id"]
            asked = self._write(
                "request", "R", "requests/{yyyy}", day, asked_on=day, by=by, topic="theory",
                urgency=self.random.choice(("normal", "urgent")),
            )  # fmt: skip
            then = (date.fromisoformat(day) + timedelta(self.random.randrange(25))).isoformat()
            outcome = ("answered", "in_progress", "handed_over", "dropped")[n // 3]
            more = {"owner": self.random.choice(self._workers())["id"]} if outcome == "handed_over" else {}
            self._follow(then, asked["id"], outcome, **more)

    def _cancel(self) -> None:
        """Sessions called off on a day on which the two met all the same: that makes up for nothing."""
        held = [each for each in self.of["session"] if each["outcome"] == "held"]
        for each in self.random.sample(held, 12):
            gone = {name: each[name] for name in ("date", "station", "supervisors", "form", "mode")}
            self._write(
                "session", "S", f"sessions/{{yyyy}}/{each['date'][5:7]}", each["date"], outcome="cancelled",
                attendees=[{"person": each["attendees"][0]["person"]}],
                cancelled={"date": each["date"], "by": "other", "reason": "临时有事"}, **gone,
            )  # fmt: skip

    def _merge(self) -> None:
        """One open station into another of its county, in mid-April; its people go along."""
        open_ = [
            each
            for each in self.of["station"]
            if each["level"] == "township_station" and each["state"] == "open"
        ]
        one, other = next((a, b) for a in open_ for b in open_ if a is not b and a["id"][:9] == b["id"][:9])
        merged = {"station": other["id"], "date": "2022-04-15"}
        self._change(one, state="closed", closed_on="2022-04-15", merged_into=merged)
        former = [{"division_code": other["division_code"], "name": other["name"], "to": "2022-04-14"}]
        code = f"{other['division_code'][:6]}099"
        self._change(other, former=former, name="新合街道社工站", division_code=code)
        for person in self.of["person"]:
            for posting in list(person["postings"]):
                if posting.get("station") == one["id"] and "to" not in posting:
                    self._move(person, posting, "2022-04-14", station=other["id"], role=posting["role"])

    def _promote(self) -> None:
        """A head becomes supervisor of the county on 11 May, and somebody of the station its head."""
        for head in self.of["person"]:
            post = next((p for p in head["postings"] if p.get("role") == "head" and "to" not in p), None)
            if post is None:
                continue
            mates = [
                (each, p)
                for each in self.of["person"]
                for p in each["postings"]
                if p.get("station") == post["station"] and p["role"] == "worker" and "to" not in p
            ]
            if mates:
                county = post["station"][:9]
                self._move(head, post, "2022-05-10", station=county, role="supervisor")
                self._move(*mates[0], "2022-05-10", station=post["station"], role="head")
                return
        raise AssertionError

    def _resign(self) -> None:
        """In May three sessions are owed; on the 18th four people leave who had not all of theirs."""
        per_month = [("2022-05-01", 3), ("2022-06-01", 1)]
        dated = [
            {"from": day, "value": n, "unit": "sessions_per_month", "source": None} for day, n in per_month
        ]
        put(self.root / "policy.yaml", {"worker_sessions": dated})
        held = [each for each in self.of["session"] if each["outcome"] == "held"]
        times = Counter(
            each["person"]
            for session in held
            if "2022-05-01" <= session["date"] <= "2022-05-20"
            for each in session["attendees"]
        )
        left = 0
        for person in self._workers():
            posting = person["postings"][-1]
            owed = posting["role"] in recount.SUPERVISED_ROLES and posting["from"] < "2022-05-01"
            if owed and times[person["id"]] == 1 and left < 4:
                posting["to"], left = "2022-05-18", left + 1
                self._change(person, postings=person["postings"])

    def _move(self, person: Record, posting: Record, last: str, **to: str) -> None:
        posting["to"] = last
        first = (date.fromisoformat(last) + timedelta(1)).isoformat()
        key = f"q{len(person['postings'])}"
        self._change(person, postings=[*person["postings"], {"key": key, **to, "from": first}])

    def _change(self, record: Record, **fields: Any) -> None:
        record.update(fields)
        put(self.paths[record["id"]], record)
