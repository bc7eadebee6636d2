"""Every row of a period, field by field, is what the files say, in the demonstration and in the sample."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.rows import Attendance, Cancelled, Conducted, Invited, Session
from supervise_cli.definitions.trips import Travelled
from supervise_cli.model import Period
from supervise_cli.pipeline.opening import opened
from tests.definitions.books import facts_of
from tests.definitions.statuses import Record, by_type
from tests.figures import sample
from tests.figures.recount import Books, Recount, covers

NOW = datetime(2026, 11, 26, tzinfo=UTC)
AS_OF = date(2022, 6, 30)
SPANS = [("2022-04-15", "2022-06-15"), ("2022-06-01", "2022-06-30"), ("2022-06-15", "2022-06-15")]
Folder = tuple[Path, Mapping[str, list[Record]], Books]


@pytest.fixture(scope="module", params=["demo", "sample"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    if request.param == "demo":
        found: Folder = request.getfixturevalue("demo")
        return found
    root = sample.write(tmp_path_factory.mktemp("rows") / "sample")
    return root, by_type(root), Books(root)


class Rows:
    """The rows that a plain reading of the files gives."""

    def __init__(self, folder: Folder, first: str, last: str) -> None:
        _, self.records, books = folder
        self.first, self.last = first, last
        self.count = Recount(books, last[:7], "", AS_OF.isoformat())

    def of(self, outcome: str) -> list[Record]:
        """The final sessions of the days, by (date, id)."""
        found = [
            each
            for each in self.records["session"]
            if each["status"] == "final" and each["outcome"] == outcome
            if self.first <= each["date"] <= self.last
        ]
        return sorted(found, key=lambda each: (each["date"], each["id"]))

    def sessions(self) -> list[Session]:
        return [self.session(each) for each in self.of("held")]

    def session(self, s: Record) -> Session:
        came = tuple(
            Attendance(
                s["id"], f"/attendees/{each['person']}", each["person"], self.count.at(each["person"], s),
                self.count.own(each, s), "minutes" in each,
            )
            for each in s["attendees"]
            if not each.get("absent")
        )  # fmt: skip
        led = tuple(
            Conducted(
                s["id"], f"/supervisors/{each['person']}", each["person"], each.get("as", ""),
                each.get("side", ""), self.count.own(each, s), "minutes" in each,
            )
            for each in s["supervisors"]
        )  # fmt: skip
        words = {name: tuple(dict.fromkeys(s.get(name) or ())) for name in ("content", "functions", "focus")}
        return Session(
            s["id"], s["date"], s.get("start", ""), s.get("station", ""), s.get("form", ""),
            s.get("mode", ""), self.count.length(s), "/minutes" if "minutes" in s else "/start",
            s.get("theme", ""), s.get("travel_minutes"), s.get("guests"), s.get("next_on", ""),
            s.get("rebooks", ""), words["content"], words["functions"], words["focus"], came, led,
        )  # fmt: skip

    def absences(self) -> set[Invited]:
        return {
            Invited(s["id"], f"/attendees/{each['person']}", each["person"], self.count.at(each["person"], s),
                    s["date"])
            for s in self.of("held")
            for each in s["attendees"]
            if each.get("absent")
        }  # fmt: skip

    def cancelled(self) -> list[Cancelled]:
        found = []
        for s in self.of("cancelled"):
            again = [
                each["id"]
                for each in self.records["session"]
                if each["status"] == "final" and each["outcome"] == "held"
                if each.get("rebooks") == s["id"] and each["date"] <= self.last
            ]
            places = {self.count.at(each["person"], s) for each in s["attendees"]}
            found.append(
                Cancelled(
                    s["id"], s["date"], s["cancelled"]["by"], min(again, default=""), tuple(sorted(places)),
                    tuple(each["person"] for each in s["supervisors"]),
                )
            )  # fmt: skip
        return found

    def travelled(self) -> set[Travelled]:
        appointed: dict[str, list[Record]] = {
            each["id"]: each.get("appointments") or []
            for each in self.records["person"]
            if each["status"] == "final"
        }
        found = set()
        for visit in self.records.get("visit", []):
            if visit["status"] != "final" or not self.first <= visit["from"] <= self.last:
                continue
            for n, each in enumerate(visit.get("travel") or []):
                sides = {
                    a["side"]
                    for a in appointed.get(each["person"], [])
                    if covers(a, visit["from"])
                    if "side" in a
                }
                side = "both" if len(sides) == 2 else next(iter(sides), "none")
                stations = frozenset(stop["station"] for stop in visit["stops"])
                place = f"/travel/{each.get('key', n)}/minutes"
                found.add(Travelled(visit["id"], place, each["person"], each["minutes"], side, stations))
        return found


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_every_row_is_what_the_files_say(folder: Folder, first: str, last: str) -> None:
    own = Rows(folder, first, last)
    with opened(folder[0], NOW, as_of=AS_OF) as state:
        found = Activity(state.facts, Period(date.fromisoformat(first), date.fromisoformat(last), ""))
        assert found.sessions == own.sessions()
        assert set(found.absences) == own.absences() and len(found.absences) == len(own.absences())
        assert found.cancelled == own.cancelled()
        assert {_placed(each) for each in found.travelled} == {_placed(each) for each in own.travelled()}


def test_there_is_something_to_compare(folder: Folder) -> None:
    own = Rows(folder, "2022-04-15", "2022-06-30")
    assert own.sessions() and own.absences() and own.cancelled() and own.travelled()
    assert any(each.rebooked_by for each in own.cancelled())


def _placed(each: Travelled) -> tuple[Any, ...]:
    """Without the pointer, which goes by the person where the list has no keys."""
    return each.record, each.person, each.minutes, each.side, each.stations


def _session(*sides: str, **more: Any) -> Session:
    led = tuple(Conducted("S", "", f"P{n}", "", side, 60, False) for n, side in enumerate(sides))
    plain: dict[str, Any] = {
        "record": "S", "date": "2022-06-15", "start": "", "host": "ST-1", "form": "", "mode": "",
        "minutes": 60, "minutes_at": "/minutes", "theme": "", "travel": None, "guests": None,
        "next_on": "", "rebooks": "",
        "contents": (), "functions": (), "focus": (), "attended": (), "conducted": led,
    }  # fmt: skip
    return Session(**plain | more)


def test_of_which_side_a_session_is() -> None:
    assert [_session(*each).side for each in (["internal"], ["external"], ["internal", "external"])] == [
        "internal", "external", "both"
    ]  # fmt: skip
    assert _session("external", "external").side == "external"


def test_the_strands_of_its_contents() -> None:
    contents = ("progress_monitoring", "emotional_support", "theory")
    told = [
        _session(contents=contents, functions=each).strands
        for each in (("administrative",), ("educational",))
    ]
    assert told == [("monitoring", "care", "guidance"), ("guidance", "care", "guidance")]


def test_to_which_stations_it_belongs() -> None:
    came = tuple(
        Attendance("S", "", f"P{n}", station, 60, False) for n, station in enumerate(["ST-3", "ST-2"])
    )
    assert _session().stations == ("ST-1",)
    assert _session(attended=came).stations == ("ST-2", "ST-3")


def test_one_session_alone_has_its_own_tags() -> None:
    with facts_of("2022-06-30", {"id": "S-20220615-AAAAA"}) as facts:
        (found,) = Activity(facts, Period.month(2022, 6)).sessions
    assert (found.contents, found.functions) == (("theory",), ("educational",))


def test_the_first_that_made_up_for_a_cancelled_one_by_the_last_day() -> None:
    gone = {
        "id": "S-20220615-AAAAA", "outcome": "cancelled", "minutes": None, "content": None, "summary": None,
        "start": None, "end": None, "cancelled": {"date": "2022-06-15", "by": "station", "reason": "防汛。"},
    }  # fmt: skip
    again = [
        {"id": f"S-20220630-{each}", "date": "2022-06-30", "start": start, "end": end, "rebooks": gone["id"]}
        for each, start, end in (("BBBBB", "09:00", "10:00"), ("CCCCC", "11:00", "12:00"))
    ]
    with facts_of("2022-07-10", gone, *again) as facts:
        (found,) = Activity(facts, Period.month(2022, 6)).cancelled
    assert found.rebooked_by == "S-20220630-BBBBB"


def test_a_session_that_gave_an_action_names_its_host() -> None:
    given = {"id": "S-20220615-AAAAA", "actions": [{"key": "a1", "what": "写提纲", "owner": "P-9M2AB"}]}
    with facts_of("2022-06-30", given) as facts:
        assert Activity(facts, Period.month(2022, 6)).hosts_of_actions == {given["id"]: "ST-410902101"}


def _sides(*appointed: tuple[str, str, str]) -> list[str]:
    """Of which side the way of somebody so appointed was, on 2022-06-15."""
    appointments = [
        {"key": f"d{n}", "kind": "full_time", "side": side, "from": first, "to": last}
        for n, (side, first, last) in enumerate(appointed, 1)
    ]
    trip = {"id": "V-20220615-AAAAA", "travel": [{"person": "P-2D6RW", "minutes": 60}]}
    with facts_of("2022-06-30", {"id": "P-2D6RW", "appointments": appointments}, trip) as facts:
        return [each.side for each in Activity(facts, Period.month(2022, 6)).travelled]


def test_of_which_side_the_way_was_on_the_day_itself() -> None:
    assert _sides(("internal", "2022-06-15", "2022-06-15")) == ["internal"]
    assert _sides(("internal", "2022-06-16", "2022-06-30"), ("external", "2022-01-01", "2022-06-14")) == [
        "none"
    ]
    assert _sides(("internal", "2022-01-01", "2022-12-31"), ("external", "2022-06-01", "2022-06-30")) == [
        "both"
    ]


def test_a_trip_alone_comes_to_its_own_stops() -> None:
    trip = {"id": "V-20220615-AAAAA", "travel": [{"person": "P-2D6RW", "minutes": 60}]}
    with facts_of("2022-06-30", trip) as facts:
        (found,) = Activity(facts, Period.month(2022, 6)).travelled
    assert found.stations == {"ST-410902101"}
