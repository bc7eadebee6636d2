"""From which stations people were at whose sessions."""

from __future__ import annotations

from typing import Any

from supervise_cli.definitions.supervising import stations_of
from tests.definitions.books import facts_of

HOST, HOME = "ST-410902101", "ST-410902102"
AWAY = {"id": HOME, "division_code": "410902102"}
WORKER = {"id": "P-9M2AB", "postings": [{"key": "p1", "station": HOME, "role": "worker"}]}


def _stations(*sessions: dict[str, Any]) -> dict[str, set[str]]:
    with facts_of("2022-06-30", AWAY, WORKER, *sessions) as facts:
        return stations_of(facts)


def test_where_those_who_came_are_at_home() -> None:
    assert _stations({"id": "S-20220615-AAAAA"}) == {"P-2D6RW": {HOME}}


def test_somebody_posted_at_no_station_counts_with_the_host() -> None:
    assert _stations({"id": "S-20220615-AAAAA", "attendees": [{"person": "P-4T8NC"}]}) == {"P-2D6RW": {HOST}}


def test_where_nobody_came_it_is_the_host() -> None:
    nobody = {"id": "S-20220615-AAAAA", "attendees": [{"person": "P-9M2AB", "absent": True}]}
    assert _stations(nobody) == {"P-2D6RW": {HOST}}


def test_each_supervisor_has_his_own() -> None:
    other = [{"person": "P-4T8NC", "as": "full_time", "side": "internal"}]
    assert _stations(
        {"id": "S-20220615-AAAAA"},
        {"id": "S-20220616-AAAAA", "supervisors": other, "attendees": [{"person": "P-2D6RW"}]},
    ) == {"P-2D6RW": {HOME}, "P-4T8NC": {HOST}}
