"""Every derived status of the demonstration, on ten days, equals a recount that shares no code with it.

The demonstration has few of what changes hands, so that more is added to it: notes on its cases, agreements
terminated and reopened, actions split, a station merged, a head who becomes supervisor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from supervise_cli.definitions.actions import actions
from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.cases import cases
from supervise_cli.definitions.owed import Entitlements
from supervise_cli.definitions.owing import Owing
from supervise_cli.definitions.rebooking import to_rebook
from supervise_cli.definitions.requests import requests
from supervise_cli.definitions.risks import high_risks, high_since
from supervise_cli.definitions.seniority import is_new, practice_since
from supervise_cli.definitions.staff import appointments, headships, in_post
from supervise_cli.definitions.stations import stations
from supervise_cli.model import Period
from supervise_cli.pipeline.checking import check
from supervise_cli.pipeline.opening import Opened, opened
from tests.definitions import statuses
from tests.definitions.statuses import Statuses, by_type
from tests.figures import recount
from tests.figures.recount import Books
from tests.figures.sample import put
from tests.running import run_inside

NOW = datetime(2026, 11, 26, tzinfo=UTC)
OPTIONS = ("--stations", "12", "--workers", "50", "--months", "5", "--until", "2022-06")
DAYS = (
    "2022-02-15", "2022-03-01", "2022-03-31", "2022-04-14", "2022-04-15", "2022-05-09", "2022-05-20",
    "2022-06-10", "2022-06-27", "2022-06-30",
)  # fmt: skip
FIRST, LAST = date(2022, 1, 20), date(2022, 6, 28)
Record = dict[str, Any]
Demo = tuple[Path, dict[str, list[Record]], Books]
"""The folder, and what the recount has read of it."""


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


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    root = tmp_path_factory.mktemp("statuses") / "demo"
    run_inside("demo", root, *OPTIONS).ok()
    Adding(root, 7).everything()
    return root, by_type(root), Books(root)


@pytest.fixture(params=DAYS)
def both(demo: Demo, request: pytest.FixtureRequest) -> Iterator[tuple[Opened, Statuses]]:
    """The program's state and the recount, on one of the days."""
    root, records, books = demo
    with opened(root, NOW, as_of=date.fromisoformat(request.param)) as state:
        yield state, Statuses(records, books, request.param)


def told(state: Opened) -> dict[str, Any]:
    """Every derived status as the program has it, in the words of the recount."""
    facts, day = state.facts, state.as_of
    tree = stations(facts, day)
    posts = in_post(facts, day)
    now = Supervising(agreements(facts, day), tree, day)
    heads = {(each.person, each.station) for each in headships(facts, day)}
    nearest = {each.person: now.supervisors(each) for each in posts}
    asked = requests(facts, day)
    return {
        "actions": {
            address: {
                **{k: getattr(each, k) for k in ("what", "given_on", "owner", "due", "outcome", "closed_on")},
                "parts": tuple(sorted(each.parts)),
            }
            for address, each in actions(facts, day).items()
        },
        "requests": {
            each.record: {
                "turn": each.owner or now.answering(each.by, each.station),
                **{
                    k: getattr(each, k)
                    for k in ("station", "due", "answered_on", "answer", "dropped_on", "days", "workdays")
                },
            }
            for each in asked
        },
        "cases": {record: _fields(each) for record, each in cases(facts, day).items()},
        "high risks": {
            each.case: (each.risk, each.date, each.record)
            for each in high_risks(facts, day, _sessions(state), lambda _: True)
        },
        "in post": {each.person: (each.station, each.role) for each in posts},
        "heads": heads,
        "appointed": {(each.person, each.kind, each.side) for each in appointments(facts, day)},
        "new": {person for person, since in practice_since(facts).items() if is_new(facts, since, day)},
        "supervised by": nearest,
        "dual role": {
            (nearest[each.person][0], each.person)
            for each in posts
            if nearest[each.person] and (nearest[each.person][0], each.station) in heads
        },
        "owed": {
            each.post.person: {
                "station": each.post.station, "expected": each.expected, "delivered": each.delivered,
                "by": each.by, "new": each.new, "state": each.state.value,
            }
            for each in Entitlements(facts).of(Period.month(day.year, day.month))
        },
        "stations": {record: (each.name, each.code, each.state, each.above) for record, each in tree.items()},
        "to rebook": {each.record: each.by for each in to_rebook(facts, day)},
        "things": {
            (each.kind.value, each.subject, each.by, each.who, _variant(each.variant, each.kind.value))
            for each in Owing(facts).things
        },
    }  # fmt: skip


def recounted(own: Statuses) -> dict[str, Any]:
    """The same of the recount."""
    return {
        "actions": own.actions(), "requests": own.requests(), "cases": own.cases(),
        "high risks": own.high_risks(), "in post": own.in_post(), "heads": own.headships(),
        "appointed": own.appointed(), "new": own.new(), "supervised by": own.supervised_by(),
        "dual role": own.dual(), "owed": own.owed(), "stations": own.stations(),
        "to rebook": own.to_rebook(), "things": own.things(),
    }  # fmt: skip


def _fields(case: Any) -> Record:
    names = (
        "opened_on", "worker", "station", "risk", "risk_on", "risk_in", "stage", "closed_on",
        "closing_reason", "noted_on",
    )  # fmt: skip
    return {name: getattr(case, name) for name in names}


def _variant(variant: str, kind: str) -> str:
    return "" if kind == "draft" else variant


def _sessions(state: Opened) -> set[str]:
    return {record for (record,) in state.facts.rows("SELECT record FROM held")}


def test_the_books_are_sound(demo: Demo) -> None:
    with opened(demo[0], NOW) as state:
        assert check(state).invalid == 0


def test_every_status_equals_the_recount(both: tuple[Opened, Statuses]) -> None:
    state, own = both
    found, expected = told(state), recounted(own)
    assert found.keys() == expected.keys()
    for name, each in expected.items():
        assert found[name] == each, name


def test_what_is_of_high_risk_has_been_so_since_some_day(both: tuple[Opened, Statuses]) -> None:
    """The two ways of reading the judgements agree on which cases are, and none is so only later."""
    state, own = both
    since, standing = high_since(state.facts, state.as_of), own.cases()
    high = own.high_risks()
    assert high.keys() == {case for case in since if case not in standing or not standing[case]["closed_on"]}
    assert all(since[case] <= date for case, (_, date, _) in high.items())


def test_there_is_something_of_every_status(demo: Demo) -> None:
    """Ten days on which nothing changes would prove nothing."""
    _, records, books = demo
    seen: Counter[str] = Counter()
    for day in DAYS:
        own = Statuses(records, books, day)
        seen.update(f"action {each['outcome']}" for each in own.actions().values())
        seen.update("action closed by parts" for each in own.actions().values()
                    if each["outcome"] == "split" and each["closed_on"])  # fmt: skip
        for each in own.requests().values():
            seen["request answered" if each["answered_on"] else "request dropped" if each["dropped_on"]
                 else "request open"] += 1  # fmt: skip
        seen.update("case closed" if each["closed_on"] else "case open" for each in own.cases().values())
        seen.update(f"owed {each['state']}" for each in own.owed().values())
        seen.update(f"station {state}" for _, _, state, _ in own.stations().values())
        seen.update(f"thing {kind} {variant}".strip() for kind, _, _, _, variant in own.things())
        seen.update({"new": len(own.new()), "dual": len(own.dual()), "high": len(own.high_risks())})
    wanted = {
        *(f"action {each}".strip() for each in ("in_progress", "handed_over", "done", "dropped", "split")),
        "action confirmed", "action closed by parts", "request answered", "request dropped", "request open",
        "case open", "case closed", "owed met", "owed due", "owed missing", "station open", "station closed",
        "station planned", "thing action", "thing action long", "thing request normal",
        "thing request urgent", "thing rebooking", "thing session", "thing session new",
        "thing agreement ends", "thing agreement over", "thing draft", "new", "dual", "high",
    }  # fmt: skip
    assert {each for each in wanted if not seen[each]} == set()


@pytest.mark.parametrize("module", [statuses, recount], ids=["statuses", "recount"])
def test_the_recount_is_independent(module: Any) -> None:
    text = Path(module.__file__).read_text(encoding="utf-8")
    assert not re.search(r"supervise_cli", text)
