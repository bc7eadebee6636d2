"""The rules of ``naive_record`` and their naive twins find the same in small repositories made at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.rules import naive_record, repository
from tests.rules.test_cases import policy, whole

PEOPLE = ["P-00001", "P-00002", "P-00003", "P-00004"]
STATIONS = ["ST-410902101", "ST-410902101-2", "ST-410902102", "ST-410902"]
SESSIONS = ["S-20220602-AAAAA", "S-20220602-BBBBB", "S-20220603-CCCCC", "S-20220603-DDDDD"]
CASES = ["C-6X4BD", "C-7X4BD"]
NOTES = ["N-20220602-AAAAA", "N-20220602-BBBBB", "N-20220603-CCCCC", "N-20220603-DDDDD"]
EVENTS = ["EV-20220603-AAAAA", "EV-20220603-BBBBB"]
LEAVES = ["L-20220602-AAAAA", "L-20220602-BBBBB"]
AS_OFS = [date(2022, 6, 3), date(2022, 12, 31)]
VOID = {"date": "2022-06-20", "by": PEOPLE[0], "reason": "写重了。"}
QUIET = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

days = st.sampled_from(["2022-06-01", "2022-06-02", "2022-06-03", "2022-06-04"])
person = st.sampled_from([*PEOPLE, *PEOPLE, "P-0000Z"])
station = st.sampled_from([*STATIONS[:3], *STATIONS])
status = st.sampled_from(["final"] * 10 + ["draft", "void"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or None, which leaves the field out."""
    return st.none() | strategy


def given_of(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value is not None}


def listed(each: st.SearchStrategy[dict[str, Any]], most: int = 2) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Items that lack what was drawn as None."""
    return st.lists(each.map(given_of), max_size=most)


def keyed(each: st.SearchStrategy[dict[str, Any]], least: int = 0) -> st.SearchStrategy[list[dict[str, Any]]]:
    found = st.lists(each.map(given_of), min_size=least, max_size=2)
    return found.map(lambda items: [{"key": f"k{n}", **item} for n, item in enumerate(items)])


@st.composite
def a_worker(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    term = {"from": maybe(days), "to": maybe(days)}
    at = st.fixed_dictionaries({"station": station, "role": st.just("worker"), **term})
    outside = st.fixed_dictionaries({"organisation": st.just("和畅社工"), "role": st.just("worker"), **term})
    return {"id": identity, "postings": draw(keyed(st.one_of(at, at, at, outside), least=1))}


@st.composite
def a_supervisor(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    term = {"from": maybe(days), "to": maybe(days)}
    appointment = st.fixed_dictionaries(
        {"kind": st.just("full_time"), "side": st.just("internal"), "from": maybe(days), "to": maybe(days)}
    )
    licence = st.fixed_dictionaries({"value": st.sampled_from(naive_record.LICENCES), **term})
    hours = st.sampled_from([40, 50, 89.5, 90])
    course = st.fixed_dictionaries(
        {
            "title": st.just("督导培训"),
            "hours": st.none() | hours | hours,
            "date": maybe(days),
            "to": maybe(days),
        }
    )
    since = st.sampled_from(["2021-06-02", "2021-06-03", "2021-06-04", "2020-02-29", "2022-05-01"])
    return {
        "id": identity,
        "appointments": draw(st.just(None) | keyed(appointment)),
        "licence": draw(listed(licence)),
        "credentials": draw(st.lists(course.map(given_of), min_size=1, max_size=2)),
        "practice_since": draw(maybe(since)),
    }


@st.composite
def a_station(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    if identity == "ST-410902":
        return {"id": identity, "level": "county_centre", "division_code": "410902", "division_type": None}
    way = st.fixed_dictionaries(
        {"station": st.sampled_from(STATIONS[:2]), "minutes": st.sampled_from([20, 40, 41, 90])}
    )
    ways = draw(st.lists(way, min_size=1, max_size=2, unique_by=lambda each: str(each["station"])))
    made: dict[str, Any] = {
        "id": identity,
        "division_code": draw(st.sampled_from(["410902101", "410902102"])),
        "travel_minutes": ways,
        "state": draw(st.sampled_from(["open", "open", "planned", "closed"])),
        "closed_on": draw(
            st.sampled_from([None, None, None, *(each.isoformat() for each in AS_OFS), "2023-01-01"])
        ),
    }
    if draw(st.integers(0, 3)) == 0:
        made["branch_of"] = draw(st.sampled_from([each for each in STATIONS[:3] if each != identity]))
    if draw(st.integers(0, 5)) == 0:
        made["merged_into"] = {"station": draw(st.sampled_from(STATIONS[:3])), "date": "2022-06-01"}
    return made


@st.composite
def a_session(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    start = draw(st.sampled_from([360, 419, 420, 540, 560, 600, 619, 620, 640, 1200]))
    took = draw(st.sampled_from([20, 29, 30, 60, 61, 120, 121, 180, 181]))
    way = draw(st.sampled_from(["times", "times", "times", "start and minutes", "minutes", "all"]))
    own = maybe(st.sampled_from([10, 20, 40, 60]))
    leads = st.fixed_dictionaries(
        {
            "person": person,
            "as": st.sampled_from(["full_time", "full_time", "full_time", "peer_lead"]),
            "side": st.sampled_from(["internal", "internal", "external"]),
            "minutes": own,
        }
    )
    comes = st.fixed_dictionaries(
        {"person": person, "minutes": own, "absent": st.sampled_from([None, None, True])}
    )
    by_person: Callable[[dict[str, Any]], str] = lambda each: str(each["person"])  # noqa: E731
    people = {
        side: st.lists(each.map(given_of), min_size=1, max_size=2, unique_by=by_person)
        for side, each in (("supervisors", leads), ("attendees", comes))
    }
    made = {
        "id": identity,
        "date": draw(st.sampled_from(["2022-06-02", "2022-06-02", "2022-06-03"])),
        "start": None if way == "minutes" else _clock(start),
        "end": _clock(start + took) if way in ("times", "all") else None,
        "minutes": None if way == "times" else took,
        "station": draw(station),
        "place": draw(st.sampled_from([None, None, "中心", "二楼"])),
        "mode": draw(st.sampled_from(["on_site", "on_site", "face_to_face", "phone"])),
        "form": draw(st.sampled_from(["individual", "group", "peer"])),
        "supervisors": draw(people["supervisors"]),
        "attendees": draw(people["attendees"]),
    }
    if draw(st.integers(0, 9)) == 0:
        gone = dict.fromkeys(("start", "end", "minutes", "content", "summary"))
        cancelled = {"date": "2022-05-30", "by": "station", "reason": "防汛。"}
        return {**made, **gone, "outcome": "cancelled", "cancelled": cancelled}
    return made


@st.composite
def a_journey(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    """A session of one supervisor, at one of two places."""
    start, took = draw(st.sampled_from([540, 560, 600, 619, 620, 640])), draw(st.sampled_from([60, 20]))
    leader = {"person": draw(st.sampled_from([PEOPLE[0], PEOPLE[0], PEOPLE[1]])), "as": "full_time"}
    own = draw(st.sampled_from([None, None, 10, 40]))
    return {
        "id": identity,
        "date": "2022-06-02",
        "start": _clock(start),
        "end": _clock(start + took),
        "station": STATIONS[SESSIONS.index(identity) % 2],
        "place": draw(st.sampled_from([None, None, None, "中心", "二楼"])),
        "mode": draw(st.sampled_from(["on_site", "on_site", "face_to_face", "phone"])),
        "supervisors": [given_of({**leader, "side": "internal", "minutes": own})],
        "attendees": [given_of({"person": PEOPLE[2], "absent": draw(st.sampled_from([None, True]))})],
    }


@st.composite
def a_talk(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    """A session that is of interest for its supervisor alone."""
    leader = {
        "person": draw(st.sampled_from(PEOPLE[:3])),
        "as": draw(st.sampled_from(["full_time", "full_time", "peer_lead"])),
        "side": draw(st.sampled_from(["internal", "internal", "external"])),
    }
    day = draw(st.sampled_from(["2022-06-02", "2022-06-03"]))
    form = draw(st.sampled_from(["individual", "individual", "individual", "peer"]))
    return {"id": identity, "date": day, "form": form, "supervisors": [leader]}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@st.composite
def a_case(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    groups = st.sampled_from(
        ["elderly", "low_income", "disabled", "mental_disorder", "released_or_correction"]
    )
    consent = {
        "given_by": draw(st.sampled_from(["self", "self", "guardian", "statutory_duty"])),
        "date": "2022-06-01",
        "separate_for_sensitive": draw(st.sampled_from([None, True, False])),
    }
    pending = draw(st.integers(0, 5)) == 0
    return {
        "id": identity,
        "opened_on": draw(st.sampled_from(["2022-06-01", "2022-06-02", "2021-06-02", "2018-06-02"])),
        "station": draw(station),
        "worker": draw(person),
        "client_groups": draw(st.lists(groups, min_size=1, max_size=2, unique=True)),
        "age_band": draw(st.sampled_from(["under14", "under14", "14_17", "adult"])),
        "consent": None if pending else given_of(consent),
        "consent_pending": True if pending else None,
    }


@st.composite
def a_note(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    moment = st.sampled_from(
        [f"2022-06-0{day}T{time}" for day in (1, 2, 3) for time in ("09:59", "10:00", "10:01")]
    )
    concern: dict[str, Any] | None = None
    if draw(st.booleans()):
        concern = {"concern": "neglect", "noticed_at": draw(moment)}
        told = draw(st.booleans())
        concern |= (
            {"reported_at": draw(moment), "reported_to": "派出所"}
            if told
            else {"not_reported_reason": "在看。"}
        )
    case = draw(st.sampled_from(CASES))
    return {
        "id": identity,
        "path": f"cases/{case}/notes/{identity}.yaml",
        "case": case,
        "date": draw(days),
        "worker": draw(person),
        "stage": draw(st.sampled_from([None, None, "intervention", "follow_up"])),
        "closing": draw(st.sampled_from([None, None, {"reason": "goals_met"}])),
        "transfer": draw(st.none() | st.fixed_dictionaries({"station": station})),
        "safeguarding": concern,
    }


@st.composite
def a_leave(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    first, last = sorted([draw(days), draw(days)])
    return {"id": identity, "person": draw(person), "from": first, "to": last}


@st.composite
def an_event(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    of, day = draw(st.sampled_from(CASES)), draw(days)
    kind = draw(st.sampled_from(["reopened", "approved", "reopened", "consent"]))
    return {"id": identity, "of": of, "date": day, "by": PEOPLE[0], "kind": kind}


@dataclass(frozen=True)
class World:
    """What the repositories of one kind hold, and the rules that have to find something in them."""

    codes: str
    made: tuple[tuple[list[str], Callable[[str], st.SearchStrategy[dict[str, Any]]]], ...]
    policy: dict[str, list[Any]]
    severities: bool = False


WORLDS = {
    "hours": World(
        "SUP209 SUP309 SUP311 SUP312",
        ((PEOPLE, a_worker), (STATIONS[:3], a_station), (SESSIONS, a_session), (LEAVES, a_leave)),
        {
            "max_session_minutes": [0, 120, 180],
            "max_individual_minutes": [0, 60],
            "min_session_minutes": [0, 30],
            "least_travel_percent": [0, 100],
            "earliest_hour": [6, 9],
            "latest_hour": [10, 22],
            "holidays": [[], ["2022-06-02"]],
            "workdays": [[], ["2022-06-03"]],
        },
        severities=True,
    ),
    "journeys": World(
        "SUP310",
        ((STATIONS[:2], a_station), (SESSIONS[:3], a_journey)),
        {"least_travel_percent": [0, 100]},
    ),
    "supervisors": World(
        "SUP602 SUP603 SUP604",
        ((PEOPLE[:3], a_supervisor), (SESSIONS, a_talk)),
        {"supervisor_licence": ["none", "sw"], "supervisor_hours": [0, 50], "supervisor_years": [0, 1, 2]},
    ),
    "cases": World(
        "SUP206 SUP207 SUP208 SUP313 SUP314 SUP605 SUP606",
        ((PEOPLE[:2], a_worker), (STATIONS, a_station), (CASES, a_case), (NOTES, a_note), (EVENTS, an_event)),
        {"report_hours": [0, 24]},
    ),
}


def local_policy(world: World) -> st.SearchStrategy[dict[str, Any]]:
    entry = st.builds(
        lambda code, severity: {"code": code, "severity": severity, "reason": "本地从严"},
        st.sampled_from(["SUP312", "SUP312", "SUP312", "SUP304", "SUP998"]),
        st.sampled_from(["information", "error", "ignore"]),
    )
    entries = st.lists(entry, min_size=1, max_size=2, unique_by=lambda each: str(each["code"]))
    dated: dict[str, st.SearchStrategy[Any]] = {
        name: st.dictionaries(days, st.sampled_from(values), min_size=1, max_size=2)
        for name, values in world.policy.items()
    }
    many = st.dictionaries(days, entries, min_size=1, max_size=2)
    return st.fixed_dictionaries({"severities": many} if world.severities else {}, optional=dated)


@st.composite
def repositories(draw: st.DrawFn, world: World) -> dict[str, bytes]:
    """The files of a small repository."""
    files = {"sup.yaml": "name: 华龙区\n".encode()}
    for ids, making in world.made:
        for identity in ids:
            each = draw(making(identity))
            each["status"] = draw(status)
            if each["status"] == "void":
                each["void"] = VOID
            path = each.get("path") or repository.place_of(identity)
            if draw(st.integers(0, 9)):
                files[path] = repository.text_of(whole(each))
    local = draw(local_policy(world))
    if local:
        files["policy.yaml"] = repository.text_of(policy(local))
    return files


@pytest.mark.parametrize("name", WORLDS)
def test_random_repositories(name: str) -> None:
    seen: Counter[str] = Counter()

    @QUIET
    @given(repositories(WORLDS[name]), st.sampled_from(AS_OFS))
    def agree(files: dict[str, bytes], as_of: date) -> None:
        found = repository.findings(files, as_of)
        strange = {each.code for each in found if each.code[:4] in ("SUP0", "SUP1")}
        assert not strange, "the generator makes records that are refused"
        ours = {
            (each.code, each.record, each.pointer, each.discriminator)
            for each in found
            if each.code in naive_record.CODES
        }
        theirs = naive_record.findings(files, as_of.isoformat())
        seen.update({code for code, *_ in theirs})
        assert ours == theirs

    agree()
    assert {code: seen[code] for code in WORLDS[name].codes.split() if seen[code] < 4} == {}


def test_every_rule_has_its_world() -> None:
    assert {code for world in WORLDS.values() for code in world.codes.split()} == naive_record.CODES
