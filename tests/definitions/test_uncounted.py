"""Records that count nowhere: whose they are, and when they fall to a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.definitions.uncounted import invalid, uncounted
from supervise_cli.model import Period
from supervise_cli.workspace.index.facts import Facts
from tests.definitions.books import draft, facts_of
from tests.rules.repository import in_memory
from tests.rules.test_cases import Case

T1, T2 = "ST-410902101", "ST-410902102"
STATION = Scope(ScopeKind.STATION, T1)
SUPERVISOR = Scope(ScopeKind.SUPERVISOR, "P-2D6RW")
WORKER = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": T1, "role": "worker", "from": "2021-03-01"}]}
ELSEWHERE = {"id": T2, "division_code": "410902102"}


def told(facts: Facts, scope: Scope = EVERYTHING, status: str = "draft") -> list[str]:
    return [
        each.record[-5:] for each in uncounted(Scoped(Activity(facts, Period.month(2022, 6)), scope), status)
    ]


def test_the_days_of_the_period_and_those_without_a_day() -> None:
    days = {"MAY31": "2022-05-31", "JVN01": "2022-06-01", "JVN30": "2022-06-30", "JVY01": "2022-07-01"}
    dated = [draft(f"01-{name}", date=day) for name, day in days.items()]
    written = draft("15-WR0TE", recorded_on="2022-07-02")
    with facts_of("2022-07-10", *dated, draft("15-BARE1"), written) as facts:
        assert told(facts) == ["BARE1", "JVN01", "JVN30"]
        found = uncounted(Scoped(Activity(facts, Period.month(2022, 7)), EVERYTHING), "draft")
    assert [(each.record, each.type, each.path, each.date) for each in found] == [
        ("S-20220615-BARE1", "session", "sessions/2022/06/S-20220615-BARE1.yaml", ""),
        ("S-20220601-JVY01", "session", "sessions/2022/06/S-20220601-JVY01.yaml", "2022-07-01"),
        ("S-20220615-WR0TE", "session", "sessions/2022/06/S-20220615-WR0TE.yaml", "2022-07-02"),
    ]


def test_a_type_without_a_day_of_its_own_falls_to_the_day_of_writing() -> None:
    people = [
        {"id": f"P-{name}", "status": "draft", "recorded_on": day}
        for name, day in (("JVNE1", "2022-06-30"), ("MAY31", "2022-05-31"))
    ]
    with facts_of("2022-07-10", *people) as facts:
        assert told(facts) == ["JVNE1"]


def test_whose_they_are() -> None:
    records = [
        draft("15-STN01", station=T1),
        draft("15-W0RKR", attendees=[{"person": "P-9M2AB"}]),
        draft("15-SVPER", supervisors=[{"person": "P-2D6RW", "as": "full_time", "side": "internal"}]),
        draft("15-E1SE1", station=T2),
        draft("15-N0NE1"),
    ]
    with facts_of("2022-07-10", *records, WORKER, ELSEWHERE) as facts:
        assert told(facts) == ["E1SE1", "N0NE1", "STN01", "SVPER", "W0RKR"]
        assert told(facts, STATION) == ["STN01", "W0RKR"]
        assert told(facts, SUPERVISOR) == ["SVPER"]


def test_a_supervisor_that_is_a_draft_is_its_own() -> None:
    people = [{"id": each, "status": "draft"} for each in ("P-2D6RW", "P-4T8NC")]
    with facts_of("2022-07-10", *people) as facts:
        assert told(facts) == ["2D6RW", "4T8NC"]
        assert told(facts, SUPERVISOR) == ["2D6RW"]


def test_only_those_in_that_status() -> None:
    void = {
        "id": "S-20220615-V01D1", "status": "void",
        "void": {"date": "2022-06-16", "by": "P-2D6RW", "reason": "重复登记"},
    }  # fmt: skip
    with facts_of("2022-07-10", draft("15-DRAFT"), void, {"id": "S-20220615-F1NA1"}) as facts:
        assert told(facts) == ["DRAFT"]
        assert told(facts, status="void") == ["V01D1"]


@contextmanager
def _with_faults(*records: Mapping[str, Any]) -> Iterator[Facts]:
    case = Case("", "", {"records": records, "files": {"policy.yaml": "write_up_days: soon\n"}})
    with in_memory(case.files(), date(2022, 7, 10)) as state:
        yield state.facts


def test_files_that_cannot_be_used() -> None:
    sound, spoiled = {"id": "S-20220615-AAAAA"}, {"id": "S-20220615-BBBBB", "mode": "pigeon"}
    twice = {"id": "S-20220615-CCCCC"}
    begun = draft("15-DDDDD", date="2022-06-15")
    with _with_faults(sound, spoiled, twice, {**twice, "path": "sessions/2022/07/x.yaml"}, begun) as facts:
        found = invalid(facts)
    assert found == [
        ("S-20220615-BBBBB", "sessions/2022/06/S-20220615-BBBBB.yaml"),
        ("S-20220615-CCCCC", "sessions/2022/07/x.yaml"),
    ]


def test_a_file_without_an_id() -> None:
    case = Case("", "", {"records": [], "files": {"sessions/2022/06/x.yaml": "schema: session/1\n"}})
    with in_memory(case.files(), date(2022, 7, 10)) as state:
        assert invalid(state.facts) == [("", "sessions/2022/06/x.yaml")]
