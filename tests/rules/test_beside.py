"""``Rule.beside``: where a finding that has to do with a changed record can be, and no session more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from supervise_cli import rules
from tests.rules.repository import in_memory
from tests.rules.test_cases import AS_OF, CASES, Case

AT_THE_OTHER = {"mode": "on_site", "station": "ST-410902102"}
SOMEBODY_ELSE = [{"person": "P-6H3JK", "as": "full_time", "side": "internal"}]
BOTH = [{"person": "P-4T8NC"}, {"person": "P-9M2AB"}]
# Every session is hosted by a station too, so "somebody is named in both" is not "something is".
SAME_DAY = [
    {"id": "ST-410902101", "travel_minutes": [{"station": "ST-410902102", "minutes": 400}]},
    {"id": "ST-410902102", "division_code": "410902102"},
    {"id": "P-6H3JK"},
    {"id": "S-20220615-AAAAA", "mode": "on_site"},
    {"id": "S-20220615-BBBBB", **AT_THE_OTHER},
    {"id": "S-20220615-CCCCC", "start": "15:01", "end": "16:00", **AT_THE_OTHER},
    {"id": "S-20220615-DDDDD", "supervisors": SOMEBODY_ELSE, "attendees": [{"person": "P-4T8NC"}]},
    {"id": "S-20220615-EEEEE", "supervisors": SOMEBODY_ELSE, "attendees": [{"person": "P-9M2AB"}]},
    {"id": "S-20220616-AAAAA", "date": "2022-06-16"},
]
THAT_DAY = {f"S-20220615-{each * 5}" for each in "ABCE"}
ON_LEAVE = [
    {"id": "P-6H3JK"},
    {"id": "L-20220615-AAAAA", "from": "2022-06-15", "to": "2022-06-16"},
    {"id": "L-20220701-AAAAA", "person": "P-6H3JK", "from": "2022-07-01", "to": "2022-07-01"},
    {"id": "S-20220614-AAAAA", "date": "2022-06-14"},
    {"id": "S-20220615-AAAAA"},
    {"id": "S-20220615-BBBBB", "attendees": [{"person": "P-6H3JK"}]},
    {"id": "S-20220616-AAAAA", "date": "2022-06-16", "attendees": BOTH},
    {"id": "S-20220617-AAAAA", "date": "2022-06-17"},
    {"id": "S-20220701-AAAAA", "date": "2022-07-01", "attendees": [{"person": "P-6H3JK"}]},
]


@pytest.mark.parametrize(
    ("code", "records", "judged", "expected"),
    [
        ("SUP304", SAME_DAY, "S-20220615-AAAAA", THAT_DAY),
        ("SUP304", SAME_DAY, "P-9M2AB", set()),
        ("SUP310", SAME_DAY, "S-20220615-AAAAA", THAT_DAY),
        ("SUP311", ON_LEAVE, "L-20220615-AAAAA", {"S-20220615-AAAAA", "S-20220616-AAAAA"}),
        ("SUP311", ON_LEAVE, "P-9M2AB", set()),
    ],
)
def test_beside(code: str, records: Sequence[Mapping[str, Any]], judged: str, expected: set[str]) -> None:
    rule = rules.get(code)
    assert rule.beside and rule.check
    with in_memory(Case(code, "beside", {"records": records}).files(), AS_OF) as state:
        facts = state.facts
        facts.connection.execute("CREATE TEMP TABLE judged (id TEXT PRIMARY KEY)")
        facts.connection.execute("INSERT INTO judged VALUES (?)", (judged,))
        assert {record for (record,) in facts.rows(rule.beside)} == expected
        found = {hit.record: hit.discriminator for hit in rule.check(facts)}
        assert {each for each, other in found.items() if judged in {each, other}} <= expected | {judged}
        assert found


def test_every_rule_beside_is_asked_here() -> None:
    beside = {code for code in rules.queried() if rules.get(code).beside}
    assert beside == {"SUP304", "SUP310", "SUP311"}
    assert beside <= {each.code for each in CASES}
