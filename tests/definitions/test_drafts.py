"""Drafts: who began them, whom they name, on which day they stand."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from supervise_cli.definitions.drafts import Draft, drafts
from tests.definitions.books import draft, facts_of
from tests.rules.repository import in_memory
from tests.rules.test_cases import Case


def _only(found: list[Draft]) -> dict[str, Any]:
    (each,) = found
    return {k: v for k, v in asdict(each).items() if k not in ("record", "path", "type", "valid")}


def test_what_a_draft_names() -> None:
    session = draft(
        "15-AAAAA",
        entered_by="P-4T8NC",
        date="2022-06-14",
        recorded_on="2022-06-15",
        station="ST-410902101",
        supervisors=[{"person": "P-2D6RW", "as": "full_time", "side": "internal"}],
        attendees=[{"person": "P-9M2AB"}],
    )
    with facts_of("2022-06-30", session, {"id": "S-20220601-FFFFF"}) as facts:
        found = drafts(facts)
    assert [(each.record, each.path, each.type, each.valid) for each in found] == [
        ("S-20220615-AAAAA", "sessions/2022/06/S-20220615-AAAAA.yaml", "session", True)
    ]
    assert _only(found) == {
        "date": "2022-06-14",
        "entered_by": "P-4T8NC",
        "supervisors": ("P-2D6RW",),
        "people": ("P-9M2AB", "P-2D6RW"),
        "stations": ("ST-410902101",),
    }


def test_a_draft_that_says_nothing_stands_on_the_day_of_writing() -> None:
    nobody = {"date": "", "entered_by": "", "supervisors": (), "people": (), "stations": ()}
    with facts_of("2022-06-30", draft("15-AAAAA")) as facts:
        assert _only(drafts(facts)) == nobody
    with facts_of("2022-06-30", draft("15-AAAAA", recorded_on="2022-06-15")) as facts:
        assert _only(drafts(facts)) == {**nobody, "date": "2022-06-15"}


def test_each_has_its_own_day() -> None:
    with facts_of(
        "2022-06-30", draft("15-AAAAA", date="2022-06-01"), draft("15-BBBBB", date="2022-06-02")
    ) as facts:
        assert [each.date for each in drafts(facts)] == ["2022-06-01", "2022-06-02"]


def test_a_supervisor_not_yet_named() -> None:
    session = draft("15-AAAAA", supervisors=[{"as": "full_time"}])
    with facts_of("2022-06-30", session) as facts:
        assert _only(drafts(facts))["supervisors"] == ()


def test_a_spoiled_draft_has_no_day_and_names_nobody() -> None:
    case = Case(
        "", "", {"records": [draft("15-AAAAA", date="2022-06-01", mode="pigeon", recorded_on="2022-06-02")]}
    )
    with in_memory(case.files(), date(2022, 6, 30)) as state:
        (found,) = drafts(state.facts)
    assert (found.record, found.valid, found.date) == ("S-20220615-AAAAA", False, "")


def test_a_draft_whose_id_cannot_be_read() -> None:
    case = Case("", "", {"files": {"sessions/2022/06/x.yaml": "schema: session/1\nstatus: draft\n"}})
    with in_memory(case.files(), date(2022, 6, 30)) as state:
        assert [(each.record, each.path) for each in drafts(state.facts)] == [("", "sessions/2022/06/x.yaml")]
