"""The rules and their naive twins find the same in small repositories made at random."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import naive, naive_record, repository
from tests.rules.test_cases import AS_OF, QUERIED, policy, whole

CODES = [code for code in QUERIED if code not in naive_record.CODES]
"""The rules these repositories are made for; the others have random repositories of their own."""
PEOPLE = ["P-00001", "P-00002", "P-00003", "P-00004"]
SESSIONS = [
    "S-20220601-AAAAA",
    "S-20220601-BBBBB",
    "S-20220602-CCCCC",
    "S-20220602-DDDDD",
    "S-20220602-EEEEE",
]
WRITTEN = ["2022-06-03", "2022-06-04", "2022-06-05", "2022-06-06", "2022-05-31"]
STATION = "ST-410902101"
AGREEMENT = "A-20220501-AAAAA"
FOLLOW_UPS = ["F-20220701-AAAAA", "F-20220702-BBBBB"]
NOBODY = "P-0000Z"
CASE = "C-6X4BD"
VOID = {"date": "2022-06-20", "by": PEOPLE[0], "reason": "写重了。"}

days = st.sampled_from(["2022-05-31", "2022-06-01", "2022-06-02", "2022-06-03"])
clocks = st.builds("{:02d}:{:02d}".format, st.integers(13, 16), st.sampled_from([0, 1, 30, 59]))
minutes = st.sampled_from([1, 30, 59, 60, 61, 90, 120])
keys = st.lists(st.sampled_from(["a1", "a2"]), max_size=2, unique=True)
person = st.sampled_from([*PEOPLE, *PEOPLE, NOBODY])
status = st.sampled_from(["final"] * 8 + ["draft", "void"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or None, which leaves the field out."""
    return st.none() | strategy


@st.composite
def postings(draw: st.DrawFn) -> list[dict[str, Any]]:
    made = []
    for key in ["p1", "p2"][: draw(st.integers(1, 2))]:
        each = {"key": key, "role": "worker", "from": draw(maybe(days)), "to": draw(maybe(days))}
        where = draw(st.sampled_from(["station", "organisation"]))
        each[where] = STATION if where == "station" else "区民政局"
        made.append({name: value for name, value in each.items() if value is not None})
    return made


@st.composite
def timing(draw: st.DrawFn) -> dict[str, Any]:
    """When a session was held and how long, in one of the ways in which people write it."""
    way = draw(st.sampled_from(["times", "times", "minutes", "start and minutes", "all", "all"]))
    return {
        "start": draw(clocks) if way != "minutes" else None,
        "end": draw(clocks) if way in ("times", "all") else None,
        "minutes": draw(minutes) if way != "times" else None,
    }


@st.composite
def sides(draw: st.DrawFn) -> dict[str, Any]:
    supervisors = [
        {"person": each, "as": "full_time", "side": "internal", "minutes": draw(maybe(minutes))}
        for each in draw(st.lists(person, min_size=1, max_size=2, unique=True))
    ]
    attendees = [
        {
            "person": each,
            "minutes": draw(maybe(minutes)),
            "absent": draw(st.sampled_from([None, None, True, False])),
        }
        for each in draw(st.lists(person, min_size=1, max_size=3, unique=True))
    ]
    return {
        "supervisors": [_given(each) for each in supervisors],
        "attendees": [_given(each) for each in attendees],
    }


def _given(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value is not None}


def actions(found: list[str]) -> list[dict[str, Any]]:
    return [{"key": key, "what": "写提纲", "owner": PEOPLE[1]} for key in found]


@st.composite
def points_at(draw: st.DrawFn) -> str:
    return f"{draw(st.sampled_from([*SESSIONS, *FOLLOW_UPS]))}#{draw(st.sampled_from(['a1', 'a2', 'c1']))}"


@st.composite
def split(draw: st.DrawFn) -> dict[str, Any]:
    """A follow-up in a session that divides an action of another record."""
    parts = actions(draw(st.lists(st.sampled_from(["a1", "a2", "b1"]), min_size=1, max_size=2, unique=True)))
    return {"of": draw(points_at()), "date": "2022-06-02", "outcome": "split", "actions": parts}


@st.composite
def session(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    record = {
        "id": identity,
        "date": draw(st.sampled_from(["2022-06-01"] * 4 + ["2022-06-02"] * 2 + ["2022-12-31", "2023-01-01"])),
        "recorded_on": draw(maybe(st.sampled_from(WRITTEN))),
        "late_reason": draw(st.sampled_from([None, None, "外出培训。"])),
        **draw(timing()),
        **draw(sides()),
        "form": draw(st.sampled_from(["individual", "group", "group"])),
        "guests": draw(maybe(st.sampled_from([0, 5, 6, 7, 8]))),
        "agreement": draw(maybe(st.just(AGREEMENT))),
        "actions": draw(keys.map(actions)),
        "cases": draw(st.sampled_from([[], [{"key": "c1", "case": CASE}]])),
        "facilities": draw(st.sampled_from([[], [f"{STATION}#f1"], [f"{STATION}#f1", f"{STATION}#f9"]])),
    }
    if draw(st.integers(0, 9)) == 7:
        record["date"] = "2023-01-01"
    if draw(st.integers(0, 4)) == 0:
        record["follow_up"] = draw(
            st.lists(split(), min_size=1, max_size=2, unique_by=lambda each: each["of"])
        )
    if draw(st.integers(0, 5)) == 0:
        gone = dict.fromkeys(("start", "end", "minutes", "content", "summary", "actions", "follow_up"))
        cancelled = {"date": "2022-05-30", "by": "station", "reason": "防汛。"}
        return {**record, **gone, "outcome": "cancelled", "cancelled": cancelled}
    return record


@st.composite
def follow_up(draw: st.DrawFn, identity: str) -> dict[str, Any]:
    parts = draw(keys)
    split = {"outcome": "split", "actions": actions(parts)} if parts else {}
    return {
        "id": identity,
        "date": "2022-07-01",
        "of": draw(points_at()),
        "owner": draw(maybe(person)),
        **split,
    }


@st.composite
def waiver(draw: st.DrawFn) -> dict[str, Any]:
    code = draw(st.sampled_from(["SUP301", "SUP304", "SUP999"]))
    record = draw(st.sampled_from(SESSIONS))
    return {"id": "WV-20220720-AAAAA", "code": code, "record": record, "approved_by": draw(person)}


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = [
        {"id": each, "postings": draw(postings())} for each in draw(st.sampled_from([PEOPLE, PEOPLE[:3]]))
    ]
    facilities = draw(st.sampled_from([[], [{"key": "f1", "type": "other"}]]))
    found.append({"id": STATION, "facilities": facilities})
    people = draw(st.lists(person, min_size=1, max_size=2, unique=True))
    found.append({"id": AGREEMENT, "supervisor": draw(person), "supervisees": people})
    found += [
        draw(session(each)) for each in draw(st.lists(st.sampled_from(SESSIONS), min_size=2, unique=True))
    ]
    found += [draw(follow_up(each)) for each in draw(st.lists(st.sampled_from(FOLLOW_UPS), unique=True))]
    found += [{"id": CASE, "station": STATION, "worker": draw(person)}] * draw(st.integers(0, 1))
    found += [draw(waiver())] * draw(st.integers(0, 1))
    for each in found:
        each["status"] = draw(status)
        if each["status"] == "void":
            each["void"] = VOID
        if draw(st.integers(0, 19)) == 0:
            each["nonsense"] = 1
    return found


@st.composite
def repositories(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a small repository: some records drafts, withdrawn, refused, unreadable or there twice."""
    files = {"sup.yaml": "name: 华龙区\n".encode()}
    for each in draw(records()):
        path = repository.place_of(each["id"])
        files[path] = repository.text_of(whole(each))
        fate = draw(st.integers(0, 29))
        if fate == 0:
            files[path] = "label：读不出来\n".encode()
        elif fate == 1:
            files[path.replace("2022", "2021", 1)] = files[path]
        elif fate == 2:
            files[path.rpartition("/")[0] + "/" + path.rpartition("/")[2].replace("AAAAA", "BBBBC")] = files[
                path
            ]
        elif fate == 3:
            del files[path]
    local = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "write_up_days": st.dictionaries(days, st.integers(0, 5), min_size=1, max_size=2),
                "max_group_size": st.dictionaries(days, st.integers(5, 10), min_size=1, max_size=2),
            },
        )
    )
    if local:
        written = policy(local)
        if draw(st.integers(0, 3)) == 0:
            name = draw(st.sampled_from(sorted(written)))
            written[name].insert(0, dict(written[name][0]))
        files["policy.yaml"] = repository.text_of(written)
    if draw(st.integers(0, 3)) == 0:
        entry = {
            "field": draw(st.sampled_from(["mode", "form", "colour"])),
            "value": "phone",
            "title": "本地叫法",
        }
        files["schemas/session.yaml"] = repository.text_of({"values": [entry]})
    return files


def test_eighty_repositories() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=80,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(repositories())
    def agree(files: dict[str, bytes]) -> None:
        found = repository.findings(files, AS_OF)
        strange = {each.code for each in found} - {*QUERIED, "SUP004", "SUP021", "SUP102", "SUP212"}
        assert not strange, "the generator makes records that are refused for a reason the twin does not know"
        ours = {
            (each.code, each.record, each.pointer, each.discriminator) for each in found if each.code in CODES
        }
        theirs = {each for each in naive.findings(files, AS_OF.isoformat()) if each[0] in CODES}
        seen.update(code for code, *_ in theirs)
        assert ours == theirs

    agree()
    assert set(seen) == set(CODES), "every rule should have something to find in eighty repositories"
