"""Facilities and goals of stations, the services' progress, and the sessions that spoke of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from supervise_cli.definitions.activity import Activity
from supervise_cli.definitions.places import facilities, named_facilities, named_goals
from supervise_cli.definitions.progress import Progress, service_progress
from supervise_cli.definitions.scope import EVERYTHING, Scope, ScopeKind
from supervise_cli.definitions.scoped import Scoped
from supervise_cli.model import Period
from tests.definitions.books import facts_of

STATION = {
    "id": "ST-410902101",
    "facilities": [
        {"key": "f1", "type": "childrens_home", "name": "儿童之家",
         "cooperation": [{"value": "contacted", "from": "2022-06-02", "to": "2022-06-20"}]},
        {"key": "f2", "type": "other", "name": "某处"},
    ],
    "gov_goals": [{"key": "g1", "text": "新建 2 处设施", "year": 2022}],
}  # fmt: skip
SESSION: dict[str, Any] = {
    "id": "S-20220615-AAAAA",
    "facilities": ["ST-410902101#f1"],
    "gov_goals": ["ST-410902101#g1"],
    "service_progress": [{"service": "casework", "period": "2022-06", "planned": 5, "done": 2}],
}
SCOPES = [EVERYTHING, Scope(ScopeKind.STATION, "ST-410902101"), Scope(ScopeKind.SUPERVISOR, "P-2D6RW")]


@pytest.mark.parametrize(
    ("day", "cooperation"),
    [("01", "unknown"), ("02", "contacted"), ("20", "contacted"), ("21", "unknown")],
)
def test_the_cooperation_of_a_day(day: str, cooperation: str) -> None:
    with facts_of("2022-06-30", STATION) as facts:
        found = facilities(facts, date.fromisoformat(f"2022-06-{day}"))
    assert [(each.address, each.type, each.cooperation) for each in found] == [
        ("ST-410902101#f1", "childrens_home", cooperation),
        ("ST-410902101#f2", "other", "unknown"),
    ]


@pytest.mark.parametrize("scope", SCOPES)
def test_a_session_alone_is_told_once(scope: Scope) -> None:
    with facts_of("2022-06-30", STATION, SESSION) as facts:
        within = Scoped(Activity(facts, Period.month(2022, 6)), scope)
        assert [(n.record, p.address) for n, p in named_facilities(within)] == [
            ("S-20220615-AAAAA", "ST-410902101#f1")
        ]
        assert [(n.record, station) for n, station in named_goals(within)] == [
            ("S-20220615-AAAAA", "ST-410902101")
        ]
        assert service_progress(within) == [
            Progress("S-20220615-AAAAA", "/service_progress/0", "ST-410902101", "casework", 5, 2)
        ]


def test_nobody_elses() -> None:
    other = Scope(ScopeKind.STATION, "ST-410902102"), Scope(ScopeKind.SUPERVISOR, "P-4T8NC")
    elsewhere = {"id": "ST-410902102", "division_code": "410902102"}
    with facts_of("2022-06-30", STATION, SESSION, elsewhere) as facts:
        for scope in other:
            within = Scoped(Activity(facts, Period.month(2022, 6)), scope)
            assert [*named_facilities(within), *named_goals(within), *service_progress(within)] == []
