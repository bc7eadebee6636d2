"""The practice rules on agreements, frequency and balance against their naive twins, on random quarters."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import naive_balance, repository
from tests.rules.test_cases import policy, whole

Item = dict[str, Any]

CENTRE, STATION, OTHER = "ST-410902", "ST-410902101", "ST-410926101"
LEADER, HEAD, WORKER, NEW, OUTSIDE = "P-00001", "P-00002", "P-00003", "P-00004", "P-00005"
STAFF = [HEAD, WORKER, NEW]
MONTHS = ["2022-03", "2022-04", "2022-05", "2022-06", "2022-07"]
AS_OF = [
    "2022-06-15",
    "2022-07-01",
    "2022-07-03",
    "2022-07-04",
    "2022-07-20",
    "2022-08-03",
    "2022-08-04",
    "2022-10-10",
]
FUNCTIONS = ["administrative", "educational", "supportive", "project_planning", "resource_linking"]
FOCUS = ["goal_alignment", "facility_integration", "resource_brand", "wellbeing"]
SUPERVISORS = [
    [{"person": LEADER, "as": "full_time", "side": "internal"}],
    [{"person": HEAD, "as": "station_head", "side": "internal"}],
    [{"person": OUTSIDE, "as": "external", "side": "external"}],
]


def given_only(item: Item) -> Item:
    return {name: value for name, value in item.items() if value is not None}


def seldom(dice: Random, values: list[Any], times: int = 5) -> Any:
    """One of the values once in so many times, else None, which leaves a field out."""
    return dice.choice(values) if dice.randrange(times) == 0 else None


def some(dice: Random, values: list[str], least: int = 0) -> list[str]:
    return dice.sample(values, dice.randint(least, len(values)))


def appointments(dice: Random) -> list[Item] | None:
    kinds: list[Item] = [
        {},
        {"days_per_month": 1},
        {"days_per_month": 1.5, "max_supervisees": 1},
        {"max_supervisees": 2},
        {"days_per_month": 0.5, "max_supervisees": 2},
    ]
    made = [
        {
            "key": key,
            "kind": "full_time",
            "side": "internal",
            "from": seldom(dice, ["2022-05-31", "2022-06-01", "2022-07-01"], 3),
            "to": seldom(dice, ["2022-05-31", "2022-06-30", "2022-07-02"], 3),
            "capacity": {**dice.choice(kinds)},
        }
        for key in ["s1", "s2"][: dice.choice([0, 1, 1, 2])]
    ]
    return [given_only(each) for each in made] or None


def people(dice: Random) -> list[Item]:
    leader = {"key": "p1", "station": CENTRE, "role": "supervisor"}
    made: list[Item] = [
        {"id": LEADER, "postings": [leader], "appointments": appointments(dice)},
        {"id": OUTSIDE, "postings": [{"key": "p1", "organisation": "大学", "role": "professor"}]},
    ]
    for identity in STAFF:
        first = {
            "key": "p1",
            "station": dice.choice([STATION, STATION, STATION, STATION, OTHER]),
            "role": "head" if identity == HEAD else dice.choice(["worker"] * 5 + ["volunteer"]),
            "from": seldom(dice, ["2022-04-01", "2022-04-16", "2022-05-17", "2022-06-16"]),
            "to": seldom(dice, ["2022-05-31", "2022-06-14", "2022-06-15", "2022-06-30"]),
        }
        second = {"key": "p2", "station": OTHER, "role": "worker", "from": "2022-06-10"}
        postings = [first, second] if dice.randrange(10) == 0 else [first]
        since = seldom(dice, ["2021-06-16", "2021-06-15", "2022-01-01"], 3)
        made.append(
            {
                "id": identity,
                "practice_since": since,
                "postings": [given_only(each) for each in postings],
                "appointments": appointments(dice) if identity == HEAD else None,
            }
        )
    return made


def sessions(dice: Random) -> list[Item]:
    """Every month of most of the staff; what they are about is drawn once, so that a pattern may arise."""
    made: list[Item] = []
    forms = dice.choice([["individual"], ["group", "collective"], ["individual", "group"], ["group", "peer"]])
    by = dice.choice([SUPERVISORS, SUPERVISORS[:1], SUPERVISORS[1:2], SUPERVISORS[1:], SUPERVISORS[:2]])
    functions, focus = some(dice, FUNCTIONS, 1), some(dice, FOCUS)
    minutes = dice.choice([[60], [45, 60, 120]])
    days = dice.choice([[15], [1, 2, 10, 28], [1, 30]])
    contents = dice.choice([["theory"], ["theory", "emotional_support"]])
    for month in MONTHS:
        for person in STAFF:
            for _ in range(dice.choice([0, 1, 1, 1, 1, 2])):
                supervisors = dice.choice(by)
                if supervisors[0]["person"] == person:
                    supervisors = SUPERVISORS[0]
                rest = [each for each in STAFF if each != person] if dice.randrange(3) == 0 else []
                there = [each for each in [person, *rest] if each != supervisors[0]["person"]]
                day = f"{month}-{dice.choice(days):02d}"
                gone = seldom(dice, [True], 12)
                made.append(
                    {
                        "id": f"S-{day.replace('-', '')}-{len(made):05d}",
                        "date": day,
                        "start": None,
                        "end": None,
                        "minutes": dice.choice(minutes),
                        "station": dice.choice([STATION, STATION, STATION, OTHER]),
                        "supervisors": supervisors,
                        "attendees": [given_only({"person": each, "absent": gone}) for each in there],
                        "form": dice.choice(forms),
                        "content": [dice.choice(contents)],
                        "functions": dice.choice([functions, functions, functions[:1]]),
                        "focus": dice.choice([focus, focus[:1], []]),
                    }
                )
    return made


def agreements(dice: Random) -> list[Item]:
    """Some, and what happened to them."""
    made: list[Item] = []
    for number in range(dice.randint(0, 4)):
        whom = dice.choice([[HEAD], [WORKER], [WORKER, NEW], [NEW], None, None, None])
        each = {
            "id": f"A-20220101-0000{number}",
            "supervisor": dice.choice([LEADER, LEADER, LEADER, HEAD, OUTSIDE]),
            "supervisees": whom,
            "station": None if whom else dice.choice([STATION, STATION, CENTRE, OTHER]),
            "from": dice.choice(["2022-01-01", "2022-01-01", "2022-06-02", "2022-07-01"]),
            "to": dice.choice([None, None, "2022-06-14", "2022-06-30", "2022-08-03", "2022-12-31"]),
            "review_on": seldom(dice, ["2022-06-14", "2022-06-15", "2022-07-02"], 2),
        }
        if whom and each["supervisor"] in whom:
            each["supervisor"] = LEADER
        made.append(each)
        for n in range(dice.choice([0, 0, 0, 1, 2])):
            event = {
                "id": f"EV-20220601-000{number}{n}",
                "of": each["id"],
                "date": dice.choice(["2022-05-15", "2022-05-16", "2022-06-14", "2022-06-20", "2022-07-02"]),
                "by": LEADER,
                "kind": dice.choice(["terminated", "reopened", "comment", "approved", "retention"]),
            }
            made.append(event)
    return made


def leaves(dice: Random) -> list[Item]:
    spans = [("2022-05-20", "2022-06-15"), ("2022-06-01", "2022-06-30"), ("2022-06-16", "2022-07-02")]
    made = []
    for number in range(dice.choice([0, 0, 1, 2])):
        begins, ends = dice.choice(spans)
        one = {"id": f"L-20220601-0000{number}", "person": dice.choice(STAFF), "from": begins, "to": ends}
        made.append(one)
    return made


def local_policy(dice: Random) -> dict[str, dict[str, int]]:
    known: dict[str, tuple[str, list[int]]] = {
        "worker_sessions": ("2022-06-11", [0, 1, 2, 3]),
        "look_back_months": ("2022-01-01", [1, 2, 4, 5]),
        "gap_intervals": ("2022-05-11", [1, 2]),
        "max_supervisees": ("2022-06-30", [1, 2]),
        "supervision_day_minutes": ("2022-06-30", [60, 119, 120]),
        "balance_sessions": ("2022-06-30", [2, 4]),
        "pattern_sessions": ("2022-06-30", [3, 5]),
        "max_group_share": ("2022-06-30", [25, 50]),
    }
    return {name: {day: dice.choice(of)} for name, (day, of) in known.items() if dice.randrange(2)}


def repository_of(seed: int) -> dict[str, bytes]:
    """The files of a small repository over five months; the same for the same seed."""
    dice = Random(seed)
    found: list[Item] = [
        {"id": CENTRE, "level": "county_centre", "division_code": "410902", "division_type": None},
        {"id": STATION},
        {"id": OTHER, "division_code": "410926101"},
        *people(dice),
        *sessions(dice),
        *agreements(dice),
        *leaves(dice),
    ]
    closed = seldom(dice, ["2022-06-30", "2022-06-15", "2022-06-14"])
    files = {"sup.yaml": ("name: 华龙区\n" + (f'closed_on: "{closed}"\n' if closed else "")).encode()}
    for each in found:
        each["status"] = "draft" if dice.randrange(30) == 0 else "final"
        files[repository.place_of(each["id"])] = repository.text_of(whole(each))
    local = local_policy(dice)
    if local:
        files["policy.yaml"] = repository.text_of(policy(local))
    return files


repositories = st.integers(0, 10**9).map(repository_of)


def test_many_repositories() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=150,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(repositories, st.sampled_from(AS_OF))
    def agree(files: dict[str, bytes], as_of: str) -> None:
        found = repository.findings(files, date.fromisoformat(as_of), everything=True)
        assert not {each.code for each in found if each.code.startswith(("SUP0", "SUP1"))}
        ours = {
            (each.code, each.record, each.pointer, each.discriminator)
            for each in found
            if each.code in naive_balance.CODES
        }
        theirs = naive_balance.findings(files, as_of)
        seen.update(code for code, *_ in theirs)
        assert ours == theirs

    agree()
    assert min(seen[code] for code in naive_balance.CODES) >= 2, seen
