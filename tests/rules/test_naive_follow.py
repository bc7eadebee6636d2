"""The practice rules on follow-through against their naive twins, on small random repositories."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.rules import naive_follow, repository
from tests.rules.test_cases import policy, whole
from tests.rules.test_naive_balance import (
    CENTRE,
    HEAD,
    LEADER,
    NEW,
    OTHER,
    OUTSIDE,
    STAFF,
    STATION,
    SUPERVISORS,
    Item,
    given_only,
    seldom,
)
from tests.rules.twins import agreed

FIRST = date(2022, 4, 1)
AS_OF = ["2022-05-31", "2022-06-15", "2022-07-01", "2022-07-04", "2022-08-04"]
CASES = ["C-6X4BD", "C-7K3QX"]
STAGES = ["intake", "assessment", "planning", "intervention", "evaluation", "follow_up"]
RISKS = ["low", "medium", "high", "crisis"]
OUTCOMES = ["done", "done", "in_progress", "in_progress", "handed_over", "split", "dropped", "confirmed"]


class Maker:
    """Records of a spring and a summer; what refers to others is made of what was made before."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.records: list[Item] = []
        self.actions: list[str] = []
        self.owners: dict[str, Any] = {}

    def day(self, since: str = "", most: int = 100) -> str:
        """Some day after ``since``, or of the spring."""
        first = date.fromisoformat(since) if since else FIRST
        return (first + timedelta(self.dice.randrange(most))).isoformat()

    def new(self, prefix: str, day: str, **fields: Any) -> str:
        identity = f"{prefix}-{day.replace('-', '')}-{len(self.records):05d}"
        self.records.append({"id": identity, **given_only(fields)})
        return identity

    def action(self, day: str, key: str) -> Item:
        dice = self.dice
        owner = seldom(dice, [HEAD, NEW, LEADER], 1) if dice.randrange(4) else None
        due = self.day(day, 40) if dice.randrange(6) else None
        return given_only({"key": key, "what": "补台账", "owner": owner, "due": due})

    def follow_up(self, of: str, day: str) -> Item:
        dice = self.dice
        outcome = dice.choice(OUTCOMES if of.startswith(("S", "F")) else [*OUTCOMES, "answered"])
        parts = [self.action(day, f"b{n}") for n in range(dice.choice([1, 2]))]
        found = {
            "of": of,
            "date": day,
            "outcome": outcome,
            "owner": dice.choice(STAFF) if outcome == "handed_over" else None,
            "due": self.day(day, 30)
            if outcome in ("handed_over", "in_progress") and dice.randrange(2)
            else None,
            "actions": parts if outcome == "split" else None,
            "verified_by": seldom(dice, [LEADER, HEAD, NEW], 4) if outcome in ("done", "confirmed") else None,
            "evidence": seldom(dice, [[{"what": "照片"}]], 4) if outcome == "done" else None,
        }
        return given_only(found)

    def sessions(self) -> None:
        """In order of days; each may follow up what an earlier one agreed."""
        dice = self.dice
        first = ["2022-03-20"] if dice.randrange(2) else []
        for day in first + sorted(self.day() for _ in range(dice.randint(2, 9))):
            supervisors = dice.choice(SUPERVISORS)
            people = dice.sample(STAFF, dice.randint(1, 2))
            people = [each for each in people if each != supervisors[0]["person"]] or [NEW]
            said = [self.follow_up(of, day) for of in self.actions if dice.randrange(5) == 0]
            if dice.randrange(5) == 0:
                self.new(
                    "S", day, date=day, outcome="cancelled", supervisors=supervisors, form="group",
                    attendees=[{"person": each} for each in people], start=0, end=0, content=0, summary=0,
                    cancelled={"date": dice.choice([day, self.day(day, 5)]), "by": "other", "reason": "开会"},
                )  # fmt: skip
                continue
            actions = [self.action(day, f"a{n}") for n in range(dice.choice([0, 1, 1, 2]))]
            off = [each["id"] for each in self.records if each.get("outcome") == "cancelled"]
            spoken = [
                given_only(
                    {
                        "key": f"c{n}",
                        "case": each,
                        "risk": seldom(dice, RISKS, 3),
                        "decision": seldom(dice, ["常去。"], 2),
                        "rationale": seldom(dice, ["没人可叫。"], 2),
                    }
                )
                for n, each in enumerate(dice.sample(CASES, dice.choice([0, 0, 1, 2])))
            ]
            asked = [each["id"] for each in self.records if each["id"].startswith("R-")]
            session = self.new(
                "S", day, date=day, start=None, end=None, minutes=60, supervisors=supervisors,
                form=dice.choice(["individual", "group"]) if len(people) == 1 else "group",
                cases=spoken or None, focus=dice.choice([[], [], ["wellbeing"]]),
                station=dice.choice([STATION, STATION, OTHER]),
                attendees=[given_only({"person": each, "absent": seldom(dice, [True])}) for each in people],
                actions=actions or None, follow_up=said or None,
                rebooks=seldom(dice, off, 3) if off else None,
                requests=seldom(dice, [[each] for each in asked], 4) if asked else None,
                follow_up_by=seldom(dice, STAFF, 3), ad_hoc_reason=seldom(dice, ["防汛。"], 4),
                summary=seldom(dice, ["谈了入户怎么开口先聊家常再问事"], 2),
            )  # fmt: skip
            self.actions += [f"{session}#{each['key']}" for each in actions]
            self.owners |= {f"{session}#{each['key']}": each.get("owner") for each in actions}
            for number, each in enumerate(said):
                for n, part in enumerate(each.get("actions", ())):
                    part["key"] = f"c{number}{n}"
                    self.actions.append(f"{session}#{part['key']}")

    def cases(self) -> None:
        """After the sessions: the notes carry out what those decided."""
        dice = self.dice
        for code in CASES:
            opened = dice.choice(["2021-11-01", self.day(), self.day()])
            self.records.append(
                {
                    "id": code,
                    "opened_on": opened,
                    "station": dice.choice([STATION, STATION, OTHER]),
                    "worker": dice.choice(STAFF),
                    "risk": dice.choice(["low", "low", "medium", "high", "crisis"]),
                }
            )
            if code == "C-7K3QX":
                continue
            decided = [
                f"{each['id']}#{one['key']}"
                for each in self.records
                for one in each.get("cases", [])
                if one["case"] == code
            ]
            for _ in range(dice.choice([0, 1, 2, 3])):
                handed = {"worker": dice.choice(STAFF), "reason": "调岗。"}
                over = given_only({"reason": "moved", "evaluation": seldom(dice, ["搬走了。"], 2)})
                day = self.day(opened, 100)
                self.new(
                    "N", day, date=day, case=code, worker=dice.choice(STAFF), risk=seldom(dice, RISKS, 2),
                    decision_of=seldom(dice, decided, 2) if decided else None,
                    transfer=seldom(dice, [handed]), closing=seldom(dice, [over], 4),
                    stage=seldom(dice, STAGES, 1),
                )  # fmt: skip
            for _ in range(dice.choice([0, 0, 1, 2])):
                on = self.day(opened, 100)
                kind = dice.choice(["approved", "approved", "reopened", "comment"])
                self.new("EV", on, of=code, date=on, by=dice.choice([LEADER, *STAFF]), kind=kind)

    def plans(self) -> None:
        """After the sessions, some of which carry out an item."""
        dice = self.dice
        held = [each for each in self.records if each["id"].startswith("S-")]
        for _ in range(dice.choice([0, 1, 2])):
            day = self.day()
            span = {"from": day, "to": self.day(day, 60)}
            said = {"key": "o1", "text": "稳住队伍", "indicator": "人数", "due": day}
            if dice.randrange(2):
                del said[dice.choice(["indicator", "due"])]
            items = [
                {"key": f"m{n}", "when": when, "theme": "个别督导"}
                for n, when in enumerate(dice.sample(["2022-05", "2022-06", "2022-Q2", span], 2))
            ]
            period = dice.choice([dict(span), dict(span), "2022", "2022-Q2", "2022-05"])
            scope = dice.choice([STATION, STATION, CENTRE, OTHER, LEADER])
            plan = self.new(
                "PL", day, scope=scope, period=period, objectives=[said], schedule=items,
                entered_by=seldom(dice, [LEADER, HEAD], 2),
            )  # fmt: skip
            for each in items:
                if held and dice.randrange(3) == 0:
                    dice.choice(held)["plan_item"] = f"{plan}#{each['key']}"
            for _ in range(dice.choice([0, 1, 2])):
                on = dice.choice([day, self.day(), "2022-01-01"])
                kind = dice.choice(["approved", "approved", "comment", "terminated"])
                self.new("EV", on, of=plan, date=on, by=dice.choice([LEADER, LEADER, HEAD]), kind=kind)

    def checks(self) -> None:
        dice = self.dice
        for _ in range(dice.randint(0, 4)):
            day = self.day()
            agreed = dice.choice([True, True, None])
            result = dice.choice(["held", "held", "offered"])
            self.new(
                "W", day, date=day, person=dice.choice(STAFF), offered_by=dice.choice([LEADER, HEAD]),
                follow_up_agreed=agreed, next_on=self.day(day, 40) if dice.randrange(2) else None,
                result=result, consent=True if result == "held" else 0,
            )  # fmt: skip
        if dice.randrange(3) == 0:
            self.new(
                "L",
                "2022-06-01",
                **{"from": "2022-06-10", "to": dice.choice(["2022-07-01", "2022-07-05"])},
                person=dice.choice(STAFF),
            )

    def asked(self) -> None:
        dice = self.dice
        for _ in range(dice.randint(0, 4)):
            day = self.day()
            by = dice.choice([*STAFF, STATION])
            urgency = dice.choice(["normal", "normal", "urgent"])
            wished = self.day(day, 20) if dice.randrange(3) == 0 else None
            self.new("R", day, asked_on=day, by=by, urgency=urgency, wished_by=wished)

    def audits(self) -> None:
        dice = self.dice
        for _ in range(dice.randint(0, 2)):
            day = self.day()
            found = [
                {
                    "key": f"f{n}",
                    "item": "没有核实",
                    "severity": "minor",
                    "owner": seldom(dice, STAFF, 2),
                    "due": self.day(day, 40) if dice.randrange(5) else None,
                }
                for n in range(dice.choice([1, 2]))
            ]
            self.new("AU", day, findings=[given_only(each) for each in found])

    def follow_ups(self) -> None:
        dice = self.dice
        asked = [each["id"] for each in self.records if each["id"].startswith("R-")]
        found = [f"{r['id']}#{f['key']}" for r in self.records for f in r.get("findings", ())]
        for of in [*self.actions, *asked, *found]:
            for _ in range(dice.choice([0, 0, 1, 1, 2])):
                made = self.day(most=120)
                said = self.follow_up(of, made)
                self.new("F", made, **said, entered_by=dice.choice([LEADER, HEAD, NEW, self.owners.get(of)]))

    def people(self) -> None:
        leader = {"key": "p1", "station": CENTRE, "role": "supervisor"}
        self.records += [
            {"id": CENTRE, "level": "county_centre", "division_code": "410902", "division_type": None},
            {"id": STATION},
            {"id": OTHER, "division_code": "410926101"},
            {"id": LEADER, "postings": [leader]},
            {"id": OUTSIDE, "postings": [{"key": "p1", "organisation": "大学", "role": "professor"}]},
        ]
        for each in STAFF:
            posting = {
                "key": "p1",
                "station": self.dice.choice([STATION, STATION, OTHER]),
                "role": "head" if each == HEAD else "worker",
                "to": seldom(self.dice, ["2022-05-31", "2022-06-30"]),
            }
            spans = [seldom(self.dice, ["2022-05-20", "2022-06-05"], 2) for _ in range(2)]
            one = {"key": "s1", "kind": "station_head", "side": "internal", "from": spans[0], "to": spans[1]}
            appointed = seldom(self.dice, [[given_only(one)]], 3)
            self.records.append(
                given_only({"id": each, "postings": [given_only(posting)], "appointments": appointed})
            )

    def local_policy(self) -> dict[str, dict[str, int]]:
        known = {
            "answer_days": [0, 1, 5, 30],
            "urgent_answer_days": [0, 1, 2],
            "rebook_days": [0, 1, 9],
            "long_overdue_days": [0, 1, 7, 29],
            "look_back_months": [1, 2],
            "confirm_days": [0, 1, 10],
            "high_risk_discussion_days": [0, 7, 60],
            "first_discussion_days": [0, 30, 60],
            "decision_days": [0, 1, 14],
            "wellbeing_follow_up_days": [0, 1, 14],
            "no_supervisor_days": [0, 1, 20, 60],
            "plan_sessions": [1, 2, 5],
            "max_unplanned_share": [0, 25, 50],
            "min_summary_length": [0, 5, 6, 16],
            "closing_approval_days": [0, 1, 40],
            "case_note_days": [0, 10, 40],
            "high_risk_note_days": [0, 7, 40],
        }
        return {
            name: {self.day(): self.dice.choice(of)}
            for name, of in known.items()
            if self.dice.randrange(3) == 0
        }


def repository_of(seed: int) -> dict[str, bytes]:
    """The files of a small repository; the same for the same seed."""
    maker = Maker(seed)
    maker.people()
    maker.asked()
    maker.sessions()
    maker.audits()
    maker.follow_ups()
    maker.cases()
    maker.checks()
    maker.plans()
    closed = seldom(maker.dice, ["2022-06-30", "2022-06-14"])
    files = {"sup.yaml": ("name: 华龙区\n" + (f'closed_on: "{closed}"\n' if closed else "")).encode()}
    for each in maker.records:
        each["status"] = "draft" if maker.dice.randrange(30) == 0 else "final"
        merged = {name: None if value == 0 and value is not False else value for name, value in each.items()}
        files[repository.place_of(each["id"])] = repository.text_of(whole(merged))
    local = maker.local_policy()
    if local:
        files["policy.yaml"] = repository.text_of(policy(local))
    return files


def test_small_repositories() -> None:
    seen = agreed(repository_of, AS_OF, naive_follow)
    assert min(seen[code] for code in naive_follow.CODES) >= 3, seen
