"""The schema step: which type, what is wrong, what is still missing; and never a word of what was written."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from supervise_cli import resources
from supervise_cli.records import schema
from supervise_cli.records.types import Catalogue
from tests.records import samples
from tests.schemas import instances
from tests.schemas.mutations import places, put

CATALOGUE = Catalogue.load(resources.schemas())


def _found(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    rtype, faults = schema.identify(data, CATALOGUE)
    assert rtype is not None
    return [(f.code, f.variant, f.pointer) for f in [*faults, *schema.check(data, rtype)]]


@pytest.mark.parametrize("name", samples.every())
def test_samples_are_sound(name: str) -> None:
    assert _found(samples.every()[name]) == []


@pytest.mark.parametrize(
    ("said", "variant", "want"),
    [
        (..., "missing", "session/1"),
        (None, "form", "session/1"),
        (1, "form", "session/1"),
        (["session/1"], "form", "session/1"),
        ("session", "no_version", "session/1"),
        ("session-1", "no_version", "session/1"),
        ("Session/1", "no_version", "session/1"),
        ("follow-up/1", "no_version", "follow_up/1"),
        ("session/01", "no_version", "session/1"),
        ("session/1\n", "no_version", "session/1"),
        ("session/２", "no_version", "session/1"),
        ("sesion/1", "close", "session/1"),
        ("督导记录", "close", "session/1"),
        ("社工站/1", "close", "station/1"),
        ("session/2", "version", "session/1"),
    ],
)
def test_the_type_line(said: Any, variant: str, want: str) -> None:
    data = samples.session()
    if said is ...:
        del data["schema"]
    else:
        data["schema"] = said
    rtype, faults = schema.identify(data, CATALOGUE)
    assert rtype is None
    assert [(f.code, f.pointer, f.variant, f.params["want"]) for f in faults] == [
        ("SUP101", "/schema", variant, want)
    ]


def test_a_type_nobody_knows_lists_those_there_are() -> None:
    rtype, faults = schema.identify({"schema": "weather/1", "id": "X-1"}, CATALOGUE)
    assert rtype is None
    assert faults[0].variant == "unknown"
    assert "session/1 督导记录" in str(faults[0].params["allowed_zh"])


def test_a_draft_may_lack_everything() -> None:
    for name in CATALOGUE.names():
        sample = instances.full(CATALOGUE.get(name))
        assert _found({"schema": f"{name}/1", "id": sample["id"], "status": "draft"}) == []


def test_a_void_record_needs_only_its_reason() -> None:
    bare = {"schema": "session/1", "id": samples.SESSION_ID, "status": "void"}
    assert _found(bare) == [("SUP121", "missing", "/void")]
    void = {"date": "2022-06-30", "by": samples.HEAD_ID, "reason": "录重了。"}
    assert _found({**bare, "void": void}) == []
    assert _found({**bare, "void": {"date": "2022-06-30"}}) == [
        ("SUP121", "incomplete", "/void/by"),
        ("SUP121", "incomplete", "/void/reason"),
    ]
    assert _found({**samples.session(), "void": void}) == [("SUP121", "not_void", "/void")]
    cancelled_and_held = {**samples.session(), "outcome": "cancelled"} | {"status": "void", "void": void}
    assert _found(cancelled_and_held) == []


def _needs(data: dict[str, Any]) -> list[str]:
    rtype, _ = schema.identify(data, CATALOGUE)
    assert rtype is not None
    return sorted(f.pointer for f in schema.needs(data, rtype))


def test_what_being_final_still_needs() -> None:
    assert _needs(samples.draft_session()) == [
        "/actions/0/key", "/attendees", "/content", "/date", "/focus", "/form", "/functions", "/minutes",
        "/mode", "/outcome", "/station", "/summary", "/supervisors",
    ]  # fmt: skip
    assert _needs(samples.session()) == []
    cancelled = {**samples.draft_session(), "outcome": "cancelled", "attendees": []}
    del cancelled["actions"]
    assert _needs(cancelled) == ["/attendees", "/cancelled", "/date", "/supervisors"]
    township = {"schema": "station/1", "id": "ST-410902001", "status": "draft", "level": "township_station"}
    assert _needs(township) == [
        "/division_code", "/division_type", "/name", "/state",
    ]  # fmt: skip
    assert _needs({"schema": "agreement/1", "id": samples.AGREEMENT_ID, "status": "draft"}) == [
        "/from", "/supervisees", "/supervisor",
    ]  # fmt: skip
    assert _needs({**samples.follow_up(), "outcome": "split", "status": "draft"}) == ["/actions"]


def test_needs_say_nothing_about_what_is_wrong() -> None:
    assert _needs({**samples.session(), "status": "draft", "date": "昨天", "天气": "晴"}) == []


def test_a_field_under_its_title_is_not_missing_as_well() -> None:
    data = samples.session()
    data["督导日期"] = data.pop("date")
    assert _found(data) == [("SUP102", "title", "/督导日期")]
    assert _needs({**data, "status": "draft"}) == ["/date"]


@pytest.mark.parametrize(
    ("level", "code", "good"),
    [
        ("city_general_station", "4109", True),
        ("city_general_station", "410900", True),
        ("city_general_station", "410902", False),
        ("county_centre", "410902", True),
        ("county_centre", "410971", True),
        ("county_centre", "410900", False),
        ("county_centre", "4109", False),
        ("township_station", "410902001", True),
        ("township_station", "410902", False),
        ("village_room", "410902001001", True),
        ("village_room", "410902001", False),
        ("township_station", "010902001", False),
        ("township_station", "４10902001", False),
    ],
)
def test_the_division_code_fits_the_level(level: str, code: str, good: bool) -> None:
    for status in ("final", "draft"):
        found = _found({**samples.station(), "level": level, "division_code": code, "status": status})
        assert (found == []) == good
        assert good or found[0][0] == "SUP119"


def test_without_a_level_any_code_will_do_for_a_draft() -> None:
    data = {"schema": "station/1", "id": "ST-410902", "status": "draft", "division_code": "410902"}
    assert _found(data) == []
    assert _found({**data, "division_code": "41090"}) == [("SUP119", "", "/division_code")]


def test_lists_are_addressed_by_their_keys() -> None:
    data = samples.session()
    data["actions"][1]["due"] = "2022.7.15"
    data["attendees"][0]["minutes"] = "60分钟"
    data["follow_up"][1]["outcome"] = "拆分"
    data["follow_up"][1]["actions"][0]["owner"] = "李明"
    assert sorted(_found(data)) == [
        ("SUP107", "unit", "/attendees/P-9M2AB/minutes"),
        ("SUP109", "separator", "/actions/a2/due"),
        ("SUP111", "", "/follow_up/1/outcome"),
        ("SUP112", "name", "/follow_up/1/actions/a1/owner"),
    ]


def test_every_fault_of_one_record_is_found() -> None:
    data = {**samples.session(), "date": "昨天", "minutes": 0, "form": "线下", "天气": "晴", "theme": ""}
    del data["summary"]
    found = {code for code, _, _ in _found(data)}
    assert found == {"SUP102", "SUP103", "SUP109", "SUP111", "SUP115", "SUP117"}


def test_money_of_two_decimals() -> None:
    for good in (0, 0.1, 0.3, 0.07, 1.1, 2.2, 33.33, 1000000.01, 99999999.99, 12, 12.0):
        assert _found({**samples.session(), "cost_yuan": good}) == [], good
    for bad in (33.333, 0.001, 0.1 + 0.2, 1e-5):
        assert _found({**samples.session(), "cost_yuan": bad}) == [("SUP120", "", "/cost_yuan")], bad


def test_documents() -> None:
    assert schema.check_document({"name": "濮阳"}, "config") == []
    full = {
        "name": "濮阳", "division_code": "410900", "time_zone": "Asia/Shanghai", "language": "zh",
        "authority": [
            {"value": "civil_affairs", "to": "2024-06-30"},
            {"value": "social_work_dept", "from": "2024-07-01"},
        ],
        "divisions": "名单/divisions.csv", "assessments": [{"kind": "minors_audit", "date": "2026-01-20"}],
        "demo": True, "closed_on": "2026-06-30",
        "plain_text_accepted": {"date": "2022-06-01", "by": "县民政局", "text": "知悉。"},
    }  # fmt: skip
    assert schema.check_document(full, "config") == []
    for path in (
        "/etc/x.csv",
        "../x.csv",
        "a/../../x.csv",
        "C:\\x.csv",
        "a//b.csv",
        ".git/x.csv",
        "x.txt",
        "a/.x.csv",
    ):
        found = schema.check_document({**full, "divisions": path}, "config")
        assert [(f.code, f.variant) for f in found] == [("SUP124", "path")], path
    days = [{"from": "2023-01-01", "value": 5, "unit": "days", "source": None}]
    assert schema.check_document({"write_up_days": days}, "policy") == []
    typed = schema.check_document({"write_updays": days, "max_group_size": 8}, "policy")
    assert sorted((f.code, f.variant, f.pointer) for f in typed) == [
        ("SUP102", "spelling", "/write_updays"),
        ("SUP106", "items", "/max_group_size"),
    ]


CANARY = "张桂兰家住三组"


def _poisoned() -> list[tuple[str, dict[str, Any]]]:
    """The samples with the canary in every place in turn, alone, as a list, as a mapping, long, and twice."""
    made = []
    for name, data in samples.every().items():
        rtype = CATALOGUE.get(data["schema"].partition("/")[0])
        for path, _, _ in places(data, rtype.fields, ()):
            for value in (CANARY, [CANARY], {"x": CANARY}, CANARY * 3000, f"{CANARY}、{CANARY}"):
                if path not in {("schema",), ("status",)}:
                    changed = deepcopy(data)
                    put(value)(changed, path)
                    made.append((f"{name} {path}", changed))
    return made


def test_no_fault_carries_a_word_of_what_was_written() -> None:
    seen = 0
    for name, data in _poisoned():
        rtype, faults = schema.identify(data, CATALOGUE)
        assert rtype is not None
        for fault in [*faults, *schema.check(data, rtype)]:
            seen += 1
            for value in fault.params.values():
                assert CANARY[:2] not in str(value), f"{name}: {fault}"
            assert CANARY[:2] not in fault.pointer, name
    assert seen > 1000


def test_a_long_or_unprintable_key_is_shown_short() -> None:
    data = {**samples.session(), "长" * 100: 1, "a\u202eb": 2}
    rtype = CATALOGUE.get("session")
    shown = {str(f.params["key"]) for f in schema.check(data, rtype)}
    assert shown == {"长" * 39 + "…", "a�b"}


def test_half_a_surrogate_pair_is_no_crash() -> None:
    """The reader never lets one through; a command line may. Writing is what refuses it."""
    assert _found({**samples.session(), "theme": "\ud800"}) == []
    assert _found({**samples.session(), "theme": "\ud800", "minutes": 0}) == [("SUP117", "low", "/minutes")]
