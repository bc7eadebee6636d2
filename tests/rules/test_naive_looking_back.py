"""The practice rules that look back on a quarter or a year against their naive twins, on random ones."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.rules import naive_looking_back, repository
from tests.rules.naive import length
from tests.rules.test_cases import policy, whole
from tests.rules.test_naive_balance import (
    AS_OF,
    CENTRE,
    HEAD,
    LEADER,
    OTHER,
    OUTSIDE,
    STAFF,
    STATION,
    Item,
    given_only,
    leaves,
    people,
    seldom,
    sessions,
)
from tests.rules.twins import agreed

LEADERS = [LEADER, HEAD, OUTSIDE]
SCOPES = [LEADER, HEAD, STATION]
PERIODS: list[Any] = [
    "2022-04", "2022-05", "2022-06", "2022-07", "2022-Q2", "2022-Q2", "2022-Q3", "2022",
    {"from": "2022-05-02", "to": "2022-06-14"}, {"from": "2022-06-01", "to": "2022-06-30"},
]  # fmt: skip
DAYS = ["2021-06-01", "2022-03-30", "2022-04-15", "2022-05-31", "2022-06-01", "2022-06-20", "2022-07-01"]
LISTS: list[Item] = [
    {"divisions": "名单.csv"},
    {"divisions": "名单.csv", "division_code": "410902"},
    {"divisions": "名单.csv", "division_code": "410900"},
]
COMPETENCES = ["local_knowledge", "psychology"]


class Maker:
    """Records of a spring and a summer, and what is looked back on."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.records: list[Item] = [*people(self.dice), *sessions(self.dice), *leaves(self.dice)]

    def new(self, prefix: str, day: str, **fields: Any) -> None:
        identity = f"{prefix}-{day.replace('-', '')}-{len(self.records):05d}"
        self.records.append({"id": identity, **given_only(fields)})

    def stations(self) -> None:
        dice = self.dice
        self.records += [
            {"id": CENTRE, "level": "county_centre", "division_code": "410902", "division_type": None},
            {"id": OTHER, "division_code": "410926101"},
        ]
        spans: list[Item] = [
            given_only({"value": value, "from": seldom(dice, DAYS, 2), "to": seldom(dice, DAYS, 4)})
            for value in dice.sample(["none", "none", "none", "contacted"], dice.choice([0, 1, 1, 2]))
        ]
        places = [
            {"key": "f1", "type": "culture_station", "name": "文化站", "cooperation": spans},
            {"key": "f2", "type": "childrens_home", "cooperation": [{"value": "none", "from": "2022-04-10"}]},
        ]
        goals = [
            given_only({"key": f"g{n}", "text": "走访全覆盖", "year": dice.choice([2022, 2022, 2021, None])})
            for n in range(dice.choice([0, 1, 2]))
        ]
        self.records.append(
            given_only(
                {
                    "id": STATION,
                    "state": dice.choice(["open"] * 5 + ["planned"]),
                    "opened_on": seldom(dice, ["2022-03-01", "2022-04-01", "2022-04-02"], 3),
                    "facilities": places[: dice.choice([0, 1, 2])] or None,
                    "gov_goals": goals or None,
                }
            )
        )

    def touched(self) -> None:
        """Sessions, resources and trips beside the stations."""
        dice = self.dice
        left_out = seldom(dice, STAFF, 2)
        for each in self.records:
            if each["id"].startswith("S-"):
                for one in each["attendees"]:
                    if one["person"] == left_out:
                        one["absent"] = True
                each["facilities"] = seldom(dice, [[f"{STATION}#f1"], [f"{STATION}#f2"]], 40)
                each["travel_minutes"] = seldom(dice, [20, 40], 4)
        for day in dice.sample(DAYS, dice.choice([0, 0, 1])):
            self.new("RL", day, date=day, facility=seldom(dice, [f"{STATION}#f1"], 2))
        for day in dice.sample(DAYS[1:], dice.choice([0, 1, 2])):
            stop = {"key": "s1", "station": STATION, "date": day}
            travel = [{"person": each, "minutes": dice.choice([30, 60])} for each in dice.sample(LEADERS, 2)]
            self.new("V", day, **{"from": day, "to": day}, stops=[stop], travel=travel)

    def claims(self) -> None:
        """Each of what is recorded of a month or more, as it is or a little otherwise."""
        dice = self.dice
        for number in range(dice.choice([0, 1, 2, 3])):
            who, period = dice.choice(LEADERS), dice.choice(PERIODS)
            day = dice.choice(DAYS)
            minutes = sum(
                one.get("minutes") or length(whole(each))
                for each in self.records
                if each["id"].startswith("S-") and str(period) in (str(each["date"])[:7], "2022")
                for one in each["supervisors"]
                if one["person"] == who and each.get("outcome", "held") == "held"
            )
            self.new(
                "CM", day, supervisor=who, period=period, minutes=minutes + dice.choice([0, 0, 1, number])
            )

    def assessments(self) -> None:
        dice = self.dice
        for _ in range(dice.choice([0, 1, 2, 3])):
            day = dice.choice(DAYS)
            said = dice.sample(COMPETENCES, dice.choice([1, 2]))
            ratings = [{"competence": each, "value": dice.choice([1, 2, 3, 4])} for each in said]
            self.new(
                "CA", day, date=day, supervisor=dice.choice(LEADERS), ratings=ratings,
                assessor=dice.choice(["self", "county"]), development=seldom(dice, [["报了课。"]], 3),
            )  # fmt: skip

    def evaluations(self) -> None:
        dice = self.dice
        about = [(dice.choice(SCOPES), dice.choice(PERIODS)) for _ in range(dice.choice([1, 2]))]
        for _ in range(dice.choice([0, 1, 2, 4])):
            of, period = dice.choice(about)
            marks = dict.fromkeys(naive_looking_back.MARKS, 5)
            marks["safe"] = dice.choice([5, 5, 5, 4])
            by = dice.choice(["supervisor", "supervisor", "supervisee", "station"])
            self.new("E", dice.choice(DAYS), of=of, by=by, period=period, items=marks)

    def plans(self) -> None:
        dice = self.dice
        for _ in range(dice.choice([0, 1, 1, 2])):
            said = {
                "key": "o1", "text": "稳住队伍", "indicator": "人数", "due": "2022-06-30",
                "gov_goal": seldom(dice, [f"{STATION}#g0", f"{STATION}#g1"], 3),
                "competence": seldom(dice, COMPETENCES, 2),
            }  # fmt: skip
            scope = dice.choice([STATION, STATION, CENTRE, *LEADERS])
            self.new(
                "PL",
                dice.choice(DAYS),
                scope=scope,
                period=dice.choice(PERIODS),
                objectives=[given_only(said)],
            )

    def local_policy(self) -> dict[str, dict[str, int]]:
        known = {
            "coverage_target": [0, 50, 67, 100],
            "contact_days": [0, 30, 75],
            "competence_floor": [2, 4],
            "assessment_months": [1, 1, 2, 2],
            "alike_evaluations": [1, 2],
            "look_back_months": [1, 2],
        }
        return {
            name: {"2022-01-01": self.dice.choice(of)}
            for name, of in known.items()
            if self.dice.randrange(2) == 0
        }


def repository_of(seed: int) -> dict[str, bytes]:
    """The files of a small repository; the same for the same seed."""
    maker = Maker(seed)
    dice = maker.dice
    maker.stations()
    maker.touched()
    maker.claims()
    maker.assessments()
    maker.evaluations()
    maker.plans()
    closed = seldom(dice, ["2022-06-30", "2022-06-14"])
    config = {"name": "华龙区", "closed_on": closed, **(seldom(dice, LISTS, 2) or {})}
    files = {"sup.yaml": repository.text_of(given_only(config))}
    if dice.randrange(4):
        listed = dice.sample(["410902101", "410902102000", "410926101", "410926103", "410902000000"], 3)
        files["名单.csv"] = ("代码,名称\n" + "".join(f"{each},某镇\n" for each in listed)).encode()
    for each in maker.records:
        each["status"] = "draft" if dice.randrange(30) == 0 else "final"
        files[repository.place_of(each["id"])] = repository.text_of(whole(each))
    local = maker.local_policy()
    if local:
        files["policy.yaml"] = repository.text_of(policy(local))
    return files


def test_small_repositories() -> None:
    seen = agreed(repository_of, AS_OF, naive_looking_back)
    assert min(seen[code] for code in naive_looking_back.CODES) >= 3, seen
