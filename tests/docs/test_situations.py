"""The situations of the how-to page: its records hold, and what is derived from them is what happened.

The page itself says what the commands print (``tests/test_readme.py`` types it); here stand the facts that no
command prints in one line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from supervise_cli.definitions.actions import actions
from supervise_cli.definitions.agreements import Supervising, agreements
from supervise_cli.definitions.cases import cases
from supervise_cli.definitions.owed import Entitlements
from supervise_cli.definitions.rebooking import to_rebook
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.definitions.staff import appointments, headships, in_post
from supervise_cli.definitions.stations import CLOSED, OPEN, stations
from supervise_cli.model import Period
from supervise_cli.pipeline.computing import compute
from supervise_cli.pipeline.opening import Opened, opened
from supervise_cli.workspace.index.facts import Facts
from tests.running import run_inside
from tests.test_readme import Step, steps
from tests.tools import ROOT

PAGES = {lang: ROOT / "docs" / "how-to" / lang / "situations.md" for lang in ("zh", "en")}
NOW = datetime(2026, 11, 26, tzinfo=UTC)
TITLES = ("", "trip", "change", "cancelled", "action", "case", "merger")
LIUGE, HANCUN, GUCHENG, YANGSHAO, GONGYING = (f"ST-410922{n}" for n in (104, 105, 106, 107, 202))
COUNTY = "ST-410922"
GUO, CHEN, LI, ZHANG, WANG, ZHAO, ZHOU, WU, SUN = (
    f"P-{each}" for each in ("9T2VX", "3CHEN", "6QW3D", "8N5BA", "K3D9F", "7ZC4E", "G5M2Q", "Y7N4W", "W2B8T")
)
ACTION, PARTS = "S-20220518-G3R7K#a1", ("F-20220606-6E3RW#b1", "F-20220606-6E3RW#b2")
CASE = "C-8KD3V"
CANCELLED, MADE_UP = "S-20220608-3R8VN", "S-20220613-8T5WN"

At = Callable[[str], AbstractContextManager[Opened]]


def _parts(lang: str) -> list[str]:
    """The page's parts: what there is before, and one for each situation."""
    return PAGES[lang].read_text(encoding="utf-8").split("\n## ")


def _files(text: str) -> Iterator[tuple[str, str]]:
    yield from (step for step in steps(text) if not isinstance(step, Step))


def _lay_out(root: Path, parts: list[str]) -> Path:
    for part in parts:
        for name, body in _files(part):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of the page."""
    return _lay_out(tmp_path_factory.mktemp("situations"), _parts("zh"))


@pytest.fixture(scope="module")
def at(office: Path) -> At:
    """``at("2022-06-14")``: the repository, judged by that day."""
    return lambda day: opened(office, NOW, as_of=date.fromisoformat(day))


def _number(state: Opened, name: str, month: str, scope: str = "") -> object:
    period = Period.parse(month)
    assert period is not None
    kind = ScopeKind.SUPERVISOR if scope.startswith("P-") else ScopeKind.STATION
    return compute(state, name, period, Scope(kind, scope) if scope else EVERYTHING).value


def _owed(facts: Facts, person: str, month: int) -> tuple[str, int, int]:
    found = Entitlements(facts).of(Period.month(2022, month))
    each = next(each for each in found if each.post.person == person)
    return each.post.station, each.expected, each.delivered


def test_both_languages_have_the_same_records() -> None:
    zh, en = (_parts(lang) for lang in ("zh", "en"))
    assert len(zh) == len(en) == len(TITLES)
    for left, right in zip(zh, en, strict=True):
        assert [(n, t) for n, t in _files(left) if n != "sup.yaml"] == [
            (n, t) for n, t in _files(right) if n != "sup.yaml"
        ]


@pytest.mark.parametrize("n", range(len(TITLES)), ids=["before", *TITLES[1:]])
def test_nothing_is_wrong_after_any_of_them(tmp_path: Path, n: int) -> None:
    root = _lay_out(tmp_path, _parts("zh")[: n + 1])
    ran = run_inside("-C", root, "validate", "--format", "json").ok()
    findings = json.loads(ran.out)["findings"]
    assert [each for each in findings if each["severity"] != "information"] == []


# --- a trip of two days


def test_a_trip_counts_once(at: At) -> None:
    with at("2022-05-31") as state:
        for name, expected in {
            "sessions": 5,
            "session_minutes": 60 + 45 + 90 + 60 + 60,
            "supervisor_minutes": 60 + 45 + (90 + 40) + 60 + (60 + 60),
            "person_minutes": 60 + 45 + 3 * 90 + 60 + 2 * 60,
            "attendances": 1 + 1 + 3 + 1 + 2,
            "travel_minutes": 190 + 210,
        }.items():
            assert _number(state, name, "2022-05") == expected, name


def test_each_station_has_its_own_part_of_a_trip(at: At) -> None:
    with at("2022-05-31") as state:
        sessions = {place: _number(state, "sessions", "2022-05", place) for place in _TOWNS}
        assert sessions == {LIUGE: 2, HANCUN: 1, GUCHENG: 1, YANGSHAO: 2, GONGYING: 1}
        people = {place: _number(state, "person_minutes", "2022-05", place) for place in _TOWNS}
        assert people == {LIUGE: 105, HANCUN: 180, GUCHENG: 90, YANGSHAO: 120, GONGYING: 60}
        # The whole way, to whichever of its stops.
        assert {_number(state, "travel_minutes", "2022-05", place) for place in _TOWNS} == {400}
        assert _number(state, "travel_minutes", "2022-05", COUNTY) == 400
        assert _number(state, "travel_minutes", "2022-06") == 0


def test_each_supervisor_has_an_own_part_of_a_trip(at: At) -> None:
    with at("2022-05-31") as state:
        assert _number(state, "sessions", "2022-05", GUO) == 4
        assert _number(state, "sessions", "2022-05", CHEN) == 3
        assert _number(state, "supervisor_minutes", "2022-05", CHEN) == 45 + 40 + 60
        assert _number(state, "travel_minutes", "2022-05", GUO) == 190
        assert _number(state, "travel_minutes", "2022-05", CHEN) == 210
        assert _number(state, "travel_minutes", "2022-05", LI) == 0


_TOWNS = (LIUGE, HANCUN, GUCHENG, YANGSHAO, GONGYING)


# --- a head becomes supervisor


@pytest.mark.parametrize(
    ("day", "head", "kind", "place"),
    [("2022-06-14", LI, "station_head", LIUGE), ("2022-06-15", ZHANG, "full_time", COUNTY)],
)
def test_who_is_head_and_who_supervises_depends_on_the_day(
    at: At, day: str, head: str, kind: str, place: str
) -> None:
    with at(day) as state:
        facts, on = state.facts, date.fromisoformat(day)
        assert [each.person for each in headships(facts, on) if each.station == LIUGE] == [head]
        assert [(each.kind, each.home) for each in appointments(facts, on) if each.person == LI] == [
            (kind, place)
        ]
        posts = {each.person: each for each in in_post(facts, on)}
        assert posts[LI].station == place
        assert len(posts) == 9


@pytest.mark.parametrize(
    ("day", "agreed"),
    [("2022-06-14", ["A-20220104-Q8H2T"]), ("2022-06-15", ["A-20220615-5VB9N"])],
)
def test_the_agreement_that_was_terminated_is_over_and_the_new_one_holds(
    at: At, day: str, agreed: list[str]
) -> None:
    with at(day) as state:
        on = date.fromisoformat(day)
        now = Supervising(agreements(state.facts, on), stations(state.facts, on), on)
        assert [each.record for each in now.agreements(ZHANG, LIUGE) if each.supervisor == LI] == agreed


def test_of_somebody_who_moved_each_part_of_the_month_counts_as_it_was(at: At) -> None:
    with at("2022-06-30") as state:
        facts = state.facts
        # 14 days of 30 in a post that is owed one session: not yet half of one.
        assert _owed(facts, LI, 6) == (LIUGE, 0, 0)
        assert _owed(facts, ZHANG, 6) == (LIUGE, 1, 2)
        assert _number(state, "heads", "2022-06", LIUGE) == 1
        for name in ("joiners", "leavers"):
            assert _number(state, name, "2022-06", COUNTY) == 0
        assert _number(state, "leavers", "2022-06", LIUGE) == 1


# --- cancelled and made up for


@pytest.mark.parametrize(
    ("day", "owed"),
    [("2022-06-06", False), ("2022-06-07", True), ("2022-06-12", True), ("2022-06-13", False)],
)
def test_a_cancelled_session_is_owed_until_it_is_made_up_for(at: At, day: str, owed: bool) -> None:
    with at(day) as state:
        found = [each.record for each in to_rebook(state.facts, date.fromisoformat(day))]
        assert found == ([CANCELLED] if owed else [])


def test_what_was_cancelled_counts_as_cancelled_and_nowhere_else(at: At) -> None:
    with at("2022-06-30") as state:
        for name, expected in {
            "sessions": 1, "session_minutes": 55, "attendances": 1, "absences": 0,
            "sessions_cancelled": 1, "cancelled_rebooked": 1, "workers_supervised": 1,
        }.items():  # fmt: skip
            assert _number(state, name, "2022-06", HANCUN) == expected, name
        assert _owed(state.facts, ZHAO, 6) == (HANCUN, 1, 1)


# --- an action handed over and split


@pytest.mark.parametrize(
    ("day", "owner", "due", "open_parts"),
    [
        ("2022-05-26", ZHAO, "2022-05-31", None),
        ("2022-05-27", WANG, "2022-06-10", None),
        ("2022-06-06", WANG, "2022-06-24", 2),
        ("2022-06-09", WANG, "2022-06-24", 1),
        ("2022-06-19", WANG, "2022-06-24", 1),
        ("2022-06-20", WANG, "2022-06-24", 0),
    ],
)
def test_an_action_is_done_with_the_last_of_its_parts(
    at: At, day: str, owner: str, due: str, open_parts: int | None
) -> None:
    with at(day) as state:
        found = actions(state.facts, date.fromisoformat(day))
        action = found[ACTION]
        assert (action.owner, action.due) == (owner, due)
        assert action.is_open == (open_parts != 0)
        assert [each for each in PARTS if each in found] == ([] if open_parts is None else list(PARTS))
        assert sum(found[each].is_open for each in PARTS if each in found) == (open_parts or 0)
        if open_parts == 0:
            assert action.closed_on == "2022-06-20"


def test_an_action_and_its_parts_count_as_one(at: At) -> None:
    with at("2022-07-01") as state:
        assert _number(state, "actions_opened", "2022-05") == 1
        assert _number(state, "actions_opened", "2022-06") == 0
        assert _number(state, "actions_open", "2022-05") == 1
        assert _number(state, "actions_open", "2022-06") == 0
        assert _number(state, "actions_closed", "2022-06") == 1


# --- a case transferred and closed


@pytest.mark.parametrize(
    ("day", "worker", "station", "stage", "closed_on"),
    [
        ("2022-05-20", ZHOU, GUCHENG, "intake", ""),
        ("2022-06-15", ZHOU, GUCHENG, "intake", ""),
        ("2022-06-16", WU, YANGSHAO, "intervention", ""),
        ("2022-07-07", WU, YANGSHAO, "intervention", ""),
        ("2022-07-08", WU, YANGSHAO, "closure", "2022-07-08"),
    ],
)
def test_a_case_is_whose_it_was_transferred_to(
    at: At, day: str, worker: str, station: str, stage: str, closed_on: str
) -> None:
    with at(day) as state:
        case = cases(state.facts, date.fromisoformat(day))[CASE]
        assert (case.worker, case.station, case.stage) == (worker, station, stage)
        assert (case.closed_on, case.is_open) == (closed_on, not closed_on)


def test_before_it_was_opened_there_is_no_case(at: At) -> None:
    with at("2022-05-19") as state:
        assert cases(state.facts, date(2022, 5, 19)) == {}


# --- a township merged into another


@pytest.mark.parametrize("month", ["2022-05", "2022-06", "2022-07", "2022-12"])
@pytest.mark.parametrize("scope", ["", COUNTY, LIUGE, GONGYING])
@pytest.mark.parametrize("style", ["md", "json"])
def test_last_years_reports_stay_the_same(tmp_path: Path, month: str, scope: str, style: str) -> None:
    made = []
    for name, parts in (("before", _parts("zh")[:-1]), ("after", _parts("zh"))):
        root = _lay_out(tmp_path / name, parts)
        words = ("report", "--month", month, *(("--scope", scope) if scope else ()), "--format", style)
        made.append(run_inside("-C", root, *words, "--as-of", "2023-06-01").ok().out)
    assert made[0] == made[1]


def test_after_a_merger_the_station_is_closed_and_its_people_are_at_the_other(at: At) -> None:
    with at("2023-06-01") as state:
        facts = state.facts
        before, after = (stations(facts, date(2023, *day)) for day in ((3, 31), (4, 1)))
        assert (before[GONGYING].state, after[GONGYING].state) == (OPEN, CLOSED)
        assert (before[LIUGE].name, after[LIUGE].name) == ("柳格镇社工站", "柳格街道社工站")
        assert (before[LIUGE].code, after[LIUGE].code) == ("410922104", "410922001")
        assert after[LIUGE].above == after[GONGYING].above == COUNTY
        assert _number(state, "people_in_post", "2023-03", GONGYING) == 1
        assert _number(state, "people_in_post", "2023-04", GONGYING) == 0
        assert _number(state, "people_in_post", "2023-04", LIUGE) == 2
        assert _number(state, "people_in_post", "2023-03") == _number(state, "people_in_post", "2023-04")
        assert _number(state, "leavers", "2023-03") == _number(state, "joiners", "2023-04") == 0
        # What was held there is still its own.
        assert _number(state, "sessions", "2022-05", GONGYING) == 1


def test_reports_after_a_merger_speak_of_the_station_as_it_is(office: Path) -> None:
    words = ("report", "--month", "2023-04", "--scope", LIUGE, "--as-of", "2023-06-01")
    text = run_inside("-C", office, *words).ok().out
    assert "柳格街道社工站" in text
    assert "柳格镇" not in text
