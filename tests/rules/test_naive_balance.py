"""The practice rules on agreements, frequency and balance against their naive twins, on random quarters."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import naive_balance, repository
from tests.rules.test_cases import policy, whole

CENTRE, STATION, OTHER = "ST-410902", "ST-410902101", "ST-410926101"
LEADER, HEAD, WORKER, NEW, OUTSIDE = "P-00001", "P-00002", "P-00003", "P-00004", "P-00005"
STAFF = [HEAD, WORKER, NEW]
MONTHS = ["2022-03", "2022-04", "2022-05", "2022-06", "2022-07"]
AS_OF = ["2022-06-15", "2022-07-01", "2022-07-03", "2022-07-04", "2022-08-03", "2022-08-04", "2022-10-10"]
FUNCTIONS = ["administrative", "educational", "supportive", "project_planning", "resource_linking"]
FOCUS = ["goal_alignment", "facility_integration", "resource_brand", "wellbeing"]


def seldom(strategy: st.SearchStrategy[Any], times: int = 4) -> st.SearchStrategy[Any]:
    """None most of the time, which leaves a field out."""
    return st.integers(0, times).flatmap(lambda n: strategy if n == 0 else st.none())


def some(values: list[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=least, max_size=len(values))


@st.composite
def people(draw: st.DrawFn) -> list[dict[str, Any]]:
    made = [
        {"id": LEADER, "postings": [{"key": "p1", "station": CENTRE, "role": "supervisor"}]},
        {"id": OUTSIDE, "postings": [{"key": "p1", "organisation": "大学", "role": "professor"}]},
    ]
    for identity in STAFF:
        first = {
            "key": "p1",
            "station": draw(st.sampled_from([STATION, STATION, STATION, OTHER])),
            "role": "head" if identity == HEAD else draw(st.sampled_from(["worker", "worker", "volunteer"])),
            "from": draw(seldom(st.sampled_from(["2022-04-01", "2022-04-16", "2022-05-17", "2022-06-16"]))),
            "to": draw(seldom(st.sampled_from(["2022-05-31", "2022-06-14", "2022-06-15", "2022-06-30"]))),
        }
        second = {"key": "p2", "station": OTHER, "role": "worker", "from": "2022-06-10"}
        postings = [first, second] if draw(st.integers(0, 9)) == 0 else [first]
        since = draw(seldom(st.sampled_from(["2021-06-16", "2021-06-15", "2022-01-01"]), 2))
        made.append(
            {"id": identity, "practice_since": since, "postings": [_given(each) for each in postings]}
        )
    return made


def _given(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value is not None}


SUPERVISORS = [
    [{"person": LEADER, "as": "full_time", "side": "internal"}],
    [{"person": HEAD, "as": "station_head", "side": "internal"}],
    [{"person": OUTSIDE, "as": "external", "side": "external"}],
]


@st.composite
def sessions(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Every month of most of the staff; what they are about is drawn once, so that a pattern may arise."""
    made: list[dict[str, Any]] = []
    forms = draw(st.sampled_from([["individual"], ["group", "collective"], ["individual", "group"]]))
    by = draw(st.sampled_from([SUPERVISORS, SUPERVISORS[:1], SUPERVISORS[1:2], SUPERVISORS[1:]]))
    functions, focus = draw(some(FUNCTIONS, 1)), draw(some(FOCUS))
    minutes = draw(st.sampled_from([[60], [45, 60, 120]]))
    days = draw(st.sampled_from([[15], [1, 2, 10, 28], [1, 30]]))
    for month in MONTHS:
        for person in STAFF:
            for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2]))):
                supervisors = draw(st.sampled_from(by))
                if supervisors[0]["person"] == person:
                    supervisors = SUPERVISORS[0]
                there = [person, *draw(st.sampled_from([[], [], [each for each in STAFF if each != person]]))]
                there = [each for each in there if each != supervisors[0]["person"]]
                gone = draw(seldom(st.just(True), 9))
                day = f"{month}-{draw(st.sampled_from(days)):02d}"
                made.append(
                    {
                        "id": f"S-{day.replace('-', '')}-{len(made):05d}",
                        "date": day, "start": None, "end": None,
                        "minutes": draw(st.sampled_from(minutes)),
                        "station": draw(st.sampled_from([STATION, STATION, STATION, OTHER])),
                        "supervisors": supervisors,
                        "attendees": [_given({"person": each, "absent": gone}) for each in there],
                        "form": draw(st.sampled_from(forms)),
                        "content": draw(st.sampled_from([["theory"], ["theory"], ["emotional_support"]])),
                        "functions": draw(st.sampled_from([functions, functions, functions[:1]])),
                        "focus": draw(st.sampled_from([focus, focus[:1], []])),
                    }
                )  # fmt: skip
    return made


@st.composite
def repositories(draw: st.DrawFn) -> dict[str, bytes]:
    found = [
        {"id": CENTRE, "level": "county_centre", "division_code": "410902", "division_type": None},
        {"id": STATION},
        {"id": OTHER, "division_code": "410926101"},
        *draw(people()),
        *draw(sessions()),
    ]
    for number in range(draw(st.integers(0, 2))):
        begins, ends = draw(
            st.sampled_from(
                [("2022-05-20", "2022-06-15"), ("2022-06-01", "2022-06-30"), ("2022-06-16", "2022-07-02")]
            )
        )
        person = draw(st.sampled_from(STAFF))
        found.append({"id": f"L-20220601-0000{number}", "person": person, "from": begins, "to": ends})
    closed = draw(seldom(st.sampled_from(["2022-06-30", "2022-06-15", "2022-06-14"])))
    files = {"sup.yaml": ("name: 华龙区\n" + (f'closed_on: "{closed}"\n' if closed else "")).encode()}
    for each in found:
        each["status"] = draw(st.sampled_from(["final"] * 19 + ["draft"]))
        files[repository.place_of(each["id"])] = repository.text_of(whole(each))
    local = {
        name: {day: draw(values)}
        for name, day, values in (
            ("worker_sessions", "2022-06-11", st.integers(0, 3)),
            ("look_back_months", "2022-01-01", st.integers(1, 5)),
        )
        if draw(st.integers(0, 3)) == 0
    }
    if local:
        files["policy.yaml"] = repository.text_of(policy(local))
    return files


def test_sixty_repositories() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(repositories(), st.sampled_from(AS_OF))
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
    assert min(seen[code] for code in naive_balance.CODES) >= 5, seen
